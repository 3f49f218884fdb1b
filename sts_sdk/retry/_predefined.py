"""The retry policies that come with the SDK."""

from __future__ import annotations

from typing import ClassVar, Final, TypeAlias

from sts_sdk.retry._backoff import (
    DEFAULT_BACKOFF_STRATEGY,
    MAX_BACKOFF,
    STANDARD_BACKOFF,
    ComputedBackoff,
    SDKDefaultBackoffStrategy,
)
from sts_sdk.retry._conditions import DEFAULT_RETRY_CONDITION, SDKDefaultRetryCondition
from sts_sdk.retry._interfaces import BackoffStrategy, RetryCondition
from sts_sdk.retry._mode import MODE_RETRIES, RetryMode
from sts_sdk.retry._policy import RetryPolicy

_RETRIES: Final = MODE_RETRIES[RetryMode.LEGACY]
_RETRIES_STANDARD: Final = MODE_RETRIES[RetryMode.STANDARD]
_RETRIES_DYNAMODB: Final = 10
_BACKOFF_DYNAMODB: Final = SDKDefaultBackoffStrategy(25, 500, MAX_BACKOFF)


class PredefinedRetryPolicies:
    """The retry policies that come with the SDK (com.amazonaws.retry.PredefinedRetryPolicies)."""

    SDKDefaultRetryCondition: TypeAlias = SDKDefaultRetryCondition

    DEFAULT_MAX_ERROR_RETRY: ClassVar[int] = _RETRIES
    DEFAULT_MAX_ERROR_RETRY_STANDARD_MODE: ClassVar[int] = _RETRIES_STANDARD
    DYNAMODB_DEFAULT_MAX_ERROR_RETRY: ClassVar[int] = _RETRIES_DYNAMODB

    DEFAULT_RETRY_CONDITION: ClassVar[RetryCondition] = DEFAULT_RETRY_CONDITION
    DEFAULT_BACKOFF_STRATEGY: ClassVar[ComputedBackoff] = DEFAULT_BACKOFF_STRATEGY
    DEFAULT_BACKOFF_STRATEGY_V2: ClassVar[ComputedBackoff] = STANDARD_BACKOFF
    DYNAMODB_DEFAULT_BACKOFF_STRATEGY: ClassVar[ComputedBackoff] = _BACKOFF_DYNAMODB

    NO_RETRY_POLICY: ClassVar[RetryPolicy] = RetryPolicy(
        RetryCondition.NO_RETRY_CONDITION, BackoffStrategy.NO_DELAY, 0, False
    )
    DEFAULT: ClassVar[RetryPolicy]
    DYNAMODB_DEFAULT: ClassVar[RetryPolicy]

    @staticmethod
    def getDefaultBackoffStrategy(retryMode: RetryMode) -> BackoffStrategy:
        """The back-off of a mode: LEGACY's own, or the one that STANDARD and ADAPTIVE share."""
        return DEFAULT_BACKOFF_STRATEGY if retryMode is RetryMode.LEGACY else STANDARD_BACKOFF

    @staticmethod
    def getDefaultRetryPolicy() -> RetryPolicy:
        """The policy of a client that is given none: the mode's own number of retries and back-off.

        ``getMaxErrorRetry`` says 3, the number of LEGACY; in the other modes a client retries twice.
        ``ClientConfiguration.setMaxErrorRetry`` wins over both.
        """
        return RetryPolicy(DEFAULT_RETRY_CONDITION, DEFAULT_BACKOFF_STRATEGY, _RETRIES, True, True, True)

    @staticmethod
    def getDefaultRetryPolicyWithCustomMaxRetries(maxErrorRetry: int) -> RetryPolicy:
        """The default policy with this number of retries, whatever the client configuration says."""
        return RetryPolicy(DEFAULT_RETRY_CONDITION, DEFAULT_BACKOFF_STRATEGY, maxErrorRetry, False, False, True)

    @staticmethod
    def getDynamoDBDefaultRetryPolicy() -> RetryPolicy:
        """The policy of Java's DynamoDB client: 10 retries, with a back-off from 25 ms."""
        return RetryPolicy(DEFAULT_RETRY_CONDITION, _BACKOFF_DYNAMODB, _RETRIES_DYNAMODB, True)

    @staticmethod
    def getDynamoDBDefaultRetryPolicyWithCustomMaxRetries(maxErrorRetry: int) -> RetryPolicy:
        """The policy of Java's DynamoDB client with this number of retries, whatever the client configuration says."""
        return RetryPolicy(DEFAULT_RETRY_CONDITION, _BACKOFF_DYNAMODB, maxErrorRetry, False)


PredefinedRetryPolicies.DEFAULT = PredefinedRetryPolicies.getDefaultRetryPolicy()
PredefinedRetryPolicies.DYNAMODB_DEFAULT = PredefinedRetryPolicies.getDynamoDBDefaultRetryPolicy()
