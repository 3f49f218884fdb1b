"""``RegionUtils`` and the table of regions behind it."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._from_host import region_from_host
from sts_sdk.regions._partitions import is_known, partitions
from sts_sdk.regions._region import Region


class RegionMetadata:
    """The regions that the SDK knows (com.amazonaws.regions.RegionMetadata)."""

    __slots__ = ()

    def getRegions(self) -> list[Region]:
        """Every region of every partition, without pseudo-regions such as ``aws-global``."""
        return [Region(name) for partition in partitions() for name in partition.regions]

    def getRegion(self, name: str | None) -> Region | None:
        """The region of a name, also one newer than the data; None for None."""
        return None if name is None else Region(name)

    def getRegionsForService(self, service: str) -> list[Region]:
        """The regions in which a service, named by its endpoint prefix, can be reached."""
        return [region for region in self.getRegions() if region.isServiceSupported(service)]

    def getRegionByEndpoint(self, endpoint: str) -> Region:
        """The known region that a host or URL belongs to; IllegalArgumentException if its name does not tell."""
        host = endpoint.partition("://")[2] or endpoint
        name = region_from_host(host.partition("/")[0].partition(":")[0])
        if name is None or not is_known(name):
            raise IllegalArgumentException(f"No region found with any service for endpoint {endpoint}")
        return Region(name)


class RegionUtils:
    """Look-ups in the table of regions (com.amazonaws.regions.RegionUtils).

    The table comes with the SDK; Java v1's ways to load another one from XML files are not here.
    """

    _metadata = RegionMetadata()

    @classmethod
    def getRegions(cls) -> list[Region]:
        """Every region of every partition, without pseudo-regions such as ``aws-global``."""
        return cls._metadata.getRegions()

    @classmethod
    def getRegionsForService(cls, serviceAbbreviation: str) -> list[Region]:
        """The regions in which a service, named by its endpoint prefix, can be reached."""
        return cls._metadata.getRegionsForService(serviceAbbreviation)

    @classmethod
    def getRegion(cls, regionName: str | None) -> Region | None:
        """The region of a name, also one newer than the data; None for None."""
        return cls._metadata.getRegion(regionName)

    @classmethod
    def getRegionMetadata(cls) -> RegionMetadata:
        """The table itself."""
        return cls._metadata

    @classmethod
    def initialize(cls) -> None:
        """Read the partitions now, instead of when they are first needed."""
        partitions.cache_clear()
        partitions()

    @classmethod
    def init(cls) -> None:
        """Read the partitions now, unless they have been read."""
        partitions()
