"""Times on the wire: every ISO 8601 form that services write, and seconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BASIC_DATE: Final = 8  # 20300102 is a day, not a second of August 1970


def parse_date(text: str) -> datetime:
    """The time in UTC, to the millisecond, as Java's Date; one without an offset is UTC already.

    Raises ValueError or OverflowError if the text is no date, or none between the years 1 and 9999.
    """
    text = text.strip()
    if _is_number(text):
        return _EPOCH + timedelta(seconds=float(text))
    at = datetime.fromisoformat(text.removeprefix("+")) if ":60" not in text and "24:00" not in text else _carried(text)
    at = at.replace(microsecond=at.microsecond // 1000 * 1000, tzinfo=at.tzinfo or UTC)
    return at if at.tzinfo is UTC else at.astimezone(UTC)


def utc_time(year: int, month: int, day: int, hour: int, minute: int, second: int) -> datetime:
    """A time in UTC; a ValueError if there is none such."""
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def iso_date(value: datetime) -> str:
    """The time in UTC as requests carry it: ``2030-01-02T03:04:05Z``, with a fraction only if there is one."""
    at = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    return at.replace(tzinfo=None).isoformat() + "Z"


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.replace(".", "", 1).isdecimal() and not (digits.isdecimal() and len(digits) == _BASIC_DATE)


def _carried(text: str) -> datetime:
    """A leap second (23:59:60) or a day's last midnight (24:00), which ISO 8601 has and Python has not."""
    if "T24:00" in text:
        return datetime.fromisoformat(text.replace("T24:00", "T00:00")) + timedelta(days=1)
    return datetime.fromisoformat(text.replace(":60", ":59")) + timedelta(seconds=1)
