"""The clients whose calls return futures, and their builders: the parts that are the same for all services."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from functools import partial
from typing import Any

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk.client._async_calls import AsyncCalls
from sts_sdk.client.builder._async_client_builder import AwsAsyncClientBuilder
from sts_sdk.services._rules._builders import Credentials, RuledBuilding, RuledClient
from sts_sdk.services._rules._settings import ServiceSettings


class RuledAsyncClient(RuledClient):
    """A client whose ``...Async`` methods return futures; ``asyncio.wrap_future`` makes one awaitable.

    Without an executor of yours there are as many threads as there may be connections (50 by default), started when
    they are needed. ``shutdown()`` ends them, and an executor that was handed in.
    """

    _given: Executor | None = None  # a copy in another process has threads of its own

    def __init__(
        self,
        awsCredentials: Credentials = None,
        clientConfiguration: ClientConfiguration | Executor | None = None,
        executorService: Executor | None = None,
    ) -> None:
        if isinstance(clientConfiguration, Executor):
            clientConfiguration, executorService = None, clientConfiguration
        self._given = executorService
        super().__init__(awsCredentials, clientConfiguration)

    def _start(self, settings: ServiceSettings, *, immutable: bool) -> None:
        super()._start(settings, immutable=immutable)
        self._calls: AsyncCalls | None = None

    @classmethod
    def asyncBuilder(cls) -> Any:
        """A new builder, the same as that of ``standard()``."""
        return cls._builders.futures()

    @property
    def _threads(self) -> AsyncCalls:
        with self._lock.current():
            if self._calls is None:
                self._calls = AsyncCalls(self._given, self._settings.configuration.getMaxConnections())
            return self._calls

    def getExecutorService(self) -> Executor:
        """The executor on which the calls run. In a forked child, where no thread of the parent runs, a new one."""
        return self._threads.executor()

    def shutdown(self) -> None:
        """Close all connections and end the threads; calls under way end in an error, waiting ones are cancelled."""
        self._threads.end(super().shutdown)

    def _submit(self, operation: str, method: str, values: tuple[object, ...]) -> Future[Any]:
        handler: Any = None
        if values and hasattr(values[-1], "onSuccess"):
            *rest, handler = values
            values = tuple(rest)
        return self._threads.submit(partial(self._call, operation), self._request(operation, method, values), handler)


class RuledAsyncBuilder(RuledBuilding, AwsAsyncClientBuilder[Any]):
    """Makes clients whose calls return futures."""

    def build(self) -> Any:
        """A new client, thread-safe and immutable; errors as of the synchronous builder."""
        factory = self.getExecutorFactory()
        made: Any = self._client
        return made(self._service_settings(), None, None if factory is None else factory.newExecutor())
