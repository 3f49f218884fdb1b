"""From a client's settings to botocore's S3 client."""

from __future__ import annotations

from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

from botocore import UNSIGNED
from botocore.config import Config
from botocore.utils import parse_timestamp

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.services._botocore._connect import connect, is_anonymous
from sts_sdk.services.s3._bounds import BoundedSession, check_answer
from sts_sdk.services.s3._integrity import check_contents
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


def connect_s3(settings: S3Settings) -> BotocoreS3:
    """botocore's client with our credentials, endpoint, timeouts, proxies, headers and retries."""
    client = cast("BotocoreS3", connect("s3", settings, _own_config(settings)))
    client.meta.events.register_first("needs-retry.s3.*", _only_to_a_known_region)
    client.meta.events.register("before-parse.s3", _without_unreadable_date)
    client.meta.events.register("before-parse.s3", check_answer)
    check_contents(client.meta.events)
    _sign_contents_without_tls(client.meta)
    endpoint: Any = client._endpoint  # noqa: SLF001 -- it has no other door
    endpoint.http_session = BoundedSession(endpoint.http_session)
    if settings.region not in _GLOBAL:
        client.meta.events.register_first("before-endpoint-resolution.s3", _at_its_region)
    return client


def _sign_contents_without_tls(meta: Any) -> None:
    """Java's rule. An environment or a profile may have named the endpoint, so botocore's client is asked for it."""
    endpoint: str = meta.endpoint_url
    if urlsplit(endpoint).scheme != "https":
        meta.config.s3["payload_signing_enabled"] = True


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


def _own_config(settings: S3Settings) -> Config:
    options = settings.options
    # Java v1 sends no flexible checksums and S3-like servers do not know them: only where S3 requires them.
    checksums = "when_supported" if options.chunked_encoding else "when_required"
    own: dict[str, Any] = {} if options.dualstack is None else {"use_dualstack_endpoint": options.dualstack}
    return Config(
        signature_version=_signature(settings),
        request_checksum_calculation=checksums,
        response_checksum_validation=checksums,
        s3=_s3_section(options),
        **own,
    )


def _s3_section(options: S3Options) -> dict[str, object]:
    section: dict[str, object] = {"payload_signing_enabled": bool(options.payload_signing)}
    if options.path_style is not None:
        section["addressing_style"] = "path" if options.path_style else "virtual"
    if options.accelerate is not None:
        section["use_accelerate_endpoint"] = options.accelerate
    if options.regional_us_east_1 is not None:
        section["us_east_1_regional_endpoint"] = "regional" if options.regional_us_east_1 else "legacy"
    if options.arn_region is not None:
        section["use_arn_region"] = options.arn_region
    return section


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
    if is_anonymous(settings.credentials):
        return UNSIGNED
    return _SIGNATURES[settings.configuration.getSignerOverride()]
