"""Conditions on times."""

from __future__ import annotations

from datetime import UTC, datetime

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._condition import Condition
from sts_sdk.auth.policy.conditions._comparison import Comparison, name_of
from sts_sdk.auth.policy.conditions._keys import CURRENT_TIME


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
        self.withType(name_of(type, self.DateComparisonType)).withConditionKey(CURRENT_TIME).withValues(_iso(date))


def _iso(date: datetime) -> str:
    if not isinstance(date, datetime):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"The date must be a datetime, not {type(date).__name__}.")
    if date.tzinfo is None:
        raise IllegalArgumentException(f"The time {date.isoformat()} has no time zone; use datetime.now(UTC), say.")
    return f"{date.astimezone(UTC).isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"
