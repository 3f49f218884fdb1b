"""The tables of the services' names, from the facts that were recorded of Java's jars."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

from sts_sdk.services._rules._stubs import stubs_of

_DATA: Final = Path(__file__).parent / "data"
_TABLE: Final = "sts_sdk/services/_rules/table.json.z"
_PREFIX: Final = "com.amazonaws.services."
# Written by hand here, as in Java.
_BY_HAND: Final = frozenset({"s3", "securitytoken"})
# What follows from the interface's name, unless a row says otherwise.
_USUAL: Final = {"baseException": "{}Exception", "errorServiceName": "{}"}
# What a program of today cannot use, or what the rules do not need to be told.
_DROPPED: Final = frozenset({"plumbing", "operation_on_other_client", "constructor", "hand_written"})

Row = dict[str, Any]


# The services of the examples have their stubs here.
_STUBBED: Final = ("dynamodbv2", "kms", "secretsmanager", "sns", "sqs")


def generate() -> dict[str, str]:
    """The table, and the stubs of the services that examples call."""
    stubs = (stubs_of(service) for service in _STUBBED)
    return {_TABLE: _table()} | {f"typings/{path}": text for files in stubs for path, text in files.items()}


def _table() -> str:
    """One line a package: its name, a tab, and its facts as JSON. The ending says that the file is compressed."""
    services = rows()
    exceptions = _facts("services-exceptions")
    packages = sorted({_package(row) for row in services})
    lines = [f"{name}\t{_json(_of_package(name, services, exceptions))}\n" for name in packages]
    return "".join(["\n", *lines])


def rows() -> list[Row]:
    """The recorded clients of the services that are made by rule."""
    return [row for row in _facts("services") if _package(row) not in _BY_HAND]


def _facts(name: str) -> list[Row]:
    with gzip.open(_DATA / f"{name}.json.gz", "rt", encoding="utf-8") as file:
        rows: list[Row] = json.load(file)
    return rows


def _package(row: Row) -> str:
    return str(row["package"]).removeprefix(_PREFIX)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def _of_package(name: str, services: list[Row], exceptions: list[Row]) -> Row:
    own = [row for row in exceptions if row["service"] == name]
    found = {
        "services": [_service(row) for row in services if _package(row) == name],
        "constructors": _constructors(own),
        "exceptions": [_without(row, {"service"}) for row in own if _is_needed(row)],
    }
    return {key: value for key, value in found.items() if value}


def _is_needed(row: Row) -> bool:
    """Of what AWS has removed, constants and members can still be there; whole classes would do nothing."""
    if row["cause"] == "gone_from_botocore":
        return "java_classes" not in row
    return row["cause"] not in _DROPPED


def _service(row: Row) -> Row:
    kept: Row = {"interface": row["interface"], "botocore": row["botocore"]}
    for key, usual in _USUAL.items():
        if row[key] != usual.format(row["interface"]):
            kept[key] = row[key]
    kept.update({key: True for key in ("autoConstructList", "autoConstructMap") if row[key]})
    if row["simple"]:
        kept["simple"] = _overloads(row["simple"])
    for key in ("extras", "helpers"):
        extra = [each for each in row.get(key) or () if each not in {"getCachedResponseMetadata", "shutdown"}]
        if extra:
            kept[key] = extra
    return kept


def _overloads(simple: list[Row]) -> dict[str, list[list[list[str]]]]:
    """By method, the parameters of each convenience form: name and type."""
    found: dict[str, list[list[list[str]]]] = {}
    for form in simple:
        found.setdefault(form["method"], []).append([[each["name"], each["type"]] for each in form["params"]])
    return found


def _constructors(rows: list[Row]) -> dict[str, list[list[list[str]]]]:
    """By class, the parameters of each positional constructor: name and type."""
    found: dict[str, list[list[list[str]]]] = {}
    for row in rows:
        if row["cause"] == "constructor":
            pairs = [list(pair) for pair in zip(row["params"], row["types"], strict=True)]
            found.setdefault(row["java_class"], []).append(pairs)
    return found


def _without(row: Row, keys: set[str]) -> Row:
    return {key: value for key, value in row.items() if key not in keys}
