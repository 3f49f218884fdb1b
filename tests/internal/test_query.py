"""Requests as forms: the recorded bodies of the Java client, and botocore's serializer as a second witness."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.serialize import QuerySerializer
from hypothesis import given, settings
from hypothesis import strategies as st

from sts_sdk.internal._query import encode, form_parameters
from sts_sdk.internal._shape import BOOLEAN, INTEGER, LIST, MAP, STRING, STRUCTURE, TIMESTAMP, Member, Shape
from sts_sdk.services.securitytoken import model
from support.model import capital, request_of
from support.recorded import load

VERSION = "2011-06-15"


def _sent(case: dict[str, Any]) -> bool:
    """Cases in which a request object went over the wire as it was: no parameters of the call's own or of a signer."""
    call = case["call"]
    asked_otherwise = "customQueryParameters" in call.get("requestConfig", {}) or "signerOverride" in call.get(
        "clientConfiguration", {}
    )
    return bool(case.get("wire")) and "request" in call and call["request"] is not None and not asked_otherwise


BODIES = [
    pytest.param(case, id=case["id"])
    for case in load("requests")
    if _sent(case) and case["wire"][0].get("body", "").startswith("Action=")
]


@pytest.mark.parametrize("case", BODIES)
def test_the_body_equals_that_of_the_java_client(case: dict[str, Any]) -> None:
    call, wire = case["call"], case["wire"][0]
    request = request_of(call["operation"], call["request"])

    assert encode(capital(call["operation"]), VERSION, request) == wire["body"].encode("latin-1")
    assert [list(pair) for pair in form_parameters(capital(call["operation"]), VERSION, request)] == wire["params"]


def test_enough_recorded_bodies_are_replayed() -> None:
    assert len(BODIES) > 40


TEXT = st.text(max_size=12)


@st.composite
def assume_role(draw: st.DrawFn) -> tuple[Any, dict[str, Any]]:
    plain: dict[str, Any] = {
        "RoleArn": draw(TEXT),
        "RoleSessionName": draw(TEXT),
        "Policy": draw(st.none() | TEXT),
        "DurationSeconds": draw(st.none() | st.integers(-(2**40), 2**40)),
        "Tags": draw(st.none() | st.lists(st.fixed_dictionaries({"Key": TEXT, "Value": TEXT}), max_size=3)),
        "TransitiveTagKeys": draw(st.none() | st.lists(TEXT, max_size=3)),
        "PolicyArns": draw(st.none() | st.lists(st.fixed_dictionaries({"arn": TEXT}), max_size=3)),
        "ProvidedContexts": draw(st.none() | st.lists(st.fixed_dictionaries({"ProviderArn": TEXT}), max_size=2)),
    }
    given_values = {name: value for name, value in plain.items() if value is not None}
    return request_of("assumeRole", given_values), given_values


@cache
def _serializer() -> tuple[QuerySerializer, ServiceModel]:
    return QuerySerializer(), ServiceModel(Loader().load_service_model("sts", "service-2"), "sts")


@given(assume_role())
@settings(max_examples=60)
def test_the_form_says_what_botocore_says(pair: tuple[Any, dict[str, Any]]) -> None:
    request, plain = pair
    serializer, service = _serializer()
    theirs = serializer.serialize_to_request(plain, service.operation_model("AssumeRole"))["body"]

    ours = form_parameters("AssumeRole", VERSION, request)

    assert dict(ours) == {name: str(value) for name, value in theirs.items()}
    form = encode("AssumeRole", VERSION, request).decode("ascii")
    assert parse_qsl(form, keep_blank_values=True, strict_parsing=True) == ours


def test_a_structure_inside_a_request_is_named_with_a_dot() -> None:
    request = model.AssumeRootRequest(
        targetPrincipal="111122223333",
        taskPolicyArn=model.PolicyDescriptorType(arn="arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"),
    )

    assert ("TaskPolicyArn.arn", "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials") in form_parameters(
        "AssumeRoot", VERSION, request
    )


class _Inner(Shape):
    __slots__ = ("at",)
    __shape__ = (Member("At", "at", TIMESTAMP),)

    def __init__(self, at: datetime) -> None:
        self.at = at


class _Everything(Shape):
    __slots__ = ("entries", "flag", "inner", "number", "numbers")
    __shape__ = (
        Member("Flag", "flag", BOOLEAN),
        Member("Number", "number", INTEGER),
        Member("Inner", "inner", STRUCTURE, of=_Inner),
        Member("Numbers", "numbers", LIST, element=Member("member", "", INTEGER)),
        Member("Entries", "entries", MAP, element=Member("value", "", STRING)),
    )

    def __init__(self) -> None:
        self.flag = False
        self.number = 0
        self.inner = _Inner(datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC))
        self.numbers = [7, None, 9]
        self.entries = {"a": "b", "c": "d"}


def test_every_kind_of_member_has_its_form() -> None:
    assert form_parameters("A", "1", _Everything())[2:] == [
        ("Flag", "false"),
        ("Number", "0"),
        ("Inner.At", "2030-01-02T03:04:05Z"),
        ("Numbers.member.1", "7"),
        ("Numbers.member.3", "9"),
        ("Entries.entry.1.key", "a"),
        ("Entries.entry.1.value", "b"),
        ("Entries.entry.2.key", "c"),
        ("Entries.entry.2.value", "d"),
    ]


def test_half_a_surrogate_pair_is_sent_as_a_question_mark() -> None:
    request = model.GetFederationTokenRequest("a\ud800b")

    assert encode("GetFederationToken", VERSION, request).endswith(b"&Name=a%3Fb")
