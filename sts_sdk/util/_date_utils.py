"""Times as the services write them (com.amazonaws.util.DateUtils)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
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

    @staticmethod
    def parseCompressedISO8601Date(dateString: str) -> datetime:
        """A time such as ``20260102T030405Z``; IllegalArgumentException if it is none."""
        try:
            return datetime.strptime(dateString, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError as unreadable:
            raise _invalid(dateString) from unreadable

    @staticmethod
    def parseServiceSpecificDate(dateString: str | None) -> datetime | None:
        """Seconds since 1970 with up to three places behind the point; IllegalArgumentException if it is no number."""
        return None if dateString is None else _since_1970(dateString, 1)

    @staticmethod
    def formatServiceSpecificDate(date: datetime | None) -> str | None:
        """Seconds since 1970 with three places behind the point: ``1767323045.006``."""
        return None if date is None else f"{_utc(date).timestamp():.3f}"

    @staticmethod
    def parseUnixTimestampInMillis(dateString: str | None) -> datetime | None:
        """Milliseconds since 1970; IllegalArgumentException if it is no number."""
        return None if dateString is None else _since_1970(dateString, 1000)

    @staticmethod
    def formatUnixTimestampInMills(date: datetime | None) -> str | None:
        """Milliseconds since 1970."""
        return None if date is None else str(round(_utc(date).timestamp() * 1000))

    @staticmethod
    def cloneDate(date: datetime | None) -> datetime | None:
        """The same time: a datetime does not change."""
        return date

    @staticmethod
    def numberOfDaysSinceEpoch(milliSinceEpoch: int) -> int:
        """Whole days since 1970."""
        return milliSinceEpoch // 86_400_000


def _since_1970(text: str, parts: int) -> datetime:
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=round(float(text) * 1000 / parts))
    except (ValueError, OverflowError) as unreadable:
        raise _invalid(text) from unreadable


def _utc(date: datetime) -> datetime:
    if date.tzinfo is None:
        raise IllegalArgumentException(
            f"{date.isoformat()} has no time zone: give an aware datetime, such as datetime.now(UTC)."
        )
    return date.astimezone(UTC)


def _invalid(text: str) -> IllegalArgumentException:
    return IllegalArgumentException(f"{text!r} is not a time that can be read.")
