"""requests' adapter for requests that are signed: nothing of them is changed, and their route is known.

Where a request goes (proxy, TLS, pool of connections) is found out once for an endpoint and kept as a Route, so the
adapter's hooks look nothing up in the environment.
"""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3.response import HTTPResponse as RawResponse

from sts_sdk.internal._connections import Lifetimes, OutgoingHeaders
from sts_sdk.internal._pools import POOLS, Pool, socket_options
from sts_sdk.internal._routes import tls_context
from sts_sdk.internal._transport import BodyTooLarge, TransportError

if TYPE_CHECKING:
    from collections.abc import Callable
    from ssl import SSLContext

    from requests import Response

    from sts_sdk.internal._routes import Route
    from sts_sdk.internal._transport import HttpRequest
    from sts_sdk.internal._transport_settings import TransportSettings

MOST_ROUTES = 64
_PIECE = 65536  # of a body, read at a time
_MOST_CONNECTIONS = 65536  # to one endpoint: there are no more ports, and urllib3 makes as many places


class Prepared(PreparedRequest):
    """A request that needs no preparing: it is signed, so nothing of it may change."""

    def __init__(self, request: HttpRequest, headers: OutgoingHeaders, route: Route) -> None:
        super().__init__()
        self.method = request.method
        self.url = request.url
        self.headers: Any = headers
        self.body = request.body or None
        self.route = route
        self.exchange = headers.exchange


class Adapter(HTTPAdapter):
    """requests' adapter with the hooks that it has for subclasses; ``send`` itself stays requests' own."""

    pools = POOLS

    def __init__(self, settings: TransportSettings) -> None:
        self._settings = settings
        self._options: dict[str, Any] = {
            "socket_options": socket_options(settings),
            "source_address": None if settings.source_address is None else (settings.source_address, 0),
        }
        self._lifetimes = Lifetimes(settings.connection_ttl, settings.max_idle, settings.validate_after)
        self._context: SSLContext | None = None
        self._lock = Lock()
        super().__init__(MOST_ROUTES, min(settings.max_connections, _MOST_CONNECTIONS), pool_block=True)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, **self._options, **options)
        self.poolmanager.pool_classes_by_scheme = self.pools

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        if proxy.lower().startswith("https:"):
            options["proxy_ssl_context"] = self.tls_context()
        manager = super().proxy_manager_for(proxy, **self._options, **options)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = self.pools
        return manager

    def build_connection_pool_key_attributes(  # type: ignore[override]  # its result has a private type
        self,
        request: Any,  # a Prepared
        verify: Any,  # noqa: ARG002 -- the context knows
        cert: Any = None,  # noqa: ARG002 -- the context knows
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        route = request.route
        host = {"scheme": route.scheme, "host": route.host, "port": route.port}
        # A proxy that is spoken to by TLS needs it for plain HTTP, too: older releases of urllib3 look nowhere else.
        return host, {"ssl_context": self.tls_context()} if route.speaks_tls() else {}

    def get_connection_with_tls_context(
        self,
        request: Any,  # a Prepared
        verify: Any,  # noqa: ARG002 -- the context knows
        proxies: Any = None,  # noqa: ARG002 -- the route knows
        cert: Any = None,  # noqa: ARG002 -- the context knows
    ) -> Any:
        route = request.route
        with self._lock:
            pool = super().get_connection_with_tls_context(request, True, route.proxies)
            if isinstance(pool, Pool) and route.pool is not pool:
                pool.lasting(self._lifetimes)
            route.pool = pool
            return pool

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Nothing: the context of the pool knows the certificates."""

    def request_url(
        self,
        request: Any,  # a Prepared
        proxies: Any,  # noqa: ARG002 -- the route knows
    ) -> str:
        target: str = request.exchange.target
        # urllib3 logs this one; the connection sends the other. SOCKS has connections of its own.
        if request.route.socks:
            return target
        return target.partition("?")[0] if self._settings.paths_are_known else "/"

    def tls_context(self) -> SSLContext:
        """TLS 1.2 or later, with the certificates of the settings; made when first needed, shared by all pools."""
        if self._context is None:
            self._context = tls_context(self._settings)
        return self._context


def read_body(response: Response, cap: int) -> bytes:
    """The body to its end, decoded, if it is not larger than the cap."""
    raw = response.raw
    if not isinstance(raw, RawResponse):
        # A stand-in for requests' send may answer with a response that was never on a wire.
        return response.content
    length = raw.length_remaining
    packed = "content-encoding" in raw.headers
    if length is not None and length <= cap and not packed:
        return raw.read(decode_content=False)
    try:
        unpacked = _unpacker(raw.headers["content-encoding"]) if packed else None
        body = BytesIO()
        while body.tell() <= cap and (length is None or length <= cap):
            # Not kept in a local: it may hold credentials, and a traceback may show locals.
            if not body.write(raw.read(_PIECE, decode_content=False)):
                return body.getvalue() if unpacked is None else unpacked(body, cap)
        raise BodyTooLarge(f"The answer is larger than {cap} bytes")
    except TransportError:
        raw.close()
        raw.release_conn()
        raise


def _unpacker(encoding: str) -> Callable[[BytesIO, int], bytes] | None:
    """What decodes a body, which urllib3 does without a limit; None for one that is not encoded."""
    if encoding.strip().lower() in {"", "identity"}:
        return None
    from sts_sdk.internal._unpacking import unpacker  # noqa: PLC0415 -- few answers are packed

    return unpacker(encoding)
