"""A clock that the test holds in its hands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """A time that only moves when it is told to."""

    def __init__(self, start: datetime = datetime(2030, 1, 2, tzinfo=UTC)) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time

    def seconds(self) -> float:
        return self.time.timestamp()

    def advance(self, **delta: float) -> None:
        self.time += timedelta(**delta)
