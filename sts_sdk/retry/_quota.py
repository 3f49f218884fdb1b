"""How many retries a client may make while calls keep failing: a bucket of tokens."""

from __future__ import annotations

from _thread import allocate_lock  # threading's, without what else that loads


class RetryQuota:
    """Tokens that retries cost and successes give back; shared by all calls of one client.

    A full bucket, which is what a healthy client has, is looked at without a lock.
    """

    __slots__ = ("_lock", "available", "capacity")

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.available = capacity
        self._lock = allocate_lock()

    def acquire(self, cost: int) -> bool:
        """Take ``cost`` tokens; False, and nothing taken, if there are not enough."""
        with self._lock:
            if cost > self.available:
                return False
            self.available -= cost
            return True

    def release(self, tokens: int) -> None:
        """Give tokens back, never above the capacity."""
        if self.available == self.capacity:
            return
        with self._lock:
            self.available = min(self.available + tokens, self.capacity)
