"""``Region``: a region and what is known of the services in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from sts_sdk.regions import _directory
from sts_sdk.regions._names import region_name
from sts_sdk.regions._partitions import partition_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.regions._directory import Service
    from sts_sdk.regions._regions import Regions


class _Regional(Protocol):
    def setRegion(self, region: Region) -> None: ...


ClientT = TypeVar("ClientT", bound=_Regional)


class Region:
    """An AWS region (com.amazonaws.regions.Region). Equal and hashed by name; never changed.

    ``Region.getRegion(Regions.US_WEST_2)``, or ``Region("us-west-2")`` for any name. A region that is newer than the
    SDK's data belongs to the partition whose pattern it has, else to ``aws``.
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
        """The name that hosts and signatures have, such as ``us-west-2``."""
        return self._name

    def getDomain(self) -> str:
        """The domain of the region's hosts, such as ``amazonaws.com``."""
        return self._partition.dns_suffix

    def getPartition(self) -> str:
        """The partition, as ARNs have it: ``aws``, ``aws-cn``, ``aws-us-gov`` ..."""
        return self._partition.name

    def isServiceSupported(self, serviceName: str) -> bool:
        """True if the service, named by its endpoint prefix, has an endpoint here or one for the whole partition."""
        return self._service(serviceName).host is not None

    def getServiceEndpoint(self, endpointPrefix: str) -> str | None:
        """The host of a service here; None if it has none."""
        return self._service(endpointPrefix).host

    def hasHttpsEndpoint(self, serviceName: str) -> bool:
        """True if the service can be reached here by HTTPS."""
        return self._service(serviceName).https

    def hasHttpEndpoint(self, serviceName: str) -> bool:
        """True if the service can be reached here by plain HTTP."""
        return self._service(serviceName).http

    def getAvailableEndpoints(self) -> list[str]:
        """The hosts of all services that the region has."""
        hosts = (service.host for service in _directory.services(self._partition, self._name))
        return [host for host in hosts if host is not None]

    def createClient(
        self, serviceClass: Callable[..., ClientT], credentials: object = None, config: object = None
    ) -> ClientT:
        """A new client of a class for this region; credentials and configuration may be None (deprecated in Java)."""
        given = [argument for argument in (credentials, config) if argument is not None]
        client = serviceClass(*given)
        client.setRegion(self)
        return client

    def _service(self, name: str) -> Service:
        return _directory.service(self._partition, self._name, name)

    def toString(self) -> str:
        """The name."""
        return self._name

    def hashCode(self) -> int:
        """The same for equal regions."""
        return hash(self)

    def equals(self, obj: object) -> bool:
        """True if both are the region of one name."""
        return self == obj

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Region) and self._name == other._name

    def __hash__(self) -> int:
        return hash(self._name)

    def __str__(self) -> str:
        return self._name

    def __repr__(self) -> str:
        return f"Region({self._name!r})"
