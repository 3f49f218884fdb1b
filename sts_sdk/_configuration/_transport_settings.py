"""From a ClientConfiguration to what a transport needs to know."""

from __future__ import annotations

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._global import SDKGlobalConfiguration
from sts_sdk._configuration._proxy import proxy_of_environment
from sts_sdk.internal._transport_settings import TransportSettings

_UNRESERVED = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")


def transport_settings(configuration: ClientConfiguration) -> TransportSettings:
    """The settings of one client's transport, as they are now; later changes of the configuration do not reach it."""
    idle = configuration.getConnectionMaxIdleMillis() / 1000
    ttl = configuration.getConnectionTTL()
    send, receive = configuration.getSocketBufferSizeHints()
    return TransportSettings(
        proxies=_proxies(configuration),
        direct_hosts=_direct_hosts(configuration.getNonProxyHosts()),
        preemptive_proxy_auth=configuration.isPreemptiveBasicProxyAuth(),
        socks=not configuration.disableSocketProxy(),
        ca_bundle=configuration.getCaBundle(),
        verify=not SDKGlobalConfiguration.isCertCheckingDisabled(),
        client_certificate=_client_certificate(configuration),
        max_connections=configuration.getMaxConnections(),
        connection_ttl=ttl / 1000 if ttl >= 0 else None,
        max_idle=idle if configuration.useReaper() else None,
        validate_after=_validate_after(configuration),
        tcp_keep_alive=configuration.useTcpKeepAlive(),
        source_address=configuration.getLocalAddress(),
        socket_buffers=(send, receive),
        gzip=configuration.useGzip(),
    )


def _proxies(configuration: ClientConfiguration) -> dict[str, str] | None:
    """The proxy that was set, for both schemes; None if there is none, or only the environment names one."""
    host, port = configuration.getProxyHost(), configuration.getProxyPort()
    user, password = configuration.getProxyUsername(), configuration.getProxyPassword()
    if host is None or (host, port, user, password) == proxy_of_environment(configuration.getProtocol()):
        return None
    scheme = configuration.getProxyProtocol().toString()
    domain = configuration.getProxyDomain()
    user = f"{domain.upper()}\\{user}" if domain and user else user
    identity = f"{_quoted(user)}:{_quoted(password or '')}@" if user else ""
    place = f"[{host.strip('[]')}]" if ":" in host else host
    url = f"{scheme}://{identity}{place}:{port if port > 0 else 443 if scheme == 'https' else 80}"
    return {"http": url, "https": url}


def _quoted(text: str) -> str:
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in text.encode())


def _direct_hosts(non_proxy_hosts: str | None) -> tuple[str, ...]:
    return tuple(host.strip() for host in (non_proxy_hosts or "").split("|") if host.strip())


def _client_certificate(configuration: ClientConfiguration) -> str | tuple[str, str] | None:
    certificate = configuration.getClientCertificate()
    if certificate is None:
        return None
    path, key = certificate
    return path if key is None else (path, key)


def _validate_after(configuration: ClientConfiguration) -> float | None:
    limit = configuration.getValidateAfterInactivityMillis()
    if "_validate_after" not in vars(configuration):
        return 0.0  # never set: every connection is looked at before use
    return limit / 1000 if limit > 0 else None
