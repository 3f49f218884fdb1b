"""What builders of asynchronous clients have besides: what makes the executor of the calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from sts_sdk.client.builder._client_builder import AwsClientBuilder, T_co
from sts_sdk.internal._checks import check_has

if TYPE_CHECKING:  # slow to load, and only clients that return futures need it
    from concurrent.futures import Executor


class ExecutorFactory(Protocol):
    """Makes the executor on which an asynchronous client runs its calls (ExecutorFactory)."""

    def newExecutor(self) -> Executor:
        """A new executor; the client that gets it shuts it down."""
        ...


class AwsAsyncClientBuilder(AwsClientBuilder[T_co]):
    """The base of builders of clients whose calls return futures (AwsAsyncClientBuilder)."""

    def __init__(self) -> None:
        super().__init__()
        self._executor_factory: ExecutorFactory | None = None

    def getExecutorFactory(self) -> ExecutorFactory | None:
        """What makes the executor; None stands for a pool of as many threads as there may be connections."""
        return self._executor_factory

    def setExecutorFactory(self, executorFactory: ExecutorFactory | None) -> None:
        """Make the client's executor with this factory: any object with ``newExecutor``."""
        check_has("withExecutorFactory", executorFactory, "newExecutor", "an ExecutorFactory")
        self._executor_factory = executorFactory

    def withExecutorFactory(self, executorFactory: ExecutorFactory | None) -> Self:
        """``setExecutorFactory``, returning the builder."""
        self.setExecutorFactory(executorFactory)
        return self
