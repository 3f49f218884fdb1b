"""What every client builder shares: region or endpoint, credentials, configuration, handlers, metrics."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Generic, Self, TypeAlias, TypeVar

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._static import provider_of
from sts_sdk.internal._checks import check_has, refused
from sts_sdk.internal._endpoint import Endpoint, parse_endpoint
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.regions._names import region_from_host, region_name

if TYPE_CHECKING:  # a client that makes no call does without these
    from sts_sdk._requests._request import RequestMetricCollector
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.regions._region import Region, Regions

T_co = TypeVar("T_co", covariant=True)
Locate: TypeAlias = Callable[[str, ClientConfiguration], tuple[Endpoint, str]]
_WHERE_A_REGION_COMES_FROM: Final = (
    "Set AWS_REGION or AWS_DEFAULT_REGION, the system property aws.region, or region in your profile of ~/.aws/config; "
    "or call withRegion of the builder."
)


class EndpointConfiguration:
    """A service endpoint with its signing region (AwsClientBuilder.EndpointConfiguration).

    ``serviceEndpoint`` is a host, with or without scheme (https without one), port and path. ``signingRegion``
    may be None: it is then read from the host, or us-east-1. What could not be used is refused here, with an
    IllegalArgumentException.
    """

    __slots__ = ("_service_endpoint", "_signing_region")

    def __init__(self, serviceEndpoint: str, signingRegion: str | Regions | Region | None) -> None:
        if not isinstance(serviceEndpoint, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(
                f"The service endpoint must be text such as 'sts.us-east-1.amazonaws.com', not {serviceEndpoint!r}."
            )
        parse_endpoint(serviceEndpoint)
        self._service_endpoint = serviceEndpoint
        self._signing_region = None if signingRegion is None else region_name(signingRegion, "signing region")

    def getServiceEndpoint(self) -> str:
        """The endpoint as it was given."""
        return self._service_endpoint

    def getSigningRegion(self) -> str | None:
        """The signing region, or None if the host tells it."""
        return self._signing_region

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, EndpointConfiguration)
            and self._service_endpoint == other._service_endpoint
            and self._signing_region == other._signing_region
        )

    def __hash__(self) -> int:
        return hash((self._service_endpoint, self._signing_region))

    def __repr__(self) -> str:
        return f"EndpointConfiguration({self._service_endpoint!r}, {self._signing_region!r})"


_EndpointConfiguration = EndpointConfiguration  # the builder has an attribute of that name, too


class AwsClientBuilder(ABC, SaysWhatIsLeftOut, Generic[T_co]):
    """Gathers what a client is made of, then makes it (com.amazonaws.client.builder.AwsClientBuilder).

    Nothing needs to be set: the default credential and region provider chains serve. A builder is not
    thread-safe; the clients that it builds are.
    """

    EndpointConfiguration: TypeAlias = _EndpointConfiguration

    def __init__(self) -> None:
        self._credentials: AWSCredentialsProvider | None = None
        self._client_configuration: ClientConfiguration | None = None
        self._region: str | None = None
        self._endpoint: _EndpointConfiguration | None = None
        self._metrics_collector: RequestMetricCollector | None = None
        self._request_handlers: list[RequestHandler2] | None = None

    @abstractmethod
    def build(self) -> T_co:
        """Make the client from what was set; the builder can be used again."""

    def getCredentials(self) -> AWSCredentialsProvider | None:
        """The provider that was set; None stands for the default chain."""
        return self._credentials

    def setCredentials(self, credentialsProvider: AWSCredentialsProvider | None) -> None:
        """Use this provider: any object with ``getCredentials``. None stands for the default chain."""
        check_has(
            "withCredentials",
            credentialsProvider,
            "getCredentials",
            "a credentials provider",
            ": wrap credentials in AWSStaticCredentialsProvider(...)",
        )
        self._credentials = credentialsProvider

    def withCredentials(self, credentialsProvider: AWSCredentialsProvider | None) -> Self:
        """``setCredentials``, returning the builder."""
        self.setCredentials(credentialsProvider)
        return self

    def getClientConfiguration(self) -> ClientConfiguration | None:
        """The configuration that was set; None stands for the defaults."""
        return self._client_configuration

    def setClientConfiguration(self, config: ClientConfiguration | None) -> None:
        """Use these timeouts, proxies, retries and so on. The client takes a copy when it is built."""
        self._client_configuration = config

    def withClientConfiguration(self, config: ClientConfiguration | None) -> Self:
        """``setClientConfiguration``, returning the builder."""
        self.setClientConfiguration(config)
        return self

    def getRegion(self) -> str | None:
        """The name of the region that was set; None stands for the default region chain."""
        return self._region

    def setRegion(self, region: str | Regions | Region) -> None:
        """Call the service in this region. Excludes an endpoint configuration."""
        if region is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
            raise SdkClientException("Could not find region information for 'null' in SDK metadata.")
        self._region = region_name(region)

    def withRegion(self, region: str | Regions | Region) -> Self:
        """``setRegion``, returning the builder."""
        self.setRegion(region)
        return self

    def getEndpoint(self) -> _EndpointConfiguration | None:
        """The endpoint that was set; None if the region decides."""
        return self._endpoint

    def setEndpointConfiguration(self, endpointConfiguration: _EndpointConfiguration | None) -> None:
        """Call the service at this endpoint and sign for its region. Excludes a region."""
        check_has("withEndpointConfiguration", endpointConfiguration, "getServiceEndpoint", "an EndpointConfiguration")
        self._endpoint = endpointConfiguration

    def withEndpointConfiguration(self, endpointConfiguration: _EndpointConfiguration | None) -> Self:
        """``setEndpointConfiguration``, returning the builder."""
        self.setEndpointConfiguration(endpointConfiguration)
        return self

    def getMetricsCollector(self) -> RequestMetricCollector | None:
        """The collector of request metrics; None if nothing is collected."""
        return self._metrics_collector

    def setMetricsCollector(self, metrics: RequestMetricCollector | None) -> None:
        """Hand the metrics of each call to this collector."""
        check_has("withMetricsCollector", metrics, "collectMetrics", "a RequestMetricCollector")
        self._metrics_collector = metrics

    def withMetricsCollector(self, metrics: RequestMetricCollector | None) -> Self:
        """``setMetricsCollector``, returning the builder."""
        self.setMetricsCollector(metrics)
        return self

    def getRequestHandlers(self) -> list[RequestHandler2] | None:
        """A copy of the handlers that were set; None if none were."""
        return None if self._request_handlers is None else list(self._request_handlers)

    def setRequestHandlers(self, *handlers: RequestHandler2) -> None:
        """Let these handlers see every request and answer, in this order; they replace earlier ones."""
        for handler in handlers:
            if not hasattr(handler, "beforeExecution"):
                raise refused("withRequestHandlers", handler, "handlers one by one, each a RequestHandler2")
        self._request_handlers = list(handlers)

    def withRequestHandlers(self, *handlers: RequestHandler2) -> Self:
        """``setRequestHandlers``, returning the builder."""
        self.setRequestHandlers(*handlers)
        return self

    def _client_params(self, service: str, locate: Locate) -> ClientParams:
        """All that was set, resolved; ``locate`` gives the endpoint of ``service`` in a region."""
        configuration = own_configuration(self._client_configuration)
        explicit = self._explicit_endpoint(service, configuration)
        endpoint, signing_region = explicit or locate(self._resolved_region(), configuration)
        return ClientParams(
            configuration,
            chosen_provider(self._credentials),
            endpoint,
            signing_region,
            tuple(self._request_handlers or ()),
            self._metrics_collector,
        )

    def _explicit_endpoint(self, service: str, configuration: ClientConfiguration) -> tuple[Endpoint, str] | None:
        """The endpoint that was set and the region to sign for; None if the region decides."""
        given = self._endpoint
        if given is None:
            return None
        if self._region is not None:
            raise IllegalStateException("Only one of Region or EndpointConfiguration may be set.")
        endpoint = parse_endpoint(given.getServiceEndpoint(), configuration.getProtocol().toString())
        return endpoint, given.getSigningRegion() or region_from_host(endpoint.host, service) or "us-east-1"

    def _resolved_region(self) -> str:
        """The region that was set, or what the default region chain finds."""
        if self._region is not None:
            return self._region
        from sts_sdk.regions._providers import DefaultAwsRegionProviderChain  # noqa: PLC0415 -- a region that is set asks none

        try:
            return region_name(DefaultAwsRegionProviderChain().getRegion())
        except IllegalArgumentException:
            raise
        except SdkClientException as nothing:
            unknown = SdkClientException(
                "Unable to find a region via the region provider chain. "
                "Must provide an explicit region in the builder or setup environment to supply a region."
            )
            unknown.add_note(_WHERE_A_REGION_COMES_FROM)
            raise unknown from nothing

    def __repr__(self) -> str:
        place = self._region if self._endpoint is None else self._endpoint.getServiceEndpoint()
        provider = "default chain" if self._credentials is None else type(self._credentials).__name__
        return f"<{type(self).__name__} {place or 'default region'}, {provider}>"


class AwsSyncClientBuilder(AwsClientBuilder[T_co]):
    """The base of builders of clients whose calls wait for the answer (AwsSyncClientBuilder)."""


class ClientParams:
    """Everything that a client is made of, resolved and checked. A plain class: a tuple's would cost an import."""

    __slots__ = ("configuration", "credentials", "endpoint", "handlers", "metric_collector", "signing_region")

    def __init__(
        self,
        configuration: ClientConfiguration,
        credentials: AWSCredentialsProvider,
        endpoint: Endpoint,
        signing_region: str,
        handlers: Sequence[RequestHandler2],
        metric_collector: RequestMetricCollector | None,
    ) -> None:
        self.configuration: ClientConfiguration = configuration
        self.credentials: AWSCredentialsProvider = credentials
        self.endpoint: Endpoint = endpoint
        self.signing_region: str = signing_region
        self.handlers: Sequence[RequestHandler2] = handlers
        self.metric_collector: RequestMetricCollector | None = metric_collector


def own_configuration(given: ClientConfiguration | None) -> ClientConfiguration:
    """A client's own copy of the configuration it was given; the defaults without one."""
    return ClientConfiguration() if given is None else ClientConfiguration(given)


def chosen_provider(given: AWSCredentials | AWSCredentialsProvider | None) -> AWSCredentialsProvider:
    """The provider of what was given; the default chain without anything."""
    if given is not None:
        return provider_of(given)
    from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain  # noqa: PLC0415 -- asked for nothing else

    return DefaultAWSCredentialsProviderChain.getInstance()
