"""The STS client over a given provider, endpoint and configuration: it knows neither builder nor chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException, UnsupportedOperationException
from sts_sdk._provider import Origin
from sts_sdk._requests._result import MetadataCache
from sts_sdk.client._web_service_client import AmazonWebServiceClient
from sts_sdk.http._client import AmazonHttpClient
from sts_sdk.internal._checks import check_has, whole
from sts_sdk.internal._endpoint import Endpoint, parse_endpoint
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.regions._names import region_from_host, region_name
from sts_sdk.services.securitytoken._endpoints import (
    GLOBAL_SIGNING_REGION,
    SERVICE_NAME,
    SIGNING_NAME,
    resolve_endpoint,
)
from sts_sdk.services.securitytoken._operations import Operations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self, TypeVar

    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk._requests._request import AmazonWebServiceRequest, RequestMetricCollector
    from sts_sdk._requests._result import AmazonWebServiceResult, ResponseMetadata
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.regions._region import Region, Regions
    from sts_sdk.services.securitytoken._call import CallMaker

    Q = TypeVar("Q", bound=AmazonWebServiceRequest)
    R = TypeVar("R", bound=AmazonWebServiceResult)


class StsCore(AmazonWebServiceClient, Operations, SaysWhatIsLeftOut):
    """Calls AWS STS and waits for its answer. ``configuration`` is the client's own: nobody changes it."""

    def __init__(
        self,
        configuration: ClientConfiguration,
        credentials: AWSCredentialsProvider,
        endpoint: Endpoint,
        signing_region: str,
        *,
        handlers: Sequence[RequestHandler2] = (),
        metric_collector: RequestMetricCollector | None = None,
        immutable: bool = True,
    ) -> None:
        _check_signer(configuration.getSignerOverride())
        self._configuration = configuration
        self._credentials = credentials
        self._immutable = immutable
        self._metadata = MetadataCache(
            configuration.getResponseMetadataCacheSize() if configuration.getCacheResponseMetadata() else 0
        )
        self._http = AmazonHttpClient(
            configuration, service_name=SERVICE_NAME, handlers=handlers, metric_collector=metric_collector
        )
        self._caller: CallMaker | None = None
        self._locate(endpoint, signing_region)

    def origin(self) -> Origin:
        """Who calls and where: the access key of now, the endpoint and the region that calls are signed for."""
        key = self._credentials.getCredentials().getAWSAccessKeyId()
        return Origin(key, self._url, self._signing_region)

    def setEndpoint(self, endpoint: str) -> None:
        """Call STS at this endpoint; the signing region is read from the host, else it is us-east-1."""
        self._check_mutable()
        parsed = parse_endpoint(endpoint, self._configuration.getProtocol().toString())
        self._locate(parsed, region_from_host(parsed.host, SIGNING_NAME) or GLOBAL_SIGNING_REGION)

    def setRegion(self, region: Region | Regions | str) -> None:
        """Call STS in this region."""
        self._check_mutable()
        self._locate(*locate(region_name(region), self._configuration))

    def getServiceName(self) -> str:
        """``sts``: the name that requests are signed for."""
        return SIGNING_NAME

    def getEndpointPrefix(self) -> str:
        """``sts``: what the host of the regional endpoints begins with."""
        return SIGNING_NAME

    def getClientConfiguration(self) -> ClientConfiguration:
        """A copy of the configuration that the client works with."""
        return ClientConfiguration(self._configuration)

    def getTimeOffset(self) -> int:
        """By how many seconds this machine's clock is ahead of STS's, as far as it was set: 0 if it was not."""
        return self._http.settings.time_offset or 0

    def setTimeOffset(self, timeOffset: int) -> None:
        """Sign with the clock corrected by so many seconds: positive if this machine's is ahead, negative if behind.

        It serves until STS refuses a signature for its time; then what its answer says does.
        """
        self._check_mutable()
        self._http.settings.time_offset = whole("timeOffset", timeOffset)

    def addRequestHandler(self, requestHandler: RequestHandler2) -> None:
        """Let a handler see every request and answer, too."""
        self._check_mutable()
        check_has("addRequestHandler", requestHandler, "beforeExecution", "a RequestHandler2")
        self._http.settings.handlers += (requestHandler,)

    def removeRequestHandler(self, requestHandler: RequestHandler2) -> None:
        """Take back what ``addRequestHandler`` was given; nothing if it was not given."""
        self._check_mutable()
        settings = self._http.settings
        settings.handlers = tuple(each for each in settings.handlers if each is not requestHandler)

    def getRequestMetricsCollector(self) -> RequestMetricCollector | None:
        """The collector that the client's calls are told to; None if there is none."""
        return self._http.settings.metric_collector

    def getCachedResponseMetadata(self, request: AmazonWebServiceRequest) -> ResponseMetadata | None:
        """The metadata of the answer to this request object; None unless it is among the latest (50 by default)."""
        return self._metadata.get(request)

    def shutdown(self) -> None:
        """Close all connections; a later call raises an IllegalStateException."""
        self._http.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.shutdown()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._url}, signing region {self._signing_region})"

    def _locate(self, endpoint: Endpoint, signing_region: str) -> None:
        self._url = endpoint.url
        self._signing_region = signing_region

    def _check_mutable(self) -> None:
        if self._immutable:
            raise UnsupportedOperationException("Client is immutable when created with the builder.")

    def _invoke(
        self, operation: str, request: Q | None, request_class: type[Q], result_class: type[R], *, signed: bool = True
    ) -> R:
        caller = self._caller or self._open()
        return caller.call(
            operation,
            request,
            request_class,
            result_class,
            url=self._url,
            credentials=self._credentials if signed else None,
            signing_region=self._signing_region,
        )

    def _open(self) -> CallMaker:
        from sts_sdk.services.securitytoken._call import CallMaker  # noqa: PLC0415 -- opened by the first call

        validates = self._configuration.isParameterValidation()
        caller = self._caller = CallMaker(self._http, self._metadata, validates=validates)
        return caller


def core_at(
    credentials: AWSCredentialsProvider,
    own: ClientConfiguration,
    *,
    region: str | None,
    endpoint: str | None = None,
    profile: str | None = None,
) -> StsCore:
    """A client at an endpoint, or in a region as ``profile`` says, without one. ``own`` is its own configuration."""
    if endpoint is None:
        return StsCore(own, credentials, *locate(region_name(region or GLOBAL_SIGNING_REGION), own, profile=profile))
    parsed = parse_endpoint(endpoint, own.getProtocol().toString())
    return StsCore(
        own, credentials, parsed, region or region_from_host(parsed.host, SIGNING_NAME) or GLOBAL_SIGNING_REGION
    )


def locate(
    region: str, configuration: ClientConfiguration, *, legacy: bool | None = None, profile: str | None = None
) -> tuple[Endpoint, str]:
    """Where STS listens for a region, by the settings in force, and the region to sign for."""
    resolved = resolve_endpoint(region, configuration, legacy=legacy, profile=profile)
    return parse_endpoint(resolved.url), resolved.signing_region


def _check_signer(override: str | None) -> None:
    if override not in {None, "AWS4SignerType"}:
        raise IllegalArgumentException(
            f"signerOverride is {override!r}; it must be 'AWS4SignerType' or unset: STS takes Signature Version 4 only."
        )
