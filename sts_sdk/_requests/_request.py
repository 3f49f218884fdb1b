"""Requests, answers and metric collectors: types that name one another, as in Java."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Generic, Self, TypeAlias, TypeVar, cast

from sts_sdk._credentials import AWSCredentials
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk._requests._options import HandlerContextKey, RequestClientOptions, TheseCredentials
from sts_sdk.internal._checks import check_has, check_header, form_field, whole
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.internal._shape import Shape

if TYPE_CHECKING:
    # What handlers see, and signers: a client, and a request of a service, are made without them.
    from sts_sdk._requests._http_method import HttpMethodName
    from sts_sdk.internal._transport import WireResponse
    from sts_sdk.metrics._request_metrics import AWSRequestMetrics

Parameters: TypeAlias = "dict[str, list[str | None]]"
_X = TypeVar("_X")
T = TypeVar("T")


class RequestConfig:
    """The settings of one call; made when the first of them is set. Times in milliseconds, as in Java."""

    __slots__ = (
        "client_execution_timeout", "client_options", "credentials_provider", "handler_context", "headers",
        "metric_collector", "query_parameters", "request_timeout",
    )  # fmt: skip

    def __init__(self) -> None:
        self.credentials_provider: AWSCredentialsProvider | None = None
        self.headers: dict[str, str] = {}
        self.query_parameters: dict[str, list[str]] = {}
        self.request_timeout: int | None = None
        self.client_execution_timeout: int | None = None
        self.metric_collector: RequestMetricCollector | None = None
        self.handler_context: dict[HandlerContextKey[Any], object] = {}
        self.client_options: RequestClientOptions = RequestClientOptions()

    def copy(self) -> RequestConfig:
        """Independent of this one, with the same settings."""
        copy = RequestConfig()
        for name in self.__slots__:
            setattr(copy, name, getattr(self, name))
        copy.headers = dict(self.headers)
        copy.query_parameters = {name: list(values) for name, values in self.query_parameters.items()}
        copy.handler_context = dict(self.handler_context)
        copy.client_options = self.client_options.copy()
        return copy


class AmazonWebServiceRequest(Shape, SaysWhatIsLeftOut):
    """The base of every request (com.amazonaws.AmazonWebServiceRequest).

    Settings that are made here hold for calls with this request only, and win over the client's. They are no part
    of its value: requests with the same members are equal.
    """

    NOOP: ClassVar[AmazonWebServiceRequest]

    __slots__ = ("_clone_source", "_config")

    if not TYPE_CHECKING:
        # Hints look for these in every request: one that has no such member answers, without a failed look-up.
        _duration_seconds = _policy = _policy_arns = _role_arn = _token_code = _web_identity_token = None

    def __init__(self) -> None:
        self._config: RequestConfig | None = None
        self._clone_source: AmazonWebServiceRequest | None = None

    @property
    def _settings(self) -> RequestConfig:
        if self._config is None:
            self._config = RequestConfig()
        return self._config

    def getRequestCredentialsProvider(self) -> AWSCredentialsProvider | None:
        """Who is asked for credentials for this call; None: the client's provider."""
        return None if self._config is None else self._config.credentials_provider

    def setRequestCredentialsProvider(self, credentialsProvider: AWSCredentialsProvider | None) -> None:
        """Who is asked for credentials for this call; None: the client's provider."""
        check_has(
            "setRequestCredentialsProvider",
            credentialsProvider,
            "getCredentials",
            "a credentials provider",
            ": give those to setRequestCredentials",
        )
        self._settings.credentials_provider = credentialsProvider

    def withRequestCredentialsProvider(self, credentialsProvider: AWSCredentialsProvider | None) -> Self:
        """Who is asked for credentials for this call; None: the client's provider."""
        self.setRequestCredentialsProvider(credentialsProvider)
        return self

    def getRequestCredentials(self) -> AWSCredentials | None:
        """The credentials for this call, as the request's own provider gives them now; None: the client's."""
        provider = self.getRequestCredentialsProvider()
        return None if provider is None else provider.getCredentials()

    def setRequestCredentials(self, credentials: AWSCredentials | None) -> None:
        """Sign this call with these credentials; None: with the client's."""
        provider = None if credentials is None else TheseCredentials(credentials)
        self.setRequestCredentialsProvider(cast("AWSCredentialsProvider | None", provider))

    def getRequestMetricCollector(self) -> RequestMetricCollector | None:
        """Who is told how this call went; None: the client's collector."""
        return None if self._config is None else self._config.metric_collector

    def setRequestMetricCollector(self, requestMetricCollector: RequestMetricCollector | None) -> None:
        """Who is told how this call went; None: the client's collector."""
        self._settings.metric_collector = requestMetricCollector

    def withRequestMetricCollector(self, metricCollector: RequestMetricCollector | None) -> Self:
        """Who is told how this call went; None: the client's collector."""
        self.setRequestMetricCollector(metricCollector)
        return self

    def getCustomRequestHeaders(self) -> Mapping[str, str] | None:
        """The headers that this call adds, as a map that cannot be changed; None if there are none."""
        return MappingProxyType(self._config.headers) if self._config and self._config.headers else None

    def putCustomRequestHeader(self, name: str, value: str) -> str | None:
        """Send this header with this call, and sign it. Gives what it replaces; refuses what HTTP does not allow."""
        check_header(name, value)
        headers = self._settings.headers
        before = headers.get(name)
        headers[name] = value
        return before

    def getCustomQueryParameters(self) -> Mapping[str, list[str]] | None:
        """The parameters that this call adds, as a map that cannot be changed; None if there are none."""
        parameters = None if self._config is None else self._config.query_parameters
        return MappingProxyType(parameters) if parameters else None

    def putCustomQueryParameter(self, name: str, value: str) -> None:
        """Send one more parameter with this call; a name may have several values."""
        form_field(name, value)
        self._settings.query_parameters.setdefault(name, []).append(value)

    def getSdkRequestTimeout(self) -> int | None:
        """How long one attempt may take, in milliseconds; None: the client's setting, 0: without end."""
        return None if self._config is None else self._config.request_timeout

    def setSdkRequestTimeout(self, sdkRequestTimeout: int) -> None:
        """How long one attempt may take, in milliseconds; None: the client's setting, 0: without end."""
        self._settings.request_timeout = whole("sdkRequestTimeout", sdkRequestTimeout)

    def withSdkRequestTimeout(self, sdkRequestTimeout: int) -> Self:
        """How long one attempt may take, in milliseconds; None: the client's setting, 0: without end."""
        self.setSdkRequestTimeout(sdkRequestTimeout)
        return self

    def getSdkClientExecutionTimeout(self) -> int | None:
        """How long all attempts together may take, in milliseconds; None: the client's setting, 0: without end."""
        return None if self._config is None else self._config.client_execution_timeout

    def setSdkClientExecutionTimeout(self, sdkClientExecutionTimeout: int) -> None:
        """How long all attempts together may take, in milliseconds; None: the client's setting, 0: without end."""
        self._settings.client_execution_timeout = whole("sdkClientExecutionTimeout", sdkClientExecutionTimeout)

    def withSdkClientExecutionTimeout(self, sdkClientExecutionTimeout: int) -> Self:
        """How long all attempts together may take, in milliseconds; None: the client's setting, 0: without end."""
        self.setSdkClientExecutionTimeout(sdkClientExecutionTimeout)
        return self

    def getRequestClientOptions(self) -> RequestClientOptions:
        """What this call adds to User-Agent."""
        return self._settings.client_options

    def addHandlerContext(self, key: HandlerContextKey[_X], value: _X) -> None:
        """Leave a value for the request handlers, which find it by the same key."""
        check_has("addHandlerContext", key, "__hash__", "a HandlerContextKey")
        self._settings.handler_context[key] = value

    def getHandlerContext(self, key: HandlerContextKey[_X]) -> _X | None:
        """What was left under the key, or None."""
        return None if self._config is None else cast("_X | None", self._config.handler_context.get(key))

    def getCloneSource(self) -> AmazonWebServiceRequest | None:
        """The request that this one was cloned from, or None."""
        return self._clone_source

    def getCloneRoot(self) -> AmazonWebServiceRequest | None:
        """The first request of the line of clones that this one ends, or None if it is no clone."""
        root = self._clone_source
        while root is not None and (source := root.getCloneSource()) is not None:
            root = source
        return root

    def copyBaseTo(self, target: _Request) -> _Request:
        """Give another request the settings (not the members) of this one."""
        target._config = None if self._config is None else self._config.copy()  # noqa: SLF001 -- of the same class
        return target

    def __copy__(self) -> Self:
        copy = super().__copy__()
        copy._clone_source = self  # noqa: SLF001 -- of the same class
        return self.copyBaseTo(copy)


AmazonWebServiceRequest.NOOP = AmazonWebServiceRequest()


# Behind its bound: typing would compile a name in quotes, and load what Python's compiler needs for that.
_Request = TypeVar("_Request", bound=AmazonWebServiceRequest)


class SignableRequest(ABC):
    """What a signer reads and changes (com.amazonaws.SignableRequest)."""

    @abstractmethod
    def getHeaders(self) -> dict[str, str]:
        """The headers; changes to the dict change the request."""

    @abstractmethod
    def getResourcePath(self) -> str | None:
        """The path below the endpoint's own, percent-encoded."""

    @abstractmethod
    def getParameters(self) -> Parameters:
        """The parameters; a name may have several values, and a value may be None (``?name``)."""

    @abstractmethod
    def getEndpoint(self) -> str | None:
        """Scheme, host, port and path of the service, as text."""

    @abstractmethod
    def getHttpMethod(self) -> HttpMethodName:
        """The HTTP method."""

    @abstractmethod
    def getTimeOffset(self) -> int:
        """By how many seconds the local clock is ahead of the service's."""

    @abstractmethod
    def getContent(self) -> BinaryIO | None:
        """The body as a stream, or None."""

    @abstractmethod
    def getContentUnwrapped(self) -> BinaryIO | None:
        """The same as ``getContent()``."""

    @abstractmethod
    def getOriginalRequestObject(self) -> object:
        """The request object that the caller handed to the client."""

    @abstractmethod
    def addHeader(self, name: str, value: str) -> None:
        """Set a header, whatever the case of its name."""

    @abstractmethod
    def addParameter(self, name: str, value: str | None) -> None:
        """Add one more value of a parameter."""

    @abstractmethod
    def setContent(self, content: bytes | BinaryIO | None) -> None:
        """Set the body."""


class Request(SignableRequest):
    """What a request handler reads and changes (com.amazonaws.Request)."""

    @abstractmethod
    def setHeaders(self, headers: Mapping[str, str]) -> None:
        """Replace all headers."""

    @abstractmethod
    def setResourcePath(self, path: str | None) -> None:
        """Set the path below the endpoint's own, percent-encoded."""

    @abstractmethod
    def withParameter(self, name: str, value: str | None) -> Self:
        """Add one more value of a parameter."""

    @abstractmethod
    def setParameters(self, parameters: Mapping[str, Iterable[str | None]]) -> None:
        """Replace all parameters."""

    @abstractmethod
    def addParameters(self, name: str, values: Iterable[str | None] | None) -> None:
        """Add more values of a parameter."""

    @abstractmethod
    def setEndpoint(self, endpoint: str) -> None:
        """Set scheme, host, port and path of the service."""

    @abstractmethod
    def setHttpMethod(self, httpMethod: HttpMethodName | str) -> None:
        """Set the HTTP method."""

    @abstractmethod
    def getServiceName(self) -> str:
        """The service that the request is for, such as ``sts``."""

    @abstractmethod
    def getOriginalRequest(self) -> AmazonWebServiceRequest:
        """The request object that the caller handed to the client."""

    @abstractmethod
    def setTimeOffset(self, timeOffset: int) -> None:
        """Say by how many seconds the local clock is ahead of the service's."""

    @abstractmethod
    def withTimeOffset(self, timeOffset: int) -> Self:
        """Say by how many seconds the local clock is ahead of the service's."""

    @abstractmethod
    def getAWSRequestMetrics(self) -> AWSRequestMetrics | None:
        """What was measured of this call so far, or None."""

    @abstractmethod
    def setAWSRequestMetrics(self, metrics: AWSRequestMetrics | None) -> None:
        """Attach what this call is measured with."""

    @abstractmethod
    def addHandlerContext(self, key: HandlerContextKey[_X], value: _X) -> None:
        """Keep a handler's value for the handlers that run later in the same call."""

    @abstractmethod
    def getHandlerContext(self, key: HandlerContextKey[_X]) -> _X | None:
        """What a handler kept under this key, or None."""


class HttpResponse:
    """An HTTP answer that a handler may look at and change (com.amazonaws.http.HttpResponse)."""

    def __init__(self, request: Request, wire: WireResponse) -> None:
        self._request = request
        self._status = wire.status
        self._reason: str | None = wire.reason
        self._headers = dict(wire.headers.items())
        self._body = wire.body

    def getRequest(self) -> Request:
        """The request that this answers."""
        return self._request

    def getStatusCode(self) -> int:
        """The HTTP status."""
        return self._status

    def setStatusCode(self, statusCode: int) -> None:
        """The HTTP status."""
        self._status = statusCode

    def getStatusText(self) -> str | None:
        """The reason that came with the status."""
        return self._reason

    def setStatusText(self, statusText: str | None) -> None:
        """The reason that came with the status."""
        self._reason = statusText

    def getHeaders(self) -> dict[str, str]:
        """The headers as they were sent; changes to the dict change the answer."""
        return self._headers

    def getHeader(self, name: str) -> str | None:
        """One header, whatever the case of its name; None if it is not there."""
        lower = name.lower()
        return next((value for known, value in self._headers.items() if known.lower() == lower), None)

    def addHeader(self, name: str, value: str) -> None:
        """Set one header."""
        self._headers[name] = value

    def getContent(self) -> BinaryIO:
        """The body as a new stream, from its beginning."""
        return BytesIO(self._body)

    def setContent(self, content: bytes | BinaryIO) -> None:
        """Replace the body, by bytes or by what is left in a stream."""
        self._body = content if isinstance(content, bytes) else content.read()

    def __repr__(self) -> str:
        # The body of an STS answer is full of secrets.
        return f"<HttpResponse {self._status} {self._reason}, {len(self._body)} bytes>"


class Response(Generic[T]):
    """A result and the HTTP answer that it came in (com.amazonaws.Response). Never changed after it is made."""

    __slots__ = ("_http", "_value")

    def __init__(self, response: T, httpResponse: HttpResponse) -> None:
        self._value = response
        self._http = httpResponse

    def getAwsResponse(self) -> T:
        """The result; None after an error."""
        return self._value

    def getHttpResponse(self) -> HttpResponse:
        """The HTTP answer."""
        return self._http

    def __repr__(self) -> str:
        return f"<Response {self._http!r}>"


AnyResponse = Response[Any]


class RequestMetricCollector(ABC):
    """Given the metrics of each call when it ends (com.amazonaws.metrics.RequestMetricCollector).

    Runs in the caller's thread, so it must be quick; one collector serves all threads of a client.
    """

    NONE: ClassVar[RequestMetricCollector]

    @abstractmethod
    def collectMetrics(self, request: Request, response: AnyResponse | None) -> None:
        """Read ``request.getAWSRequestMetrics()``; ``response`` is None if nothing came back."""

    def isEnabled(self) -> bool:
        """Whether to measure at all; asked at each call."""
        return True


class _Nobody(RequestMetricCollector):
    def collectMetrics(self, request: Request, response: AnyResponse | None) -> None:
        """Nothing."""

    def isEnabled(self) -> bool:
        return False


RequestMetricCollector.NONE = _Nobody()
