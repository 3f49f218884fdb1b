"""What policies may ask about a caller."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from sts_sdk.testing.iam._managed import ManagedPolicy
from sts_sdk.testing.iam._permissions import ActedOn, context_of, decide
from sts_sdk.testing.iam._policies import PolicyDocument
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


def document(*statements: tuple[str, str], **more: object) -> PolicyDocument:
    bodies = [{"Effect": effect, "Action": action, "Resource": "*", **more} for effect, action in statements]
    return PolicyDocument.parse(json.dumps({"Version": "2012-10-17", "Statement": bodies}))


def bucket_policy(principal: object, effect: str = "Allow") -> PolicyDocument:
    body = {"Effect": effect, "Principal": principal, "Action": "s3:*", "Resource": "arn:aws:s3:::b"}
    return PolicyDocument.parse(json.dumps({"Statement": body}), kind="bucket")


def made(kind: str, *, own: str = "", boundary: str = "", within: str | None = None, account: str = ACCOUNT) -> Caller:
    """A user or a session, with an identity-based policy, a boundary and a session policy that each allow an action."""
    principal: IamPrincipal = (
        User(account, "aws", "bo") if kind != "role" else Role(account, "aws", "w", trust_policy(()))
    )
    principal.policies = (document(("Allow", own)),) if own else ()
    principal.boundary = ManagedPolicy("arn:aws:iam::1:policy/b", document(("Allow", boundary))) if boundary else None
    if kind == "user":
        return Caller(principal)
    name = {"role": "AssumeRole", "federated": "GetFederationToken", "token": "GetSessionToken"}[kind]
    arn = principal.arn if kind == "token" else f"arn:aws:sts::{account}:assumed-role/w/s"
    policies = None if within is None else [document(("Allow", within))] if within else []
    expiration = datetime(2035, 1, 1, tzinfo=UTC)
    return Caller(principal, Session(name, principal, arn, "id", expiration, policies=policies))


ALL, NO = "s3:*", "sqs:*"
ROOT = {"AWS": ACCOUNT}
BO, W, S = (
    f"arn:aws:iam::{ACCOUNT}:user/bo",
    f"arn:aws:iam::{ACCOUNT}:role/w",
    f"arn:aws:sts::{ACCOUNT}:assumed-role/w/s",
)
OTHER = "111122223333"


@pytest.mark.parametrize(
    ("caller", "principal", "reason"),
    [
        (made("user", own=ALL), None, ""),
        (made("user"), None, "no identity-based policy"),
        (made("user", own=ALL, boundary=ALL), None, ""),
        (made("user", own=ALL, boundary=NO), None, "no permissions boundary"),
        (made("role", own=ALL, within=ALL), None, ""),
        (made("role", own=ALL, within=NO), None, "no session policy"),
        (made("role", own=ALL, boundary=NO, within=ALL), None, "no permissions boundary"),
        (made("federated", own=ALL, within=""), None, "no session policy"),
        # A bucket policy that names the user itself is enough, whatever limits it.
        (made("user"), {"AWS": BO}, ""),
        (made("user", boundary=NO), {"AWS": BO}, ""),
        (made("token"), {"AWS": BO}, ""),
        (made("user"), "*", ""),
        # One that names the account leaves it to the account's policies.
        (made("user"), ROOT, "no identity-based policy"),
        (made("user", own=ALL), ROOT, ""),
        # One that names the role does not lift what limits its sessions; one that names the session does.
        (made("role"), {"AWS": W}, ""),
        (made("role", within=NO), {"AWS": W}, "no session policy"),
        (made("role", boundary=NO), {"AWS": W}, "no permissions boundary"),
        (made("role", within=NO, boundary=NO), {"AWS": S}, ""),
        (made("federated", within=""), {"AWS": BO}, "no session policy"),
        (made("role", within=NO), "*", "no session policy"),
        # From another account, both sides have to allow.
        (made("user", own=ALL, account=OTHER), None, "no resource-based policy"),
        (made("user", own=ALL, account=OTHER), {"AWS": OTHER}, ""),
        (made("user", account=OTHER), {"AWS": OTHER}, "no identity-based policy"),
        (made("user", account=OTHER), {"AWS": f"arn:aws:iam::{OTHER}:user/bo"}, "no identity-based policy"),
        (made("user", own=ALL, account=OTHER), {"AWS": ACCOUNT}, "no resource-based policy"),
        (made("role", own=ALL, within=NO, account=OTHER), "*", "no session policy"),
        (made("user", own=ALL, boundary=NO, account=OTHER), "*", "no permissions boundary"),
    ],
)
def test_who_has_to_allow(caller: Caller, principal: object, reason: str) -> None:
    policy = None if principal is None else bucket_policy(principal)
    decision = decide(caller, "s3:ListBucket", ActedOn("arn:aws:s3:::b", ACCOUNT, policy), {})
    assert decision.reason == (f" because {reason} allows the s3:ListBucket action" if reason else "")


def test_a_deny_anywhere_wins_over_everything() -> None:
    resource = ActedOn("arn:aws:s3:::b", ACCOUNT, bucket_policy({"AWS": ACCOUNT}, "Deny"))
    assert decide(made("user", own=ALL), "s3:ListBucket", resource, {}).reason == (
        " with an explicit deny in a resource-based policy"
    )
    for layer in ("identity-based policy", "permissions boundary", "session policy"):
        caller, denying = (
            made("role", own=ALL, boundary=ALL, within=ALL),
            document(("Allow", "*"), ("Deny", "s3:List*")),
        )
        assert caller.session is not None
        if layer == "identity-based policy":
            caller.principal.policies = (denying,)
        elif layer == "permissions boundary":
            caller.principal.boundary = ManagedPolicy("arn:aws:iam::1:policy/b", denying)
        else:
            caller.session.policies = (denying,)
        allowing = ActedOn("arn:aws:s3:::b", ACCOUNT, bucket_policy({"AWS": S}))
        decision = decide(caller, "s3:ListBucket", allowing, {})
        assert decision.reason.endswith(f" {layer}")
        assert decision.explicit
        assert decision.decidedBy is not None


def test_conditions_on_when_a_session_began() -> None:
    before = {"Condition": {"DateLessThan": {"aws:TokenIssueTime": "2030-01-01T00:00:00Z"}}}
    caller = made("role", own=ALL)
    assert caller.session is not None
    caller.principal.policies = (document(("Allow", ALL)), document(("Deny", "*"), **before))
    resource = ActedOn("arn:aws:s3:::b")
    caller.session.issued = datetime(2029, 12, 31, tzinfo=UTC)
    assert not decide(caller, "s3:ListBucket", resource, {}).allowed
    caller.session.issued = datetime(2030, 1, 1, tzinfo=UTC)
    assert decide(caller, "s3:ListBucket", resource, {}).allowed
    caller.session.issued, caller.session.mfa = datetime(2030, 1, 1, tzinfo=UTC), True
    fresh = {"Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": "300"}}}
    caller.principal.policies = (document(("Allow", ALL), **fresh),)
    now = int(datetime(2030, 1, 1, 0, 4, tzinfo=UTC).timestamp())
    assert decide(caller, "s3:ListBucket", resource, {"aws:epochtime": str(now)}).allowed
    assert not decide(caller, "s3:ListBucket", resource, {"aws:epochtime": str(now + 300)}).allowed
