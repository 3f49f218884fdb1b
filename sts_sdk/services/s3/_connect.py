"""From a client's settings to botocore's S3 client."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from botocore import UNSIGNED
from botocore.config import Config

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth._credentials import AnonymousAWSCredentials
from sts_sdk.auth._provider import AWSStaticCredentialsProvider
from sts_sdk.bridge._session import botocore_session
from sts_sdk.http._transport_settings import transport_settings

if TYPE_CHECKING:
    from sts_sdk._client_configuration import ClientConfiguration
    from sts_sdk.auth._provider import AWSCredentialsProvider
    from sts_sdk.services.s3._operations import BotocoreS3


class S3Options(NamedTuple):
    """What AmazonS3Builder sets beyond other builders; None leaves botocore's default."""

    path_style: bool | None = None
    accelerate: bool | None = None
    dualstack: bool | None = None
    payload_signing: bool | None = None
    chunked_encoding: bool | None = None
    regional_us_east_1: bool | None = None
    arn_region: bool | None = None


class S3Settings(NamedTuple):
    """Everything that an S3 client is made of. ``endpoint_url`` None: the region decides."""

    region: str
    endpoint_url: str | None
    configuration: ClientConfiguration
    credentials: AWSCredentialsProvider
    options: S3Options


def connect(settings: S3Settings) -> BotocoreS3:
    """botocore's client with our credentials, endpoint, timeouts, proxies and retries."""
    session = botocore_session(settings.credentials)
    transport = transport_settings(settings.configuration)
    client = session.create_client(
        "s3",
        settings.region,
        endpoint_url=settings.endpoint_url,
        verify=transport.ca_bundle if transport.verify else False,
        config=_config(settings),
    )
    return cast("BotocoreS3", client)


def _config(settings: S3Settings) -> Config:
    configuration, options = settings.configuration, settings.options
    transport = transport_settings(configuration)
    # Java v1 sends no flexible checksums and S3-like servers do not know them: only where S3 requires them.
    checksums = "when_supported" if options.chunked_encoding else "when_required"
    return Config(
        signature_version=UNSIGNED if _anonymous(settings.credentials) else _signature(configuration),
        user_agent_extra=configuration.getUserAgentSuffix(),
        connect_timeout=_seconds(configuration.getConnectionTimeout()),
        read_timeout=_seconds(configuration.getSocketTimeout()),
        max_pool_connections=transport.max_connections,
        proxies=transport.proxies,
        client_cert=transport.client_certificate,
        tcp_keepalive=transport.tcp_keep_alive,
        retries=_retries(configuration),
        use_dualstack_endpoint=options.dualstack,
        request_checksum_calculation=checksums,
        response_checksum_validation=checksums,
        s3=_s3_section(options),
    )


def _s3_section(options: S3Options) -> dict[str, object]:
    section: dict[str, object] = {}
    if options.path_style:
        section["addressing_style"] = "path"
    if options.accelerate:
        section["use_accelerate_endpoint"] = True
    if options.payload_signing is not None:
        section["payload_signing_enabled"] = options.payload_signing
    if options.regional_us_east_1 is not None:
        section["us_east_1_regional_endpoint"] = "regional" if options.regional_us_east_1 else "legacy"
    if options.arn_region is not None:
        section["use_arn_region"] = options.arn_region
    return section


def _retries(configuration: ClientConfiguration) -> dict[str, object]:
    retries: dict[str, object] = {}
    mode = configuration.getRetryMode()
    if mode is not None:
        retries["mode"] = mode.getName()
    if configuration.getMaxErrorRetry() >= 0:
        retries["total_max_attempts"] = configuration.getMaxErrorRetry() + 1
    return retries


_SIGNATURES = {None: None, "AWSS3V4SignerType": "s3v4", "AWS4SignerType": "s3v4", "S3SignerType": "s3"}


def _signature(configuration: ClientConfiguration) -> str | None:
    override = configuration.getSignerOverride()
    if override not in _SIGNATURES:
        raise IllegalArgumentException(
            f"signerOverride is {override!r}; S3 takes {', '.join(repr(name) for name in _SIGNATURES if name)} or None."
        )
    return _SIGNATURES[override]


def _anonymous(provider: AWSCredentialsProvider) -> bool:
    return isinstance(provider, AWSStaticCredentialsProvider) and isinstance(
        provider.getCredentials(), AnonymousAWSCredentials
    )


def _seconds(milliseconds: int) -> float | None:
    """Java's 0 is without end."""
    return milliseconds / 1000 if milliseconds > 0 else None
