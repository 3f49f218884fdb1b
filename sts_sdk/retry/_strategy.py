"""How one client retries: its RetryPolicy, its ClientConfiguration and the surroundings, resolved once."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import cbrt, floor
from typing import TYPE_CHECKING, Final, Protocol

from sts_sdk._exceptions import AmazonClientException
from sts_sdk.internal._fork import ForkLock
from sts_sdk.retry._mode import MODE_RETRIES, RetryMode, configured_attempts, configured_mode

if TYPE_CHECKING:
    # A client that is built, and a call that goes well, need none of these.
    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk.retry._interfaces import BackoffLike
    from sts_sdk.retry._policy import RetryPolicy

_COST_LEGACY: Final = 5
_COST_STANDARD: Final = 14
_COST_STANDARD_THROTTLED: Final = 5

# Of the sending rate of mode ADAPTIVE.
_BETA: Final = 0.7
_SCALE: Final = 0.4
_SMOOTHING: Final = 0.8
_MINIMUM_RATE: Final = 0.5
_MINIMUM_CAPACITY: Final = 1.0


class RetryChoices(Protocol):
    """The settings of a ClientConfiguration that a strategy reads."""

    @property
    def given_retry_policy(self) -> RetryPolicy | None: ...
    def getRetryMode(self) -> RetryMode | None: ...
    def getMaxErrorRetry(self) -> int: ...
    def useThrottledRetries(self) -> bool: ...
    def getMaxConsecutiveRetriesBeforeThrottling(self) -> int: ...


class RetryQuota:
    """Tokens that all calls of one client share: a retry costs some, and a success gives them back.

    While the quota is full, which is so in a healthy client, ``release`` takes no lock.
    """

    __slots__ = ("_lock", "available", "capacity")

    def __init__(self, capacity: int) -> None:
        self.capacity: int = capacity
        self.available: int = capacity
        self._lock = ForkLock()

    def acquire(self, cost: int) -> bool:
        """Take ``cost`` tokens; False, and nothing taken, if there are not enough."""
        with self._lock.current():
            if cost > self.available:
                return False
            self.available -= cost
            return True

    def release(self, tokens: int) -> None:
        """Give tokens back, never above the capacity."""
        if self.available == self.capacity:
            return
        with self._lock.current():
            self.available = min(self.available + tokens, self.capacity)


class SendingRate:
    """How many attempts a second a client may send in mode ADAPTIVE: without limit until the service throttles it.

    The rate follows the cubic curve that the AWS SDKs share. A throttled answer cuts it to 0.7; then it rises again,
    slowly around the rate at which the client was throttled last, faster above that rate.

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


class RetryStrategy:
    """Decides about retries for all calls of one client. It is safe for threads; its mode and numbers never change."""

    __slots__ = ("_given", "fast_fail", "max_retries", "mode", "quota", "rate")

    def __init__(self, settings: RetryChoices, monotonic: Callable[[], float] = time.monotonic) -> None:
        policy = self._given = settings.given_retry_policy
        self.mode: RetryMode = settings.getRetryMode() or (
            configured_mode() if policy is None else policy.getRetryMode()
        )
        self.max_retries: int = _max_retries(policy, settings, self.mode)
        self.fast_fail: bool = policy is not None and policy.isFastFailRateLimiting()
        self.quota: RetryQuota | None = (
            RetryQuota(_COST_LEGACY * settings.getMaxConsecutiveRetriesBeforeThrottling())
            if settings.useThrottledRetries()
            else None
        )
        self.rate: SendingRate | None = SendingRate(monotonic) if self.mode is RetryMode.ADAPTIVE else None

    def wants_retry(
        self, request: AmazonWebServiceRequest, exception: AmazonClientException, retries: int, skewed: bool = False
    ) -> bool:
        """Whether the policy asks for another attempt after ``retries`` retries.

        ``skewed`` says that the clock was wrong by enough to explain a refused signature. Otherwise the secret is
        wrong: LEGACY tries again, as Java does, and the other modes do not.
        """
        if retries >= self.max_retries:
            return False
        from sts_sdk.retry._conditions import is_hopeless  # noqa: PLC0415 -- only a call that fails needs it

        if self.mode is not RetryMode.LEGACY and (is_hopeless(exception) or self._is_wrong_secret(exception, skewed)):
            return False
        return self._policy().getRetryCondition().shouldRetry(request, exception, retries)

    def _policy(self) -> RetryPolicy:
        """The policy that was given, else the default one."""
        if self._given is not None:
            return self._given
        from sts_sdk.retry._predefined import PredefinedRetryPolicies  # noqa: PLC0415 -- only a call that fails needs it

        return PredefinedRetryPolicies.DEFAULT

    def _backoff(self) -> BackoffLike:
        policy = self._policy()
        if not policy.mode_backoff:
            return policy.getBackoffStrategy()
        from sts_sdk.retry._predefined import PredefinedRetryPolicies  # noqa: PLC0415 -- only a call that fails needs it

        return PredefinedRetryPolicies.getDefaultBackoffStrategy(self.mode)

    def _is_wrong_secret(self, exception: AmazonClientException, skewed: bool) -> bool:
        """Whether the secret is wrong. A caller's own condition decides about that itself."""
        from sts_sdk.retry._conditions import (  # noqa: PLC0415 -- only a call that fails needs them
            DEFAULT_RETRY_CONDITION,
            is_clock_skew,
        )

        return not skewed and is_clock_skew(exception) and self._policy().getRetryCondition() == DEFAULT_RETRY_CONDITION

    def delay(
        self, request: AmazonWebServiceRequest, exception: AmazonClientException, retries: int, asked: str | None
    ) -> int:
        """Milliseconds to wait before the next attempt; ``asked`` is the answer's header ``x-amz-retry-after``."""
        from sts_sdk.retry._backoff import with_retry_after  # noqa: PLC0415 -- only a call that fails needs it

        computed = self._backoff().delayBeforeNextRetry(request, exception, retries)
        return computed if self.mode is RetryMode.LEGACY else with_retry_after(computed, asked)

    def cost(self, exception: AmazonClientException) -> int:
        """The tokens that a retry after this failure costs."""
        from sts_sdk.retry._conditions import is_throttling  # noqa: PLC0415 -- only a call that fails needs it

        throttled = is_throttling(exception)
        if self.mode is RetryMode.LEGACY:
            return 0 if throttled else _COST_LEGACY
        return _COST_STANDARD_THROTTLED if throttled else _COST_STANDARD


def _max_retries(policy: RetryPolicy | None, settings: RetryChoices, mode: RetryMode) -> int:
    configured = settings.getMaxErrorRetry()
    if configured >= 0 and (policy is None or policy.isMaxErrorRetryInClientConfigHonored()):
        return configured
    attempts = configured_attempts()
    if attempts is not None:
        return attempts - 1
    return MODE_RETRIES[mode] if policy is None or policy.mode_retries else policy.getMaxErrorRetry()
