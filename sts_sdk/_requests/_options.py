"""What goes along with a request: options, the provider of its credentials, keys of what handlers leave in it."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Generic, TypeVar

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import header_text
from sts_sdk.internal._face import SaysWhatIsLeftOut, SaysWhatIsLeftOutOfTheClass

T = TypeVar("T")


class RequestClientOptions(SaysWhatIsLeftOut, metaclass=SaysWhatIsLeftOutOfTheClass):
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

    def getClientMarker(self, marker: RequestClientOptions.Marker | str) -> str | None:
        """What was added, or None."""
        return self._markers.get(_marker(marker))

    def putClientMarker(self, marker: RequestClientOptions.Marker | str, value: str) -> None:
        """Replace what was added; control characters are refused."""
        self._markers[_marker(marker)] = header_text("what is added to User-Agent", value)

    def copy(self) -> RequestClientOptions:
        """Independent of this one, with the same settings."""
        copy = RequestClientOptions()
        copy._markers.update(self._markers)
        return copy

    def __repr__(self) -> str:
        shown = (f"{marker}={text!r}" for marker, text in self._markers.items())
        return f"<RequestClientOptions {', '.join(shown)}>"


class TheseCredentials:
    """A provider that always gives the same credentials."""

    __slots__ = ("_credentials",)

    def __init__(self, credentials: AWSCredentials) -> None:
        self._credentials = credentials

    def getCredentials(self) -> AWSCredentials:
        return self._credentials

    def refresh(self) -> None:
        """Nothing to do: they do not change."""


class HandlerContextKey(Generic[T]):
    """A key for ``Request.addHandlerContext``, typed by its value (com.amazonaws.handlers.HandlerContextKey).

    Keys of the same name are equal. The client itself sets AWS_CREDENTIALS, CLIENT_ENDPOINT, OPERATION_NAME,
    SERVICE_ID, SIGNING_NAME and SIGNING_REGION; CLIENT_ENDPOINT is text.
    """

    ADVANCED_CONFIG: ClassVar[HandlerContextKey[object]]
    AWS_CREDENTIALS: ClassVar[HandlerContextKey[AWSCredentials]]
    CLIENT_ENDPOINT: ClassVar[HandlerContextKey[str]]
    ENDPOINT_OVERRIDDEN: ClassVar[HandlerContextKey[bool]]
    HAS_STREAMING_INPUT: ClassVar[HandlerContextKey[bool]]
    HAS_STREAMING_OUTPUT: ClassVar[HandlerContextKey[bool]]
    OPERATION_NAME: ClassVar[HandlerContextKey[str]]
    REQUIRES_LENGTH: ClassVar[HandlerContextKey[bool]]
    SERVICE_ID: ClassVar[HandlerContextKey[str]]
    SIGNING_NAME: ClassVar[HandlerContextKey[str]]
    SIGNING_REGION: ClassVar[HandlerContextKey[str]]

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        if name is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
            raise IllegalArgumentException("Name cannot be null")
        self._name = name

    def getName(self) -> str:
        """The name, which is all that makes a key."""
        return self._name

    def equals(self, o: object) -> bool:
        """The same as ``==``."""
        return self == o

    def hashCode(self) -> int:
        """The same as ``hash()``: Python's number, not Java's."""
        return hash(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HandlerContextKey) and self._name == other.getName()

    def __hash__(self) -> int:
        return hash(self._name)

    def __repr__(self) -> str:
        return f"HandlerContextKey({self._name!r})"


HandlerContextKey.ADVANCED_CONFIG = HandlerContextKey("AdvancedConfig")
HandlerContextKey.AWS_CREDENTIALS = HandlerContextKey("AWSCredentials")
HandlerContextKey.CLIENT_ENDPOINT = HandlerContextKey("ClientEndpoint")
HandlerContextKey.ENDPOINT_OVERRIDDEN = HandlerContextKey("EndpointOverridden")
HandlerContextKey.HAS_STREAMING_INPUT = HandlerContextKey("HasStreamingInput")
HandlerContextKey.HAS_STREAMING_OUTPUT = HandlerContextKey("HasStreamingOutput")
HandlerContextKey.OPERATION_NAME = HandlerContextKey("OperationName")
HandlerContextKey.REQUIRES_LENGTH = HandlerContextKey("RequiresLength")
HandlerContextKey.SERVICE_ID = HandlerContextKey("ServiceId")
HandlerContextKey.SIGNING_NAME = HandlerContextKey("SIGNING_NAME")
HandlerContextKey.SIGNING_REGION = HandlerContextKey("SigningRegion")


def _marker(marker: RequestClientOptions.Marker | str) -> RequestClientOptions.Marker:
    if isinstance(marker, RequestClientOptions.Marker):
        return marker
    try:
        return RequestClientOptions.Marker[marker]
    except KeyError:
        raise IllegalArgumentException(f"No marker is called {marker!r}: there is USER_AGENT.") from None
