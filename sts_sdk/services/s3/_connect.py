"""From a client's settings to botocore's S3 client."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from functools import partial
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ProfileNotFound
from botocore.session import Session
from botocore.utils import parse_timestamp

from sts_sdk._configuration._client_configuration import ClientConfiguration, Protocol
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk._credentials import AnonymousAWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.bridge._session import bridged
from sts_sdk.bridge._wire import WireWatch
from sts_sdk.internal._transport import TransportSettings
from sts_sdk.retry._strategy import RetryStrategy
from sts_sdk.services.s3._bounds import BoundedSession, check_answer
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
    """botocore's client with our credentials, endpoint, timeouts, proxies, headers and retries."""
    try:
        client = _client(settings)
    except SdkClientException:
        raise
    except ValueError as impossible:  # an endpoint of environment or profile that is no URL
        raise IllegalArgumentException(str(impossible)) from impossible
    client.meta.events.register_first("needs-retry.s3.*", _only_to_a_known_region)
    client.meta.events.register("before-parse.s3", _without_unreadable_date)
    client.meta.events.register("before-parse.s3", check_answer)
    if settings.region not in _GLOBAL:
        client.meta.events.register_first("before-endpoint-resolution.s3", _at_its_region)
    return client


# Regions in which the host of a bucket does not name the region.
_GLOBAL = frozenset({"us-east-1", "aws-global"})


def _at_its_region(context: dict[str, object], **_: object) -> None:
    """Presigned URLs, too, name the host of the region, as Java's do.

    botocore's have the global one, which redirects to a bucket that is new; the signature does not hold there.
    """
    context.pop("use_global_endpoint", None)


def _only_to_a_known_region(
    request_dict: dict[str, Any], response: tuple[object, dict[str, Any]] | None, event_name: str, **_: object
) -> None:
    """End a loop: after a redirect without a region botocore asks for the bucket's, again if that redirects too."""
    redirect: dict[str, object] | None = request_dict["context"].get("s3_redirect")
    if response is None or redirect is None:
        return
    answer = response[1]
    headers = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    named = "x-amz-bucket-region" in headers or "Region" in answer.get("Error", {})
    if not named and (redirect.get("bucket") is None or event_name.endswith(".HeadBucket")):
        redirect["redirected"] = True  # botocore follows no second redirect


def _without_unreadable_date(response_dict: dict[str, dict[str, str]], **_: object) -> None:
    """Drop a Last-Modified that is no date, as Java does: botocore would refuse the whole answer."""
    headers = response_dict["headers"]
    try:
        if "Last-Modified" in headers:
            parse_timestamp(headers["Last-Modified"])
    except (ValueError, RuntimeError, OverflowError):
        del headers["Last-Modified"]


def _client(settings: S3Settings) -> BotocoreS3:
    meant = settings.configuration.getProtocol() is Protocol.HTTP
    session = bridged(settings.credentials, _session(), WireWatch(warns=not meant))
    headers = settings.configuration.getHeaders()
    if headers:
        session.register("before-call.s3", partial(_add_headers, headers), unique_id="sts-sdk-headers")
    transport = transport_settings(settings.configuration)
    client = session.create_client(
        "s3",
        settings.region,
        use_ssl=settings.configuration.getProtocol() is Protocol.HTTPS,
        endpoint_url=settings.endpoint_url,
        verify=transport.ca_bundle if transport.verify else False,
        config=_config(settings, transport),
    )
    endpoint: Any = client._endpoint  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- it has no other door
    endpoint.http_session = BoundedSession(endpoint.http_session)
    return cast("BotocoreS3", client)


def _session() -> Session:
    """A session of the profile that the environment names, or of no profile if that one does not exist: region and
    credentials are known already."""
    session = Session()
    try:
        session.get_scoped_config()
    except ProfileNotFound:
        session = Session({"profile": (None, None, None, None)})  # its profile is read from no source
        for file in ("config_file", "credentials_file"):
            session.set_config_variable(file, os.devnull)  # the default profile must not stand in for the missing one
    return session


def _add_headers(headers: dict[str, str], params: dict[str, dict[str, str]], **_: object) -> None:
    params["headers"].update(headers)


def _config(settings: S3Settings, transport: TransportSettings) -> Config:
    configuration, options = settings.configuration, settings.options
    # Java v1 sends no flexible checksums and S3-like servers do not know them: only where S3 requires them.
    checksums = "when_supported" if options.chunked_encoding else "when_required"
    return Config(
        signature_version=_signature(settings),
        user_agent_extra=_user_agent(configuration),
        connect_timeout=_one_wait(configuration, configuration.getConnectionTimeout()),
        read_timeout=_one_wait(configuration, configuration.getSocketTimeout()),
        max_pool_connections=transport.max_connections,
        proxies={} if _is_direct(settings, transport) else transport.proxies,
        client_cert=transport.client_certificate,
        tcp_keepalive=transport.tcp_keep_alive,
        retries=_retries(configuration),
        use_fips_endpoint=configuration.isUseFipsEndpoint(),
        use_dualstack_endpoint=configuration.isUseDualstackEndpoint()
        if options.dualstack is None
        else options.dualstack,
        request_checksum_calculation=checksums,
        response_checksum_validation=checksums,
        s3=_s3_section(options),
    )


def _s3_section(options: S3Options) -> dict[str, object]:
    section: dict[str, object] = {}
    if options.path_style is not None:
        section["addressing_style"] = "path" if options.path_style else "virtual"
    if options.accelerate is not None:
        section["use_accelerate_endpoint"] = options.accelerate
    if options.payload_signing is not None:
        section["payload_signing_enabled"] = options.payload_signing
    if options.regional_us_east_1 is not None:
        section["us_east_1_regional_endpoint"] = "regional" if options.regional_us_east_1 else "legacy"
    if options.arn_region is not None:
        section["use_arn_region"] = options.arn_region
    return section


def _retries(configuration: ClientConfiguration) -> dict[str, object]:
    """The same mode and number of tries that the STS client has with this configuration."""
    strategy = RetryStrategy(configuration)
    return {"mode": strategy.mode.getName(), "total_max_attempts": strategy.max_retries + 1}


# Version 4 by name: without one, botocore presigns with version 2 in older regions.
_SIGNATURES: dict[str | None, object] = {
    None: "s3v4",
    "AWSS3V4SignerType": "s3v4",
    "AWS4SignerType": "s3v4",
    "S3SignerType": "s3",
    "NoOpSignerType": UNSIGNED,
}


def check_signer(configuration: ClientConfiguration) -> None:
    """Refuse a signer that S3 does not know."""
    override = configuration.getSignerOverride()
    if override not in _SIGNATURES:
        raise IllegalArgumentException(
            f"signerOverride is {override!r}; S3 takes {', '.join(repr(name) for name in _SIGNATURES if name)} or None."
        )


def _signature(settings: S3Settings) -> object:
    return UNSIGNED if _anonymous(settings.credentials) else _SIGNATURES[settings.configuration.getSignerOverride()]


def _anonymous(provider: AWSCredentialsProvider) -> bool:
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


def _is_direct(settings: S3Settings, transport: TransportSettings) -> bool:
    """Whether the proxy that was set is not for S3. Judged by the endpoint: buckets in front of it follow."""
    if transport.proxies is None:
        return False
    host = urlsplit(settings.endpoint_url or f"https://s3.{settings.region}.amazonaws.com").hostname or ""
    return any(fnmatchcase(host, pattern.lower()) for pattern in transport.direct_hosts) or bool(proxy_bypass(host))
