"""What every request carries besides its members: settings for this one call."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._typing import TYPE_CHECKING, TypeVar, cast
from sts_sdk.internal._header import check_header, header_text
from sts_sdk.internal._shape import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar, Self

    from sts_sdk.auth import AWSCredentials, AWSCredentialsProvider
    from sts_sdk.handlers import HandlerContextKey
    from sts_sdk.metrics import RequestMetricCollector

    _X = TypeVar("_X")
    _Request = TypeVar("_Request", bound="AmazonWebServiceRequest")


class RequestClientOptions:
    """What a request tells the client about itself (com.amazonaws.RequestClientOptions)."""

    class Marker(Enum):
        """What a caller may add to."""

        USER_AGENT = "USER_AGENT"

        def __str__(self) -> str:
            return self.value

    __slots__ = ("_markers",)

    def __init__(self) -> None:
        self._markers: dict[RequestClientOptions.Marker, str] = {}

    def appendUserAgent(self, userAgent: str) -> None:
        """Add to what this call says of itself in User-Agent; control characters are refused."""
        before = self._markers.get(self.Marker.USER_AGENT)
        self.putClientMarker(self.Marker.USER_AGENT, userAgent if before is None else f"{before} {userAgent}")

    def getClientMarker(self, marker: Marker | str) -> str | None:
        """What was added, or None."""
        return self._markers.get(_marker(marker))

    def putClientMarker(self, marker: Marker | str, value: str) -> None:
        """Replace what was added; control characters are refused."""
        self._markers[_marker(marker)] = header_text("what is added to User-Agent", value)

    def copy(self) -> RequestClientOptions:
        """Independent of this one, with the same settings."""
        copy = RequestClientOptions()
        copy._markers.update(self._markers)
        return copy


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
        self.client_options = RequestClientOptions()

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


class AmazonWebServiceRequest(Shape):
    """The base of every request (com.amazonaws.AmazonWebServiceRequest).

    Settings that are made here hold for calls with this request only, and win over the client's. They are no part
    of its value: requests with the same members are equal.
    """

    NOOP: ClassVar[AmazonWebServiceRequest]

    __slots__ = ("_clone_source", "_config")

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
        self._settings.credentials_provider = credentialsProvider

    def withRequestCredentialsProvider(self, credentialsProvider: AWSCredentialsProvider | None) -> Self:
        self.setRequestCredentialsProvider(credentialsProvider)
        return self

    def getRequestCredentials(self) -> AWSCredentials | None:
        """The credentials for this call, as the request's own provider gives them now; None: the client's."""
        provider = self.getRequestCredentialsProvider()
        return None if provider is None else provider.getCredentials()

    def setRequestCredentials(self, credentials: AWSCredentials | None) -> None:
        """Sign this call with these credentials; None: with the client's."""
        provider = None if credentials is None else _TheseCredentials(credentials)
        self.setRequestCredentialsProvider(cast("AWSCredentialsProvider | None", provider))

    def getRequestMetricCollector(self) -> RequestMetricCollector | None:
        """Who is told how this call went; None: the client's collector."""
        return None if self._config is None else self._config.metric_collector

    def setRequestMetricCollector(self, requestMetricCollector: RequestMetricCollector | None) -> None:
        self._settings.metric_collector = requestMetricCollector

    def withRequestMetricCollector(self, metricCollector: RequestMetricCollector | None) -> Self:
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
        self._settings.query_parameters.setdefault(name, []).append(value)

    def getSdkRequestTimeout(self) -> int | None:
        """How long one attempt may take, in milliseconds; None: the client's setting, 0: without end."""
        return None if self._config is None else self._config.request_timeout

    def setSdkRequestTimeout(self, sdkRequestTimeout: int) -> None:
        self._settings.request_timeout = sdkRequestTimeout

    def withSdkRequestTimeout(self, sdkRequestTimeout: int) -> Self:
        self.setSdkRequestTimeout(sdkRequestTimeout)
        return self

    def getSdkClientExecutionTimeout(self) -> int | None:
        """How long all attempts together may take, in milliseconds; None: the client's setting, 0: without end."""
        return None if self._config is None else self._config.client_execution_timeout

    def setSdkClientExecutionTimeout(self, sdkClientExecutionTimeout: int) -> None:
        self._settings.client_execution_timeout = sdkClientExecutionTimeout

    def withSdkClientExecutionTimeout(self, sdkClientExecutionTimeout: int) -> Self:
        self.setSdkClientExecutionTimeout(sdkClientExecutionTimeout)
        return self

    def getRequestClientOptions(self) -> RequestClientOptions:
        """What this call adds to User-Agent."""
        return self._settings.client_options

    def addHandlerContext(self, key: HandlerContextKey[_X], value: _X) -> None:
        """Leave a value for the request handlers, which find it by the same key."""
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


class _TheseCredentials:
    """A provider that always gives the same credentials."""

    __slots__ = ("_credentials",)

    def __init__(self, credentials: AWSCredentials) -> None:
        self._credentials = credentials

    def getCredentials(self) -> AWSCredentials:
        return self._credentials

    def refresh(self) -> None:
        """Nothing to do: they do not change."""


def _marker(marker: RequestClientOptions.Marker | str) -> RequestClientOptions.Marker:
    if isinstance(marker, RequestClientOptions.Marker):
        return marker
    try:
        return RequestClientOptions.Marker[marker]
    except KeyError:
        raise IllegalArgumentException(f"No marker is called {marker!r}: there is USER_AGENT.") from None
