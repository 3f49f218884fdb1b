"""The STS client: encode, execute, decode."""

from __future__ import annotations

from functools import partial

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException, UnsupportedOperationException
from sts_sdk.internal._face import late
from typing import TYPE_CHECKING, overload
from sts_sdk.client.builder._client_params import ClientParams, chosen_provider, own_configuration
from sts_sdk.http._client import AmazonHttpClient
from sts_sdk.internal._endpoint import Endpoint, parse_endpoint
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.regions._names import region_name
from sts_sdk.services import securitytoken
from sts_sdk.services.securitytoken._endpoints import (
    GLOBAL_SIGNING_REGION,
    SERVICE_NAME,
    SIGNING_NAME,
    global_endpoint,
    resolve_endpoint,
)
from sts_sdk.services.securitytoken._metadata_cache import MetadataCache
from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService, Operations

if TYPE_CHECKING:
    from typing import Self, TypeVar

    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk._requests._result import AmazonWebServiceResult, ResponseMetadata, response_metadata
    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.http._execution import Call
    from sts_sdk.internal._http_metadata import SdkHttpMetadata, request_id
    from sts_sdk.internal._query import encode
    from sts_sdk.internal._transport import HttpResponse
    from sts_sdk.internal._validation import check
    from sts_sdk.internal._xml import decode, decode_error
    from sts_sdk.metrics._collector import RequestMetricCollector
    from sts_sdk.regions._region import Region
    from sts_sdk.regions._regions import Regions
    from sts_sdk.regions._from_host import region_from_host
    from sts_sdk.services.securitytoken._builder import AWSSecurityTokenServiceClientBuilder
    from sts_sdk.services.securitytoken._failure import failure

    Q = TypeVar("Q", bound=AmazonWebServiceRequest)
    R = TypeVar("R", bound=AmazonWebServiceResult)
else:
    # For calls, and for what few clients do: most are built without them.
    (region_from_host,) = late(globals(), "sts_sdk.regions._from_host", "region_from_host")
    (response_metadata,) = late(globals(), "sts_sdk._requests._result", "response_metadata")
    (Call,) = late(globals(), "sts_sdk.http._execution", "Call")
    (encode,) = late(globals(), "sts_sdk.internal._query", "encode")
    (check,) = late(globals(), "sts_sdk.internal._validation", "check")
    decode, decode_error = late(globals(), "sts_sdk.internal._xml", "decode decode_error")
    SdkHttpMetadata, request_id = late(globals(), "sts_sdk.internal._http_metadata", "SdkHttpMetadata request_id")
    (failure,) = late(globals(), "sts_sdk.services.securitytoken._failure", "failure")

_VERSION = "2011-06-15"
_HEADERS = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}


class AWSSecurityTokenServiceClient(Operations, AWSSecurityTokenService):
    """Calls AWS STS and waits for its answer (com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClient).

    Make one with ``AWSSecurityTokenServiceClientBuilder``, keep it, share it among threads, and end it with
    ``shutdown()`` or ``with``. The constructors are Java's deprecated ones: their client calls the endpoint
    that AWS_ENDPOINT_URL_STS or the like configures, else the global one, as Java's does, until ``setRegion`` or
    ``setEndpoint``, which are not thread-safe.
    """

    @overload
    def __init__(self, clientConfiguration: ClientConfiguration | ClientParams | None = None, /) -> None: ...
    @overload
    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider,
        clientConfiguration: ClientConfiguration | None = None,
        requestMetricCollector: RequestMetricCollector | None = None,
    ) -> None: ...

    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider | ClientConfiguration | ClientParams | None = None,
        clientConfiguration: ClientConfiguration | None = None,
        requestMetricCollector: RequestMetricCollector | None = None,
    ) -> None:
        if isinstance(awsCredentials, ClientConfiguration):
            awsCredentials, clientConfiguration = None, awsCredentials
        self._immutable = isinstance(awsCredentials, ClientParams)
        if isinstance(awsCredentials, ClientParams):
            params = awsCredentials
        else:
            params = _params(awsCredentials, clientConfiguration, requestMetricCollector)
        configuration = params.configuration
        _check_signer(configuration.getSignerOverride())
        self._configuration = configuration
        self._credentials = params.credentials
        self._validates = configuration.isParameterValidation()
        self._metadata = MetadataCache(
            configuration.getResponseMetadataCacheSize() if configuration.getCacheResponseMetadata() else 0
        )
        self._http = AmazonHttpClient(
            configuration,
            service_name=SERVICE_NAME,
            handlers=params.handlers,
            metric_collector=params.metric_collector,
            failing=("sts_sdk.services.securitytoken._failure",),
        )
        self._locate(params.endpoint, params.signing_region)

    @classmethod
    def builder(cls) -> AWSSecurityTokenServiceClientBuilder:
        """A new builder, the same as ``AWSSecurityTokenServiceClientBuilder.standard()``."""
        # A builder knows the client that it builds; the face of the package resolves the circle.
        from sts_sdk.services.securitytoken._builder import AWSSecurityTokenServiceClientBuilder

        return AWSSecurityTokenServiceClientBuilder.standard()

    def setEndpoint(self, endpoint: str) -> None:
        """Call STS at this endpoint; the signing region is read from the host, else it is us-east-1."""
        self._check_mutable()
        parsed = parse_endpoint(endpoint, self._configuration.getProtocol().toString())
        self._locate(parsed, region_from_host(parsed.host, SIGNING_NAME) or GLOBAL_SIGNING_REGION)

    def setRegion(self, region: Region | Regions | str) -> None:
        """Call STS in this region."""
        self._check_mutable()
        self._locate(*locate(region_name(region), self._configuration))

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

    def __reduce__(self) -> tuple[type[Self], tuple[ClientParams], bool]:
        params = ClientParams(
            self._configuration,
            self._credentials,
            parse_endpoint(self._url),
            self._signing_region,
            self._http.handlers,
            self._http.metric_collector,
        )
        return type(self), (params,), self._immutable

    def __setstate__(self, immutable: bool) -> None:
        self._immutable = immutable  # one made by a constructor can still be moved

    def _locate(self, endpoint: Endpoint, signing_region: str) -> None:
        self._url = endpoint.url
        self._signing_region = signing_region

    def _check_mutable(self) -> None:
        if self._immutable:
            raise UnsupportedOperationException("Client is immutable when created with the builder.")

    def _invoke(
        self, operation: str, request: Q | None, request_class: type[Q], result_class: type[R], *, signed: bool = True
    ) -> R:
        if request is not None and not isinstance(request, request_class):
            raise IllegalArgumentException(f"{operation} takes {request_class.__name__}, not {type(request).__name__}.")
        value = self._http.before_marshalling(request_class() if request is None else request)
        if self._validates:
            check(value)
        call = Call(
            operation,
            value,
            HttpRequest("POST", self._url, _HEADERS, encode(operation, _VERSION, value)),
            self._credentials if signed else None,
            self._signing_region,
            SIGNING_NAME,
            sensitive=getattr(value, "_token_code", None) is not None,
        )
        fail = partial(failure, self._signing_region)
        # Loaded by the face of the package, with the first call.
        return securitytoken.hinted(
            call, partial(self._http.execute, call, partial(self._result, value, result_class), fail)
        )

    def _result(self, request: AmazonWebServiceRequest, result_class: type[R], response: HttpResponse) -> R:
        try:
            result, body_id = decode(result_class, response.body)
        except SdkClientException as no_result:
            document = decode_error(response.body)
            if document is None or document.code is None:
                raise
            # Some servers that are not AWS's answer 200 and say in the body that they refuse.
            raise failure(self._signing_region, response) from no_result
        metadata = response_metadata(request_id(response) or body_id)
        result.setSdkResponseMetadata(metadata)
        result.setSdkHttpMetadata(SdkHttpMetadata(response))
        self._metadata.add(request, metadata)
        return result


def _check_signer(override: str | None) -> None:
    if override not in {None, "AWS4SignerType"}:
        raise IllegalArgumentException(
            f"signerOverride is {override!r}; it must be 'AWS4SignerType' or unset: STS takes Signature Version 4 only."
        )


def locate(region: str, configuration: ClientConfiguration, *, legacy: bool | None = None) -> tuple[Endpoint, str]:
    """Where STS listens for a region, by the settings in force, and the region to sign for."""
    resolved = resolve_endpoint(region, configuration, legacy=legacy)
    return parse_endpoint(resolved.url), resolved.signing_region


def _params(
    credentials: AWSCredentials | AWSCredentialsProvider | None,
    configuration: ClientConfiguration | None,
    collector: RequestMetricCollector | None,
) -> ClientParams:
    """Java's deprecated constructors: the default chain, and the global endpoint unless another is configured."""
    own = own_configuration(configuration)
    resolved = global_endpoint(own)
    endpoint = parse_endpoint(resolved.url)
    return ClientParams(own, chosen_provider(credentials), endpoint, resolved.signing_region, (), collector)
