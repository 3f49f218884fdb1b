"""What the enum ``Regions`` can do; its members are generated."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Self

from sts_sdk import regions
from sts_sdk._exceptions import AmazonClientException, IllegalArgumentException
from sts_sdk.regions._describe import java_description

if TYPE_CHECKING:
    from sts_sdk.regions._region import Region


class RegionEnum(Enum):
    """The methods of ``Regions``; the value of a member is the region's name."""

    @classmethod
    def fromName(cls, regionName: str) -> Self:
        """The member of a region's name, such as ``us-west-2``; IllegalArgumentException if there is none."""
        for region in cls:
            if region.value == regionName:
                return region
        shown = "null" if regionName is None else regionName  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
        raise IllegalArgumentException(f"Cannot create enum from {shown} value!")

    @classmethod
    def valueOf(cls, name: str) -> Self:
        """The member of that name, such as ``US_WEST_2``; IllegalArgumentException if there is none."""
        member = cls.__members__.get(name)
        if member is None:
            raise IllegalArgumentException(f"No enum constant com.amazonaws.regions.Regions.{name}")
        return member

    @classmethod
    def values(cls) -> list[Self]:
        """All members."""
        return list(cls)

    @staticmethod
    def getCurrentRegion() -> Region | None:
        """The region of the EC2 instance that this runs on; None elsewhere."""
        # By the face of the package, so that naming a region does not load what asks an instance for it.
        try:
            name = regions.InstanceMetadataRegionProvider().getRegion()
        except AmazonClientException:
            return None
        return None if name is None else regions.Region(name)

    def getName(self) -> str:
        """The name that hosts and signatures have, such as ``us-west-2``."""
        return str(self.value)

    def getDescription(self) -> str:
        """The region's name for people, such as ``US West (Oregon)``: Java's words where Java has some."""
        return java_description(self.getName())

    def toString(self) -> str:
        """The member's name, such as ``US_WEST_2``."""
        return self.name

    def __str__(self) -> str:
        return self.name
