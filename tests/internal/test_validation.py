"""The check before sending: all problems at once, secrets masked, upper limits left to the service."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk.internal._shape import BOOLEAN, Member, Shape
from sts_sdk.internal._validation import check
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleWithWebIdentityRequest,
    AssumeRootRequest,
    GetCallerIdentityRequest,
    GetFederationTokenRequest,
    GetSessionTokenRequest,
    GetWebIdentityTokenRequest,
    PolicyDescriptorType,
    Tag,
)
from support.model import forced

ROLE = "arn:aws:iam::111122223333:role/demo"


def role(**members: Any) -> AssumeRoleRequest:
    return forced(AssumeRoleRequest(roleArn=ROLE, roleSessionName="session"), **members)


def problem(request: Any) -> str:
    with pytest.raises(IllegalArgumentException) as caught:
        check(request)
    assert isinstance(caught.value, SdkClientException)
    assert isinstance(caught.value, ValueError)
    return str(caught.value)


@pytest.mark.parametrize(
    "request_",
    [
        GetCallerIdentityRequest(),
        GetSessionTokenRequest(),
        GetSessionTokenRequest(durationSeconds=900),
        GetSessionTokenRequest(durationSeconds=129600, serialNumber="GAHT12345678", tokenCode="012345"),
        role(durationSeconds=900),
        role(durationSeconds=999999),
        role(roleSessionName="x" * 65, sourceIdentity="x" * 300, policy="{" + "é" * 5000 + "}"),
        role(tags=[Tag(key="Größe", value=""), Tag(key="日 本", value="a b:c/d=e+f-g@h")] * 1),
        role(tags=[], policyArns=[], transitiveTagKeys=[]),
        role(tags=[None, Tag(key="k", value="v")]),
        role(policyArns=[PolicyDescriptorType(arn="arn:aws:iam::aws:policy/ReadOnlyAccess")]),
        role(roleArn="arn:xxx:xxx:xxx:xxxx"),
        AssumeRootRequest(targetPrincipal="111122223333", taskPolicyArn=PolicyDescriptorType(), durationSeconds=0),
        GetWebIdentityTokenRequest(audience=["https://example.com"], signingAlgorithm="RS256"),
        AssumeRoleWithWebIdentityRequest(roleArn=ROLE, roleSessionName="s-1", webIdentityToken="a.b-c_d.e~f/+="),
    ],
)
def test_what_the_service_may_take_passes(request_: Any) -> None:
    check(request_)


@pytest.mark.parametrize("seconds", [899, 129601, 0, -1])
def test_both_ends_of_a_session_s_duration(seconds: int) -> None:
    assert problem(GetSessionTokenRequest(durationSeconds=seconds)) == (
        f"GetSessionTokenRequest cannot be sent: DurationSeconds is {seconds}, must be 900 to 129600."
    )


@given(st.integers())
def test_every_duration_is_taken_or_refused_by_its_value(seconds: int) -> None:
    request = GetSessionTokenRequest(durationSeconds=seconds)
    if 900 <= seconds <= 129600:
        check(request)
    else:
        assert str(seconds)[:60] in problem(request)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (role(durationSeconds=899), "DurationSeconds is 899, must be at least 900"),
        (role(durationSeconds=True), "DurationSeconds is True of type bool, must be int"),
        (role(durationSeconds="900"), "DurationSeconds is '900' of type str, must be int"),
        (role(durationSeconds=900.0), "DurationSeconds is 900.0 of type float, must be int"),
        (role(roleArn=7), "RoleArn is 7 of type int, must be str"),
        (role(roleArn=None), "RoleArn is required"),
        (role(roleArn="arn:short"), "RoleArn is 'arn:short', must have at least 20 characters"),
        (role(roleArn=ROLE + "\x00"), "\\x00', holds a control character ('\\x00'), which is not allowed."),
        (role(roleSessionName="a b"), "RoleSessionName is 'a b', must match [A-Za-z0-9_+=,.@-]*"),
        (role(roleSessionName="session\n"), "holds a control character ('\\n') and must match [A-Za-z0-9_+=,.@-]*."),
        (role(roleSessionName="Zoë"), "RoleSessionName"),
        (role(tags=Tag()), "Tags is Tag({}) of type Tag, must be a list of Tag"),
        (role(tags="ab"), "Tags is 'ab' of type str, must be a list of Tag"),
        (role(tags=["k"]), "Tags.member.1 is 'k' of type str, must be Tag"),
        (role(tags=[Tag(value="v")]), "Tags.member.1.Key is required"),
        (role(tags=[Tag(key="k")]), "Tags.member.1.Value is required"),
        (role(tags=[Tag(key="a\tb", value="v")]), "Tags.member.1.Key is 'a\\tb', holds a control character"),
        (role(tags=[Tag(key="a#b", value="v")]), "Tags.member.1.Key is 'a#b', holds '#', which is not allowed."),
        (role(tags=[Tag(key="", value="v")]), "Tags.member.1.Key is '', must have at least 1 characters."),
        (role(tags=[Tag(key="k", value="1"), Tag(key="K", value="2")]), "Tags has keys more than once: 'k', 'K'"),
        (role(transitiveTagKeys=["k", ""]), "TransitiveTagKeys.member.2 is '', must have at least 1 characters"),
        (role(policyArns=[PolicyDescriptorType(arn="x")]), "PolicyArns.member.1.arn is 'x'"),
        (role(providedContexts=[]), "ProvidedContexts has 0 elements, must have at least 1"),
        (role(policy=""), "Policy is '', must have at least 1 characters"),
        (role(externalId="a;b"), "ExternalId"),
        (GetSessionTokenRequest(serialNumber="no spaces here"), "SerialNumber"),
        (GetFederationTokenRequest(), "Name is required"),
        (forced(AssumeRootRequest(targetPrincipal="111122223333"), taskPolicyArn=ROLE), "must be PolicyDescriptorType"),
    ],
)  # fmt: skip
def test_what_the_service_could_only_refuse_is_told(request_: Any, expected: str) -> None:
    assert expected in problem(request_)


class _Switch(Shape):
    __slots__ = ("on",)
    __shape__ = (Member("On", "on", BOOLEAN),)

    def __init__(self, on: Any) -> None:
        self.on = on


def test_a_boolean_is_no_number_and_a_number_no_boolean() -> None:
    check(_Switch(True))
    assert problem(_Switch(1)) == "_Switch cannot be sent: On is 1 of type int, must be bool."


def test_all_problems_are_told_together() -> None:
    told = problem(AssumeRoleRequest(roleSessionName="a b", durationSeconds=1, tokenCode="12345x"))

    assert [part.split()[0] for part in told.removeprefix("AssumeRoleRequest cannot be sent: ").split("; ")] == [
        "RoleArn",
        "RoleSessionName",
        "DurationSeconds",
        "TokenCode",
    ]


@pytest.mark.parametrize(
    "request_",
    [
        role(tokenCode="hush-1"),
        role(tokenCode=["hush"]),
        AssumeRoleWithWebIdentityRequest(roleArn=ROLE, roleSessionName="s-1", webIdentityToken="hush-hush\n"),
    ],
)
def test_a_secret_is_not_shown(request_: Any) -> None:
    told = problem(request_)

    assert "hush" not in told
    assert "***Sensitive Data Redacted***" in told


def test_a_long_value_is_cut() -> None:
    assert len(problem(role(roleSessionName="é" * 10000))) < 200
