"""What policies may ask about a caller."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sts_sdk.testing.iam._permissions import context_of
from sts_sdk.testing.iam._principals import IamPrincipal, Root, User
from sts_sdk.testing.iam._roles import Role, trust_policy
from sts_sdk.testing.iam._sessions import Caller, Session

ACCOUNT = "123456789012"
ANN = User(ACCOUNT, "aws", "ann", "/team/")
READER = Role(ACCOUNT, "aws", "reader", trust_policy(()))


def session(kind: str, principal: IamPrincipal, **more: Any) -> Caller:
    expiration = datetime(2035, 1, 1, tzinfo=UTC)
    return Caller(principal, Session(kind, principal, principal.arn, f"{principal.userId}:it", expiration, **more))


def context(caller: Caller) -> dict[str, str]:
    """Without what is the same for all."""
    found = context_of(caller)
    assert found.pop("aws:principalarn") == caller.principal.arn
    assert found.pop("aws:principalaccount") == ACCOUNT
    assert found.pop("aws:userid") == caller.user_id
    return found


def test_a_user_and_the_root_user() -> None:
    assert context(Caller(ANN)) == {"aws:principaltype": "User", "aws:username": "ann"}
    assert context(Caller(Root(ACCOUNT, "aws"))) == {"aws:principaltype": "Account"}


@pytest.mark.parametrize("mfa", [False, True])
def test_sessions(mfa: bool) -> None:
    told = {"aws:multifactorauthpresent": str(mfa).lower()}
    assert context(session("GetSessionToken", ANN, mfa=mfa)) == {
        **told, "aws:principaltype": "User", "aws:username": "ann",
    }  # fmt: skip
    assert context(session("GetFederationToken", ANN, mfa=mfa)) == {**told, "aws:principaltype": "FederatedUser"}
    assert context(session("AssumeRole", READER))["aws:multifactorauthpresent"] == "false"
    of_role = session("AssumeRole", READER, mfa=mfa, tags={"Team": "Blue"}, source_identity="ann")
    assert context(of_role) == {
        **told, "aws:principaltype": "AssumedRole", "aws:principaltag/team": "Blue", "aws:sourceidentity": "ann",
    }  # fmt: skip
