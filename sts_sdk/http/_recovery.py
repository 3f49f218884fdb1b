"""What a failed attempt means for the call: is there another one, and after how long. Loaded by a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk.auth._sigv4 import timestamp
from sts_sdk.http._timeouts import ClientExecutionTimeoutException
from sts_sdk.internal._log import logger
from sts_sdk.retry._conditions import is_clock_skew, is_rejected_credentials, is_throttling

if TYPE_CHECKING:
    from datetime import datetime

    from sts_sdk._exceptions import SdkClientException
    from sts_sdk.http._execution import Execution
    from sts_sdk.http._settings import HttpSettings
    from sts_sdk.http._skew import ClockSkew
    from sts_sdk.retry._strategy import RetryStrategy


def goes_on(
    settings: HttpSettings, skew: ClockSkew, execution: Execution, failure: SdkClientException, now: datetime
) -> bool:
    """Whether there is another attempt; if so, the execution knows its pause.

    ``now`` is the local time, by which the clock's error is learnt from the answer.
    """
    skewed = _learn(settings, skew, execution, failure, now)
    rejected = _forgotten_key(execution, failure)
    if execution.call.sensitive and execution.seen(failure):
        return False
    if rejected is not None and _has_other_credentials(settings.strategy, execution, rejected):
        execution.delay = 0
        return True
    if isinstance(failure, ClientExecutionTimeoutException):
        return False
    return _retried(settings.strategy, execution, failure, skewed)


def reason(failure: SdkClientException) -> str:
    """Why an attempt failed, for logs: a service's sentence is left out, because it may repeat what it was sent."""
    if isinstance(failure, AmazonServiceException):
        return f"{failure.getErrorCode()}, status {failure.getStatusCode()}"
    return str(failure)


def _retried(strategy: RetryStrategy, execution: Execution, failure: SdkClientException, skewed: bool) -> bool:
    request, retries = execution.call.request, execution.attempt - 1
    if not strategy.wants_retry(request, failure, retries, skewed):
        return False
    cost = strategy.cost(failure)
    if strategy.quota is not None and not strategy.quota.acquire(cost):
        log = logger("http")
        if log is not None:
            log.debug("%s: no retry, too many calls failed lately", execution.call.operation)
        return False
    execution.cost = cost or execution.cost
    asked = None if execution.answer is None else execution.answer.headers.get("x-amz-retry-after")
    execution.delay = strategy.delay(request, failure, retries, asked)
    return True


def _learn(
    settings: HttpSettings, skew: ClockSkew, execution: Execution, failure: SdkClientException, now: datetime
) -> bool:
    """Take from the failure what later attempts need to know; whether a skewed clock explains it."""
    rate, answer = settings.strategy.rate, execution.answer
    if rate is not None:
        rate.record(is_throttling(failure))
    if answer is None or not is_clock_skew(failure):
        return False
    refusal = cast("AmazonServiceException", failure)  # is_clock_skew looked
    skewed = skew.learn(answer, refusal, now, execution.signed_at)
    read = settings.limits.timeouts.read
    if answer.headers.get("Date") and read is not None:
        execution.ttl = f"ttl={timestamp(skew.later(now, read))};"
    return skewed


def _forgotten_key(execution: Execution, failure: SdkClientException) -> str | None:
    """The access key that the service rejected, once the provider has forgotten it; None if it cannot."""
    if execution.renewed or not is_rejected_credentials(failure):
        return None
    invalidate, key = execution.invalidation(), execution.rejected_key()
    if invalidate is None or key is None:
        return None
    execution.renewed = True
    invalidate(key)
    return key


def _has_other_credentials(strategy: RetryStrategy, execution: Execution, rejected: str) -> bool:
    provider = execution.provider
    if provider is None or strategy.max_retries == 0:
        return False
    return provider.getCredentials().getAWSAccessKeyId() != rejected
