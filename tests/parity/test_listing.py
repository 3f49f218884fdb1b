"""Every type, method, constructor and constant of Java's listing is here under its mapped name, or has its reason."""

from __future__ import annotations

import inspect
import subprocess
import sys
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from codegen import java_api
from codegen.java_api import Type, accepts, left_out, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

TYPES = java_api.types()
ENUMS = [java for java in TYPES if java.java["kind"] == "enum"]
CLASSES = [java for java in TYPES if java.java["kind"] != "enum"]

# What Java's types are in Python, where one word says it. Java's null is None.
RETURNS = {
    "void": {"None"},
    "boolean": {"bool"},
    "java.lang.Boolean": {"bool", "bool | None"},
    "int": {"int"},
    "long": {"int"},
    "java.lang.Integer": {"int", "int | None"},
    "java.lang.String": {"str", "str | None"},
    "java.util.Date": {"datetime", "datetime | None"},
}
# Values that name the SDK itself are ours.
OWN_VALUES = {"ClientConfiguration.DEFAULT_USER_AGENT"}


def of(java: Type) -> str:
    return java.name


def test_the_listing_is_whole() -> None:
    assert len(TYPES) == 162 + 20
    assert sum(len(java.methods) for java in TYPES) == 1027 + 150


def test_every_type_can_be_imported_by_the_one_rule() -> None:
    """A Java developer's imports, mapped and pasted into a fresh interpreter."""
    lines = {f"from {java_api.module(java.package)} import {java.nested.partition('.')[0]}" for java in TYPES}
    nested = [java.nested for java in TYPES if "." in java.nested]

    program = "\n".join([*sorted(lines), *nested, f"print({len(lines)}, {len(nested)})"])
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.split() == ["153", "29"]


@pytest.mark.parametrize("java", TYPES, ids=of)
def test_the_type_resolves_to_a_class_of_that_name(java: Type) -> None:
    cls = resolve(java)

    assert isinstance(cls, type)
    assert cls.__name__.lstrip("_") == java.nested.rpartition(".")[2]
    assert cls.__doc__


def test_every_method_is_there_or_left_out_with_a_reason(record_property: Callable[[str, object], None]) -> None:
    record_property("summary", f"parity: {java_api.parity()}")
    methods = {m.signature for java in TYPES for m in java.methods}

    assert java_api.problems().keys() == left_out().keys() & methods, java_api.problems()


def test_little_is_left_out() -> None:
    assert len(java_api.problems()) <= (1027 + 150) / 20
    assert all(why and not why.endswith(".") for why in left_out().values())


def test_what_is_left_out_is_in_the_listing() -> None:
    listed = {m.signature for java in TYPES for m in java.methods}
    listed |= {f"{java.name}.{field['name']}" for java in TYPES for field in java.constants}

    assert left_out().keys() <= listed


@pytest.mark.parametrize("java", CLASSES, ids=of)
def test_constructors_take_java_s_arguments(java: Type) -> None:
    cls = resolve(java)

    for count in java.constructors:
        assert accepts(cls.__init__, count + 1), f"{count} arguments: {inspect.signature(cls)}"


@pytest.mark.parametrize("java", TYPES, ids=of)
def test_a_static_method_is_called_on_the_class(java: Type) -> None:
    for method in java.methods:
        if method.static and method.signature not in java_api.problems():
            assert accepts(getattr(resolve(java), method.name), len(method.parameters)), method.signature


@pytest.mark.parametrize("java", TYPES, ids=of)
def test_methods_return_what_java_s_return(java: Type) -> None:
    cls = resolve(java)

    for method in java.methods:
        if method.signature in java_api.problems() or method.returns not in RETURNS:
            continue
        annotation = str(inspect.signature(getattr(cls, method.name)).return_annotation)
        assert annotation in RETURNS[method.returns] | ({"None"} if "Anonymous" in java.name else set()), method


@pytest.mark.parametrize("java", TYPES, ids=of)
def test_a_fluent_setter_returns_the_object_itself(java: Type) -> None:
    own = {java_api.PREFIX + java.name, "Subclass", "T"}

    for method in java.methods:
        fluent = method.name.startswith("with") and method.returns.partition("<")[0] in own
        if fluent and not method.static and method.signature not in java_api.problems():
            assert str(inspect.signature(getattr(resolve(java), method.name)).return_annotation) == "Self", method


@pytest.mark.parametrize("java", ENUMS, ids=of)
def test_an_enum_has_java_s_constants_and_their_texts(java: Type) -> None:
    cls = resolve(java)

    assert issubclass(cls, Enum)
    for constant in java.java["enum_constants"]:
        member = cls[constant["name"]]
        assert str(member) == constant["toString"]
        for getter in constant.keys() - {"name", "toString"}:
            assert getattr(member, getter)() == constant[getter]


@pytest.mark.parametrize("java", CLASSES, ids=of)
def test_constants_have_java_s_values(java: Type) -> None:
    for field in java.constants:
        name = f"{java.name}.{field['name']}"
        if name in left_out():
            assert not hasattr(resolve(java), field["name"])
            continue
        found = getattr(resolve(java), field["name"])
        if "value" in field and name not in OWN_VALUES:
            assert found == field["value"]
            assert type(found) is type(field["value"])


@pytest.mark.parametrize("java", ENUMS, ids=of)
def test_an_enum_s_constants_of_its_own_type_are_members(java: Type) -> None:
    for field in java.constants:
        assert getattr(resolve(java), field["name"]) is resolve(java)[field["value"]]


@pytest.mark.parametrize("java", TYPES, ids=of)
def test_ancestors_are_java_s(java: Type) -> None:
    """What is an instance of a listed type in Java is one here, so that ``except`` and isinstance port unchanged."""
    cls: Any = resolve(java)
    listed = {entry.name: entry for entry in TYPES}

    for ancestor in [java.java.get("superclass") or "", *java.java["interfaces"]]:
        name = ancestor.partition("<")[0].removeprefix(java_api.PREFIX)
        if name in listed:
            assert issubclass(cls, resolve(listed[name])), ancestor
