"""How often a fleet asks STS: the rule by which providers renew their sessions, for many of them at once."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import NamedTuple

from sts_sdk.auth._refreshing import advisory_window

MANDATORY = 60.0  # seconds before expiry at which a renewal can wait no longer
QUOTA = 600  # calls a second, AWS's usual limit for one account in one region (IAM User Guide, STS quotas)


class Fleet(NamedTuple):
    """Workers that all start at second 0 and are always busy, each with a session of its own."""

    workers: int = 100_000
    hours: int = 12
    session: int = 3600
    jitter: float = 0.0

    def calls(self, seed: int = 2026) -> list[int]:
        """How many renewals STS sees in each second; the first sessions, all at second 0, are not counted."""
        uniform = random.Random(seed).random  # noqa: S311 -- a simulation
        end = self.hours * 3600
        window = advisory_window(timedelta(seconds=self.session)).total_seconds()
        earliest, spread = self.session - window, (window - min(MANDATORY, window)) * self.jitter
        seconds = [0] * end
        for _ in range(self.workers):
            # Up to jitter times the time between advisory and mandatory window is waited, at random.
            now = earliest + spread * uniform()
            while now < end:
                seconds[int(now)] += 1
                now += earliest + spread * uniform()
        return seconds


def by_quarter(calls: list[int], hours: int = 3) -> list[tuple[int, int, int]]:
    """Quarters of the first hours: first second, how many calls, and the most in one second."""
    quarters = range(0, min(len(calls), hours * 3600), 900)
    return [(first, sum(calls[first : first + 900]), max(calls[first : first + 900])) for first in quarters]


def seconds_over_quota(calls: list[int]) -> int:
    """In how many seconds STS would refuse some of the calls."""
    return sum(count > QUOTA for count in calls)
