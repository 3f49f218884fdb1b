"""Clients with Java's constructors, and the builders that make them: the parts that are the same for all services."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any, ClassVar, NamedTuple, Self

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import UnsupportedOperationException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.client._async_calls import AsyncCalls
from sts_sdk.client.builder._async_client_builder import AwsAsyncClientBuilder
from sts_sdk.client.builder._client_builder import AwsClientBuilder, AwsSyncClientBuilder
from sts_sdk.client.builder._client_params import chosen_provider, own_configuration
from sts_sdk.services._rules._core import ServiceCore
from sts_sdk.services._rules._settings import ServiceSettings

_Credentials = AWSCredentials | AWSCredentialsProvider | ClientConfiguration | ServiceSettings | None


class Builders(NamedTuple):
    """What makes new builders of a service's clients: those that wait, and those that give futures."""

    sync: Callable[[], Any]
    futures: Callable[[], Any]


class RuledClient(ServiceCore):
    """A client that waits for the answer. Make it with its builder, keep it, share it among threads, shut it down.

    The constructors are Java's deprecated ones: their client works in us-east-1 until ``setRegion`` or ``setEndpoint``.
    """

    _builders: ClassVar[Builders]

    def __init__(
        self, awsCredentials: _Credentials = None, clientConfiguration: ClientConfiguration | None = None
    ) -> None:
        if isinstance(awsCredentials, ServiceSettings):  # what a builder hands over
            self._start(awsCredentials, immutable=True)
            return
        if isinstance(awsCredentials, ClientConfiguration):
            awsCredentials, clientConfiguration = None, awsCredentials
        configuration = own_configuration(clientConfiguration)
        settings = ServiceSettings("us-east-1", None, configuration, chosen_provider(awsCredentials))
        self._start(settings, immutable=False)

    @classmethod
    def builder(cls) -> Any:
        """A new builder, the same as that of ``standard()``."""
        return cls._builders.sync()

    def __repr__(self) -> str:
        where = self._settings.endpoint_url or self._service.row.botocore
        return f"{type(self).__name__}({where}, region {self._settings.region})"


class RuledAsyncClient(RuledClient):
    """A client whose ``...Async`` methods return futures; ``asyncio.wrap_future`` makes one awaitable.

    Without an executor of yours there are as many threads as there may be connections (50 by default), started when
    they are needed. ``shutdown()`` ends them, and an executor that was handed in.
    """

    _given: Executor | None = None  # a copy in another process has threads of its own

    def __init__(
        self,
        awsCredentials: _Credentials = None,
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


class _Building(AwsClientBuilder[Any]):
    """What builders made by rule share. Their classes know the client that they make."""

    _client: ClassVar[type[RuledClient]]
    _botocore: ClassVar[str]

    @classmethod
    def standard(cls) -> Self:
        """A new builder with nothing set: default credentials chain, default region chain."""
        return cls()

    @classmethod
    def defaultClient(cls) -> Any:
        """A client from a builder with nothing set."""
        return cls().build()

    def _service_settings(self) -> ServiceSettings:
        if self._request_handlers or self._metrics_collector is not None:
            raise UnsupportedOperationException(
                "This client goes over botocore, which calls no RequestHandler2 and no RequestMetricCollector: "
                "register for its events at client.unwrap().meta.events."
            )
        configuration = own_configuration(self._client_configuration)
        explicit = self._explicit_endpoint(self._botocore, configuration)
        # Without an endpoint of its own the client calls the region's, or what the environment and profile name.
        url, region = (None, self._resolved_region()) if explicit is None else (explicit[0].url, explicit[1])
        return ServiceSettings(region, url, configuration, chosen_provider(self._credentials))


class RuledBuilder(_Building, AwsSyncClientBuilder[Any]):
    """Makes clients that wait for the answer."""

    def build(self) -> Any:
        """A new client, thread-safe and immutable.

        SdkClientException when neither a region nor an endpoint was set and the region chain finds none;
        IllegalStateException when both were set; UnsupportedOperationException with request handlers or metrics.
        """
        return self._client(self._service_settings())


class RuledAsyncBuilder(_Building, AwsAsyncClientBuilder[Any]):
    """Makes clients whose calls return futures."""

    def build(self) -> Any:
        """A new client, thread-safe and immutable; errors as of the synchronous builder."""
        factory = self.getExecutorFactory()
        made: Any = self._client
        return made(self._service_settings(), None, None if factory is None else factory.newExecutor())


class EndpointDiscovery(AwsClientBuilder[Any]):
    """The switch of services whose endpoints can be asked for."""

    def enableEndpointDiscovery(self) -> Self:
        """Nothing: botocore asks for endpoints where a service requires it."""
        return self

    def disableEndpointDiscovery(self) -> Self:
        """Nothing: botocore asks for endpoints only where a service requires it."""
        return self
