"""The chain of places that are asked for a region when none is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.regions._instance_metadata import InstanceMetadataRegionProvider
from sts_sdk.regions._names import region_name
from sts_sdk.regions._provider import AwsRegionProvider
from sts_sdk.regions._providers import (
    AwsEnvVarOverrideRegionProvider,
    AwsProfileRegionProvider,
    AwsSystemPropertyRegionProvider,
)

if TYPE_CHECKING:
    from sts_sdk.regions._provider import ProvidesRegion


class AwsRegionProviderChain(AwsRegionProvider):
    """Several providers, asked in order; the first that knows a region wins."""

    def __init__(self, *providers: ProvidesRegion) -> None:
        self._providers = providers

    def getRegion(self) -> str:
        """The first region found; SdkClientException if no provider knows one, with a note of why each did not.

        A provider that fails is passed over, as in Java. A name that cannot be a region's is an error: going on
        would call another region than the one that somebody configured.
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


class DefaultAwsRegionProviderChain(AwsRegionProviderChain):
    """Environment, system property, profile, instance metadata: in this order."""

    def __init__(self) -> None:
        super().__init__(
            AwsEnvVarOverrideRegionProvider(),
            AwsSystemPropertyRegionProvider(),
            AwsProfileRegionProvider(),
            InstanceMetadataRegionProvider(),
        )


def _ask(provider: ProvidesRegion, reasons: list[str]) -> str | None:
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
