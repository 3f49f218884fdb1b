"""Times as text: every ISO 8601 form that services and tools write, seconds since 1970, HTTP's, Java's."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BASIC_DATE: Final = 8  # 20300102 is a day, not a second of August 1970

# Both Java's Date.toString and HTTP are English whatever the locale, so strftime cannot write it.
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def parse_date(text: str) -> datetime:
    """The time in UTC, to the millisecond, as Java's Date; one without an offset is UTC already.

    Raises ValueError or OverflowError if the text is no date, or none between the years 1 and 9999.
    """
    text = text.strip()
    if _looks_like_number(text):
        return _EPOCH + timedelta(seconds=float(text))
    at = _iso_time(text)
    finer = at.microsecond % 1000
    return at - timedelta(microseconds=finer) if finer else at


def parse_time(text: str) -> datetime | None:
    """The time in UTC that a credential document or a token cache says in ISO 8601; None if the text is none.

    Without an offset it is UTC already; older files of the AWS CLI end in ``UTC`` in place of ``Z``.
    """
    try:
        return _iso_time(text.strip().removesuffix("UTC").rstrip())
    except (ValueError, OverflowError):
        return None


def http_date(text: str) -> datetime | None:
    """``Tue, 24 Nov 2026 11:21:19 GMT`` (RFC 9110); None for anything else."""
    parts = text.split()
    if len(parts) != 6 or parts[5] not in {"GMT", "UTC", "+0000"} or parts[2] not in _MONTHS:
        return None
    return clock_time(parts[3], str(_MONTHS.index(parts[2]) + 1), parts[1], *parts[4].split(":"))


def clock_time(*digits: str) -> datetime | None:
    """Year to second as a server's clock may show them, in UTC; None if they are no such time."""
    if len(digits) != 6 or not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in digits):
        return None
    year, month, day, hour, minute, second = map(int, digits)
    # A time outside of these years is no clock's; it also keeps the arithmetic within what datetime can hold.
    if not 1970 <= year <= 2200:
        return None
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def java_date(value: datetime) -> str:
    """A time as Java's ``Date.toString`` writes it, in UTC: ``Wed Jan 02 03:04:05 UTC 2030``."""
    at = value.astimezone(UTC)
    day, month = _DAYS[at.weekday()], _MONTHS[at.month - 1]
    return f"{day} {month} {at.day:02} {at:%H:%M:%S} UTC {at.year}"


def iso_date(value: datetime) -> str:
    """The time in UTC as requests carry it: ``2030-01-02T03:04:05Z``, with a fraction only if there is one."""
    at = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    return at.replace(tzinfo=None).isoformat() + "Z"


def _looks_like_number(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.replace(".", "", 1).isdecimal() and not (digits.isdecimal() and len(digits) == _BASIC_DATE)


def _iso_time(text: str) -> datetime:
    text = text.removeprefix("+").upper()  # RFC 3339 allows a small t and z
    at = (_carried(text) if "60" in text or "24" in text else None) or datetime.fromisoformat(text)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def _carried(text: str) -> datetime | None:
    """A leap second (23:59:60) or a day's last midnight (24:00), which ISO 8601 has and Python has not; else None."""
    day, _, clock = text.partition("T" if "T" in text else " ")
    if clock[:2] == "24":
        midnight = datetime.fromisoformat(f"{day}T00{clock[2:]}")
        if midnight.time() != time.min:
            raise ValueError("a day ends at 24:00")
        return midnight + timedelta(days=1)
    # 23:59:60 or 235960; digits that are part of the offset are no seconds.
    at = 6 if clock[2:6:3] == "::" else 4 if clock[:6].isdigit() else len(clock)
    if clock[at : at + 2] != "60":
        return None
    return datetime.fromisoformat(f"{day}T{clock[:at]}59{clock[at + 2 :]}") + timedelta(seconds=1)
