"""Times as the services write them (com.amazonaws.util.DateUtils)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from sts_sdk._exceptions import IllegalArgumentException


class DateUtils:
    """Reads and writes times (com.amazonaws.util.DateUtils): aware datetimes, in UTC."""

    @staticmethod
    def parseISO8601Date(dateString: str) -> datetime:
        """A time such as ``2026-01-02T03:04:05Z``, fractions or not; IllegalArgumentException if it is none."""
        try:
            read = datetime.fromisoformat(dateString)
        except ValueError as unreadable:
            raise _invalid(dateString) from unreadable
        return _utc(read.replace(tzinfo=UTC) if read.tzinfo is None else read)

    @staticmethod
    def formatISO8601Date(date: datetime) -> str:
        """``2026-01-02T03:04:05.006Z``."""
        return _utc(date).strftime("%Y-%m-%dT%H:%M:%S.") + f"{date.microsecond // 1000:03d}Z"

    @staticmethod
    def parseRFC822Date(dateString: str | None) -> datetime | None:
        """A time such as ``Fri, 02 Jan 2026 03:04:05 GMT``; None stays None, IllegalArgumentException if it is none."""
        if dateString is None:
            return None
        try:
            read = parsedate_to_datetime(dateString)
        except ValueError as unreadable:
            raise _invalid(dateString) from unreadable
        return _utc(read.replace(tzinfo=UTC) if read.tzinfo is None else read)

    @staticmethod
    def formatRFC822Date(date: datetime) -> str:
        """``Fri, 02 Jan 2026 03:04:05 GMT``."""
        return format_datetime(_utc(date), usegmt=True)


def _utc(date: datetime) -> datetime:
    if date.tzinfo is None:
        raise IllegalArgumentException(
            f"{date.isoformat()} has no time zone: give an aware datetime, such as datetime.now(UTC)."
        )
    return date.astimezone(UTC)


def _invalid(text: str) -> IllegalArgumentException:
    return IllegalArgumentException(f"{text!r} is not a time that can be read.")
