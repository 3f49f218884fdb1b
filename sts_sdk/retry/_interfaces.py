"""What a retry policy is made of: a condition and a back-off strategy, by Java's names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk._exceptions import AmazonClientException
    from sts_sdk._requests._request import AmazonWebServiceRequest

    BackoffFunction = Callable[[AmazonWebServiceRequest, AmazonClientException, int], int]
    ConditionFunction = Callable[[AmazonWebServiceRequest, AmazonClientException, int], bool]


class ByValue:
    """Equal if of the same class with the same settings, so that policies are values, pickled ones too."""

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

    NO_DELAY: ClassVar[BackoffStrategy]

    @abstractmethod
    def delayBeforeNextRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> int:
        """Milliseconds to wait; ``retriesAttempted`` is 0 before the first retry."""


class RetryCondition(ABC):
    """Whether a failed attempt is worth another (RetryPolicy.RetryCondition).

    Any object with ``shouldRetry`` will do, and so will a function of the same three arguments.
    """

    NO_RETRY_CONDITION: ClassVar[RetryCondition]

    @abstractmethod
    def shouldRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> bool:
        """True to try again; not asked once the number of retries is used up."""


class BackoffLike(Protocol):
    """What is needed of a back-off strategy."""

    def delayBeforeNextRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int, /
    ) -> int:
        """Milliseconds to wait."""
        ...


class ConditionLike(Protocol):
    """What is needed of a retry condition."""

    def shouldRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int, /
    ) -> bool:
        """Whether to try again."""
        ...


class _NoDelay(ByValue, BackoffStrategy):
    def delayBeforeNextRetry(
        self,
        originalRequest: AmazonWebServiceRequest,  # noqa: ARG002 -- Java's signature
        exception: AmazonClientException,  # noqa: ARG002 -- Java's signature
        retriesAttempted: int,  # noqa: ARG002 -- Java's signature
    ) -> int:
        return 0


class _NoRetry(ByValue, RetryCondition):
    def shouldRetry(
        self,
        originalRequest: AmazonWebServiceRequest,  # noqa: ARG002 -- Java's signature
        exception: AmazonClientException,  # noqa: ARG002 -- Java's signature
        retriesAttempted: int,  # noqa: ARG002 -- Java's signature
    ) -> bool:
        return False


class FunctionBackoff(BackoffStrategy):
    """A function in the place of a strategy, as Java's lambdas are."""

    def __init__(self, function: BackoffFunction) -> None:
        self._function = function

    def delayBeforeNextRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> int:
        return self._function(originalRequest, exception, retriesAttempted)


class FunctionCondition(RetryCondition):
    """A function in the place of a condition, as Java's lambdas are."""

    def __init__(self, function: ConditionFunction) -> None:
        self._function = function

    def shouldRetry(
        self, originalRequest: AmazonWebServiceRequest, exception: AmazonClientException, retriesAttempted: int
    ) -> bool:
        return self._function(originalRequest, exception, retriesAttempted)


BackoffStrategy.NO_DELAY = _NoDelay()
RetryCondition.NO_RETRY_CONDITION = _NoRetry()
