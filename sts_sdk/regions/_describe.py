"""Regions in words, looked up in the generated lines."""

from __future__ import annotations

from sts_sdk.regions._descriptions import JAVA, TODAY


def description(region: str) -> str:
    """A region as AWS calls it today, such as ``Europe (Ireland)``; its name if it is newer than the data."""
    return _look_up(TODAY, region)


def java_description(region: str) -> str:
    """A region as Java v1 calls it, such as ``EU (Ireland)``; as AWS does if Java v1 did not know it."""
    return _look_up(JAVA + TODAY, region)


def _look_up(table: str, region: str) -> str:
    _, found, rest = f"\n{table}".partition(f"\n{region} ")
    return rest.partition("\n")[0] if found else region
