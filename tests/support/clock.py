"""A clock that only moves when a test tells it to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """The current time, as a test sets it."""

    def __init__(self, start: datetime = datetime(2030, 1, 2, tzinfo=UTC)) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time

    def seconds(self) -> float:
        return self.time.timestamp()

    def advance(self, **delta: float) -> None:
        self.time += timedelta(**delta)
