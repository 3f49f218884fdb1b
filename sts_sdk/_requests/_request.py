"""What every request can be told besides its members: settings for this one call."""

from __future__ import annotations

from types import MappingProxyType

from sts_sdk.internal._face import late
from typing import TYPE_CHECKING, TypeVar, cast
from sts_sdk.internal._checks import check_has, check_header, form_field, whole
from sts_sdk.internal._shape import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import ClassVar, Self

    from sts_sdk._requests._settings import RequestClientOptions, RequestConfig, TheseCredentials
    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.handlers._context import HandlerContextKey
    from sts_sdk.metrics._collector import RequestMetricCollector

    _X = TypeVar("_X")
    _Request = TypeVar("_Request", bound="AmazonWebServiceRequest")
else:
    RequestConfig, TheseCredentials = late(globals(), "sts_sdk._requests._settings", "RequestConfig TheseCredentials")


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
        check_has(
            "setRequestCredentialsProvider",
            credentialsProvider,
            "getCredentials",
            "a credentials provider",
            ": give those to setRequestCredentials",
        )
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
        provider = None if credentials is None else TheseCredentials(credentials)
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
        form_field(name, value)
        self._settings.query_parameters.setdefault(name, []).append(value)

    def getSdkRequestTimeout(self) -> int | None:
        """How long one attempt may take, in milliseconds; None: the client's setting, 0: without end."""
        return None if self._config is None else self._config.request_timeout

    def setSdkRequestTimeout(self, sdkRequestTimeout: int) -> None:
        self._settings.request_timeout = whole("sdkRequestTimeout", sdkRequestTimeout)

    def withSdkRequestTimeout(self, sdkRequestTimeout: int) -> Self:
        self.setSdkRequestTimeout(sdkRequestTimeout)
        return self

    def getSdkClientExecutionTimeout(self) -> int | None:
        """How long all attempts together may take, in milliseconds; None: the client's setting, 0: without end."""
        return None if self._config is None else self._config.client_execution_timeout

    def setSdkClientExecutionTimeout(self, sdkClientExecutionTimeout: int) -> None:
        self._settings.client_execution_timeout = whole("sdkClientExecutionTimeout", sdkClientExecutionTimeout)

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
