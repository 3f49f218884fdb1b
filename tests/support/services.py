"""Recorded facts of the services that are made by rule, and values to and from the form in which they were recorded."""

from __future__ import annotations

import base64
import gzip
import importlib
import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sts_sdk.internal._shape import Shape
from sts_sdk.services._rules._clients import Clients, clients_of
from sts_sdk.services._rules._members import java_kind, java_members
from sts_sdk.services._rules._model import Service, known
from sts_sdk.services._rules._names import module_name
from sts_sdk.services._rules._values import LIST, MAP, STRUCTURE

DATA = Path(__file__).parent.parent / "data" / "services"


@cache
def recorded(name: str) -> list[dict[str, Any]]:
    """The rows of a file of recorded facts."""
    rows: list[dict[str, Any]] = json.loads(gzip.decompress((DATA / f"{name}.json.gz").read_bytes()))
    return rows


def package(java: str) -> str:
    """The package that is imported for the last part of Java's."""
    return f"sts_sdk.services.{module_name(java)}"


def class_of(java: str, path: str) -> Any:
    """The class that Java has at ``path`` (``AmazonSQS``, ``model.Message``) of a service's package."""
    *inner, name = path.split(".")
    return getattr(importlib.import_module(".".join([package(java), *inner])), name)


def clients(java: str) -> Clients:
    """The clients of a service's package."""
    found = known(java)
    assert found is not None
    return clients_of(found, package(java))


def value_of(java: str, name: str, data: dict[str, Any]) -> Any:
    """A request or structure with the recorded members, set by their setters."""
    classes = clients(java).classes
    entry = classes.model.entry(name)
    assert entry is not None
    value = classes.get(name)()
    for member, _, spec in java_members(name, entry):
        if member in data:
            getattr(value, f"set{member}")(_given(java, entry.service, spec["shape"], data[member]))
    return value


def _given(java: str, service: Service, shape: str, data: Any) -> Any:
    kind, spec = java_kind(service, shape), service.shapes[shape]
    if isinstance(data, dict) and "$base64" in data:
        return base64.b64decode(data["$base64"])
    if kind == LIST:
        return [_given(java, service, spec["member"]["shape"], each) for each in data]
    if kind == MAP:
        return {key: _given(java, service, spec["value"]["shape"], each) for key, each in data.items()}
    return value_of(java, service.structure_name(shape), data) if kind == STRUCTURE else data


def told(value: Any, like: Any = None) -> Any:
    """A value as it was recorded; of a structure what ``like`` has, too: AWS has added members since."""
    if isinstance(value, Shape):
        names = [name for name in like or {} if name != "$class"] if isinstance(like, dict) else []
        members = {name: told(getattr(value, f"get{name}")(), like[name]) for name in names}
        return {"$class": type(value).__name__, **members}
    if isinstance(value, list):
        parts = like if isinstance(like, list) and len(like) == len(value) else [None] * len(value)
        return [told(each, part) for each, part in zip(value, parts, strict=True)]
    if isinstance(value, dict):
        return {key: told(each, (like or {}).get(key)) for key, each in value.items()}
    if isinstance(value, datetime):
        return {"$epochMillis": round((value - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)}
    if isinstance(value, bytes):
        return {"$base64": base64.b64encode(value).decode()}
    return {"$stream64": base64.b64encode(value.read()).decode()} if hasattr(value, "read") else value


def without_stray_commas(text: str) -> str:
    """Java's toString has a comma behind the last member that is set; ours has none."""
    return re.sub(r",(?=[}\]])", "", text)
