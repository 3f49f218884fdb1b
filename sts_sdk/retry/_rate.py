"""The sending rate of mode ADAPTIVE: a client that is throttled sends no faster than the service accepts.

The rate follows the cubic curve that the AWS SDKs share. A throttled answer cuts it to 0.7; then it rises again,
slowly around the rate at which the client was throttled last, faster above that rate.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cbrt, floor
from typing import Final

from sts_sdk.internal._fork import ForkLock

_BETA: Final = 0.7
_SCALE: Final = 0.4
_SMOOTHING: Final = 0.8
_MINIMUM_RATE: Final = 0.5
_MINIMUM_CAPACITY: Final = 1.0


class SendingRate:
    """How many attempts a second a client may send: without limit until the service throttles it.

    ``monotonic`` gives seconds. The one lock is held for arithmetic only, never while waiting.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = ForkLock()
        self._enabled = False
        self._fill_rate = 0.0
        self._capacity = 0.0
        self._tokens = 0.0
        self._filled_at: float | None = None
        self._measured = 0.0
        self._bucket = float(floor(monotonic()))
        self._count = 0
        self._rate_at_throttle = 0.0
        self._throttled_at = monotonic()

    def wait_before_sending(self) -> float:
        """Take one token, and say how many seconds to wait for it: 0 if there was one."""
        with self._lock.current():
            if not self._enabled:
                return 0.0
            self._refill()
            self._tokens -= 1
            return max(0.0, -self._tokens / self._fill_rate)

    def give_back(self) -> None:
        """Return the token of an attempt that will not be sent."""
        with self._lock.current():
            self._tokens = min(self._tokens + 1, self._capacity)

    def record(self, throttled: bool) -> None:
        """Set the rate anew after an answer; ``throttled`` says whether the service throttled the attempt."""
        with self._lock.current():
            now = self._monotonic()
            self._measure(now)
            rate = self._slower(now) if throttled else self._faster(now)
            self._set_rate(min(rate, 2 * self._measured))

    def _measure(self, now: float) -> None:
        half_second = floor(now * 2) / 2
        self._count += 1
        if half_second > self._bucket:
            current = self._count / (half_second - self._bucket)
            self._measured = current * _SMOOTHING + self._measured * (1 - _SMOOTHING)
            self._count = 0
            self._bucket = half_second

    def _slower(self, now: float) -> float:
        rate = min(self._measured, self._fill_rate) if self._enabled else self._measured
        self._rate_at_throttle = rate
        self._throttled_at = now
        self._enabled = True
        return rate * _BETA

    def _faster(self, now: float) -> float:
        window = cbrt(self._rate_at_throttle * (1 - _BETA) / _SCALE)
        return _SCALE * (now - self._throttled_at - window) ** 3 + self._rate_at_throttle

    def _set_rate(self, rate: float) -> None:
        self._refill()
        self._fill_rate = max(rate, _MINIMUM_RATE)
        self._capacity = max(rate, _MINIMUM_CAPACITY)
        self._tokens = min(self._tokens, self._capacity)

    def _refill(self) -> None:
        now = self._monotonic()
        if self._filled_at is not None:
            self._tokens = min(self._capacity, self._tokens + (now - self._filled_at) * self._fill_rate)
        self._filled_at = now
