"""Conditions on ARNs."""

from __future__ import annotations

from sts_sdk.auth.policy._condition import Condition
from sts_sdk.auth.policy.conditions._comparison import Comparison, name_of


class ArnCondition(Condition):
    """Compares an ARN (com.amazonaws.auth.policy.conditions.ArnCondition)."""

    class ArnComparisonType(Comparison):
        """How ARNs are compared (com.amazonaws.auth.policy.conditions.ArnCondition.ArnComparisonType)."""

        ArnEquals = "ArnEquals"
        ArnLike = "ArnLike"
        ArnNotEquals = "ArnNotEquals"
        ArnNotLike = "ArnNotLike"

    def __init__(self, type: ArnComparisonType, key: str, value: str) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(name_of(type, self.ArnComparisonType)).withConditionKey(key).withValues(value)
