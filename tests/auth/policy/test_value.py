"""Parts of a policy are equal by value, and their setters take any collection."""

from __future__ import annotations

from sts_sdk.auth.policy import (
    Condition,
    Policy,
    Resource,
    Statement,
)
from sts_sdk.auth.policy.actions import S3Actions


def allow() -> Statement:
    return Statement(Statement.Effect.Allow)


def test_any_collection_is_spread() -> None:
    actions = {1: S3Actions.GetObject, 2: S3Actions.PutObject}
    assert allow().withActions(actions.values()).getActions() == [S3Actions.GetObject, S3Actions.PutObject]
    assert Policy().withStatements(allow() for _ in range(2)).toJson().count("Effect") == 2
    assert Condition().withValues(value for value in ("a", "b")).getValues() == ["a", "b"]


def test_parts_are_equal_by_value_and_show_what_they_say() -> None:
    one, two = (Policy("p", [allow().withActions(S3Actions.GetObject).withResources(Resource("r"))]) for _ in "ab")
    assert one == two
    assert hash(one) == hash(two)
    two.getStatements()[0].setId("other")
    assert one != two
    assert "'r'" in repr(one)
    assert Resource("x") != Resource("x").withIsNotType(True)
