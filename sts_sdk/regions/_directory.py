"""Where services are, read from the generated lines of ``_services.py``; loaded when ``Region`` is asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sts_sdk.regions._services import SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.regions._partitions import Partition


class Service:
    """One service in one region: its host (None if it is not there) and the protocols it answers."""

    __slots__ = ("host", "http", "https")

    def __init__(self, host: str | None = None, *, http: bool = False, https: bool = False) -> None:
        self.host = host
        self.http = http
        self.https = https


def service(partition: Partition, region: str, name: str) -> Service:
    """A service, named by its endpoint prefix, in a region."""
    line = _lines(partition.name).get(name)
    return Service() if line is None else _read(partition, region, name, line)


def services(partition: Partition, region: str) -> Iterator[Service]:
    """Every service of the partition in a region; those without a host are not there."""
    for name, line in _lines(partition.name).items():
        yield _read(partition, region, name, line)


@cache
def _lines(partition: str) -> dict[str, str]:
    pairs = (line.split(" ", 1) for line in SERVICES.get(partition, "").splitlines())
    return {name: rest for name, rest in pairs}  # noqa: C416 -- dict() of two-element lists does not type


def _read(partition: Partition, region: str, name: str, line: str) -> Service:
    regions, http, https, *hosts = line.split()
    if not _has(partition, regions, region):
        whole = next((host for host in hosts if "=" not in host), None)
        return Service(whole, https=whole is not None)
    return Service(
        _host(partition, region, hosts) or f"{name}.{region}.{partition.dns_suffix}",
        http=_has(partition, regions if http == "=" else http, region),
        https=_has(partition, regions if https == "=" else https, region),
    )


def _host(partition: Partition, region: str, hosts: list[str]) -> str | None:
    for entry in hosts:
        regions, equals, host = entry.partition("=")
        if equals and _has(partition, regions, region):
            return host.replace("*", region)
    return None


def _has(partition: Partition, mask: str, region: str) -> bool:
    return region in partition.regions and bool(int(mask, 16) >> partition.regions.index(region) & 1)
