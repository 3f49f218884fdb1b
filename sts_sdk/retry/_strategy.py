"""What one client does about failures: a RetryPolicy, a configuration and the surroundings, resolved once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sts_sdk import retry
from sts_sdk.internal._face import late
from sts_sdk.internal._fork import ForkLock
from sts_sdk.retry._mode import MODE_RETRIES, RetryMode, configured_attempts, configured_mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final, Protocol

    from sts_sdk._exceptions import AmazonClientException
    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk.retry._backoff import with_retry_after
    from sts_sdk.retry._conditions import is_clock_skew, is_hopeless, is_throttling
    from sts_sdk.retry._interfaces import BackoffLike
    from sts_sdk.retry._policy import RetryPolicy
    from sts_sdk.retry._rate import SendingRate

    class RetrySettings(Protocol):
        """What is asked of a ClientConfiguration."""

        @property
        def given_retry_policy(self) -> RetryPolicy | None: ...
        def getRetryMode(self) -> RetryMode | None: ...
        def getMaxErrorRetry(self) -> int: ...
        def useThrottledRetries(self) -> bool: ...
        def getMaxConsecutiveRetriesBeforeThrottling(self) -> int: ...
else:
    # For calls that fail; most do not.
    (with_retry_after,) = late(globals(), "sts_sdk.retry._backoff", "with_retry_after")
    is_clock_skew, is_hopeless, is_throttling = late(
        globals(), "sts_sdk.retry._conditions", "is_clock_skew is_hopeless is_throttling"
    )
    (SendingRate,) = late(globals(), "sts_sdk.retry._rate", "SendingRate")

_COST_LEGACY: Final = 5
_COST_STANDARD: Final = 14
_COST_STANDARD_THROTTLED: Final = 5


class RetryQuota:
    """Tokens that retries cost and successes give back; shared by all calls of one client.

    A full bucket, which is what a healthy client has, is looked at without a lock.
    """

    __slots__ = ("_lock", "available", "capacity")

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.available = capacity
        self._lock = ForkLock()

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


class RetryStrategy:
    """Decides for all calls of one client. Safe for threads; the mode and the numbers never change."""

    __slots__ = ("_given", "fast_fail", "max_retries", "mode", "quota", "rate")

    def __init__(self, settings: RetrySettings, monotonic: Callable[[], float] = time.monotonic) -> None:
        policy = self._given = settings.given_retry_policy
        self.mode = settings.getRetryMode() or (configured_mode() if policy is None else policy.getRetryMode())
        self.max_retries = _max_retries(policy, settings, self.mode)
        self.fast_fail = policy is not None and policy.isFastFailRateLimiting()
        self.quota = (
            RetryQuota(_COST_LEGACY * settings.getMaxConsecutiveRetriesBeforeThrottling())
            if settings.useThrottledRetries()
            else None
        )
        self.rate = SendingRate(monotonic) if self.mode is RetryMode.ADAPTIVE else None

    def wants_retry(
        self, request: AmazonWebServiceRequest, exception: AmazonClientException, retries: int, skewed: bool = False
    ) -> bool:
        """Whether the policy asks for another attempt; ``retries`` is how many there were.

        ``skewed``: the clock was off by enough to explain a refused signature. Otherwise a refused signature is a
        wrong secret, which LEGACY tries again as Java does, and the other modes do not.
        """
        if retries >= self.max_retries:
            return False
        if self.mode is not RetryMode.LEGACY and (is_hopeless(exception) or self._is_wrong_secret(exception, skewed)):
            return False
        return self._policy().getRetryCondition().shouldRetry(request, exception, retries)

    def _policy(self) -> RetryPolicy:
        """The policy in force; the default one is loaded when the first call fails."""
        return self._given or retry.PredefinedRetryPolicies.DEFAULT

    def _backoff(self) -> BackoffLike:
        policy = self._policy()
        if policy.mode_backoff:
            return retry.PredefinedRetryPolicies.getDefaultBackoffStrategy(self.mode)
        return policy.getBackoffStrategy()

    def _is_wrong_secret(self, exception: AmazonClientException, skewed: bool) -> bool:
        default = retry.PredefinedRetryPolicies.DEFAULT_RETRY_CONDITION
        return not skewed and is_clock_skew(exception) and self._policy().getRetryCondition() == default

    def delay(
        self, request: AmazonWebServiceRequest, exception: AmazonClientException, retries: int, asked: str | None
    ) -> int:
        """Milliseconds before the next attempt; ``asked`` is the answer's ``x-amz-retry-after``."""
        computed = self._backoff().delayBeforeNextRetry(request, exception, retries)
        return computed if self.mode is RetryMode.LEGACY else with_retry_after(computed, asked)

    def cost(self, exception: AmazonClientException) -> int:
        """The tokens that a retry after this failure costs."""
        throttled = is_throttling(exception)
        if self.mode is RetryMode.LEGACY:
            return 0 if throttled else _COST_LEGACY
        return _COST_STANDARD_THROTTLED if throttled else _COST_STANDARD


def _max_retries(policy: RetryPolicy | None, settings: RetrySettings, mode: RetryMode) -> int:
    configured = settings.getMaxErrorRetry()
    if configured >= 0 and (policy is None or policy.isMaxErrorRetryInClientConfigHonored()):
        return configured
    attempts = configured_attempts()
    if attempts is not None:
        return attempts - 1
    return MODE_RETRIES[mode] if policy is None or policy.mode_retries else policy.getMaxErrorRetry()
