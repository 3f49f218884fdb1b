"""Policies: built as Java does, byte for byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import IllegalArgumentException
from sts_sdk.auth.policy import (
    Condition,
    Policy,
    Principal,
    Resource,
    Statement,
)
from sts_sdk.auth.policy.actions import S3Actions, SecurityTokenServiceActions
from sts_sdk.auth.policy.conditions import (
    BooleanCondition,
    ConditionFactory,
    IpAddressCondition,
    StringCondition,
)
from sts_sdk.auth.policy.resources import S3BucketResource, S3ObjectResource
from support.recorded import cases

if TYPE_CHECKING:
    from collections.abc import Callable


Services, Strings = Principal.Services, StringCondition.StringComparisonType


STS = SecurityTokenServiceActions


def allow() -> Statement:
    return Statement(Statement.Effect.Allow)


def principals(*who: Principal) -> Policy:
    return Policy().withStatements(allow().withPrincipals(*who))


def conditions(*when: Condition) -> Policy:
    return Policy().withStatements(allow().withConditions(*when))


BUILT: dict[str, Callable[[], Policy]] = {
    "empty": Policy,
    "empty-statement": lambda: Policy().withStatements(allow()),
    "one-action-resource": lambda: Policy("p").withStatements(
        allow()
        .withActions(S3Actions.GetObject)
        .withResources(Resource("arn:aws:s3:::b/*"))
        .withPrincipals(Principal("111122223333"))
    ),
    "principal-provider-hyphens-strip-false": lambda: principals(Principal("AWS", "arn:aws:iam::1:role/a-b", False)),
    "principal-service": lambda: principals(Principal(Services.AmazonEC2)),
    "principal-federated": lambda: principals(Principal("Federated", "cognito-identity.amazonaws.com")),
    "principal-mixed": lambda: principals(
        Principal("111111111111"), Principal("222222222222"), Principal(Services.AmazonEC2)
    ),
    "many-actions": lambda: Policy().withStatements(
        allow().withActions(STS.AssumeRole, STS.GetCallerIdentity, STS.AllSecurityTokenServiceActions)
    ),
    "s3-actions-resources": lambda: Policy().withStatements(
        allow()
        .withActions(S3Actions.GetObject, S3Actions.PutObject)
        .withResources(S3BucketResource("b"), S3ObjectResource("b", "k*"))
    ),
    "not-and-resource": lambda: Policy().withStatements(
        allow().withResources(Resource("a"), Resource("b").withIsNotType(True))
    ),
    "ids-assigned-collision": lambda: Policy().withStatements(
        allow().withId("2"), allow(), allow().withId("1"), allow()
    ),
    "condition-string": lambda: conditions(StringCondition(Strings.StringEquals, "aws:UserAgent", "v")),
    "condition-bool": lambda: conditions(
        BooleanCondition("x", False), ConditionFactory.newSecureTransportCondition()
    ),
    "condition-ip": lambda: conditions(
        IpAddressCondition("10.0.0.0/8"),
        IpAddressCondition(IpAddressCondition.IpAddressComparisonType.NotIpAddress, "10.1.0.0/16"),
    ),
    "condition-referer-useragent": lambda: conditions(
        ConditionFactory.newRefererCondition(Strings.StringLike, "http://*"),
        ConditionFactory.newUserAgentCondition(Strings.StringNotEquals, "x"),
    ),
    "escapes": lambda: Policy('a"b\\c\nd/e').withStatements(
        allow().withResources(Resource("cl\u00e9 \u65e5\u672c \u0001 \u007f \u2028 </x>"))
    ),
    "withStatements-replaces": lambda: Policy().withStatements(allow().withId("a")).withStatements(allow().withId("b")),
    "null-principal-id": lambda: principals(Principal(None)),
    "constructor-collection": lambda: Policy("id", [allow()]),
}  # fmt: skip


@pytest.mark.parametrize("case", cases("policy", lambda case: case["kind"] == "build"))
def test_builds_as_java(case: dict[str, Any]) -> None:
    build = BUILT[case["id"][8:]]
    if "threw" not in case:
        assert build().toJson() == case["toJson"]
        return
    with pytest.raises(ValueError, match=r"in the same statement|cannot be null") as caught:
        build()
    if case["threw"]["class"] == "java.lang.IllegalArgumentException":
        assert str(caught.value) == case["threw"]["message"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    policy = Policy(
        text, [allow().withResources(Resource(text)).withConditions(StringCondition(Strings.StringLike, text, text))]
    )
    written = policy.toJson()
    assert json.loads(written)["Statement"][0]["Resource"] == [text]
    assert Policy.fromJson(written) == policy


def test_a_policy_takes_statements() -> None:
    given: Any = "Allow"
    with pytest.raises(IllegalArgumentException, match="withStatements takes statements, not str"):
        Policy().withStatements(given)


def test_a_policy_has_an_id_and_a_version() -> None:
    policy = Policy().withId("p")
    assert (policy.getId(), policy.getVersion()) == ("p", "2012-10-17")
    policy.setId(None)
    assert policy.toJson() == Policy().toJson()
