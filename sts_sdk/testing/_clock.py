"""The clock of the local AWS. A test moves it instead of sleeping, and reads the times that signatures state by it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._clock import now

ISO_BASIC = "%Y%m%dT%H%M%SZ"
ISO_SECONDS = "%Y-%m-%dT%H:%M:%SZ"
WINDOW = timedelta(minutes=15)
"""How far a signing time may be off."""


def basic_format(date: str) -> str:
    """A Date header rewritten in ISO 8601 basic format, which signatures use; any other text unchanged."""
    try:
        return parsedate_to_datetime(date).astimezone(UTC).strftime(ISO_BASIC)
    except ValueError:
        return date


def parse_signing_time(timestamp: str) -> datetime | None:
    """The signing time that a request states; None unless it is in ISO 8601 basic format."""
    if not re.fullmatch("[0-9]{8}T[0-9]{6}Z", timestamp):  # strptime also accepts single digits and spaces
        return None
    try:
        return datetime.strptime(timestamp, ISO_BASIC).replace(tzinfo=UTC)
    except ValueError:
        return None


class Clock:
    """The service's time: the real time, plus the skew, plus every advance.

    A client signs by the real time, or, if it takes a clock, by ``aws.clock.now``; one that corrects itself may stand
    somewhere between. After an ``advance`` all of these count as right: time has passed for everyone. ``skew`` puts the
    service's clock off from its clients' instead.
    """

    def __init__(self) -> None:
        self._advanced = timedelta()
        self._skew = timedelta()

    def now(self) -> datetime:
        """The service's time, in UTC, with its time zone."""
        return now() + self._skew + self._advanced

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass: sessions, tokens, codes and presigned URLs grow older at once."""
        self._advanced += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)

    def skew(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Put the service's clock ahead of its clients' (behind, if negative). Zero puts it right again."""
        self._skew = timedelta(hours=hours, minutes=minutes, seconds=seconds)

    def set(self, when: datetime) -> None:
        """Move the service's time to a moment, from which it goes on; clients by the real time count as right.

        IllegalArgumentException if the moment has no time zone.
        """
        if when.tzinfo is None:
            raise IllegalArgumentException(f"when is {when}, which has no time zone: give one, as in {when}Z")
        self._advanced += when - self.now()

    def gap(self, signed: datetime) -> timedelta:
        """How far a signing time is ahead of the service (behind, if negative), not counting advances."""
        moment = self.now()
        earliest, latest = sorted((moment - self._advanced, moment))
        return max(signed - latest, timedelta()) + min(signed - earliest, timedelta())

    def __repr__(self) -> str:
        return f"Clock({self.now():{ISO_SECONDS}})"
