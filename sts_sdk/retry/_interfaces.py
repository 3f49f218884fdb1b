"""``RetryCondition`` and ``BackoffStrategy``, of which a retry policy is made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar, Protocol, TypeAlias

from sts_sdk._exceptions import AmazonClientException
from sts_sdk._requests._request import AmazonWebServiceRequest

BackoffFunction: TypeAlias = Callable[[AmazonWebServiceRequest, AmazonClientException, int], int]
ConditionFunction: TypeAlias = Callable[[AmazonWebServiceRequest, AmazonClientException, int], bool]


class ByValue:
    """Objects of one class with the same settings are equal, so that a policy equals its pickled copy."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(str, vars(self).values()))})"


class BackoffStrategy(ABC):
    """How long to wait before the next attempt (RetryPolicy.BackoffStrategy).

    Any object with ``delayBeforeNextRetry`` will do, and so will a function of the same three arguments.
    """

    NO_DELAY: ClassVar[_NoDelay]

    @abstractmethod
    def delayBeforeNextRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> int:
        """Milliseconds to wait; ``retriesAttempted`` is 0 before the first retry."""


class RetryCondition(ABC):
    """Whether a failed attempt is worth another (RetryPolicy.RetryCondition).

    Any object with ``shouldRetry`` will do, and so will a function of the same three arguments.
    """

    NO_RETRY_CONDITION: ClassVar[_NoRetry]

    @abstractmethod
    def shouldRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> bool:
        """True to try again. A client does not ask once the number of retries is used up."""


class BackoffLike(Protocol):
    """Any object that can serve as a back-off strategy."""

    def delayBeforeNextRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int, /
    ) -> int:
        """Milliseconds to wait before the next attempt."""
        ...


class ConditionLike(Protocol):
    """Any object that can serve as a retry condition."""

    def shouldRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int, /
    ) -> bool:
        """True to try again."""
        ...


class AskedBackoff(Protocol):
    """A strategy as a policy gives it away: whoever asks it may leave request and failure out, as in Java."""

    def delayBeforeNextRetry(
        self,
        originalRequest: AmazonWebServiceRequest | None,
        exception: AmazonClientException | None,
        retriesAttempted: int,
        /,
    ) -> int:
        """Milliseconds to wait before the next attempt."""
        ...


class AskedCondition(Protocol):
    """A condition as a policy gives it away: whoever asks it may leave the request out, as in Java."""

    def shouldRetry(
        self,
        originalRequest: AmazonWebServiceRequest | None,
        exception: AmazonClientException | None,
        retriesAttempted: int,
        /,
    ) -> bool:
        """True to try again."""
        ...


class _NoDelay(ByValue, BackoffStrategy):
    def delayBeforeNextRetry(
        self,
        originalRequest: AmazonWebServiceRequest | None,  # noqa: ARG002 -- Java's signature
        exception: AmazonClientException | None,  # noqa: ARG002 -- Java's signature
        retriesAttempted: int,  # noqa: ARG002 -- Java's signature
    ) -> int:
        return 0


class _NoRetry(ByValue, RetryCondition):
    def shouldRetry(
        self,
        originalRequest: AmazonWebServiceRequest | None,  # noqa: ARG002 -- Java's signature
        exception: AmazonClientException | None,  # noqa: ARG002 -- Java's signature
        retriesAttempted: int,  # noqa: ARG002 -- Java's signature
    ) -> bool:
        return False


class FunctionBackoff(BackoffStrategy):
    """A function that serves as a strategy, as lambdas do in Java."""

    def __init__(self, function: BackoffFunction) -> None:
        self._function = function

    def delayBeforeNextRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> int:
        return self._function(originalRequest, exception, retriesAttempted)


class FunctionCondition(RetryCondition):
    """A function that serves as a condition, as lambdas do in Java."""

    def __init__(self, function: ConditionFunction) -> None:
        self._function = function

    def shouldRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> bool:
        return self._function(originalRequest, exception, retriesAttempted)


BackoffStrategy.NO_DELAY = _NoDelay()
RetryCondition.NO_RETRY_CONDITION = _NoRetry()
