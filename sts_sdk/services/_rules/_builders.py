"""Clients with Java's constructors, and the builders that make them: the parts that are the same for all services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple, Self

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import UnsupportedOperationException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.client.builder._client_builder import (
    AwsClientBuilder,
    AwsSyncClientBuilder,
    chosen_provider,
    own_configuration,
)
from sts_sdk.services._rules._core import ServiceCore
from sts_sdk.services._rules._settings import ServiceSettings

Credentials = AWSCredentials | AWSCredentialsProvider | ClientConfiguration | ServiceSettings | None


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
        self, awsCredentials: Credentials = None, clientConfiguration: ClientConfiguration | None = None
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


class RuledBuilding(AwsClientBuilder[Any]):
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


class RuledBuilder(RuledBuilding, AwsSyncClientBuilder[Any]):
    """Makes clients that wait for the answer."""

    def build(self) -> Any:
        """A new client, thread-safe and immutable.

        SdkClientException when neither a region nor an endpoint was set and the region chain finds none;
        IllegalStateException when both were set; UnsupportedOperationException with request handlers or metrics.
        """
        return self._client(self._service_settings())


class EndpointDiscovery(AwsClientBuilder[Any]):
    """The switch of services whose endpoints can be asked for."""

    def enableEndpointDiscovery(self) -> Self:
        """Nothing: botocore asks for endpoints where a service requires it."""
        return self

    def disableEndpointDiscovery(self) -> Self:
        """Nothing: botocore asks for endpoints only where a service requires it."""
        return self
