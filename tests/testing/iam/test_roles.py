"""Trust policies as ``LocalAWS.role`` makes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sts_sdk.testing.iam._permissions import ActedOn, decide
from sts_sdk.testing.iam._policies import EVERYTHING
from sts_sdk.testing.iam._principals import User
from sts_sdk.testing.iam._roles import Role, trust_policy
from sts_sdk.testing.iam._sessions import Caller, Session

ACCOUNT = "123456789012"
ANN = Caller(User(ACCOUNT, "aws-cn", "ann"))
ROLE = Role(ACCOUNT, "aws-cn", "reader", trust_policy(()))
ARN = f"arn:aws-cn:sts::{ACCOUNT}:assumed-role/reader/app"
SESSION = Caller(ROLE, Session("AssumeRole", ROLE, ARN, "id", datetime(2035, 1, 1, tzinfo=UTC)))


def lets_in(caller: Caller, *arns: str, context: dict[str, str] | None = None, **conditions: object) -> bool:
    role = Role(ACCOUNT, "aws-cn", "wanted", trust_policy(arns, **conditions))
    resource = ActedOn(role.arn, role.account, role.trust, trust=True)
    return decide(caller, "sts:AssumeRole", resource, context or {}).allowed


@pytest.mark.parametrize(
    ("arn", "caller", "itself", "account"),
    [
        (ANN.arn, ANN, True, False),
        (ROLE.arn, SESSION, True, False),
        (ARN, SESSION, True, False),
        ("*", ANN, True, False),
        (ACCOUNT, ANN, False, True),
        (ACCOUNT, SESSION, False, True),
        (f"arn:aws-cn:iam::{ACCOUNT}:root", ANN, False, True),
        (f"arn:aws-cn:iam::{ACCOUNT}:root", SESSION, False, True),
        (f"arn:aws:iam::{ACCOUNT}:root", ANN, False, False),
        ("111122223333", ANN, False, False),
        (ANN.arn, SESSION, False, False),
    ],
)
def test_a_principal_is_named_itself_or_by_its_account(arn: str, caller: Caller, itself: bool, account: bool) -> None:
    """Who is named itself needs no policy of its own; who is named by its account does."""
    other = "arn:aws-cn:iam::123456789012:user/other"
    assert lets_in(caller, other, arn) is itself
    caller.principal.policies = (EVERYTHING,)
    try:
        assert lets_in(caller, other, arn) is (itself or account)
    finally:
        caller.principal.policies = ()


def test_what_the_caller_has_to_bring() -> None:
    assert lets_in(ANN, ANN.arn)
    careful = {"external_id": "x", "mfa": True}
    assert lets_in(ANN, ANN.arn, context={"sts:externalid": "x", "aws:multifactorauthpresent": "true"}, **careful)
    for context in (
        {"sts:externalid": "x"},
        {"sts:externalid": "y", "aws:multifactorauthpresent": "true"},
        {"aws:multifactorauthpresent": "true"},
    ):
        assert not lets_in(ANN, ANN.arn, context=context, **careful)
