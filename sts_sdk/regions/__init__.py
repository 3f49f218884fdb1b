"""Regions, what is known of them, and where to find the one to use (com.amazonaws.regions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.regions._abbreviations import ServiceAbbreviations as ServiceAbbreviations
    from sts_sdk.regions._providers import AwsEnvVarOverrideRegionProvider as AwsEnvVarOverrideRegionProvider
    from sts_sdk.regions._providers import AwsProfileRegionProvider as AwsProfileRegionProvider
    from sts_sdk.regions._providers import AwsRegionProvider as AwsRegionProvider
    from sts_sdk.regions._providers import AwsRegionProviderChain as AwsRegionProviderChain
    from sts_sdk.regions._providers import AwsSystemPropertyRegionProvider as AwsSystemPropertyRegionProvider
    from sts_sdk.regions._providers import DefaultAwsRegionProviderChain as DefaultAwsRegionProviderChain
    from sts_sdk.regions._providers import InstanceMetadataRegionProvider as InstanceMetadataRegionProvider
    from sts_sdk.regions._region import Region as Region
    from sts_sdk.regions._region import Regions as Regions
    from sts_sdk.regions._utils import RegionMetadata as RegionMetadata
    from sts_sdk.regions._utils import RegionUtils as RegionUtils
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_abbreviations": "ServiceAbbreviations",
            "_providers": "AwsEnvVarOverrideRegionProvider AwsProfileRegionProvider AwsRegionProvider "
            "AwsRegionProviderChain AwsSystemPropertyRegionProvider "
            "DefaultAwsRegionProviderChain InstanceMetadataRegionProvider",
            "_region": "Region Regions",
            "_utils": "RegionMetadata RegionUtils",
        },
    )
