"""The settings of one call, which few calls have; loaded when a request is given the first of them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import header_text

if TYPE_CHECKING:
    from typing import Any

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.handlers._context import HandlerContextKey
    from sts_sdk.metrics._collector import RequestMetricCollector


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


class TheseCredentials:
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
