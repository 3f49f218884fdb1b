"""From a client's settings to botocore's client."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import partial
from typing import Any, Protocol
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from botocore import UNSIGNED
from botocore.config import Config
from botocore.loaders import Loader

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._client_configuration import Protocol as Scheme
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk._credentials import AnonymousAWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.bridge._session import bridged, session_of_our_profile
from sts_sdk.bridge._wire import WireWatch
from sts_sdk.internal._settings import ca_bundle
from sts_sdk.internal._transport_settings import TransportSettings
from sts_sdk.retry._strategy import RetryStrategy
from sts_sdk.services._botocore._loader import shared_loader


class Settings(Protocol):
    """What every client over botocore is made of. ``endpoint_url`` None: the region decides."""

    @property
    def region(self) -> str: ...
    @property
    def endpoint_url(self) -> str | None: ...
    @property
    def configuration(self) -> ClientConfiguration: ...
    @property
    def credentials(self) -> AWSCredentialsProvider: ...


def connect(service: str, settings: Settings, own: Config | None = None, loader: Loader | None = None) -> Any:
    """botocore's client with our credentials, endpoint, timeouts, proxies, headers and retries.

    ``own`` are the settings of one service; ``loader`` is another than that of the session's own ``data_path``.
    """
    try:
        return _client(service, settings, own, loader)
    except SdkClientException:
        raise
    except ValueError as impossible:  # an endpoint of environment or profile that is no URL
        raise IllegalArgumentException(str(impossible)) from impossible


def _client(service: str, settings: Settings, own: Config | None, loader: Loader | None) -> Any:
    meant = settings.configuration.getProtocol() is Scheme.HTTP
    session = bridged(settings.credentials, session_of_our_profile(), WireWatch(warns=not meant))
    session.register_component("data_loader", loader or shared_loader(session.get_config_variable("data_path")))
    headers = settings.configuration.getHeaders()
    if headers:
        session.register(f"before-call.{service}", partial(_add_headers, headers), unique_id="sts-sdk-headers")
    transport = transport_settings(settings.configuration)
    config = _config(service, settings, transport)
    return session.create_client(
        service,
        settings.region,
        use_ssl=settings.configuration.getProtocol() is Scheme.HTTPS,
        endpoint_url=settings.endpoint_url,
        verify=_authorities(transport),
        config=config if own is None else config.merge(own),
    )


def _authorities(transport: TransportSettings) -> str | bool | None:
    if not transport.verify:
        return False
    named = ca_bundle() if transport.ca_bundle is None else None
    return transport.ca_bundle if named is None else named.value


def _add_headers(headers: dict[str, str], params: dict[str, dict[str, str]], **_: object) -> None:
    params["headers"].update(headers)


def _config(service: str, settings: Settings, transport: TransportSettings) -> Config:
    configuration = settings.configuration
    return Config(
        signature_version=UNSIGNED if is_anonymous(settings.credentials) else None,
        user_agent_extra=_user_agent(configuration),
        connect_timeout=_one_wait(configuration, configuration.getConnectionTimeout()),
        read_timeout=_one_wait(configuration, configuration.getSocketTimeout()),
        max_pool_connections=transport.max_connections,
        proxies={} if _is_direct(service, settings, transport) else transport.proxies,
        client_cert=transport.client_certificate,
        tcp_keepalive=transport.tcp_keep_alive,
        retries=_retries(configuration),
        use_fips_endpoint=configuration.isUseFipsEndpoint(),
        use_dualstack_endpoint=configuration.isUseDualstackEndpoint(),
    )


def _retries(configuration: ClientConfiguration) -> dict[str, object]:
    """The same mode and number of tries that the STS client has with this configuration."""
    strategy = RetryStrategy(configuration)
    return {"mode": strategy.mode.getName(), "total_max_attempts": strategy.max_retries + 1}


def is_anonymous(provider: AWSCredentialsProvider) -> bool:
    """Whether requests are not signed at all."""
    return isinstance(provider, AWSStaticCredentialsProvider) and isinstance(
        provider.getCredentials(), AnonymousAWSCredentials
    )


def _one_wait(configuration: ClientConfiguration, milliseconds: int) -> float | None:
    """Seconds of one wait: no longer than the whole request or call may take. Java's 0 is without end."""
    limits = (milliseconds, configuration.getRequestTimeout(), configuration.getClientExecutionTimeout())
    return min((limit / 1000 for limit in limits if limit > 0), default=None)


def _user_agent(configuration: ClientConfiguration) -> str:
    """What follows botocore's own words: the caller's prefix, this package, the caller's suffix."""
    product = configuration.DEFAULT_USER_AGENT
    prefix = configuration.getUserAgentPrefix()
    own = "" if prefix == product else prefix
    return " ".join(filter(None, (own, product.partition(" ")[0], configuration.getUserAgentSuffix())))


def _is_direct(service: str, settings: Settings, transport: TransportSettings) -> bool:
    """Whether the proxy that was set is not for this service. Judged by the endpoint: S3's buckets follow."""
    if transport.proxies is None:
        return False
    host = urlsplit(settings.endpoint_url or f"https://{service}.{settings.region}.amazonaws.com").hostname or ""
    return any(fnmatchcase(host, pattern.lower()) for pattern in transport.direct_hosts) or bool(proxy_bypass(host))
