"""What a transport takes, gives and raises; ``_requests_transport`` has the one on ``requests``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sts_sdk.internal._transport_settings import Timeouts


class Transport(Protocol):
    """Sends one request over HTTP and reads the answer to its end; never follows a redirect."""

    def send(self, request: HttpRequest, timeouts: Timeouts) -> WireResponse:
        """The answer, whatever its status; a TransportError when there is none."""
        ...

    def close(self) -> None:
        """Close idle connections; the transport can be used again and then opens new ones."""
        ...


class HttpRequest:
    """One HTTP request as it goes on the wire. Never changed after it is made."""

    __slots__ = ("body", "headers", "method", "url")

    def __init__(self, method: str, url: str, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.method: str = method
        self.url: str = url
        self.headers: Mapping[str, str] = headers
        self.body: bytes = body

    def __repr__(self) -> str:
        # Headers and body carry secrets.
        return f"<HttpRequest {self.method} {shown_url(self.url)}>"


def shown_url(url: str) -> str:
    """A URL without what may be secret in it: the query, as of a presigned one, and a user before the host."""
    scheme, slashes, rest = url.partition("?")[0].partition("//")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{authority.rpartition('@')[2]}{slash}{path}"


def without_path(url: str) -> str:
    """A URL whose path may be a secret, as that of a container's agent; what has up to four characters is none."""
    scheme, slashes, rest = shown_url(url).partition("//")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{authority}{slash}{path if len(path) <= 4 else '...'}"


class WireResponse:
    """One HTTP answer, read to its end."""

    __slots__ = ("body", "headers", "reason", "status")

    def __init__(self, status: int, reason: str, headers: WireHeaders, body: bytes) -> None:
        self.status: int = status
        self.reason: str = reason
        self.headers: WireHeaders = headers
        self.body: bytes = body

    def __repr__(self) -> str:
        # The reason is the server's own words: it may repeat what it was sent.
        return f"<WireResponse {self.status}, {len(self.body)} bytes>"


class WireHeaders:
    """The headers of an answer: kept as sent, looked up without regard to case."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, str]) -> None:
        self._items = {name.lower(): (name, value) for name, value in items.items()}

    def get(self, name: str) -> str | None:
        """The value of one header, or None."""
        found = self._items.get(name.lower())
        return None if found is None else found[1]

    def items(self) -> Iterator[tuple[str, str]]:
        """Name and value of each header, in the order they came."""
        return iter(self._items.values())


class TransportError(Exception):
    """No answer came. ``retryable``: whether trying again may help; ``sent``: whether a server may have seen it."""

    retryable = True
    sent = True


class ConnectError(TransportError):
    """No connection: refused, unreachable, or the name does not resolve. Nothing was sent."""

    sent = False


class ConnectTimeout(ConnectError):
    """No connection within the connect timeout. Nothing was sent."""


class InvalidTarget(ConnectError):
    """The URL or a header cannot be sent as HTTP. Nothing was sent."""

    retryable = False


class ReadTimeout(TransportError):
    """Connected, but the answer did not come within the read timeout."""


class TotalTimeout(ReadTimeout):
    """The answer did not come to its end within the time for the whole attempt."""


class ConnectionBroken(TransportError):
    """The connection ended before the answer did, or what came was not HTTP."""


class TlsError(TransportError):
    """The TLS handshake failed; a certificate that is refused now is refused again."""

    retryable = False
    sent = False


class ProxyError(TransportError):
    """The proxy refused, or cannot be reached. Nothing was sent to the service."""

    sent = False


class ProxyAuthenticationError(ProxyError):
    """The proxy wants a user and a password, or others than those that were set (407)."""

    retryable = False


class UnaskedEncoding(TransportError):
    """The answer is packed in a way that was not asked for, or more than once."""

    retryable = False


class BodyTooLarge(TransportError):
    """The answer is larger than the cap; the rest was not read."""

    retryable = False
