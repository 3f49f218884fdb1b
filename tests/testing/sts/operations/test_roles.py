"""AssumeRole and AssumeRoot, called by boto3."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from support.foreign import Boto, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, Role, User

BOTH = ("sts:TagSession", "sts:SetSourceIdentity")


def tags(**values: str) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in values.items()]


def refusal(caller: str, role: Role, action: str = "sts:AssumeRole") -> dict[str, str]:
    message = f"User: {caller} is not authorized to perform: {action} on resource: {role.arn}"
    return {"Code": "AccessDenied", "Message": message}


def told(error: dict[str, str]) -> dict[str, str]:
    return {"Code": error["Code"], "Message": error["Message"]}


def test_a_role_session(local: LocalAWS, alice: User, boto: Boto) -> None:
    role = local.role("Reader", trusts=alice, path="/team/", allows=BOTH)
    answer = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="app1", SourceIdentity="alice")
    arn = f"arn:aws:sts::{local.account}:assumed-role/Reader/app1"
    assert answer["AssumedRoleUser"] == {"AssumedRoleId": f"{role.userId}:app1", "Arn": arn}
    assert answer["SourceIdentity"] == "alice"
    assert "PackedPolicySize" not in answer
    identity = boto("sts", answer["Credentials"]).get_caller_identity()
    assert (identity["Arn"], identity["UserId"]) == (arn, f"{role.userId}:app1")
    assert role.arn == f"arn:aws:iam::{local.account}:role/team/Reader"


def test_the_external_id_must_be_the_one_agreed_on(local: LocalAWS, alice: User, boto: Boto) -> None:
    role, sts = local.role("Partner", trusts=alice, externalId="42"), boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    assert sts.assume_role(**named, ExternalId="42")["Credentials"]
    for wrong in ({}, {"ExternalId": "43"}):
        assert told(error_of(sts.assume_role, **named, **wrong)) == refusal(alice.arn, role)


def test_only_those_whom_the_role_trusts(local: LocalAWS, alice: User, boto: Boto) -> None:
    bob, poor = local.user("bob"), local.user("poor", policy={"Statement": []} | deny("s3:*"))
    mine, open_role = local.role("Mine", trusts=alice), local.role("Open")
    named = {"RoleSessionName": "app1"}
    assert told(error_of(boto("sts", bob).assume_role, RoleArn=mine.arn, **named)) == refusal(bob.arn, mine)
    assert boto("sts", bob).assume_role(RoleArn=open_role.arn, **named)["Credentials"]
    assert told(error_of(boto("sts", poor).assume_role, RoleArn=open_role.arn, **named)) == refusal(poor.arn, open_role)
    local.role("Poor", trusts=poor)
    poors = f"arn:aws:iam::{local.account}:role/Poor"
    assert boto("sts", poor).assume_role(RoleArn=poors, **named)["Credentials"]
    open_role.arn = open_role.arn + "X"
    assert told(error_of(boto("sts", bob).assume_role, RoleArn=open_role.arn, **named)) == refusal(bob.arn, open_role)


def deny(action: str) -> dict[str, Any]:
    return {"Statement": {"Effect": "Deny", "Action": action, "Resource": "*"}}


def test_an_explicit_deny_wins_over_trust(local: LocalAWS, boto: Boto) -> None:
    barred = local.user("barred", policy=deny("sts:Assume*"))
    role = local.role("Mine", trusts=[barred, "arn:aws:iam::111122223333:user/other"])
    error = error_of(boto("sts", barred).assume_role, RoleArn=role.arn, RoleSessionName="app1")
    assert error["Message"].endswith(" with an explicit deny in an identity-based policy")


def test_root_assumes_no_role(local: LocalAWS, boto: Boto) -> None:
    root = local.root()
    error = error_of(boto("sts", root).assume_role, RoleArn=local.role("Any").arn, RoleSessionName="app1")
    assert told(error) == {"Code": "AccessDenied", "Message": "Roles may not be assumed by root accounts."}
    session = boto("sts", root).get_session_token()["Credentials"]
    assert code_of(boto("sts", session).assume_role, RoleArn=local.role("Any").arn, RoleSessionName="app1") == (
        "AccessDenied"
    )


def test_a_role_that_asks_for_mfa(local: LocalAWS, alice: User, boto: Boto) -> None:
    role, sts = local.role("Careful", trusts=alice, mfa=True), boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    assert told(error_of(sts.assume_role, **named)) == refusal(alice.arn, role)
    serial = alice.mfa.serial
    assert sts.assume_role(**named, SerialNumber=serial, TokenCode=alice.mfa.code())["Credentials"]
    local.clock.advance(seconds=30)
    proved = sts.get_session_token(SerialNumber=serial, TokenCode=alice.mfa.code())["Credentials"]
    assert boto("sts", proved).assume_role(**named)["Credentials"]
    unproved = sts.get_session_token()["Credentials"]
    assert told(error_of(boto("sts", unproved).assume_role, **named)) == refusal(alice.arn, role)


def test_durations(local: LocalAWS, alice: User, boto: Boto) -> None:
    role, sts = local.role("Short", trusts=alice, maxSessionDuration=7200), boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    answer = sts.assume_role(**named, DurationSeconds=7200)
    assert (answer["Credentials"]["Expiration"] - local.clock.now()).total_seconds() == pytest.approx(7200, abs=60)
    error = error_of(sts.assume_role, **named, DurationSeconds=7201)
    assert error["Message"] == "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    assert code_of(sts.assume_role, **named, DurationSeconds=43201) == "ValidationError"
    with pytest.raises(IllegalArgumentException, match="maxSessionDuration is 60; it must be 3600 to 43200 s"):
        local.role("TooShort", maxSessionDuration=60)


def test_a_chained_role_lasts_an_hour_at_most(local: LocalAWS, alice: User, boto: Boto) -> None:
    first = local.role("First", trusts=alice)
    second = local.role("Second", trusts=first, maxSessionDuration=43200)
    keys = boto("sts", alice).assume_role(RoleArn=first.arn, RoleSessionName="one1")["Credentials"]
    chained, named = boto("sts", keys), {"RoleArn": second.arn, "RoleSessionName": "two2"}
    assert chained.assume_role(**named, DurationSeconds=3600)["Credentials"]
    error = error_of(chained.assume_role, **named, DurationSeconds=3601)
    assert error["Message"] == (
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    )


def test_a_role_assumed_by_a_session_of_a_user_lasts_an_hour_at_most(local: LocalAWS, alice: User, boto: Boto) -> None:
    role = local.role("Long", trusts=alice, maxSessionDuration=43200)
    session = boto("sts", boto("sts", alice).get_session_token()["Credentials"])
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    assert session.assume_role(**named, DurationSeconds=3600)["Credentials"]
    assert error_of(session.assume_role, **named, DurationSeconds=3601)["Message"].endswith("by role chaining.")


def test_tags_and_source_identity_need_a_trust_policy_that_allows_them(
    local: LocalAWS, alice: User, boto: Boto
) -> None:
    role, sts = local.role("Plain", trusts=alice), boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    error = error_of(sts.assume_role, **named, Tags=tags(team="a"))
    assert told(error) == refusal(alice.arn, role, "sts:TagSession")
    error = error_of(sts.assume_role, **named, SourceIdentity="alice")
    assert told(error) == refusal(alice.arn, role, "sts:SetSourceIdentity")
    with pytest.raises(IllegalArgumentException, match="allows names"):
        local.role("Odd", allows=["sts:AssumeRole"])


def test_tags_that_do_not_go_together(local: LocalAWS, alice: User, boto: Boto) -> None:
    role, sts = local.role("Tagged", trusts=alice, allows=BOTH), boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    twice = error_of(sts.assume_role, **named, Tags=tags(team="a", TEAM="b"))
    assert twice["Message"] == "Duplicate tag keys found. Please note that Tag keys are case insensitive."
    absent = error_of(sts.assume_role, **named, Tags=tags(team="a"), TransitiveTagKeys=["project"])
    assert absent["Message"] == "The specified transitive tag key must be included in the requested tags."
    assert (twice["Code"], absent["Code"]) == ("InvalidParameterValue", "InvalidParameterValue")
    many = tags(**{f"k{n}": "v" for n in range(51)})
    assert code_of(sts.assume_role, **named, Tags=many) == "ValidationError"
    assert "tags.1.member.key" in error_of(sts.assume_role, **named, Tags=tags(**{"a!": "b"}))["Message"]
    assert sts.assume_role(**named, Tags=tags(équipe="日本 1"))["Credentials"]


def test_transitive_tags_and_the_source_identity_go_down_the_chain(local: LocalAWS, alice: User, boto: Boto) -> None:
    first = local.role("First", trusts=alice, allows=BOTH)
    second = local.role("Second", trusts=first, allows=BOTH)
    third = local.role("Third", trusts=second)
    keys = boto("sts", alice).assume_role(
        RoleArn=first.arn, RoleSessionName="one1", Tags=tags(team="a"), TransitiveTagKeys=["team"], SourceIdentity="al"
    )["Credentials"]
    chained, named = boto("sts", keys), {"RoleArn": second.arn, "RoleSessionName": "two2"}
    conflict = error_of(chained.assume_role, **named, Tags=tags(TEAM="b"))
    assert conflict["Message"].startswith("One of the specified transitive tag keys can't be set because it conflicts")
    other = error_of(chained.assume_role, **named, SourceIdentity="bob")
    assert other["Message"] == "The source identity is already set for this assume role session"
    answer = chained.assume_role(**named)
    assert answer["SourceIdentity"] == "al"
    last = boto("sts", answer["Credentials"])
    error = error_of(last.assume_role, RoleArn=third.arn, RoleSessionName="three3")
    assert told(error) == refusal(answer["AssumedRoleUser"]["Arn"], third, "sts:SetSourceIdentity")


def test_a_session_policy_limits_what_the_session_may_call(local: LocalAWS, alice: User, boto: Boto) -> None:
    role = local.role("Wide", trusts=alice)
    policy = json.dumps({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}})
    answer = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="app1", Policy=policy)
    assert 0 < answer["PackedPolicySize"] < 100
    error = error_of(boto("sts", answer["Credentials"]).get_access_key_info, AccessKeyId=alice.accessKeyId)
    assert error["Message"].endswith(
        "is not authorized to perform: sts:GetAccessKeyInfo because no session policy allows the sts:GetAccessKeyInfo "
        "action"
    )


def test_a_context_assertion_that_nobody_vouches_for(local: LocalAWS, alice: User, boto: Boto) -> None:
    context = {"ProviderArn": "arn:aws:iam::aws:contextProvider/IdentityCenter", "ContextAssertion": "made up"}
    role = local.role("Any", trusts=alice)
    error = code_of(
        boto("sts", alice).assume_role, RoleArn=role.arn, RoleSessionName="app1", ProvidedContexts=[context]
    )
    assert error == "InvalidContextAssertion"


TASK = {"arn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"}


def test_a_member_account_root_for_one_task(local: LocalAWS, alice: User, boto: Boto) -> None:
    member, sts = local.memberAccount("111122223333"), boto("sts", alice)
    answer = sts.assume_root(TargetPrincipal=member, TaskPolicyArn=TASK)
    assert (answer["Credentials"]["Expiration"] - local.clock.now()).total_seconds() == pytest.approx(900, abs=60)
    identity = boto("sts", answer["Credentials"]).get_caller_identity()
    assert (identity["Arn"], identity["Account"]) == ("arn:aws:iam::111122223333:root", member)


@pytest.mark.parametrize(
    "task",
    [
        *("IAMAuditRootUserCredentials", "IAMCreateRootUserPassword", "IAMDeleteRootUserCredentials"),
        *("S3UnlockBucketPolicy", "SQSUnlockQueuePolicy"),
    ],
)
def test_the_tasks_of_a_root_and_the_source_identity_that_it_keeps(
    local: LocalAWS, alice: User, boto: Boto, task: str
) -> None:
    role, member = local.role("Admin", trusts=alice, allows=BOTH), local.memberAccount()
    keys = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="app1", SourceIdentity="al")["Credentials"]
    answer = boto("sts", keys).assume_root(
        TargetPrincipal=member, TaskPolicyArn={"arn": f"arn:aws:iam::aws:policy/root-task/{task}"}
    )
    assert answer["SourceIdentity"] == "al"


def test_assume_root_refusals(local: LocalAWS, alice: User, boto: Boto) -> None:
    member, sts = local.memberAccount(), boto("sts", alice)
    poor = local.user("poor", policy=deny("s3:*"))
    fine = {"TargetPrincipal": member, "TaskPolicyArn": TASK}
    other = {"arn": "arn:aws:iam::aws:policy/AdministratorAccess"}
    assert code_of(sts.assume_root, **fine, DurationSeconds=901) == "ValidationError"
    assert code_of(sts.assume_root, **fine | {"TaskPolicyArn": other}) == "ValidationError"
    assert code_of(sts.assume_root, **fine | {"TargetPrincipal": "no account here"}) == "ValidationError"
    assert code_of(sts.assume_root, **fine | {"TargetPrincipal": "999999999999"}) == "AccessDenied"
    assert code_of(boto("sts", poor).assume_root, **fine) == "AccessDenied"


def test_the_type_of_a_principal_is_a_condition(local: LocalAWS, alice: User, boto: Boto) -> None:
    oidc, saml = local.oidcProvider(), local.samlProvider()
    only = {
        "Statement": {
            "Effect": "Allow",
            "Action": "sts:GetAccessKeyInfo",
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:PrincipalType": "AssumedRole"}},
        }
    }
    role = local.role("Typed", trusts=[alice, oidc, saml], policy=only)
    sts = boto("sts", alice)
    named = {"RoleArn": role.arn, "RoleSessionName": "app1"}
    issued = [
        sts.assume_role(**named),
        sts.assume_role_with_web_identity(**named, WebIdentityToken=oidc.token()),
        sts.assume_role_with_saml(RoleArn=role.arn, PrincipalArn=saml.arn, SAMLAssertion=saml.assertion(role)),
    ]
    for answer in issued:
        found = boto("sts", answer["Credentials"]).get_access_key_info(AccessKeyId=alice.accessKeyId)
        assert found["Account"] == local.account
    bob = boto("sts", local.user("bob", policy=only))
    assert code_of(bob.get_access_key_info, AccessKeyId=alice.accessKeyId) == "AccessDenied"
