"""Where STS listens: the service's endpoint rules, and the settings that bend them.

The rules are those of the STS endpoint rule set; the settings those of the AWS SDKs and Tools Reference Guide
("AWS STS Regional endpoints"; the others are in ``_configuration/_endpoint_settings.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._configuration._endpoint_settings import (
    check_custom_endpoint,
    configured_url,
    wants_dual_stack,
    wants_fips,
)
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.internal._config_paths import profile_name
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.internal._settings import Setting, profile_setting, setting
from sts_sdk.regions._data import STS_FIPS_IS_ORDINARY, STS_LEGACY_GLOBAL
from sts_sdk.regions._names import region_name
from sts_sdk.regions._partitions import check_support, is_odd, partition_of

if TYPE_CHECKING:
    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk.regions._region import Region, Regions

SERVICE_NAME = "AWSSecurityTokenService"
SIGNING_NAME = "sts"
GLOBAL = "aws-global"
GLOBAL_HOST = "sts.amazonaws.com"
GLOBAL_SIGNING_REGION = "us-east-1"


class ResolvedEndpoint:
    """Where to send, and what to sign for. Never changed after it is made."""

    __slots__ = ("signing_name", "signing_region", "url")

    def __init__(self, url: str, signing_region: str) -> None:
        self.url = url
        self.signing_region = signing_region
        self.signing_name = SIGNING_NAME

    def __repr__(self) -> str:
        return f"ResolvedEndpoint({self.url!r}, {self.signing_region!r})"


def resolve_endpoint(
    region: str | Regions | Region,
    configuration: ClientConfiguration | None = None,
    *,
    legacy: bool | None = None,
    profile: str | None = None,
) -> ResolvedEndpoint:
    """The endpoint of STS for a region: the configured URL, else what the service's rules say.

    ``configuration`` tells the protocol (https without it) and whether FIPS and dual-stack are wanted; what it leaves
    open, and ``legacy`` if it is None, is read from the environment, then from ``profile``, or the one in use.
    IllegalArgumentException if the settings contradict each other, SdkClientException if one has no known value.
    """
    name, by_name = _without_fips(region_name(region))
    configured = _configured(name, configuration, fips=by_name, profile=profile)
    if configured is not None:
        return configured
    if is_odd(name):
        from sts_sdk.regions._mistakes import check_region  # noqa: PLC0415 -- few names are odd

        check_region(name)
    host, signing_region = by_rules(
        name,
        fips=by_name or wants_fips(configuration, profile),
        dual_stack=wants_dual_stack(configuration, profile),
        legacy=is_legacy(profile) if legacy is None else legacy,
    )
    return ResolvedEndpoint(f"{_protocol(configuration)}://{host}", signing_region)


def global_endpoint(configuration: ClientConfiguration) -> ResolvedEndpoint:
    """Where a client goes that was given no region at all: the configured URL, else the global endpoint.

    Calls to a configured URL are signed for the region that is set, if one is, as a builder's client signs them.
    """
    usual = ResolvedEndpoint(f"{_protocol(configuration)}://{GLOBAL_HOST}", GLOBAL_SIGNING_REGION)
    if configured_url(SIGNING_NAME) is None:
        return usual
    named = setting(
        environment=("AWS_REGION", "AWS_DEFAULT_REGION"), system_property="aws.region", profile_key="region"
    )
    region = GLOBAL if named is None else region_name(named.value, f"region of {named.source}:")
    name, by_name = _without_fips(region)
    return _configured(name, configuration, fips=by_name) or usual


def by_rules(region: str, *, fips: bool, dual_stack: bool, legacy: bool) -> tuple[str, str]:
    """Host and signing region by the STS endpoint rules alone."""
    partition = partition_of(region)
    check_support(partition, fips=fips, dual_stack=dual_stack)
    if fips or dual_stack:
        plain = not fips or (partition.name in STS_FIPS_IS_ORDINARY.split() and not dual_stack)
        suffix = partition.dual_stack_suffix if dual_stack else partition.dns_suffix
        return f"{'sts' if plain else 'sts-fips'}.{region}.{suffix}", region
    if region == GLOBAL or (legacy and region in STS_LEGACY_GLOBAL.split()):
        return GLOBAL_HOST, GLOBAL_SIGNING_REGION
    return f"sts.{region}.{partition.dns_suffix}", region


def is_legacy(profile: str | None = None) -> bool:
    """True if AWS_STS_REGIONAL_ENDPOINTS, else ``sts_regional_endpoints`` of the profile, is ``legacy``.

    ``regional`` is what it is without a setting. SdkClientException for any other value, in Java's words.
    """
    found = setting(environment="AWS_STS_REGIONAL_ENDPOINTS")
    if found is not None:
        return _mode(
            found, f"Unexpected value set for AWS_STS_REGIONAL_ENDPOINTS environment variable: '{found.value}'"
        )
    found = profile_setting("sts_regional_endpoints", profile)
    if found is None:
        return False
    name = profile or profile_name()
    message = f"Unexpected option for 'sts_regional_endpoints' property in profile '{name}': {found.value}"
    return _mode(found, message)


def _without_fips(region: str) -> tuple[str, bool]:
    # Older settings ask for FIPS by a made-up region: fips-us-east-1, us-east-1-fips.
    if region.startswith("fips-") or region.endswith("-fips"):
        return region_name(region.removeprefix("fips-").removesuffix("-fips")), True
    return region, False


def _protocol(configuration: ClientConfiguration | None) -> str:
    return "https" if configuration is None else configuration.getProtocol().toString()


def _configured(
    region: str, configuration: ClientConfiguration | None, *, fips: bool = False, profile: str | None = None
) -> ResolvedEndpoint | None:
    found = configured_url("sts", profile)
    if found is None:
        return None
    check_custom_endpoint(found.source, configuration, fips=fips, profile=profile)
    return ResolvedEndpoint(_usable(found, _protocol(configuration)), _signing_region(region))


def _signing_region(region: str) -> str:
    return GLOBAL_SIGNING_REGION if region == GLOBAL else region


def _usable(configured: Setting, protocol: str) -> str:
    try:
        return parse_endpoint(configured.value, protocol).url
    except SdkClientException as unusable:
        raise IllegalArgumentException(f"{configured.source}: {unusable}") from unusable


def _mode(found: Setting, message: str) -> bool:
    mode = found.value.lower()
    if mode not in ("legacy", "regional"):
        raise SdkClientException(message)
    return mode == "legacy"
