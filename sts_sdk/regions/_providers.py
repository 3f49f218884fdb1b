"""Where a region comes from when none is given: the providers of a region, and the chain that asks them in order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Final, Protocol

from sts_sdk._exceptions import AmazonClientException, IllegalArgumentException, SdkClientException
from sts_sdk.internal import _metadata_service
from sts_sdk.internal._log import logger
from sts_sdk.internal._settings import Setting, profile_setting_or_error, setting
from sts_sdk.regions._names import region_name

_LOGGER: Final = "regions"
_DOCUMENT: Final = "/latest/dynamic/instance-identity/document"


class ProvidesRegion(Protocol):
    """Any object with ``getRegion``: what a chain accepts."""

    def getRegion(self) -> str | None:
        """The region's name; None if the object knows none."""
        ...


class AwsRegionProvider(ABC):
    """The base of whatever may know the region to use (com.amazonaws.regions.AwsRegionProvider)."""

    @abstractmethod
    def getRegion(self) -> str | None:
        """The region's name; None if this provider knows none. IllegalArgumentException if no region can have it."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class AwsEnvVarOverrideRegionProvider(AwsRegionProvider):
    """The environment variable AWS_REGION, else AWS_DEFAULT_REGION, which Java v1 ignores but users of Python set."""

    def getRegion(self) -> str | None:
        """The value without the white space around it; None if both variables are missing or blank."""
        return _region_setting(setting(environment=("AWS_REGION", "AWS_DEFAULT_REGION")))


class AwsSystemPropertyRegionProvider(AwsRegionProvider):
    """The system property ``aws.region``."""

    def getRegion(self) -> str | None:
        """The value without the white space around it; None if it is missing or blank."""
        return _region_setting(setting(system_property="aws.region"))


class AwsProfileRegionProvider(AwsRegionProvider):
    """The property ``region`` of a profile in the shared files: of the named profile, else of the one in use."""

    def __init__(self, profileName: str | None = None) -> None:
        self._profile = profileName

    def getRegion(self) -> str | None:
        """The profile's region; None if there is no such profile or it has no region.

        SdkClientException if a file that may say it, or the profile, cannot be read.
        """
        return _region_setting(profile_setting_or_error("region", self._profile))

    def __repr__(self) -> str:
        return f"AwsProfileRegionProvider({'' if self._profile is None else repr(self._profile)})"


class InstanceMetadataRegionProvider(AwsRegionProvider):
    """The region in the EC2 instance's identity document (com.amazonaws.regions.InstanceMetadataRegionProvider)."""

    def __init__(self) -> None:
        self._region: str | None = None

    def getRegion(self) -> str | None:
        """The instance's region; None off EC2. The instance is asked until it has answered once.

        AmazonClientException if AWS_EC2_METADATA_DISABLED forbids to ask. IllegalArgumentException if the answer is
        not a region's name.
        """
        if _metadata_service.disabled():
            raise AmazonClientException(
                "AWS_EC2_METADATA_DISABLED is set to true, not loading region from EC2 Instance Metadata service"
            )
        if self._region is None:
            self._region = _from_instance()
        return self._region


class AwsRegionProviderChain(AwsRegionProvider):
    """Asks several providers in order, up to the first that knows a region."""

    def __init__(self, *providers: ProvidesRegion) -> None:
        self._providers = providers

    def getRegion(self) -> str:
        """The first region found. SdkClientException if no provider knows one, with a note for each that says why.

        As in Java, the chain passes over a provider that fails. A name that cannot be a region's is an error: to go
        on would call another region than the one that somebody configured.
        """
        reasons: list[str] = []
        for provider in self._providers:
            region = _ask(provider, reasons)
            if region:
                return region_name(region, f"region of {type(provider).__name__}:")
        nothing = SdkClientException("Unable to load region information from any provider in the chain")
        for reason in reasons:
            nothing.add_note(reason)
        raise nothing

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._providers))})"


class DefaultAwsRegionProviderChain(AwsRegionProviderChain):
    """Asks the environment, the system property, the profile and the instance metadata, in this order."""

    def __init__(self) -> None:
        super().__init__(
            AwsEnvVarOverrideRegionProvider(),
            AwsSystemPropertyRegionProvider(),
            AwsProfileRegionProvider(),
            InstanceMetadataRegionProvider(),
        )


def _region_setting(found: Setting | None) -> str | None:
    return None if found is None else region_name(found.value, f"region of {found.source}:")


def _from_instance() -> str | None:
    try:
        document = _metadata_service.get(_DOCUMENT)
    except IllegalArgumentException:
        raise
    except AmazonClientException as unanswered:
        log = logger(_LOGGER)
        if log is not None:
            log.debug("No region from the instance metadata service: %s", unanswered)
        return None
    return _region_in(document)


def _region_in(document: str) -> str | None:
    # The document is a flat JSON object, of which one value is wanted, and region_name checks that one: to import json
    # for it would cost every start more.
    parts = document.partition('"region"')[2].split('"', 2)
    if len(parts) != 3 or parts[0].strip() != ":":
        return None
    return region_name(parts[1], "region of the instance metadata service:")


def _ask(provider: ProvidesRegion, reasons: list[str]) -> str | None:
    """The provider's region; None, and one more reason in the list, if it fails or knows none."""
    name = type(provider).__name__
    try:
        region = provider.getRegion()
    except IllegalArgumentException:
        raise
    except Exception as failure:  # noqa: BLE001 -- a caller's own provider may raise anything; Java passes over it too
        reasons.append(f"{name}: {failure}")
        return None
    if not region:
        reasons.append(f"{name}: no region set")
    return region
