"""Credentials as values that never show."""

from __future__ import annotations

import copy
import importlib
import inspect
import pickle
import traceback
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest

from sts_sdk._credentials import masked_key
from sts_sdk.auth import (
    AnonymousAWSCredentials,
    AWSCredentials,
    AWSRefreshableSessionCredentials,
    AWSSessionCredentials,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
)
from support.recorded import cases, difference

if TYPE_CHECKING:
    from collections.abc import Callable

SECRETS = ("AKIDEXAMPLEAAAAAAAAA", "wJalrXUtnFEMI/K7MDENG", "FQoGZXIvYXdzE")
PAIR = BasicAWSCredentials(*SECRETS[:2])
SESSION = BasicSessionCredentials(*SECRETS)

REPLAYED: dict[str, Callable[[], Any]] = {
    "BasicAWSCredentials-toString-is-object": lambda: str(BasicAWSCredentials("a", "b")).startswith("BasicAWS"),
    "AWSStaticCredentialsProvider-toString-is-object": lambda: str(AWSStaticCredentialsProvider(PAIR)).startswith("A"),
    "BasicSessionCredentials-equals": lambda: [
        BasicSessionCredentials("a", "b", "c") == BasicSessionCredentials("a", "b", "c"),
        hash(BasicSessionCredentials("a", "b", "c")) == hash(BasicSessionCredentials("a", "b", "c")),
    ],
    "BasicAWSCredentials-null-access": lambda: BasicAWSCredentials(None, "b"),
    "BasicAWSCredentials-blank": lambda: BasicAWSCredentials(" ", " ").getAWSSecretKey(),
    "AWSStaticCredentialsProvider-null": lambda: AWSStaticCredentialsProvider(None),
}


@pytest.mark.parametrize("case", cases("tostring", lambda case: case["id"][8:] in REPLAYED))
def test_behaves_as_java_did(case: dict[str, Any]) -> None:
    act = REPLAYED[case["id"][8:]]
    if "threw" in case:
        with pytest.raises(ValueError, match=case["threw"]["message"]):
            act()
    elif isinstance(case["value"], list):
        assert difference(case)
        assert act() == [not value for value in case["value"]]
    else:
        assert act() == case["value"]


@pytest.mark.parametrize(
    "value", [PAIR, SESSION, AWSStaticCredentialsProvider(SESSION)], ids=lambda v: type(v).__name__
)
def test_no_secret_shows(value: object) -> None:
    shown = f"{value} {value!r} {[value]}"
    assert not [secret for secret in SECRETS if secret in shown]
    assert "****AAAA" in shown


@pytest.mark.parametrize("value", [PAIR, SESSION])
def test_secrets_do_not_pickle(value: object) -> None:
    with pytest.raises(TypeError, match="does not pickle") as caught:
        pickle.dumps(value)
    assert SECRETS[1] not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("value", [PAIR, SESSION, AnonymousAWSCredentials()])
def test_copies_are_equal(value: object) -> None:
    assert copy.copy(value) == copy.deepcopy(value) == value
    assert hash(copy.copy(value)) == hash(value)


def test_values_differ_by_each_part_and_by_kind() -> None:
    a, b, c = SECRETS
    others: list[object] = [
        BasicSessionCredentials("x", b, c), BasicSessionCredentials(a, "x", c), BasicSessionCredentials(a, b, "x"),
        PAIR, AnonymousAWSCredentials(), SECRETS,
    ]  # fmt: skip
    assert all(other != SESSION for other in others)


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize("wrong", [None, 7, b"bytes"])
def test_only_text_is_taken_and_what_was_given_is_not_shown(position: int, wrong: Any) -> None:
    values: list[Any] = list(SECRETS)
    values[position] = wrong
    with pytest.raises(ValueError, match=("Access key", "Secret key", "Session token")[position]) as caught:
        BasicSessionCredentials(*values)
    assert not [secret for secret in SECRETS if secret in str(caught.value)]


def test_empty_text_is_taken() -> None:
    assert BasicAWSCredentials("", "").getAWSAccessKeyId() == ""


def test_anonymous_credentials_have_nothing() -> None:
    anonymous = AnonymousAWSCredentials()
    assert (anonymous.getAWSAccessKeyId(), anonymous.getAWSSecretKey()) == (None, None)
    assert repr(anonymous) == "AnonymousAWSCredentials()"


def test_kinds_of_credentials() -> None:
    assert isinstance(SESSION, AWSSessionCredentials)
    assert isinstance(PAIR, AWSCredentials)
    assert not isinstance(PAIR, AWSSessionCredentials)
    assert issubclass(AWSRefreshableSessionCredentials, AWSSessionCredentials)


@pytest.mark.parametrize(
    ("key", "shown"),
    [(None, "no access key"), ("", "no access key"), ("12345678", "****"), ("123456789", "****6789")],
)
def test_masked_keys(key: str | None, shown: str) -> None:
    assert masked_key(key) == shown


@pytest.mark.parametrize("module", ["_credentials", "_provider"])
def test_types_are_known_at_run_time(module: str) -> None:
    classes = inspect.getmembers(importlib.import_module(f"sts_sdk.{module}"), inspect.isclass)
    methods = [
        member
        for _, kind in classes
        for name, member in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_") and member.__module__.startswith("sts_sdk.")
    ]
    assert len(methods) > 3
    for method in methods:
        assert "return" in get_type_hints(method)
