"""What a transport takes, gives and raises; the one on ``requests`` is loaded at the first send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class HttpRequest:
    """One HTTP request as it goes on the wire. Never changed after it is made."""

    __slots__ = ("body", "headers", "method", "url")

    def __init__(self, method: str, url: str, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body

    def __repr__(self) -> str:
        # Headers and body carry secrets, and so does the query of a presigned URL.
        return f"<HttpRequest {self.method} {self.url.partition('?')[0]}>"


class HttpResponse:
    """One HTTP answer, read to its end."""

    __slots__ = ("body", "headers", "reason", "status")

    def __init__(self, status: int, reason: str, headers: Headers, body: bytes) -> None:
        self.status = status
        self.reason = reason
        self.headers = headers
        self.body = body

    def __repr__(self) -> str:
        return f"<HttpResponse {self.status} {self.reason}, {len(self.body)} bytes>"


class Headers:
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


class Timeouts:
    """How long one attempt may take, in seconds; None is without end. Never changed after it is made."""

    __slots__ = ("connect", "read")

    def __init__(self, connect: float | None, read: float | None) -> None:
        self.connect = connect
        self.read = read


class TransportSettings:
    """What a transport needs to know of a ClientConfiguration; plain values, no behaviour.

    ``proxies`` maps ``http`` and ``https`` to proxy URLs. With ``trust_environment`` the usual variables
    (``HTTPS_PROXY``, ``NO_PROXY``, ``AWS_CA_BUNDLE``, ``REQUESTS_CA_BUNDLE``, ``CURL_CA_BUNDLE``) fill what is
    not set here; metadata endpoints switch it off, because they must never be asked through a proxy.
    """

    __slots__ = (
        "ca_bundle",
        "client_certificate",
        "max_body",
        "max_connections",
        "no_proxy",
        "proxies",
        "trust_environment",
    )

    def __init__(
        self,
        *,
        proxies: Mapping[str, str] | None = None,
        no_proxy: str | None = None,
        ca_bundle: str | None = None,
        client_certificate: str | tuple[str, str] | None = None,
        max_connections: int = 50,
        max_body: int = 10 * 1024 * 1024,
        trust_environment: bool = True,
    ) -> None:
        self.proxies = proxies
        self.no_proxy = no_proxy
        self.ca_bundle = ca_bundle
        self.client_certificate = client_certificate
        self.max_connections = max_connections
        self.max_body = max_body
        self.trust_environment = trust_environment


class Transport(Protocol):
    """Sends one request over HTTP and reads the answer to its end; never follows a redirect."""

    def send(self, request: HttpRequest, timeouts: Timeouts) -> HttpResponse:
        """The answer, whatever its status; a TransportError when there is none."""
        ...

    def close(self) -> None:
        """Close idle connections; the transport can be used again and then opens new ones."""
        ...


class TransportError(Exception):
    """No answer came. ``retryable``: whether trying again may help."""

    retryable = True


class ConnectError(TransportError):
    """No connection: refused, unreachable, or the name does not resolve. Nothing was sent."""


class ConnectTimeout(ConnectError):
    """No connection within the connect timeout. Nothing was sent."""


class ReadTimeout(TransportError):
    """Connected, but the answer did not come within the read timeout."""


class ConnectionBroken(TransportError):
    """The connection ended before the answer did, or what came was not HTTP."""


class TlsError(TransportError):
    """The TLS handshake failed; a certificate that is refused now is refused again."""

    retryable = False


class ProxyError(TransportError):
    """The proxy refused, or cannot be reached."""


class BodyTooLarge(TransportError):
    """The answer is larger than the cap; the rest was not read."""

    retryable = False
