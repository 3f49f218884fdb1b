"""``RetryPolicy`` and its builder: whether, how often and after how long a failed call is tried again."""

from __future__ import annotations

from typing import Self, TypeAlias, cast, overload

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import whole
from sts_sdk.retry._backoff import DEFAULT_BACKOFF_STRATEGY
from sts_sdk.retry._conditions import DEFAULT_RETRY_CONDITION
from sts_sdk.retry._interfaces import (
    AskedBackoff,
    AskedCondition,
    BackoffFunction,
    BackoffLike,
    BackoffStrategy,
    ConditionFunction,
    ConditionLike,
    FunctionBackoff,
    FunctionCondition,
    RetryCondition,
)
from sts_sdk.retry._mode import RetryMode, configured_mode


class RetryPolicyBuilder:
    """Builds a RetryPolicy (RetryPolicy.RetryPolicyBuilder).

    As in Java, settings that are not set are None, False and 0: a policy without ``withMaxErrorRetry`` (and without
    either of the two ``withHonor...MaxErrorRetry...``) never tries again.
    """

    def __init__(self) -> None:
        self._condition: ConditionLike | ConditionFunction | None = None
        self._backoff: BackoffLike | BackoffFunction | None = None
        self._max_error_retry = 0
        self._honor_config = False
        self._mode: RetryMode | None = None
        self._mode_retries = False
        self._mode_backoff = False
        self._fast_fail = False

    def setRetryCondition(self, retryCondition: ConditionLike | ConditionFunction | None) -> None:
        """Which failures are tried again; None is the default condition."""
        self._condition = retryCondition

    def withRetryCondition(self, retryCondition: ConditionLike | ConditionFunction | None) -> Self:
        """Which failures are tried again; None is the default condition."""
        self.setRetryCondition(retryCondition)
        return self

    def setBackoffStrategy(self, backoffStrategy: BackoffLike | BackoffFunction | None) -> None:
        """How long is waited before each retry; None is the default strategy."""
        self._backoff = backoffStrategy

    def withBackoffStrategy(self, backoffStrategy: BackoffLike | BackoffFunction | None) -> Self:
        """How long is waited before each retry; None is the default strategy."""
        self.setBackoffStrategy(backoffStrategy)
        return self

    def setMaxErrorRetry(self, maxErrorRetry: int) -> None:
        """How often a failed call is tried again at most: 0 or more."""
        self._max_error_retry = maxErrorRetry

    def withMaxErrorRetry(self, maxErrorRetry: int) -> Self:
        """How often a failed call is tried again at most: 0 or more."""
        self.setMaxErrorRetry(maxErrorRetry)
        return self

    def setHonorMaxErrorRetryInClientConfig(self, honorMaxErrorRetryInClientConfig: bool) -> None:
        """Whether ``ClientConfiguration.setMaxErrorRetry`` wins over the policy's number."""
        self._honor_config = honorMaxErrorRetryInClientConfig

    def withHonorMaxErrorRetryInClientConfig(self, honorMaxErrorRetryInClientConfig: bool) -> Self:
        """Whether ``ClientConfiguration.setMaxErrorRetry`` wins over the policy's number."""
        self.setHonorMaxErrorRetryInClientConfig(honorMaxErrorRetryInClientConfig)
        return self

    def setHonorDefaultMaxErrorRetryInRetryMode(self, honorDefaultMaxErrorRetryInRetryMode: bool) -> None:
        """Whether the mode's own number of retries (2; in LEGACY 3) replaces the policy's."""
        self._mode_retries = honorDefaultMaxErrorRetryInRetryMode

    def withHonorDefaultMaxErrorRetryInRetryMode(self, honorDefaultMaxErrorRetryInRetryMode: bool) -> Self:
        """Whether the mode's own number of retries (2; in LEGACY 3) replaces the policy's."""
        self.setHonorDefaultMaxErrorRetryInRetryMode(honorDefaultMaxErrorRetryInRetryMode)
        return self

    def setHonorDefaultBackoffStrategyInRetryMode(self, honorDefaultBackoffStrategyInRetryMode: bool) -> None:
        """Whether the mode's own back-off replaces the policy's."""
        self._mode_backoff = honorDefaultBackoffStrategyInRetryMode

    def withHonorDefaultBackoffStrategyInRetryMode(self, honorDefaultBackoffStrategyInRetryMode: bool) -> Self:
        """Whether the mode's own back-off replaces the policy's."""
        self.setHonorDefaultBackoffStrategyInRetryMode(honorDefaultBackoffStrategyInRetryMode)
        return self

    def setRetryMode(self, retryMode: RetryMode | None) -> None:
        """The mode; None is the one that the surroundings set."""
        self._mode = retryMode

    def withRetryMode(self, retryMode: RetryMode | None) -> Self:
        """The mode; None is the one that the surroundings set."""
        self.setRetryMode(retryMode)
        return self

    def setFastFailRateLimiting(self, fastFailRateLimiting: bool) -> None:
        """ADAPTIVE only: whether a call fails at once instead of waiting while the client slows itself down."""
        self._fast_fail = fastFailRateLimiting

    def withFastFailRateLimiting(self, fastFailRateLimiting: bool) -> Self:
        """ADAPTIVE only: whether a call fails at once instead of waiting while the client slows itself down."""
        self.setFastFailRateLimiting(fastFailRateLimiting)
        return self

    def build(self) -> RetryPolicy:
        """The policy; later changes to the builder do not reach it."""
        policy = RetryPolicy(self._condition, self._backoff, self._max_error_retry, self._honor_config, self._mode)
        policy.mode_retries = self._mode_retries
        policy.mode_backoff = self._mode_backoff
        policy.fast_fail = self._fast_fail
        return policy

    def __repr__(self) -> str:
        return f"<RetryPolicyBuilder maxErrorRetry={self._max_error_retry}, retryMode={self._mode}>"


# Inside RetryPolicy the builder's own name is an attribute, which type checkers do not take for a type.
_Builder: TypeAlias = RetryPolicyBuilder


class RetryPolicy:
    """Whether, how often and after how long failed calls are tried again (com.amazonaws.retry.RetryPolicy).

    ``maxErrorRetry`` is the number of attempts after the first. A condition or a strategy that is None is the
    default one. Without ``retryMode`` the mode is the one that the surroundings set (``AWS_RETRY_MODE``, system
    property, profile), else STANDARD. The fifth argument is a RetryMode or, with the sixth, Java's pair of booleans.
    """

    BackoffStrategy: TypeAlias = BackoffStrategy
    RetryCondition: TypeAlias = RetryCondition
    RetryPolicyBuilder: TypeAlias = RetryPolicyBuilder

    __slots__ = (
        "_backoff",
        "_condition",
        "_honor_config",
        "_max_error_retry",
        "_mode",
        "fast_fail",
        "mode_backoff",
        "mode_retries",
    )  # fmt: skip

    @overload
    def __init__(
        self,
        retryCondition: ConditionLike | ConditionFunction | None,
        backoffStrategy: BackoffLike | BackoffFunction | None,
        maxErrorRetry: int,
        honorMaxErrorRetryInClientConfig: bool,
        retryMode: RetryMode | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self,
        retryCondition: ConditionLike | ConditionFunction | None,
        backoffStrategy: BackoffLike | BackoffFunction | None,
        maxErrorRetry: int,
        honorMaxErrorRetryInClientConfig: bool,
        retryMode: bool,
        honorBackoffStrategyInRetryMode: bool,
    ) -> None: ...
    def __init__(
        self,
        retryCondition: ConditionLike | ConditionFunction | None,
        backoffStrategy: BackoffLike | BackoffFunction | None,
        maxErrorRetry: int,
        honorMaxErrorRetryInClientConfig: bool,
        retryMode: RetryMode | bool | None = None,
        honorBackoffStrategyInRetryMode: bool = False,
    ) -> None:
        if not isinstance(retryMode, RetryMode | bool | None):  # pyright: ignore[reportUnnecessaryIsInstance] -- untyped callers
            raise IllegalArgumentException(f"retryMode must be a RetryMode or None, not {retryMode!r}")
        if whole("maxErrorRetry", maxErrorRetry) < 0:
            raise IllegalArgumentException("Please provide a non-negative value for maxErrorRetry.")
        self._condition = _as_condition(retryCondition)
        self._backoff = _as_backoff(backoffStrategy)
        self._max_error_retry = maxErrorRetry
        self._honor_config = honorMaxErrorRetryInClientConfig
        self._mode = retryMode if isinstance(retryMode, RetryMode) else None
        # Whether the mode's own number of retries, and its own back-off, replace the policy's.
        self.mode_retries: bool = retryMode is True
        self.mode_backoff: bool = honorBackoffStrategyInRetryMode
        self.fast_fail: bool = False

    @staticmethod
    def builder() -> _Builder:
        """A new builder."""
        return RetryPolicyBuilder()

    def getRetryCondition(self) -> AskedCondition:
        """Which failures are tried again."""
        return cast("AskedCondition", self._condition)

    def getBackoffStrategy(self) -> AskedBackoff:
        """How long is waited before each retry."""
        return cast("AskedBackoff", self._backoff)

    def getMaxErrorRetry(self) -> int:
        """How often a failed call is tried again at most."""
        return self._max_error_retry

    def isMaxErrorRetryInClientConfigHonored(self) -> bool:
        """Whether ``ClientConfiguration.setMaxErrorRetry`` wins over ``getMaxErrorRetry``."""
        return self._honor_config

    def getRetryMode(self) -> RetryMode:
        """The mode that was given, else the one that the surroundings set, else STANDARD."""
        return self._mode or configured_mode()

    def isFastFailRateLimiting(self) -> bool:
        """ADAPTIVE only: whether a call fails at once instead of waiting while the client slows itself down."""
        return self.fast_fail

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RetryPolicy):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return (
            f"RetryPolicy({_class_name(self._condition)}, {_class_name(self._backoff)}, "
            f"maxErrorRetry={self._max_error_retry}, mode={self._mode.getName() if self._mode else 'default'})"
        )

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


def _as_condition(given: ConditionLike | ConditionFunction | None) -> ConditionLike:
    if given is None:
        return DEFAULT_RETRY_CONDITION
    if hasattr(given, "shouldRetry"):
        return cast("ConditionLike", given)
    if callable(given):
        return FunctionCondition(given)
    raise IllegalArgumentException(f"{_class_name(given)} is no retry condition: it has no shouldRetry.")


def _as_backoff(given: BackoffLike | BackoffFunction | None) -> BackoffLike:
    if given is None:
        return DEFAULT_BACKOFF_STRATEGY
    if hasattr(given, "delayBeforeNextRetry"):
        return cast("BackoffLike", given)
    if callable(given):
        return FunctionBackoff(given)
    raise IllegalArgumentException(f"{_class_name(given)} is no back-off strategy: it has no delayBeforeNextRetry.")


def _class_name(value: object) -> str:
    return type(value).__name__
