"""Six services' complete listings: their classes, names, forms and constants are here, or have their reason."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk.services._rules._names import cap
from support.services import class_of, clients, package, recorded

if TYPE_CHECKING:
    from collections.abc import Callable

LISTING = recorded("api")
SERVICES = sorted({row["service"] for row in LISTING})
WAITERS = "waiters are botocore's: client.unwrap().get_waiter(...)"
BY_HAND = "a library that Java has by hand; an ImportError names the nearest way"
RESPELLED = "the text of this constant is the one that AWS sends today, connected"
# Names that are not here, by service and path; a class stands for all that is in it.
MISSING = {
    "dynamodbv2 AmazonDynamoDB.waiters": WAITERS,
    "dynamodbv2 AmazonDynamoDBClient.waiters": WAITERS,
    "dynamodbv2 waiters.AmazonDynamoDBWaiters": WAITERS,
    "dynamodbv2 util.TableUtils": BY_HAND,
    "dynamodbv2 util.TableUtils.TableNeverTransitionedToStateException": BY_HAND,
    "simplesystemsmanagement AWSSimpleSystemsManagement.waiters": WAITERS,
    "simplesystemsmanagement AWSSimpleSystemsManagementClient.waiters": WAITERS,
    "simplesystemsmanagement waiters.AWSSimpleSystemsManagementWaiters": WAITERS,
    "simplesystemsmanagement model.ConnectionStatus.Connected": RESPELLED,
    "sns util.SignatureChecker": BY_HAND,
    "sns util.Topics": BY_HAND,
    "sqs MessageMD5ChecksumHandler": BY_HAND,
    "sqs QueueUrlHandler": BY_HAND,
}
# Java's types of plain classes; what is missing is left to the test of ancestors.
ANCESTORS = {"AmazonWebServiceRequest", "AmazonWebServiceResult<ResponseMetadata>", "AmazonServiceException", "Enum"}


def found(row: dict[str, Any]) -> Any:
    try:
        return class_of(row["service"], row["class"])
    except (ImportError, AttributeError):
        return None


@cache
def missing() -> dict[str, set[str]]:
    """What of the listing is not here: classes, names and constants, each as service and path."""
    lost: dict[str, set[str]] = {"classes": set(), "names": set(), "constants": set()}
    for row in LISTING:
        path = f"{row['service']} {row['class']}"
        cls = found(row)
        if cls is None:
            lost["classes"].add(path)
            continue
        lost["names"] |= {f"{path}.{name}" for name, *_ in row.get("methods", ()) if not hasattr(cls, name)}
        for name, value in row.get("constants", ()):
            if name not in cls.__members__ or cls[name].value != value:
                lost["constants"].add(f"{path}.{name}")
    return lost


def counted() -> Counter[str]:
    whole = Counter(classes=len(LISTING))
    for row in LISTING:
        whole["names"] += len({name for name, *_ in row.get("methods", ())})
        whole["constants"] += len(row.get("constants", ()))
    return whole


def test_the_listing_is_whole() -> None:
    assert SERVICES == ["dynamodbv2", "kms", "secretsmanager", "simplesystemsmanagement", "sns", "sqs"]
    assert counted() == {"classes": 1244, "names": 13890, "constants": 550}


def test_what_is_missing_has_its_reason(record_property: Callable[[str, object], None]) -> None:
    lost = set.union(*missing().values())
    assert lost == MISSING.keys()
    shares = {kind: f"{1 - len(missing()[kind]) / number:.2%}" for kind, number in counted().items()}
    record_property("summary", f"services by rule: {shares}")


@pytest.mark.parametrize("kind", ["classes", "names", "constants"])
def test_at_least_99_of_100_are_here(kind: str) -> None:
    assert len(missing()[kind]) / counted()[kind] < 0.01


@pytest.mark.parametrize("service", SERVICES)
def test_every_class_can_be_imported_as_in_java(service: str) -> None:
    """In a fresh interpreter, all of a service's model in one go."""
    names = sorted(
        row["class"].removeprefix("model.")
        for row in LISTING
        if row["service"] == service and row["class"].startswith("model.") and found(row) is not None
    )
    program = f"from {package(service)}.model import {', '.join(names)}\nprint({', '.join(names[:3])})"
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert f"<class '{package(service)}.model.{names[0]}'>" in done.stdout or "<enum" in done.stdout


def test_ancestors_are_java_s() -> None:
    for row in LISTING:
        cls, ancestor = found(row), row["superclass"]
        if cls is None or not row["class"].startswith("model."):
            continue
        names = {each.__name__ for each in cls.__mro__[1:]}
        assert ancestor.partition("<")[0] in names or ancestor == "Object", row["class"]


def test_enumerations_hold_what_java_s_hold() -> None:
    for row in LISTING:
        if row["kind"] == "enum":
            cls = found(row)
            assert issubclass(cls, Enum)
            for constant in cls:
                assert cls.fromValue(str(constant)) is constant
            assert cls.values() == list(cls)


def test_every_operation_takes_its_request_and_gives_its_result() -> None:
    """By the model; and each convenience form that Java has is one of ours."""
    for row in LISTING:
        if row["kind"] != "interface" or row["class"].endswith("Async"):
            continue
        service = next(
            each for each in clients(row["service"]).classes.model.services if each.row.interface == row["class"]
        )
        for name, count, returns in row["methods"]:
            if cap(name) not in service.operations:
                continue
            assert (service.result_name(cap(name)) or "void") == returns
            assert count == 1 or count in {len(form) for form in service.row.simple[name]}, f"{name}({count})"


def test_every_positional_constructor_is_there() -> None:
    for row in LISTING:
        cls = found(row)
        if row["kind"] == "class" and row["class"].startswith("model.") and hasattr(cls, "__forms__"):
            assert {0, *map(len, cls.__forms__)} == set(row["constructors"]), row["class"]
