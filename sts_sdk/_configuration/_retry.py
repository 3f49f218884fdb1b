"""The settings of ClientConfiguration about trying again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import flag, whole
from sts_sdk.retry._mode import RetryMode

if TYPE_CHECKING:  # a client that makes no call does without these
    from sts_sdk.retry._policy import RetryPolicy


class _DefaultRetryPolicy:
    """``ClientConfiguration.DEFAULT_RETRY_POLICY``, which loads the policies only when somebody asks."""

    def __get__(self, instance: object, owner: type | None = None) -> RetryPolicy:
        from sts_sdk.retry._predefined import PredefinedRetryPolicies  # noqa: PLC0415 -- few configurations name it

        return PredefinedRetryPolicies.DEFAULT


class RetrySettings:
    """Whether, how often and by which rules a failed attempt is made again."""

    DEFAULT_RETRY_POLICY = _DefaultRetryPolicy()
    DEFAULT_THROTTLE_RETRIES = True
    DEFAULT_MAX_CONSECUTIVE_RETRIES_BEFORE_THROTTLING = 100

    _max_error_retry = -1
    _retry_policy: RetryPolicy | None = None
    _retry_mode: RetryMode | None = None
    _throttle_retries = DEFAULT_THROTTLE_RETRIES
    _max_consecutive_retries = DEFAULT_MAX_CONSECUTIVE_RETRIES_BEFORE_THROTTLING

    def getMaxErrorRetry(self) -> int:
        """How often a failed call is tried again at most; -1 if unset: the policy or the mode decides."""
        return self._max_error_retry

    def setMaxErrorRetry(self, maxErrorRetry: int) -> None:
        """How often a failed call is tried again at most: 0 or more; if unset the policy or the mode decides."""
        if whole("maxErrorRetry", maxErrorRetry) < 0:
            raise IllegalArgumentException("maxErrorRetry should be non-negative")
        self._max_error_retry = maxErrorRetry

    def withMaxErrorRetry(self, maxErrorRetry: int) -> Self:
        """How often a failed call is tried again at most: 0 or more; if unset the policy or the mode decides."""
        self.setMaxErrorRetry(maxErrorRetry)
        return self

    def getRetryPolicy(self) -> RetryPolicy:
        """What is tried again, how often and after how long; the default policy if unset."""
        return self.DEFAULT_RETRY_POLICY if self._retry_policy is None else self._retry_policy

    @property
    def given_retry_policy(self) -> RetryPolicy | None:
        """What ``setRetryPolicy`` was given; None stands for the default policy, which is not loaded for this."""
        return self._retry_policy

    def setRetryPolicy(self, retryPolicy: RetryPolicy | None) -> None:
        """What is tried again, how often and after how long; None is the default policy."""
        from sts_sdk.retry._policy import RetryPolicy  # noqa: PLC0415 -- loaded by whoever has made a policy

        if retryPolicy is not None and not isinstance(retryPolicy, RetryPolicy):  # pyright: ignore[reportUnnecessaryIsInstance] -- untyped callers
            raise IllegalArgumentException(
                f"retryPolicy must be a RetryPolicy or None, not {type(retryPolicy).__name__}"
            )
        self._retry_policy = retryPolicy

    def withRetryPolicy(self, retryPolicy: RetryPolicy | None) -> Self:
        """What is tried again, how often and after how long; None is the default policy."""
        self.setRetryPolicy(retryPolicy)
        return self

    def getRetryMode(self) -> RetryMode | None:
        """LEGACY, STANDARD or ADAPTIVE; None: ``AWS_RETRY_MODE``, the profile, else STANDARD."""
        return self._retry_mode

    def setRetryMode(self, retryMode: RetryMode | None) -> None:
        """LEGACY, STANDARD or ADAPTIVE; None: ``AWS_RETRY_MODE``, the profile, else STANDARD."""
        if retryMode is not None and type(retryMode) is not RetryMode:
            raise IllegalArgumentException(f"retryMode must be a RetryMode or None, not {type(retryMode).__name__}")
        self._retry_mode = retryMode

    def withRetryMode(self, retryMode: RetryMode | None) -> Self:
        """LEGACY, STANDARD or ADAPTIVE; None: ``AWS_RETRY_MODE``, the profile, else STANDARD."""
        self.setRetryMode(retryMode)
        return self

    def useThrottledRetries(self) -> bool:
        """Whether a quota stops retries when many calls fail: True if unset."""
        return self._throttle_retries

    def setUseThrottleRetries(self, use: bool) -> None:
        """Whether a quota stops retries when many calls fail: True if unset."""
        self._throttle_retries = flag("use", use)

    def withThrottledRetries(self, use: bool) -> Self:
        """Whether a quota stops retries when many calls fail: True if unset."""
        self.setUseThrottleRetries(use)
        return self

    def getMaxConsecutiveRetriesBeforeThrottling(self) -> int:
        """How many retries the quota allows before it is used up (LEGACY mode): 100 if unset."""
        return self._max_consecutive_retries

    def setMaxConsecutiveRetriesBeforeThrottling(self, maxConsecutiveRetriesBeforeThrottling: int) -> None:
        """How many retries the quota allows before it is used up (LEGACY mode): 1 or more, 100 if unset."""
        name = "maxConsecutiveRetriesBeforeThrottling"
        self._max_consecutive_retries = whole(name, maxConsecutiveRetriesBeforeThrottling, 1)

    def withMaxConsecutiveRetriesBeforeThrottling(self, maxConsecutiveRetriesBeforeThrottling: int) -> Self:
        """How many retries the quota allows before it is used up (LEGACY mode): 1 or more, 100 if unset."""
        self.setMaxConsecutiveRetriesBeforeThrottling(maxConsecutiveRetriesBeforeThrottling)
        return self
