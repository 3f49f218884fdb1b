"""The transport on requests: one HTTPAdapter, without what a Session adds (redirects, cookies, netrc).

Every request goes out through ``HTTPAdapter.send``, so libraries that stand in for it see it. Where a request goes
(proxy, TLS, connection pool) is found out once per endpoint and kept as a Route; the adapter's hooks then only look it
up, which halves the work of a call.
"""

from __future__ import annotations

import os
import re
import weakref
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from ssl import CERT_NONE, TLSVersion
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, select_proxy, should_bypass_proxies
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse as RawResponse
from urllib3.util import Timeout
from urllib3.util.ssl_ import create_urllib3_context

from sts_sdk.internal._connections import (
    POOLS,
    Exchange,
    Lifetimes,
    OutgoingHeaders,
    Pool,
    TlsSocket,
    socket_options,
    within,
)
from sts_sdk.internal._face import late
from sts_sdk.internal._transport import (
    BodyTooLarge,
    Headers,
    HttpRequest,
    HttpResponse,
    InvalidTarget,
    ProxyAuthenticationError,
    Timeouts,
    TlsError,
    TransportError,
    TransportSettings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from ssl import SSLContext
    from urllib.parse import SplitResult

    from urllib3 import HTTPHeaderDict

    from sts_sdk.internal._transport_errors import translate
else:
    (translate,) = late(globals(), "sts_sdk.internal._transport_errors", "translate")

_MOST_ROUTES = 64
_MOST_CONNECTIONS = 65536  # to one endpoint: there are no more ports, and urllib3 makes as many places
_PIECE = 65536


class _Proxies(dict[str, str]):
    """Scheme to proxy, whose URL may hold a password: never shown, not even as the local of a frame that failed."""

    def __repr__(self) -> str:
        return f"<proxies for {', '.join(self)}>"


class Route:
    """How one endpoint (scheme, host, port) is reached; found out at its first request."""

    __slots__ = ("authorized", "host", "pool", "port", "proxies", "proxy_prefix", "scheme", "socks")

    def __init__(self, origin: str, parts: SplitResult, proxy: str | None, *, preemptive: bool) -> None:
        self.scheme = parts.scheme
        self.host = parts.hostname or ""
        self.port = parts.port or (443 if parts.scheme == "https" else 80)
        bare = proxy if proxy is None or preemptive else _without_user_info(proxy)
        self.proxies = _Proxies() if bare is None else _Proxies({self.scheme: bare})
        self.authorized = proxy if proxy != bare else None
        self.socks = proxy is not None and proxy.lower().startswith("socks")
        # A proxy for plain HTTP is asked by the whole URL.
        self.proxy_prefix = origin if proxy is not None and self.scheme == "http" and not self.socks else ""
        self.pool: Any = None

    def authorize(self) -> bool:
        """From now on name user and password to the proxy; False if there are none, or they were named already."""
        proxy = self.authorized
        if proxy is None:
            return False
        self.proxies = _Proxies({self.scheme: proxy})
        self.authorized = self.pool = None
        return True


class _Prepared(PreparedRequest):
    """A request that needs no preparing: it is signed, so nothing of it may change."""

    def __init__(self, request: HttpRequest, headers: OutgoingHeaders, route: Route) -> None:
        # PreparedRequest.__init__ would set all of it twice, and ask what hooks there are.
        self.hooks = {"response": []}
        self._cookies = None
        self._body_position = None
        self.method = request.method
        self.url = request.url
        self.headers: Any = headers
        self.body = request.body or None
        self.route = route
        self.exchange = headers.exchange


class _Answer(Response):
    """A response that costs little to make: its cookies are not kept, so they are not collected either."""

    elapsed = timedelta(0)  # as requests has it where no Session measures it

    def __init__(self, request: PreparedRequest, raw: Any, adapter: HTTPAdapter) -> None:
        # Response.__init__ would make a cookie jar.
        self.request: Any = request
        self.raw = raw
        self.connection = adapter
        self.status_code = raw.status
        self.reason = raw.reason
        self.headers = raw.headers
        self.url = request.url or ""
        self.encoding = None
        self.history = []
        self._content: Any = False
        self._content_consumed = False
        self._next = None

    @property
    def cookies(self) -> RequestsCookieJar:  # type: ignore[override]  # an attribute in requests, never needed here
        return RequestsCookieJar()


class _MergedHeaders(Headers):
    """The headers of an answer as urllib3 has them, which looks them up without regard to case, too."""

    __slots__ = ("_merged",)

    def __init__(self, headers: HTTPHeaderDict) -> None:
        self._merged = headers

    def get(self, name: str) -> str | None:
        return self._merged.get(name)

    def items(self) -> Iterator[tuple[str, str]]:
        return self._merged.itermerged()


class _Limits(Timeout):
    """Timeouts that were checked when they were made; the copies that each exchange takes are not checked again."""

    deadline: float | None = None

    def clone(self) -> _Limits:
        copy = _Limits.__new__(_Limits)
        vars(copy).update(vars(self))
        return copy

    def until(self, deadline: float) -> _Limits:
        """The same for an exchange that must end then, whatever it waited for meanwhile."""
        copy = self.clone()
        copy.deadline = deadline
        return copy

    @property
    def connect_timeout(self) -> Any:
        limit: Any = super().connect_timeout
        return within(self.deadline, limit)


class _Adapter(HTTPAdapter):
    """requests' adapter with the hooks that it has for subclasses; ``send`` itself stays requests' own."""

    def __init__(self, settings: TransportSettings) -> None:
        self._settings = settings
        self._options: dict[str, Any] = {
            "socket_options": socket_options(settings),
            "source_address": None if settings.source_address is None else (settings.source_address, 0),
        }
        self._lifetimes = Lifetimes(settings.connection_ttl, settings.max_idle, settings.validate_after)
        self._context: SSLContext | None = None
        self._lock = Lock()
        super().__init__(_MOST_ROUTES, min(settings.max_connections, _MOST_CONNECTIONS), pool_block=True)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, **self._options, **options)
        self.poolmanager.pool_classes_by_scheme = POOLS

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        if proxy.lower().startswith("https:"):
            options["proxy_ssl_context"] = self.tls_context()
        manager = super().proxy_manager_for(proxy, **self._options, **options)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = POOLS
        return manager

    def build_connection_pool_key_attributes(  # type: ignore[override]  # its result has a private type
        self,
        request: Any,  # a _Prepared
        verify: Any,  # noqa: ARG002 -- the context knows
        cert: Any = None,  # noqa: ARG002 -- the context knows
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        route = request.route
        host = {"scheme": route.scheme, "host": route.host, "port": route.port}
        return host, {"ssl_context": self.tls_context()} if route.scheme == "https" else {}

    def get_connection_with_tls_context(
        self,
        request: Any,  # a _Prepared
        verify: Any,  # noqa: ARG002 -- the context knows
        proxies: Any = None,  # noqa: ARG002 -- the route knows
        cert: Any = None,  # noqa: ARG002 -- the context knows
    ) -> Any:
        return request.route.pool or self._find_pool(request, request.route)

    def _find_pool(self, request: PreparedRequest, route: Route) -> Any:
        with self._lock:
            pool = super().get_connection_with_tls_context(request, True, route.proxies)
            if isinstance(pool, Pool):
                pool.lasting(self._lifetimes)
            route.pool = pool
            return pool

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Nothing: the context of the pool knows the certificates."""

    def request_url(
        self,
        request: Any,  # a _Prepared
        proxies: Any,  # noqa: ARG002 -- the route knows
    ) -> str:
        target: str = request.exchange.target
        # urllib3 logs this one; the connection sends the other. SOCKS has connections of its own.
        return target if request.route.socks else target.partition("?")[0]

    def build_response(self, req: PreparedRequest, resp: Any) -> Response:
        return _Answer(req, resp, self)

    def tls_context(self) -> SSLContext:
        """TLS 1.2 or later, with the certificates of the settings; made when first needed, shared by all pools."""
        if self._context is None:
            self._context = _tls_context(self._settings)
        return self._context


class RequestsTransport:
    """The transport of every client. For many threads at once; a forked child opens its own connections."""

    def __init__(self, settings: TransportSettings) -> None:
        self._settings = settings
        self._encoding = "gzip,deflate" if settings.gzip else "identity"
        self._last: tuple[Timeouts | None, _Limits] = (None, _Limits())
        self._start()
        _open_transports.add(self)

    def abandon(self, keep: list[object]) -> None:
        """Leave all connections as they are, in ``keep``, and start with none: what a forked child does."""
        keep.append((self._adapter, self._routes))
        self._start()

    def _start(self) -> None:
        self._adapter = _Adapter(self._settings)
        self._routes: dict[str, Route] = {}
        self._next_sweep = monotonic() + (self._settings.max_idle or float("inf"))

    def send(self, request: HttpRequest, timeouts: Timeouts) -> HttpResponse:
        """The answer, whatever its status; a TransportError when there is none."""
        end = _end_of_origin(request.url)
        _check(request, end)
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
                failure = translate(error, origin, exchange)
            asked = isinstance(failure, ProxyAuthenticationError)
            if not asked or not (route.authorize() or route.proxies is not proxies):
                raise failure
            exchange.sent = route.socks

    def _exchange(self, request: HttpRequest, route: Route, exchange: Exchange, timeouts: Timeouts) -> HttpResponse:
        prepared = _Prepared(request, _outgoing(request, exchange, self._encoding), route)
        limits = self._timeout(timeouts)
        timeout: Any = limits if exchange.deadline is None else limits.until(exchange.deadline)
        response = self._adapter.send(prepared, stream=True, timeout=timeout, proxies=route.proxies)
        body = _read(response, self._settings.max_body)
        if monotonic() >= self._next_sweep:
            self._sweep()
        raw = response.raw
        answered = _MergedHeaders(raw.headers) if isinstance(raw, RawResponse) else Headers(dict(response.headers))
        return HttpResponse(response.status_code, response.reason or "", answered, body)

    def close(self) -> None:
        """Close idle connections; the transport can be used again and then opens new ones."""
        routes = self._routes
        self._start()
        for route in routes.values():
            if route.pool is not None:
                route.pool.close()

    def _timeout(self, timeouts: Timeouts) -> _Limits:
        known, timeout = self._last
        if known is not timeouts:
            timeout = _Limits(connect=timeouts.connect, read=timeouts.read, total=timeouts.total)
            self._last = (timeouts, timeout)
        return timeout

    def _new_route(self, origin: str) -> Route:
        settings = self._settings
        # A proxy of the environment is told its user at once, as every program on the machine does.
        preemptive = settings.preemptive_proxy_auth or settings.proxies is None
        parts = _checked_parts(origin)
        route = Route(origin, parts, _proxy(origin, parts.hostname or "", settings), preemptive=preemptive)
        if len(self._routes) >= _MOST_ROUTES:
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


def _check(request: HttpRequest, end: int) -> None:
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


def _checked_parts(origin: str) -> SplitResult:
    """The parts of an origin that can be connected to; InvalidTarget if it cannot."""
    try:
        parts = urlsplit(origin)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError as error:
        raise InvalidTarget(f"Cannot connect to {origin}: {error}") from error
    if not usable:
        raise InvalidTarget(f"Cannot connect to {origin}: it needs http or https, a host, and a port from 1 to 65535")
    return parts


def _proxy(origin: str, host: str, settings: TransportSettings) -> str | None:
    """The proxy for an endpoint: the one that was set, else the environment's."""
    if any(_matches(pattern, host) for pattern in settings.direct_hosts):
        return None
    proxies = settings.proxies
    if proxies is None:
        proxies = get_environ_proxies(origin) if settings.trust_environment else {}
    elif settings.trust_environment and should_bypass_proxies(origin, no_proxy=None):
        return None
    proxy = select_proxy(origin, dict(proxies))
    if not proxy or (proxy.lower().startswith("socks") and not settings.socks):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _matches(pattern: str, host: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.lower().split("*"))), host.lower()) is not None


def _without_user_info(proxy: str) -> str:
    scheme, _, rest = proxy.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _tls_context(settings: TransportSettings) -> SSLContext:
    context = create_urllib3_context(ssl_minimum_version=TLSVersion.TLSv1_2)
    context.sslsocket_class = TlsSocket
    bundle = settings.ca_bundle or (settings.trust_environment and _environment_bundle()) or DEFAULT_CA_BUNDLE_PATH
    certificate = settings.client_certificate
    try:
        if not settings.verify:
            context.check_hostname = False
            context.verify_mode = CERT_NONE
        elif Path(bundle).is_dir():
            context.load_verify_locations(capath=bundle)
        else:
            context.load_verify_locations(cafile=bundle)
    except OSError as error:
        raise TlsError(f"Cannot read the CA certificates in {bundle}: {error.strerror or error}") from error
    try:
        if certificate is not None:
            file, key = (certificate, None) if isinstance(certificate, str) else certificate
            context.load_cert_chain(file, key, _no_password)
    except OSError as error:
        raise TlsError(f"Cannot read the client certificate {certificate}: {error.strerror or error}") from error
    return context


def _no_password() -> str:
    # Without this OpenSSL asks at the terminal, and the program stands still.
    raise TlsError("The key of the client certificate is protected by a password: give one that is not")


def _environment_bundle() -> str | None:
    names = ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
    return next((value for name in names if (value := os.environ.get(name, "").strip())), None)


def _read(response: Response, cap: int) -> bytes:
    """The body to its end, decoded, if it is not larger than the cap."""
    raw = response.raw
    if not isinstance(raw, RawResponse):
        # A stand-in for requests' send may answer with a response that was never on a wire.
        return response.content
    length = raw.length_remaining
    if length is not None and length <= cap and "content-encoding" not in raw.headers:
        return raw.read(decode_content=False)
    body = BytesIO()
    while body.tell() <= cap and (length is None or length <= cap):
        # Not kept in a local: it may hold credentials, and a traceback may show locals.
        if not body.write(raw.read(_PIECE, decode_content=True)):
            return body.getvalue()
    raw.close()
    raw.release_conn()
    raise BodyTooLarge(f"The answer is larger than {cap} bytes")


# Weak, so that a transport ends with its client.
_open_transports: weakref.WeakSet[RequestsTransport] = weakref.WeakSet()
# What a child must neither use nor close: its parent talks on these connections, and may have held their locks.
_of_the_parent: list[object] = []


def _forked() -> None:
    for transport in tuple(_open_transports):
        transport.abandon(_of_the_parent)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)
