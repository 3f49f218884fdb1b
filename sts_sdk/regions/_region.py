"""``Region`` and the enum ``Regions``, which name each other. Codegen writes the members of the enum."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol, Self, TypeVar

from sts_sdk._exceptions import AmazonClientException, IllegalArgumentException
from sts_sdk.regions._directory import RegionalService, java_description, service_in, services_in
from sts_sdk.regions._names import region_name
from sts_sdk.regions._partitions import partition_of


class Regions(Enum):
    """Every AWS region with a name of its own (com.amazonaws.regions.Regions).

    ``Regions.US_WEST_2.getName()`` is ``"us-west-2"``. A newer region that is missing here works too, given as text.
    """

    # Members: written by codegen from the partition data that botocore ships. DO NOT EDIT.
    GovCloud = "us-gov-west-1"
    US_GOV_EAST_1 = "us-gov-east-1"
    US_EAST_1 = "us-east-1"
    US_EAST_2 = "us-east-2"
    US_WEST_1 = "us-west-1"
    US_WEST_2 = "us-west-2"
    EU_WEST_1 = "eu-west-1"
    EU_WEST_2 = "eu-west-2"
    EU_WEST_3 = "eu-west-3"
    EU_CENTRAL_1 = "eu-central-1"
    EU_NORTH_1 = "eu-north-1"
    EU_SOUTH_1 = "eu-south-1"
    AP_EAST_1 = "ap-east-1"
    AP_SOUTH_1 = "ap-south-1"
    AP_SOUTHEAST_1 = "ap-southeast-1"
    AP_SOUTHEAST_2 = "ap-southeast-2"
    AP_SOUTHEAST_3 = "ap-southeast-3"
    AP_NORTHEAST_1 = "ap-northeast-1"
    AP_NORTHEAST_2 = "ap-northeast-2"
    AP_NORTHEAST_3 = "ap-northeast-3"
    SA_EAST_1 = "sa-east-1"
    CN_NORTH_1 = "cn-north-1"
    CN_NORTHWEST_1 = "cn-northwest-1"
    CA_CENTRAL_1 = "ca-central-1"
    ME_SOUTH_1 = "me-south-1"
    AF_SOUTH_1 = "af-south-1"
    US_ISO_EAST_1 = "us-iso-east-1"
    US_ISOB_EAST_1 = "us-isob-east-1"
    US_ISO_WEST_1 = "us-iso-west-1"
    AP_EAST_2 = "ap-east-2"
    AP_SOUTH_2 = "ap-south-2"
    AP_SOUTHEAST_4 = "ap-southeast-4"
    AP_SOUTHEAST_5 = "ap-southeast-5"
    AP_SOUTHEAST_6 = "ap-southeast-6"
    AP_SOUTHEAST_7 = "ap-southeast-7"
    CA_WEST_1 = "ca-west-1"
    EU_CENTRAL_2 = "eu-central-2"
    EU_SOUTH_2 = "eu-south-2"
    IL_CENTRAL_1 = "il-central-1"
    ME_CENTRAL_1 = "me-central-1"
    ME_WEST_1 = "me-west-1"
    MX_CENTRAL_1 = "mx-central-1"
    SA_WEST_1 = "sa-west-1"
    EUSC_DE_EAST_1 = "eusc-de-east-1"
    US_ISOB_WEST_1 = "us-isob-west-1"
    EU_ISOE_WEST_1 = "eu-isoe-west-1"
    US_ISOF_EAST_1 = "us-isof-east-1"
    US_ISOF_SOUTH_1 = "us-isof-south-1"

    DEFAULT_REGION = "us-west-2"  # noqa: PIE796 -- a second name, as in Java
    # End of the members.

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
        """The region of the EC2 instance that the program runs on; None elsewhere."""
        from sts_sdk.regions._providers import (  # noqa: PLC0415 -- a provider is loaded when it is first asked
            InstanceMetadataRegionProvider,
        )

        try:
            name = InstanceMetadataRegionProvider().getRegion()
        except AmazonClientException:
            return None
        return None if name is None else Region(name)

    def getName(self) -> str:
        """The name in hosts and signatures, such as ``us-west-2``."""
        return str(self.value)

    def getDescription(self) -> str:
        """The region in words, such as ``US West (Oregon)``; in Java's words if Java v1 knew it."""
        return java_description(self.getName())

    def toString(self) -> str:
        """The member's name, such as ``US_WEST_2``."""
        return self.name

    def __str__(self) -> str:
        return self.name


class _Regional(Protocol):
    def setRegion(self, region: Region) -> None: ...


ClientT = TypeVar("ClientT", bound=_Regional)


class Region:
    """An AWS region (com.amazonaws.regions.Region). It never changes; regions of one name are equal.

    ``Region.getRegion(Regions.US_WEST_2)``, or ``Region("us-west-2")`` for any name. A region that is newer than the
    SDK's data belongs to the partition whose regions have names of that form, else to ``aws``.
    """

    __slots__ = ("_name", "_partition")

    def __init__(self, name: str | Regions | Region) -> None:
        self._name = region_name(name)
        self._partition = partition_of(self._name)

    @staticmethod
    def getRegion(region: str | Regions | Region) -> Region:
        """The region of a name or of a member of ``Regions``."""
        return Region(region)

    def getName(self) -> str:
        """The name in hosts and signatures, such as ``us-west-2``."""
        return self._name

    def getDomain(self) -> str:
        """The domain of the region's hosts, such as ``amazonaws.com``."""
        return self._partition.dns_suffix

    def getPartition(self) -> str:
        """The partition's name, as in ARNs: ``aws``, ``aws-cn``, ``aws-us-gov`` ..."""
        return self._partition.name

    def isServiceSupported(self, serviceName: str) -> bool:
        """True if the service of that endpoint prefix has an endpoint here, or one for the whole partition."""
        return self._service(serviceName).host is not None

    def getServiceEndpoint(self, endpointPrefix: str) -> str | None:
        """The service's host for this region; None if it has none."""
        return self._service(endpointPrefix).host

    def hasHttpsEndpoint(self, serviceName: str) -> bool:
        """True if the service's endpoint for this region speaks HTTPS."""
        return self._service(serviceName).https

    def hasHttpEndpoint(self, serviceName: str) -> bool:
        """True if the service's endpoint for this region speaks plain HTTP."""
        return self._service(serviceName).http

    def getAvailableEndpoints(self) -> list[str]:
        """The hosts of all services in this region."""
        hosts = (service.host for service in services_in(self._partition, self._name))
        return [host for host in hosts if host is not None]

    def createClient(
        self, serviceClass: Callable[..., ClientT], credentials: object = None, config: object = None
    ) -> ClientT:
        """A new client of that class for this region; credentials and config may be None (deprecated in Java)."""
        given = [argument for argument in (credentials, config) if argument is not None]
        client = serviceClass(*given)
        client.setRegion(self)
        return client

    def _service(self, name: str) -> RegionalService:
        return service_in(self._partition, self._name, name)

    def toString(self) -> str:
        """The name."""
        return self._name

    def hashCode(self) -> int:
        """The same for equal regions."""
        return hash(self)

    def equals(self, obj: object) -> bool:
        """True if both regions have the same name."""
        return self == obj

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Region) and self._name == other._name

    def __hash__(self) -> int:
        return hash(self._name)

    def __str__(self) -> str:
        return self._name

    def __repr__(self) -> str:
        return f"Region({self._name!r})"
