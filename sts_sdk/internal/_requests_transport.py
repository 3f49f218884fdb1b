"""The transport on requests: one HTTPAdapter, without what a Session adds (redirects, cookies, netrc).

Every request goes out through ``HTTPAdapter.send``, so libraries that stand in for it see it.
"""

from __future__ import annotations

import os
import weakref
from time import monotonic
from typing import TYPE_CHECKING

from urllib3.exceptions import HTTPError

from sts_sdk.internal._adapter import MOST_ROUTES, Prepared, read_body
from sts_sdk.internal._connections import Exchange, OutgoingHeaders
from sts_sdk.internal._fast_path import open_adapter
from sts_sdk.internal._pools import Limits, Pool
from sts_sdk.internal._routes import Route, route_to
from sts_sdk.internal._transport import (
    HttpRequest,
    InvalidTarget,
    ProxyAuthenticationError,
    TransportError,
    WireHeaders,
    WireResponse,
)
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings

if TYPE_CHECKING:
    from sts_sdk.internal._transport import Transport


def open_transport(settings: TransportSettings) -> Transport:
    """A transport on ``requests``."""
    return RequestsTransport(settings)


class RequestsTransport:
    """The transport of every client. For many threads at once; a forked child opens its own connections."""

    def __init__(self, settings: TransportSettings) -> None:
        self._settings = settings
        self._encoding = "gzip,deflate" if settings.gzip else "identity"
        self._start()
        _open_transports.add(self)

    def abandon(self, keep: list[object]) -> None:
        """Leave all connections as they are, in ``keep``, and start with none: what a forked child does."""
        keep.append((self._adapter, self._routes))
        self._start()

    def _start(self) -> None:
        self._adapter = open_adapter(self._settings)
        self._routes: dict[str, Route] = {}
        self._next_sweep = monotonic() + (self._settings.max_idle or float("inf"))

    def send(self, request: HttpRequest, timeouts: Timeouts) -> WireResponse:
        """The answer, whatever its status; a TransportError when there is none."""
        end = _end_of_origin(request.url)
        _check_target(request, end)
        origin = request.url[:end]
        route = self._routes.get(origin) or self._new_route(origin)
        exchange = _begin(request, end, route, timeouts)
        failure: TransportError
        while True:
            proxies = route.proxies
            try:
                response = self._exchange(request, route, exchange, timeouts)
                if response.status != 407 or not route.proxies:
                    return response
                failure = ProxyAuthenticationError(f"The proxy of {origin} asks for a user and a password (407)")
            except TransportError as error:
                failure = error
            except (OSError, HTTPError, ValueError) as error:
                from sts_sdk.internal._transport_errors import translate  # noqa: PLC0415 -- only failures need it

                failure = translate(error, origin, exchange)
            asked = isinstance(failure, ProxyAuthenticationError)
            if not asked or not (route.authorize() or route.proxies is not proxies):
                raise failure
            exchange.sent = route.socks

    def _exchange(self, request: HttpRequest, route: Route, exchange: Exchange, timeouts: Timeouts) -> WireResponse:
        prepared = Prepared(request, _outgoing(request, exchange, self._encoding), route)
        limits = Limits(connect=timeouts.connect, read=timeouts.read, total=timeouts.total)
        limits.deadline = exchange.deadline
        try:
            response = self._adapter.send(
                prepared,
                stream=True,
                timeout=limits,  # type: ignore[arg-type]  # a Timeout of urllib3, which requests takes and its stubs do not
                proxies=route.proxies,
            )
            body = read_body(response, self._settings.max_body)
        except BaseException:  # an interrupt, too
            if isinstance(route.pool, Pool):
                route.pool.give_up(limits)
            raise
        if monotonic() >= self._next_sweep:
            self._sweep()
        return WireResponse(response.status_code, response.reason or "", WireHeaders(dict(response.headers)), body)

    def close(self) -> None:
        """Close idle connections; the transport can be used again and then opens new ones."""
        routes = self._routes
        self._start()
        for route in routes.values():
            if route.pool is not None:
                route.pool.close()

    def _new_route(self, origin: str) -> Route:
        route = route_to(origin, self._settings)
        if len(self._routes) >= MOST_ROUTES:
            self._routes = {}
        return self._routes.setdefault(origin, route)

    def _sweep(self) -> None:
        self._next_sweep = monotonic() + (self._settings.max_idle or 0)
        for route in tuple(self._routes.values()):
            if isinstance(route.pool, Pool):
                route.pool.close_idle()


def _end_of_origin(url: str) -> int:
    """Where scheme, host and port end."""
    start = url.find("//") + 2
    slash = url.find("/", start)
    if slash < 0:
        slash = len(url)
    question = url.find("?", start, slash)
    return slash if question < 0 else question


# From here to the wire the URL is in no local: its query may be a secret, and some tracebacks show locals.


def _check_target(request: HttpRequest, end: int) -> None:
    """Refuse a URL that cannot be put on the first line of a request as it is."""
    if " " in request.url or not (request.url.isascii() and request.url.isprintable()):
        raise InvalidTarget("The URL cannot be sent: it holds spaces, control or other characters that need escaping")
    if "@" in request.url[:end]:
        raise InvalidTarget("The URL cannot be sent: it holds a user")


def _outgoing(request: HttpRequest, exchange: Exchange, encoding: str) -> OutgoingHeaders:
    """The headers of a request with those that say how it is sent, which are never the caller's."""
    headers = OutgoingHeaders(request.headers, exchange)
    names = {name.lower() for name in headers}
    if "transfer-encoding" in names:
        raise InvalidTarget("A request cannot be sent with a header Transfer-Encoding: its length is known")
    if "accept-encoding" not in names:
        headers["Accept-Encoding"] = encoding
    if "content-length" in names:
        for name in [name for name in headers if name.lower() == "content-length"]:
            del headers[name]
    if request.body or request.method != "GET":
        # Last, so that a frame which holds the header written last holds no secret.
        headers["Content-Length"] = str(len(request.body))
    return headers


def _begin(request: HttpRequest, end: int, route: Route, timeouts: Timeouts) -> Exchange:
    slash = "" if request.url.startswith("/", end) else "/"
    deadline = None if timeouts.total is None else monotonic() + timeouts.total
    exchange = Exchange(route.proxy_prefix + slash + request.url[end:], deadline, timeouts.read)
    # Connections by SOCKS do not say when a request leaves; then it may have, from the start.
    exchange.sent = route.socks
    return exchange


# Weak, so that a transport ends with its client.
_open_transports: weakref.WeakSet[RequestsTransport] = weakref.WeakSet()
# What a child must neither use nor close: its parent talks on these connections, and may have held their locks.
_of_the_parent: list[object] = []


def _forked() -> None:
    for transport in tuple(_open_transports):
        transport.abandon(_of_the_parent)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)
