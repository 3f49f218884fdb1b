"""What a transport is told once, or with each request. A client has these before its first call loads a transport."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
