"""How long to wait before the next attempt. Times are milliseconds; retries count from 0."""

from __future__ import annotations

import os
from abc import abstractmethod
from typing import Final, Protocol, TypeAlias

from sts_sdk._exceptions import AmazonClientException, IllegalArgumentException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk.retry._conditions import is_throttling
from sts_sdk.retry._interfaces import BackoffStrategy, ByValue

MAX_BACKOFF: Final = 20_000
RETRY_AFTER_LEEWAY: Final = 5_000


class RetryPolicyContext(Protocol):
    """What a strategy may ask of a failed call (com.amazonaws.retry.v2.RetryPolicyContext)."""

    def exception(self) -> AmazonClientException | None:
        """Why the last attempt failed."""
        ...

    def retriesAttempted(self) -> int:
        """How many retries there were before this one."""
        ...


class ComputedBackoff(ByValue, BackoffStrategy):
    """A strategy that needs only the exception and the number of retries. It has both of Java's methods."""

    def delayBeforeNextRetry(
        self,
        originalRequest: AmazonWebServiceRequest | None,  # noqa: ARG002 -- Java's signature
        exception: AmazonClientException | None,
        retriesAttempted: int,
    ) -> int:
        """Milliseconds to wait; ``retriesAttempted`` is 0 before the first retry."""
        return self._delay(exception, retriesAttempted)

    def computeDelayBeforeNextRetry(self, context: RetryPolicyContext) -> int:
        """Milliseconds to wait, from a context with ``exception()`` and ``retriesAttempted()``."""
        return self._delay(context.exception(), context.retriesAttempted())

    @abstractmethod
    def _delay(self, exception: AmazonClientException | None, retries: int) -> int: ...


class _Bounded(ComputedBackoff):
    def __init__(self, baseDelay: int, maxBackoffTime: int) -> None:
        self._base = checked_positive(baseDelay, "Base delay")
        self._limit = checked_positive(maxBackoffTime, "Max backoff")


class ExponentialBackoffStrategy(_Bounded):
    """``baseDelay`` doubled for each retry, up to ``maxBackoffTime``; the same for every caller."""

    def _delay(self, exception: AmazonClientException | None, retries: int) -> int:  # noqa: ARG002 -- one signature
        return exponential(self._base, retries, self._limit)


class FullJitterBackoffStrategy(_Bounded):
    """A random time between 0 and the exponential delay, so that callers spread out."""

    def _delay(self, exception: AmazonClientException | None, retries: int) -> int:  # noqa: ARG002 -- one signature
        return full_jitter(self._base, retries, self._limit)


class EqualJitterBackoffStrategy(_Bounded):
    """Half of the exponential delay, and a random part of the other half."""

    def _delay(self, exception: AmazonClientException | None, retries: int) -> int:  # noqa: ARG002 -- one signature
        return equal_jitter(self._base, retries, self._limit)


class SDKDefaultBackoffStrategy(ComputedBackoff):
    """The default of LEGACY: full jitter, but equal jitter from a longer base while the service throttles.

    Without arguments the base is 100 ms, 500 ms while throttled, and the longest delay is 20 s.
    """

    def __init__(self, baseDelay: int = 100, throttledBaseDelay: int = 500, maxBackoff: int = MAX_BACKOFF) -> None:
        self._base = checked_positive(baseDelay, "Base delay")
        self._throttled_base = checked_positive(throttledBaseDelay, "Base delay")
        self._limit = checked_positive(maxBackoff, "Max backoff")

    def _delay(self, exception: AmazonClientException | None, retries: int) -> int:
        if is_throttling(exception):
            return equal_jitter(self._throttled_base, retries, self._limit)
        return full_jitter(self._base, retries, self._limit)


class StandardBackoff(ComputedBackoff):
    """Full jitter from 50 ms, from 1 s while the service throttles, up to 20 s: as all AWS SDKs since 2026."""

    def _delay(self, exception: AmazonClientException | None, retries: int) -> int:
        return full_jitter(1_000 if is_throttling(exception) else 50, retries, MAX_BACKOFF)


def exponential(base: int, retries: int, limit: int) -> int:
    """``base`` doubled ``retries`` times, at most ``limit``."""
    # 2 ** 30 ms is above any limit in use; more doublings would only make a long number.
    return min(base << retries, limit) if 0 <= retries <= 30 else limit


def jitter(ceiling: int) -> int:
    """A whole number from 0 to ``ceiling``, both included."""
    # Not random.randint: to import random would cost a cold start more than to import all of this package.
    return int.from_bytes(os.urandom(7), "big") * (ceiling + 1) >> 56


def full_jitter(base: int, retries: int, limit: int) -> int:
    """A random part of the exponential delay."""
    return jitter(exponential(base, retries, limit))


def equal_jitter(base: int, retries: int, limit: int) -> int:
    """Half of the exponential delay and a random part of the other half."""
    half = exponential(base, retries, limit) // 2
    return half + jitter(half)


def with_retry_after(computed: int, header: str | None) -> int:
    """The delay that ``x-amz-retry-after`` (milliseconds) asks for, but at least ``computed`` and at most 5 s more.

    A header that is not a whole number counts as missing.
    """
    text = (header or "").strip()
    if not (text.isascii() and text.isdecimal()):
        return computed
    return min(max(computed, int(text[:12])), computed + RETRY_AFTER_LEEWAY)


def checked_positive(value: int, what: str) -> int:
    """``value`` if it is above 0, else an IllegalArgumentException that names it."""
    if value <= 0:
        raise IllegalArgumentException(f"{what} must be positive")
    return value


class PredefinedBackoffStrategies:
    """The back-off strategies that come with the SDK (com.amazonaws.retry.PredefinedBackoffStrategies)."""

    EqualJitterBackoffStrategy: TypeAlias = EqualJitterBackoffStrategy
    ExponentialBackoffStrategy: TypeAlias = ExponentialBackoffStrategy
    FullJitterBackoffStrategy: TypeAlias = FullJitterBackoffStrategy
    SDKDefaultBackoffStrategy: TypeAlias = SDKDefaultBackoffStrategy


DEFAULT_BACKOFF_STRATEGY: Final = SDKDefaultBackoffStrategy()
STANDARD_BACKOFF: Final = StandardBackoff()
