"""Conditions on numbers."""

from __future__ import annotations

from sts_sdk.auth.policy._condition import Condition
from sts_sdk.auth.policy.conditions._comparison import Comparison, name_of


class NumericCondition(Condition):
    """Compares a number (com.amazonaws.auth.policy.conditions.NumericCondition)."""

    class NumericComparisonType(Comparison):
        """How numbers are compared (com.amazonaws.auth.policy.conditions.NumericCondition.NumericComparisonType)."""

        NumericEquals = "NumericEquals"
        NumericGreaterThan = "NumericGreaterThan"
        NumericGreaterThanEquals = "NumericGreaterThanEquals"
        NumericLessThan = "NumericLessThan"
        NumericLessThanEquals = "NumericLessThanEquals"
        NumericNotEquals = "NumericNotEquals"

    def __init__(self, type: NumericComparisonType, key: str, value: str) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(name_of(type, self.NumericComparisonType)).withConditionKey(key).withValues(value)
