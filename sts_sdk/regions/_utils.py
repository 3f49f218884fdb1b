"""``RegionUtils`` and ``RegionMetadata``: look-ups among all regions."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._face import SaysWhatIsLeftOutOfTheClass
from sts_sdk.regions._names import region_from_host
from sts_sdk.regions._partitions import is_known, partitions
from sts_sdk.regions._region import Region


class RegionMetadata:
    """The regions that the SDK knows (com.amazonaws.regions.RegionMetadata)."""

    __slots__ = ()

    def getRegions(self) -> list[Region]:
        """Every region of every partition, without pseudo-regions such as ``aws-global``."""
        return [Region(name) for partition in partitions() for name in partition.regions]

    def getRegion(self, name: str | None) -> Region | None:
        """The region of that name, even if it is newer than the data; None for None."""
        return None if name is None else Region(name)

    def getRegionsForService(self, service: str) -> list[Region]:
        """The regions that have the service of that endpoint prefix."""
        return [region for region in self.getRegions() if region.isServiceSupported(service)]

    def getRegionByEndpoint(self, endpoint: str) -> Region:
        """The region that a host or URL belongs to; IllegalArgumentException if it names no known region."""
        host = endpoint.partition("://")[2] or endpoint
        name = region_from_host(host.partition("/")[0].partition(":")[0])
        if name is None or not is_known(name):
            raise IllegalArgumentException(f"No region found with any service for endpoint {endpoint}")
        return Region(name)

    def __repr__(self) -> str:
        return f"<RegionMetadata of {len(self.getRegions())} regions>"


class RegionUtils(metaclass=SaysWhatIsLeftOutOfTheClass):
    """Look-ups among all regions (com.amazonaws.regions.RegionUtils).

    The data comes with the SDK. Java v1 can load other data from XML files; this class cannot.
    """

    _metadata = RegionMetadata()

    @classmethod
    def getRegions(cls) -> list[Region]:
        """Every region of every partition, without pseudo-regions such as ``aws-global``."""
        return cls._metadata.getRegions()

    @classmethod
    def getRegionsForService(cls, serviceAbbreviation: str) -> list[Region]:
        """The regions that have the service of that endpoint prefix."""
        return cls._metadata.getRegionsForService(serviceAbbreviation)

    @classmethod
    def getRegion(cls, regionName: str | None) -> Region | None:
        """The region of that name, even if it is newer than the data; None for None."""
        return cls._metadata.getRegion(regionName)

    @classmethod
    def getRegionMetadata(cls) -> RegionMetadata:
        """All regions that the SDK knows."""
        return cls._metadata

    @classmethod
    def initialize(cls) -> None:
        """Read the partitions again, now."""
        partitions.cache_clear()
        partitions()

    @classmethod
    def init(cls) -> None:
        """Read the partitions now, unless they have been read already."""
        partitions()
