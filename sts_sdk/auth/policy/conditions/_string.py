"""Conditions on text."""

from __future__ import annotations

from sts_sdk.auth.policy._condition import Condition
from sts_sdk.auth.policy.conditions._comparison import Comparison, name_of


class StringCondition(Condition):
    """Compares text (com.amazonaws.auth.policy.conditions.StringCondition)."""

    class StringComparisonType(Comparison):
        """How text are compared (com.amazonaws.auth.policy.conditions.StringCondition.StringComparisonType)."""

        StringEquals = "StringEquals"
        StringEqualsIgnoreCase = "StringEqualsIgnoreCase"
        StringLike = "StringLike"
        StringNotEquals = "StringNotEquals"
        StringNotEqualsIgnoreCase = "StringNotEqualsIgnoreCase"
        StringNotLike = "StringNotLike"

    def __init__(self, type: StringComparisonType, key: str, value: str) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(name_of(type, self.StringComparisonType)).withConditionKey(key).withValues(value)
