"""What the generated tables say of a region: the services in it, and the region in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sts_sdk.regions._descriptions import JAVA, TODAY
from sts_sdk.regions._partitions import Partition


class RegionalService:
    """One service in one region: its host (None if the region lacks it) and the protocols that it speaks."""

    __slots__ = ("host", "http", "https")

    def __init__(self, host: str | None = None, *, http: bool = False, https: bool = False) -> None:
        self.host = host
        self.http = http
        self.https = https


def service_in(partition: Partition, region: str, name: str) -> RegionalService:
    """The service of that endpoint prefix, as it is in a region."""
    line = _service_lines(partition.name).get(name)
    return RegionalService() if line is None else _parsed(partition, region, name, line)


def services_in(partition: Partition, region: str) -> Iterator[RegionalService]:
    """Every service of the partition, as it is in a region; a service that the region lacks has no host."""
    for name, line in _service_lines(partition.name).items():
        yield _parsed(partition, region, name, line)


def description(region: str) -> str:
    """A region as AWS calls it today, such as ``Europe (Ireland)``; its name if it is newer than the data."""
    return _words_for(TODAY, region)


def java_description(region: str) -> str:
    """A region as Java v1 calls it, such as ``EU (Ireland)``; as AWS does if Java v1 did not know it."""
    return _words_for(JAVA + TODAY, region)


@cache
def _service_lines(partition: str) -> dict[str, str]:
    from sts_sdk.regions._services import SERVICES  # noqa: PLC0415 -- 25 kB that a program which names a region can spare

    pairs = (line.split(" ", 1) for line in SERVICES.get(partition, "").splitlines())
    return {name: rest for name, rest in pairs}  # noqa: C416 -- dict() of two-element lists does not type


def _parsed(partition: Partition, region: str, name: str, line: str) -> RegionalService:
    regions, http, https, *hosts = line.split()
    if not _is_set(partition, regions, region):
        whole = next((host for host in hosts if "=" not in host), None)
        return RegionalService(whole, https=whole is not None)
    return RegionalService(
        _special_host(partition, region, hosts) or f"{name}.{region}.{partition.dns_suffix}",
        http=_is_set(partition, regions if http == "=" else http, region),
        https=_is_set(partition, regions if https == "=" else https, region),
    )


def _special_host(partition: Partition, region: str, hosts: list[str]) -> str | None:
    for entry in hosts:
        regions, equals, host = entry.partition("=")
        if equals and _is_set(partition, regions, region):
            return host.replace("*", region)
    return None


def _is_set(partition: Partition, mask: str, region: str) -> bool:
    return region in partition.regions and bool(int(mask, 16) >> partition.regions.index(region) & 1)


def _words_for(table: str, region: str) -> str:
    _, found, rest = f"\n{table}".partition(f"\n{region} ")
    return rest.partition("\n")[0] if found else region
