"""What a transport takes, gives and raises; ``_requests_transport`` has the one on ``requests``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


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


class Timeouts:
    """How long one attempt may take, in seconds; None is without end. Never changed after it is made.

    ``connect`` is for the look-up of the name, all of its addresses, proxy and TLS together; ``read`` for each wait
    until the next bytes come, or go; ``total`` for all of it, so that a server which drips a byte now and then does not
    hold the caller for ever. By a SOCKS proxy the name of the proxy is looked up for as long as the system lets it.
    """

    __slots__ = ("connect", "read", "total")

    def __init__(self, connect: float | None, read: float | None, total: float | None = None) -> None:
        self.connect: float | None = connect
        self.read: float | None = read
        self.total: float | None = total

    def within(self, total: float | None) -> Timeouts:
        """The same limits with another ``total``."""
        return Timeouts(self.connect, self.read, total)


class TransportSettings:
    """What a transport needs to know of a ClientConfiguration; plain values, no behaviour. Times in seconds.

    ``proxies`` maps ``http`` and ``https`` to proxy URLs, user and password included; without
    ``preemptive_proxy_auth`` these two are sent only after the proxy asked for them. ``direct_hosts`` are host names,
    ``*`` for any text, that are reached without a proxy. With ``trust_environment`` the usual variables
    (``HTTPS_PROXY``, ``NO_PROXY``, ``AWS_CA_BUNDLE``, ``REQUESTS_CA_BUNDLE``, ``CURL_CA_BUNDLE``) fill what is
    not set here; metadata endpoints switch it off, because they must never be asked through a proxy. Where paths are
    secrets, as those of a container's agent, ``paths_are_known`` is False: urllib3 then logs none.

    A connection is not used again when it is older than ``connection_ttl`` or was idle for ``max_idle``. One that was
    idle for less than ``validate_after`` is trusted without looking whether the server closed it: 0 looks always,
    None never.
    """

    __slots__ = (
        "ca_bundle",
        "client_certificate",
        "connection_ttl",
        "direct_hosts",
        "gzip",
        "max_body",
        "max_connections",
        "max_idle",
        "paths_are_known",
        "preemptive_proxy_auth",
        "proxies",
        "socket_buffers",
        "socks",
        "source_address",
        "tcp_keep_alive",
        "trust_environment",
        "validate_after",
        "verify",
    )

    def __init__(
        self,
        *,
        proxies: Mapping[str, str] | None = None,
        direct_hosts: Sequence[str] = (),
        preemptive_proxy_auth: bool = True,
        socks: bool = True,
        ca_bundle: str | None = None,
        verify: bool = True,
        client_certificate: str | tuple[str, str] | None = None,
        max_connections: int = 50,
        connection_ttl: float | None = None,
        max_idle: float | None = 60.0,
        validate_after: float | None = 0.0,
        tcp_keep_alive: bool = False,
        source_address: str | None = None,
        socket_buffers: tuple[int, int] = (0, 0),
        gzip: bool = False,
        max_body: int = 10 * 1024 * 1024,
        trust_environment: bool = True,
        paths_are_known: bool = True,
    ) -> None:
        self.proxies: Mapping[str, str] | None = proxies
        self.direct_hosts: Sequence[str] = direct_hosts
        self.preemptive_proxy_auth: bool = preemptive_proxy_auth
        self.socks: bool = socks
        self.ca_bundle: str | None = ca_bundle
        self.verify: bool = verify
        self.client_certificate: str | tuple[str, str] | None = client_certificate
        self.max_connections: int = max_connections
        self.connection_ttl: float | None = connection_ttl
        self.max_idle: float | None = max_idle
        self.validate_after: float | None = validate_after
        self.tcp_keep_alive: bool = tcp_keep_alive
        self.source_address: str | None = source_address
        self.socket_buffers: tuple[int, int] = socket_buffers
        self.gzip: bool = gzip
        self.max_body: int = max_body
        self.trust_environment: bool = trust_environment
        self.paths_are_known: bool = paths_are_known


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
