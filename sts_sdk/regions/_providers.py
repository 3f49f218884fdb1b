"""Regions from the environment, the system properties and the profile, one provider each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.internal._settings import profile_setting, setting
from sts_sdk.regions._names import region_name
from sts_sdk.regions._provider import AwsRegionProvider

if TYPE_CHECKING:
    from sts_sdk.internal._settings import Setting


class AwsEnvVarOverrideRegionProvider(AwsRegionProvider):
    """The environment: AWS_REGION, else AWS_DEFAULT_REGION, which Java v1 does not read but Python's users set."""

    def getRegion(self) -> str | None:
        """The variable's value without white space around it; None if both are missing or blank."""
        return _checked(setting(environment=("AWS_REGION", "AWS_DEFAULT_REGION")))


class AwsSystemPropertyRegionProvider(AwsRegionProvider):
    """The system property ``aws.region``."""

    def getRegion(self) -> str | None:
        """The property's value without white space around it; None if it is missing or blank."""
        return _checked(setting(system_property="aws.region"))


class AwsProfileRegionProvider(AwsRegionProvider):
    """``region`` of a profile in the shared files: of the named one, else of the one in use."""

    def __init__(self, profileName: str | None = None) -> None:
        self._profile = profileName

    def getRegion(self) -> str | None:
        """The profile's region; None if there is no such profile or it has none."""
        return _checked(profile_setting("region", self._profile))


def _checked(found: Setting | None) -> str | None:
    return None if found is None else region_name(found.value, f"region of {found.source}:")
