"""How an endpoint is reached: by which proxy, and with which certificates."""

from __future__ import annotations

import re
import sys
from errno import ESPIPE
from pathlib import Path
from ssl import CERT_NONE, TLSVersion
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed: macOS

from requests.utils import DEFAULT_CA_BUNDLE_PATH, select_proxy, should_bypass_proxies
from urllib3.util.ssl_ import create_urllib3_context

from sts_sdk.internal._fork import Process
from sts_sdk.internal._proxy_url import found_proxy, proxy_url, why_unusable
from sts_sdk.internal._settings import ca_bundle
from sts_sdk.internal._transport import InvalidTarget, TlsError

if TYPE_CHECKING:
    from ssl import SSLContext
    from urllib.parse import SplitResult

    from sts_sdk.internal._transport_settings import TransportSettings


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

    def speaks_tls(self) -> bool:
        """Whether the endpoint, or the proxy that leads to it, is spoken to by TLS."""
        return self.scheme == "https" or self.proxies.get("http", "").lower().startswith("https:")

    def authorize(self) -> bool:
        """From now on name user and password to the proxy; False if there are none, or they were named already."""
        proxy = self.authorized
        if proxy is None:
            return False
        self.proxies = _Proxies({self.scheme: proxy})
        self.authorized = self.pool = None
        return True


def route_to(origin: str, settings: TransportSettings) -> Route:
    """The way to an endpoint; InvalidTarget if it cannot be connected to."""
    # A proxy of the environment is told its user at once, as every program on the machine does.
    preemptive = settings.preemptive_proxy_auth or settings.proxies is None
    parts = _checked_parts(origin)
    return Route(origin, parts, _proxy_for(origin, parts.hostname or "", settings), preemptive=preemptive)


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


def _proxy_for(origin: str, host: str, settings: TransportSettings) -> str | None:
    """The proxy for an endpoint: the one that was set, else the environment's."""
    if any(_matches(pattern, host) for pattern in settings.direct_hosts):
        return None
    proxies = settings.proxies
    if proxies is None:
        proxies = _found_proxies(origin, host) if settings.trust_environment else {}
    elif settings.trust_environment and _is_reached_directly(origin, host):
        return None
    proxy = select_proxy(origin, dict(proxies))
    if not proxy or (proxy.lower().startswith("socks") and not settings.socks):
        return None
    unusable = why_unusable(proxy)
    if unusable is not None:
        raise InvalidTarget(f"Cannot connect to {origin}: its proxy cannot be used, {unusable}")
    return proxy_url(proxy)


def _found_proxies(origin: str, host: str) -> dict[str, str]:
    """The proxies of the environment; where it names none, those of the system's settings (macOS, Windows)."""
    scheme = origin.partition(":")[0]
    proxy = None if _is_reached_directly(origin, host) else found_proxy(scheme)
    return _Proxies() if proxy is None else _Proxies({scheme: proxy})


def _is_reached_directly(origin: str, host: str) -> bool:
    if ":" in host and proxy_bypass_environment(f"[{host}]"):  # pyright: ignore[reportUnknownArgumentType] -- typeshed: macOS
        return True  # as URLs have it; requests knows only an address without brackets
    if _must_not_ask_the_system():
        return bool(proxy_bypass_environment(host))  # pyright: ignore[reportUnknownArgumentType] -- typeshed: macOS
    return should_bypass_proxies(origin, no_proxy=None)


def _must_not_ask_the_system() -> bool:
    """Whether this is a forked child on macOS, where the system's libraries end a child that asks them."""
    return Process.is_child and sys.platform == "darwin"


def _matches(pattern: str, host: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.lower().split("*"))), host.lower()) is not None


def _without_user_info(proxy: str) -> str:
    scheme, _, rest = proxy.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def tls_context(settings: TransportSettings) -> SSLContext:
    """TLS 1.2 or later, with the certificates of the settings; a TlsError if they cannot be read."""
    context = create_urllib3_context(ssl_minimum_version=TLSVersion.TLSv1_2)
    bundle, source = _bundle(settings)
    certificate = settings.client_certificate
    try:
        if not settings.verify:
            context.check_hostname = False
            context.verify_mode = CERT_NONE
        elif _no_pipe(bundle) and Path(bundle).is_dir():
            context.load_verify_locations(capath=bundle)
        else:
            context.load_verify_locations(cafile=bundle)
    except OSError as error:
        raise TlsError(f"Cannot read the CA certificates in {bundle}: {error.strerror or error}{source}") from error
    try:
        if certificate is not None:
            file, key = (certificate, None) if isinstance(certificate, str) else certificate
            for path in (file, key):
                _no_pipe(path or file)
            context.load_cert_chain(file, key, _no_password)
    except OSError as error:
        raise TlsError(f"Cannot read the client certificate {certificate}: {error.strerror or error}") from error
    return context


def _no_pipe(path: str) -> bool:
    """True; an OSError for a pipe, at which OpenSSL would wait for somebody to write."""
    if Path(path).is_fifo():
        raise OSError(ESPIPE, "it is a pipe, not a file")
    return True


def _no_password() -> str:
    # Without this OpenSSL asks at the terminal, and the program stands still.
    raise TlsError("The key of the client certificate is protected by a password: give one that is not")


def _bundle(settings: TransportSettings) -> tuple[str, str]:
    """The certificates to trust, and what messages add: who named them, if the program did not."""
    if settings.ca_bundle is None and settings.trust_environment:
        named = ca_bundle()
        if named is not None:
            return named.value, f" ({named.source})"
    return settings.ca_bundle or DEFAULT_CA_BUNDLE_PATH, ""
