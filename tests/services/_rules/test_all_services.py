"""Every recorded service and every recorded exception from the rules, not only the six with complete listings."""

from __future__ import annotations

import gzip
import importlib
import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk.services._rules._names import constant_name
from support.services import clients, package

DATA = Path(__file__).parents[3] / "codegen" / "data"
PREFIX = "com.amazonaws.services."
# Written by hand here, as in Java.
BY_HAND = {"s3", "securitytoken"}
CLIENTS = ("interface", "asyncInterface", "client", "asyncClient", "builder", "asyncBuilder")


@cache
def facts(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(gzip.decompress((DATA / f"{name}.json.gz").read_bytes()))
    return rows


def service_of(row: dict[str, Any]) -> str:
    return str(row["package"]).removeprefix(PREFIX)


ROWS = [row for row in facts("services") if service_of(row) not in BY_HAND]
LIVING = [row for row in ROWS if row["botocore"] is not None]


def of(row: dict[str, Any]) -> str:
    return str(row["interface"])


def test_the_table_is_whole() -> None:
    assert (len(ROWS), len(LIVING)) == (233, 214)


@pytest.mark.parametrize("row", LIVING, ids=of)
def test_clients_have_java_s_names(row: dict[str, Any]) -> None:
    names = clients(service_of(row)).names()
    assert {row[key] for key in CLIENTS} <= set(names)


@pytest.mark.parametrize("row", LIVING, ids=of)
def test_a_service_s_own_words_are_java_s(row: dict[str, Any]) -> None:
    """Base exception, name in messages, what stands for absent lists and maps."""
    (own,) = [each.row for each in clients(service_of(row)).classes.model.services if each.row.interface == of(row)]
    assert own.botocore == row["botocore"]
    assert own.base_exception == row["baseException"]
    assert own.error_service_name == row["errorServiceName"]
    assert (own.auto_lists, own.auto_maps) == (row["autoConstructList"], row["autoConstructMap"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["botocore"] is None], ids=of)
def test_a_retired_service_says_so(row: dict[str, Any]) -> None:
    if any(service_of(other) == service_of(row) for other in LIVING):
        return  # it shares its package with one that lives
    with pytest.raises(ImportError, match="AWS has retired this service"):
        importlib.import_module(package(service_of(row)))


@pytest.mark.parametrize("row", [row for row in LIVING if row["simple"]], ids=of)
def test_the_overloads_of_the_table_fill_the_request(row: dict[str, Any]) -> None:
    """Each parameter of a convenience form is the member of that name, for values of the type that Java takes."""
    found = clients(service_of(row))
    client = found.get(row["client"])
    (service,) = [each for each in found.classes.model.services if each.row.interface == of(row)]
    for form in row["simple"]:
        if form["method"] == "dryRun":
            continue
        assert form["method"] in vars(client)
        operation = next(each for each in service.operations if each[:1].lower() + each[1:] == form["method"])
        values = [_sample(found, parameter["type"]) for parameter in form["params"]]
        with client.builder().withRegion("us-east-1").build() as made:
            request = made._request(operation, form["method"], tuple(values))
        for parameter, value in zip(form["params"], values, strict=True):
            name = parameter["name"]
            assert getattr(request, f"get{name[:1].upper()}{name[1:]}")() == value, form
        assert (service.result_name(operation) or "void") == form["returns"]


def _sample(found: Any, java: str) -> Any:
    outer, _, inner = java.partition("<")
    if outer == "List":
        return [_sample(found, inner.removesuffix(">"))]
    if outer == "Map":
        return {"k": _sample(found, inner.removesuffix(">").partition(", ")[2])}
    samples: dict[str, Any] = {
        "String": "s", "Boolean": True, "ByteBuffer": b"b", "InputStream": b"b",
        "Date": datetime(2026, 1, 2, tzinfo=UTC), **dict.fromkeys(("Integer", "Long", "Double", "Float"), 1),
    }  # fmt: skip
    if java in samples:
        return samples[java]
    cls = found.classes.get(java)
    return next(iter(cls)) if issubclass(cls, Enum) else cls()


EXCEPTIONS = [row for row in facts("services-exceptions") if row["service"] not in BY_HAND]
# Facts that say what is not here: its SDK's own plumbing, and libraries by hand.
NOT_HERE = {"plumbing", "hand_written", "operation_on_other_client"}


def living(service: str) -> bool:
    return any(service_of(row) == service for row in LIVING)


def named(row: dict[str, Any]) -> str:
    return "-".join(
        str(row[key]) for key in ("service", "cause", "java_class", "shape", "member", "method") if key in row
    )


def rows_of(*causes: str) -> list[Any]:
    found = [row for row in EXCEPTIONS if row["cause"] in causes and living(row["service"])]
    return [pytest.param(row, id=f"{number}-{named(row)}") for number, row in enumerate(found)]


def model(row: dict[str, Any]) -> Any:
    return importlib.import_module(f"{package(row['service'])}.model")


def lacks(row: dict[str, Any], name: str) -> bool:
    with pytest.raises(AttributeError):
        getattr(model(row), name)
    return True


def test_every_cause_is_looked_at() -> None:
    looked_at = {
        "constructor", "overload_added", "member_renamed", "member_added", "member_absent", "member_type",
        "shape_replaced", "shape_renamed", "result_wrapped", "exception_without_operation", "enum_value_added",
        "enum_constant_renamed", "operation_absent", "result_is_output_shape", "changed_in_botocore",
        "gone_from_botocore",
    }  # fmt: skip
    assert {row["cause"] for row in EXCEPTIONS} == looked_at | NOT_HERE


@pytest.mark.parametrize("row", [each for each in rows_of("constructor") if "DryRun" not in str(each.id)])
def test_a_positional_constructor(row: dict[str, Any]) -> None:
    cls = getattr(model(row), row["java_class"])
    found = clients(row["service"])
    values = [_sample(found, kind) for kind in row["types"]]
    made = cls(*values)
    for name, value in zip(row["params"], values, strict=True):
        (member,) = [each for each in made.__shape__ if each.name == name[:1].upper() + name[1:]]
        assert getattr(made, f"get{member.name}")() == member.kept(value)


@pytest.mark.parametrize("row", rows_of("overload_added"))
def test_a_second_form_of_a_method(row: dict[str, Any]) -> None:
    """Keys as two entries, payloads as text; state machines as objects are of a library that Java has by hand."""
    if row["params"] == ["StateMachine"]:
        assert row["service"] == "stepfunctions"
        return
    made = getattr(model(row), row["java_class"])()
    given = ["text"] if row["params"] == ["String"] else [("a", None), ("b", None)]
    getattr(made, row["method"])(*given)
    found = getattr(made, f"get{row['method'].removeprefix('set').removeprefix('with')}")()
    assert found == ({"a": None, "b": None} if len(given) > 1 else found)
    assert found in ("text", b"text", {"a": None, "b": None})


@pytest.mark.parametrize("row", rows_of("member_renamed", "member_added"))
def test_a_member_that_java_calls_otherwise_or_has_besides(row: dict[str, Any]) -> None:
    cls = getattr(model(row), row["java_class"])
    for name in row.get("methods", [f"get{row['java']}"]):
        assert callable(getattr(cls, name))
    if row["cause"] == "member_renamed":
        assert hasattr(cls, f"get{row['member']}") is ("note" in row or row["member"] == "ErrorCode")


@pytest.mark.parametrize("row", rows_of("member_absent"))
def test_a_member_that_java_has_not(row: dict[str, Any]) -> None:
    assert f"get{row['member']}" not in vars(getattr(model(row), row["java_class"]))


@pytest.mark.parametrize("row", rows_of("member_type"))
def test_a_member_of_another_type_is_converted(row: dict[str, Any]) -> None:
    given, sent = {"BigDecimal": (Decimal("1.50"), "1.50"), "String": ("aGk=", b"hi")}[row["java"]]
    name = row["java_class"]
    if name == "ImportKeyPairRequest":
        sent = b"aGk="  # the text of a key, which Java's handler encodes itself
    found = clients(row["service"]).classes
    entry = found.model.entry(name)
    assert entry is not None
    made = found.get(name)()
    getattr(made, f"set{row['member']}")(given)
    codec = found.codec(entry.service)
    written: Any = codec.parameters(made, name, entry.shape)
    assert sent in written.values()


def test_a_shape_that_botocore_has_in_the_place_of_java_s_is_unpacked_like_it() -> None:
    found = clients("ec2").classes
    request = found.get("ModifyInstanceAttributeRequest")(userData="aGk=")
    entry = found.model.entry("ModifyInstanceAttributeRequest")
    assert entry is not None
    assert found.codec(entry.service).parameters(request, "ModifyInstanceAttributeRequest", entry.shape) == {
        "UserData": {"Value": b"hi"}
    }


@pytest.mark.parametrize("row", rows_of("shape_replaced", "shape_renamed"))
def test_a_shape_that_java_calls_otherwise(row: dict[str, Any]) -> None:
    assert lacks(row, row["shape"])
    assert row["java"] in {"String", "Boolean"} or getattr(model(row), row["java"])


@pytest.mark.parametrize("row", rows_of("result_wrapped"))
def test_a_wrapped_result_holds_its_structure(row: dict[str, Any]) -> None:
    (member,) = getattr(model(row), row["java_class"]).__shape__
    assert member.name == row["member"]
    assert getattr(model(row), row["type"])


@pytest.mark.parametrize("row", rows_of("exception_without_operation"))
def test_an_exception_that_no_operation_names(row: dict[str, Any]) -> None:
    assert issubclass(getattr(model(row), row["java_class"]), AmazonServiceException)


@pytest.mark.parametrize("row", rows_of("enum_value_added", "enum_constant_renamed"))
def test_constants_beside_the_model(row: dict[str, Any]) -> None:
    assert getattr(model(row), row["java_class"])[row["java"]].value == row["value"]


@pytest.mark.parametrize("row", [each for each in rows_of("gone_from_botocore") if "enum_values" in each.values[0]])
def test_constants_that_aws_has_removed_are_still_there(row: dict[str, Any]) -> None:
    """By name: where AWS has only respelled the text, the constant has the one of today."""
    assert getattr(model(row), row["java_class"]).__members__.keys() >= set(map(constant_name, row["enum_values"]))


@pytest.mark.parametrize("row", [each for each in rows_of("gone_from_botocore") if "members" in each.values[0]])
def test_members_that_aws_has_removed_are_taken_and_not_sent(row: dict[str, Any]) -> None:
    found = clients(row["service"]).classes
    entry = found.model.entry(row["java_class"])
    assert entry is not None
    made = found.get(row["java_class"])()
    for name in row["members"]:
        value: Any = {"k": "v"} if name == "Tags" else True
        assert getattr(getattr(made, f"with{name}")(value), f"get{name}")() == value
        assert hasattr(made, f"is{name}") is (name in {"EnableWorkDocs", "RemoteDebugEnabled", "RemoteRecordEnabled"})
    assert found.codec(entry.service).parameters(made, row["java_class"], entry.shape) == {}


@pytest.mark.parametrize("row", rows_of("operation_absent"))
def test_an_operation_that_java_has_not(row: dict[str, Any]) -> None:
    names = {name for cls in map(clients(row["service"]).get, clients(row["service"]).names()) for name in dir(cls)}
    assert row["operation"][:1].lower() + row["operation"][1:] not in names
    assert lacks(row, f"{row['operation']}Request")


@pytest.mark.parametrize("row", rows_of("result_is_output_shape"))
def test_a_service_without_classes_of_results(row: dict[str, Any]) -> None:
    assert not [name for name in clients(row["service"]).classes.names() if name.endswith("Result")]
