"""What is recorded of each Java package of a service: its names, overloads, and what the rules do not give."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

# The parameters of an overload, name and Java type each.
Form = tuple[tuple[str, str], ...]
Forms = Mapping[str, tuple[Form, ...]]
Fact = dict[str, Any]

_TABLE: Final = Path(__file__).with_name("table.json.z")


class Row(NamedTuple):
    """One client interface. ``botocore`` None: AWS has retired the service."""

    interface: str
    botocore: str | None
    base_exception: str
    error_service_name: str
    auto_lists: bool = False
    auto_maps: bool = False
    simple: Forms = MappingProxyType({})
    extras: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()


class Package(NamedTuple):
    """One Java package below com.amazonaws.services."""

    name: str
    rows: tuple[Row, ...]
    constructors: Forms = MappingProxyType({})
    facts: tuple[Fact, ...] = ()

    def facts_of(self, cause: str) -> list[Fact]:
        """The recorded facts of one cause."""
        return [fact for fact in self.facts if fact["cause"] == cause]


@cache
def recorded(package: str) -> Package | None:
    """What is recorded of a package; None if nothing is."""
    _, found, rest = _unpacked_table().partition(f"\n{package}\t")
    return _package(package, json.loads(rest.partition("\n")[0])) if found else None


def recorded_names() -> list[str]:
    """The last part of the name of each recorded package."""
    return [line.partition("\t")[0] for line in _unpacked_table().split("\n") if line]


def package_of(botocore: str) -> str | None:
    """The recorded package of one of botocore's services; None if it is younger than the records."""
    before, found, _ = _unpacked_table().partition(f'"botocore":"{botocore}"')
    return before.rpartition("\n")[2].partition("\t")[0] if found else None


@cache
def interfaces() -> dict[str, str]:
    """The recorded package of each client interface."""
    lines = [line.partition("\t") for line in _unpacked_table().split("\n") if line]
    return {row["interface"]: package for package, _, data in lines for row in json.loads(data)["services"]}


def _unpacked_table() -> str:
    return zlib.decompress(_TABLE.read_bytes()).decode()


def _package(name: str, data: dict[str, Any]) -> Package:
    return Package(
        name,
        tuple(map(_row_of, data["services"])),
        _forms_of(data.get("constructors", {})),
        tuple(data.get("exceptions", ())),
    )


def _row_of(data: dict[str, Any]) -> Row:
    interface: str = data["interface"]
    return Row(
        interface,
        data["botocore"],
        data.get("baseException", f"{interface}Exception"),
        data.get("errorServiceName", interface),
        data.get("autoConstructList", False),
        data.get("autoConstructMap", False),
        _forms_of(data.get("simple", {})),
        tuple(data.get("extras", ())),
        tuple(data.get("helpers", ())),
    )


def _forms_of(data: dict[str, list[list[list[str]]]]) -> Forms:
    return {name: tuple(tuple((name, kind) for name, kind in form) for form in forms) for name, forms in data.items()}
