"""What a request tells the client about itself, and the provider of the credentials it brings along."""

from __future__ import annotations

from enum import Enum

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import header_text
from sts_sdk.internal._face import SaysWhatIsLeftOut, SaysWhatIsLeftOutOfTheClass


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


def _marker(marker: RequestClientOptions.Marker | str) -> RequestClientOptions.Marker:
    if isinstance(marker, RequestClientOptions.Marker):
        return marker
    try:
        return RequestClientOptions.Marker[marker]
    except KeyError:
        raise IllegalArgumentException(f"No marker is called {marker!r}: there is USER_AGENT.") from None
