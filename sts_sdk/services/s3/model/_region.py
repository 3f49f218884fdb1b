"""S3's own names of regions."""

from __future__ import annotations

from enum import Enum

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._region import Region as AWSRegion


class Region(Enum):
    """Where a bucket lies (com.amazonaws.services.s3.model.Region). US_Standard is us-east-1."""

    US_Standard = None
    US_East_2 = "us-east-2"
    US_West = "us-west-1"
    US_West_2 = "us-west-2"
    US_GovCloud = "us-gov-west-1"
    US_Gov_East_1 = "us-gov-east-1"
    EU_Ireland = "eu-west-1"
    EU_London = "eu-west-2"
    EU_Paris = "eu-west-3"
    EU_Frankfurt = "eu-central-1"
    EU_North_1 = "eu-north-1"
    EU_Milan = "eu-south-1"
    AP_HongKong = "ap-east-1"
    AP_Mumbai = "ap-south-1"
    AP_Singapore = "ap-southeast-1"
    AP_Sydney = "ap-southeast-2"
    AP_Jakarta = "ap-southeast-3"
    AP_Tokyo = "ap-northeast-1"
    AP_Seoul = "ap-northeast-2"
    AP_Osaka = "ap-northeast-3"
    SA_SaoPaulo = "sa-east-1"
    CN_Beijing = "cn-north-1"
    CN_Northwest_1 = "cn-northwest-1"
    ME_Bahrain = "me-south-1"
    AF_CapeTown = "af-south-1"
    CA_Central = "ca-central-1"

    @classmethod
    def fromValue(cls, s3RegionId: str | None) -> Region:
        """The region of that id, ``EU`` and ``US`` included; IllegalArgumentException if S3's list has none."""
        known = {"US": None, "us-east-1": None, "EU": "eu-west-1"}
        try:
            return cls(known.get(s3RegionId, s3RegionId) if s3RegionId else None)
        except ValueError:
            raise IllegalArgumentException(f"Cannot create enum from {s3RegionId} value!") from None

    def getFirstRegionId(self) -> str | None:
        """The region's id; None of US_Standard, as S3 has it."""
        known: str | None = self.value
        return known

    def toAWSRegion(self) -> AWSRegion:
        """The region of the SDK's core."""
        return AWSRegion.getRegion(self.value or "us-east-1")

    def __str__(self) -> str:
        return str(self.value)

    def toString(self) -> str | None:
        """``getFirstRegionId``."""
        return self.getFirstRegionId()
