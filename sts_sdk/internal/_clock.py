"""The time. A module of its own, below all others, whose functions tests and skew corrections replace."""

from __future__ import annotations

from datetime import UTC, datetime
from time import time


def now() -> datetime:
    """The current time, aware, in UTC."""
    return datetime.now(UTC)


def seconds() -> float:
    """The current time in seconds since 1970 in UTC: for what is asked so often that a datetime costs too much."""
    return time()
