"""Conditions on times."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._condition import Condition
from sts_sdk.auth.policy.conditions._comparison import Comparison
from sts_sdk.auth.policy.conditions._keys import CURRENT_TIME

if TYPE_CHECKING:
    from datetime import datetime


class DateCondition(Condition):
    """Compares the current time (com.amazonaws.auth.policy.conditions.DateCondition)."""

    class DateComparisonType(Comparison):
        """How times are compared (com.amazonaws.auth.policy.conditions.DateCondition.DateComparisonType)."""

        DateEquals = "DateEquals"
        DateGreaterThan = "DateGreaterThan"
        DateGreaterThanEquals = "DateGreaterThanEquals"
        DateLessThan = "DateLessThan"
        DateLessThanEquals = "DateLessThanEquals"
        DateNotEquals = "DateNotEquals"

    def __init__(self, type: DateComparisonType, date: datetime) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(type.name).withConditionKey(CURRENT_TIME).withValues(_iso(date))


def _iso(date: datetime) -> str:
    if date.tzinfo is None:
        raise IllegalArgumentException(f"The time {date.isoformat()} has no time zone; use datetime.now(UTC), say.")
    return f"{date.astimezone(UTC).isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"
