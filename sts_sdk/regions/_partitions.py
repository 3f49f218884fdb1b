"""Partitions, and the one that a region belongs to, even if the region is newer than the data."""

from __future__ import annotations

from functools import cache

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._data import PARTITIONS


class Partition:
    """A group of regions with the same host suffixes, such as aws, aws-cn and aws-us-gov. It never changes."""

    __slots__ = (
        "dns_suffix",
        "dual_stack_suffix",
        "global_region",
        "name",
        "prefixes",
        "pseudo_regions",
        "regions",
        "supports_dual_stack",
        "supports_fips",
    )

    def __init__(self, row: tuple[str, str, str, str, str, bool, bool, str, str]) -> None:
        self.name, prefixes, self.dns_suffix, self.dual_stack_suffix, self.global_region = row[:5]
        self.supports_fips, self.supports_dual_stack = row[5:7]
        self.prefixes, self.regions, self.pseudo_regions = prefixes.split(), row[7].split(), row[8].split()

    def matches(self, region: str) -> bool:
        """True if a name has the form of this partition's regions, such as ``us-gov-<word>-<number>``."""
        parts = region.rsplit("-", 2)
        if len(parts) != 3 or parts[0] not in self.prefixes:
            return False
        return bool(parts[1]) and parts[2].isascii() and parts[2].isdigit()

    def __repr__(self) -> str:
        return f"Partition({self.name})"


@cache
def partitions() -> tuple[Partition, ...]:
    """All partitions, the commercial one first."""
    return tuple(Partition(row) for row in PARTITIONS)


def partition_of(region: str) -> Partition:
    """The partition that lists the region, else the one whose regions have names of that form, else ``aws``."""
    for partition in partitions():
        if region in partition.regions or region in partition.pseudo_regions:
            return partition
    return next((partition for partition in partitions() if partition.matches(region)), partitions()[0])


def is_known(region: str) -> bool:
    """True if the data lists the region. Pseudo-regions such as aws-global do not count."""
    return any(region in partition.regions for partition in partitions())


@cache
def is_odd(name: str) -> bool:
    """Whether a name is neither a region's or pseudo-region's nor of the form that some partition's regions have."""
    return not any(
        name in partition.regions or name in partition.pseudo_regions or partition.matches(name)
        for partition in partitions()
    )


def partition_named(name: str) -> Partition | None:
    """The partition of that name, which is the second part of an ARN; None if there is none."""
    return next((partition for partition in partitions() if partition.name == name), None)


def check_support(partition: Partition, *, fips: bool, dual_stack: bool) -> None:
    """Refuse what the partition does not have, in the words of the services' endpoint rules."""
    if (not fips or partition.supports_fips) and (not dual_stack or partition.supports_dual_stack):
        return
    if fips and dual_stack:
        raise IllegalArgumentException(
            "FIPS and DualStack are enabled, but this partition does not support one or both"
        )
    kind = "FIPS" if fips else "DualStack"
    raise IllegalArgumentException(f"{kind} is enabled but this partition does not support {kind}")
