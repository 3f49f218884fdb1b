"""Policies and trust policies as tests give them, and how a mistake in one is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from support.foreign import sts_call

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

ALLOW = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}


def trust(principal: str) -> dict[str, Any]:
    statement = {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"}
    return {"Version": "2012-10-17", "Statement": [statement]}


def test_a_role_takes_a_trust_policy(local: LocalAWS, alice: User) -> None:
    bob = local.user("bob")
    roles = [local.role("Dict", trusts=trust(alice.arn)), local.role("Text", trusts=json.dumps(trust(alice.arn)))]
    for role in roles:
        codes = [
            sts_call(local, user, "AssumeRole", RoleArn=role.arn, RoleSessionName="test").code for user in (alice, bob)
        ]
        assert codes == [None, "AccessDenied"]


@pytest.mark.parametrize("trusts", ["alice", "123", 42, ["alice"], [42], b"x", "arn:aws:s3:::bucket", ""])
def test_who_can_be_trusted(local: LocalAWS, trusts: Any) -> None:
    with pytest.raises(IllegalArgumentException, match="; it must be a user, a role, a provider, an ARN, an account"):
        local.role("R", trusts=trusts)


def test_a_whole_trust_policy_has_its_conditions_inside(local: LocalAWS) -> None:
    with pytest.raises(IllegalArgumentException, match="put externalId, mfa, subject and allows into it"):
        local.role("R", trusts=trust("*"), externalId="42")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"Statement": [ALLOW, {"Efect": "Allow", "Action": "s3:*", "Resource": "*"}]},
         "statement 2 has the key 'Efect': did you mean 'Effect'?"),
        ({"Statement": {"Effect": "allow", "Action": "s3:*", "Resource": "*"}},
         "statement 1 has the Effect 'allow'; it must be 'Allow' or 'Deny'"),
        ({"Statement": {"Effect": "Allow", "Resource": "*"}}, "statement 1 has no Action"),
        ({"Statement": {"Effect": "Allow", "Action": "s3:*"}}, "statement 1 has no Resource"),
        ({"Statement": {**ALLOW, "Principal": "*"}}, "statement 1 has the key 'Principal': allowed are Sid, Effect, "),
        ({"Statment": [ALLOW]}, "the policy has the key 'Statment': did you mean 'Statement'?"),
        ({"Version": "2012-10-17"}, "it has no Statement"),
        ([], "it must be an object with Version and Statement"),
        ("{", "this is no policy: Unexpected end-of-input"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_statement_and_key(local: LocalAWS, document: Any, said: str) -> None:
    text = document if isinstance(document, str) else json.dumps(document)
    with pytest.raises(IllegalArgumentException, match="this is no policy: ") as told:
        local.user("bob", policy=text)
    assert said in str(told.value)


def test_a_mistake_in_a_trust_policy(local: LocalAWS) -> None:
    document = trust("*")
    document["Statement"][0]["Principle"] = document["Statement"][0].pop("Principal")
    with pytest.raises(IllegalArgumentException, match=r"this is no trust policy: .*'Principle': did you mean 'Princ"):
        local.role("R", trusts=document)
