"""Conditions on truth."""

from __future__ import annotations

from sts_sdk.auth.policy._condition import Condition


class BooleanCondition(Condition):
    """Compares a key that is true or false (com.amazonaws.auth.policy.conditions.BooleanCondition)."""

    def __init__(self, key: str, value: bool) -> None:
        super().__init__()
        self.withType("Bool").withConditionKey(key).withValues("true" if value else "false")
