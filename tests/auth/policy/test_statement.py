"""Statements and what they are made of."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.auth.policy import (
    Action,
    Condition,
    Policy,
    Principal,
    Resource,
    Statement,
)
from sts_sdk.auth.policy.actions import S3Actions
from sts_sdk.auth.policy.conditions import (
    StringCondition,
)

Services, Strings = Principal.Services, StringCondition.StringComparisonType


def allow() -> Statement:
    return Statement(Statement.Effect.Allow)


def test_setters_replace_and_copy() -> None:
    actions: list[Action] = [S3Actions.GetObject]
    statement = allow()
    statement.setActions(actions)
    actions.append(S3Actions.PutObject)
    assert statement.getActions() == [S3Actions.GetObject]
    assert statement.withActions(actions).getActions() == actions
    statement.setPrincipals(Principal.All, Principal.AllUsers)
    statement.setPrincipals([Principal.AllServices])
    assert statement.getPrincipals() == [Principal("Service", "*")]
    statement.setEffect(Statement.Effect.Deny)
    assert str(statement.getEffect()) == "Deny"


@pytest.mark.parametrize(
    ("setter", "given", "message"),
    [
        ("Actions", [5], "withActions takes actions, such as S3Actions.GetObject, not int"),
        ("Actions", [Resource("arn")], "withActions takes actions"),
        ("Resources", "arn:aws:s3:::b", r"withResources takes resources, such as Resource\(arn\), not str"),
        ("Principals", "123456789012", r"withPrincipals takes principals, such as Principal\(account\), not str"),
        ("Conditions", "aws:SourceIp", "withConditions takes conditions, not str"),
    ],
)
def test_a_part_that_could_not_be_written_is_refused_at_once(setter: str, given: Any, message: str) -> None:
    statement = allow()
    with pytest.raises(IllegalArgumentException, match=message):
        getattr(statement, f"with{setter}")(given)
    with pytest.raises(IllegalArgumentException, match=message):
        getattr(statement, f"set{setter}")([given] if isinstance(given, str) else given)


@pytest.mark.parametrize("given", [5, None, [1, 2], True])
def test_the_values_of_a_condition_are_text(given: Any) -> None:
    with pytest.raises(IllegalArgumentException, match="withValues takes texts, not"):
        Condition().withValues(given)


def test_the_id_of_a_resource_is_text() -> None:
    arn: Any = None
    with pytest.raises(IllegalArgumentException, match="must be text"):
        Resource(arn)


def test_principals() -> None:
    assert Principal("1111-2222") == Principal("AWS", "11112222")
    assert Principal(Principal.WebIdentityProviders.Google) == Principal("Federated", "accounts.google.com")
    assert Principal.AllWebProviders.getId() == "*"
    assert Principal("AWS", "a").equals(Principal("a"))
    assert Principal("a").hashCode() == hash(Principal("a"))
    assert Principal("a") != Principal("a").butNot()
    assert Services.fromString("EC2.amazonaws.com") is Services.AmazonEC2
    assert Services.fromString(None) is Services.fromString("x") is None
    assert Principal.WebIdentityProviders.fromString("graph.facebook.com") is Principal.WebIdentityProviders.Facebook
    with pytest.raises(IllegalArgumentException, match="cannot be null"):
        Principal("AWS", None)


def test_enums_give_javas_text() -> None:
    assert Services.AmazonEC2.getServiceId() == "ec2.amazonaws.com"
    assert Principal.WebIdentityProviders.Amazon.getWebIdentityProvider() == "www.amazon.com"
    assert f"{Services.AmazonEC2} {Principal.WebIdentityProviders.Amazon}" == "AmazonEC2 Amazon"
    assert f"{Strings.StringLike} {Strings.StringLike.toString()}" == "StringLike StringLike"


@pytest.mark.parametrize("effect", ["Allow", None, "allow"])
def test_an_effect_is_one_of_two(effect: Any) -> None:
    with pytest.raises(IllegalArgumentException, match=r"it must be Statement\.Effect\.Allow or \.Deny"):
        Statement(effect)
    statement = allow()
    with pytest.raises(IllegalArgumentException):
        statement.setEffect(effect)
    assert statement.getEffect() is Statement.Effect.Allow


def test_an_action_may_be_its_text() -> None:
    """Names that no enumeration has; a text is one action, and stands beside those of enumerations."""
    statement = Statement(Statement.Effect.Allow).withActions("s3:GetObject", S3Actions.PutObject)
    assert [action.getActionName() for action in statement.getActions()] == ["s3:GetObject", "s3:PutObject"]
    statement.setActions("lambda:InvokeFunction")
    assert statement == Statement(Statement.Effect.Allow).withActions(["lambda:InvokeFunction"])
    assert '"Action":["lambda:InvokeFunction"]' in Policy().withStatements(statement).toJson()
