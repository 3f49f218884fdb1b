"""GetSessionToken and GetFederationToken, called by boto3."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from support.foreign import Boto, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

ALLOW_READ = json.dumps({"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}})


def seconds_left(local: LocalAWS, answer: dict[str, dict[str, object]]) -> float:
    expiration = answer["Credentials"]["Expiration"]
    return (expiration - local.clock.now()).total_seconds()


def test_session_keys_are_fresh_and_work_until_they_expire(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts = boto("sts", alice)
    one, two = sts.get_session_token(DurationSeconds=900), sts.get_session_token()
    keys = one["Credentials"]
    assert keys["AccessKeyId"].startswith("ASIA")
    assert len({keys["AccessKeyId"], two["Credentials"]["AccessKeyId"], alice.accessKeyId}) == 3
    assert seconds_left(local, one) == pytest.approx(900, abs=60)
    assert seconds_left(local, two) == pytest.approx(43200, abs=60)
    mine = boto("sts", keys)
    assert mine.get_caller_identity()["Arn"] == alice.arn
    local.clock.advance(seconds=800)
    assert mine.get_caller_identity()["UserId"] == alice.userId
    local.clock.advance(seconds=100)
    assert code_of(mine.get_caller_identity) == "ExpiredToken"


@pytest.mark.parametrize("kind", ["get_session_token", "get_federation_token"])
def test_a_session_of_root_lasts_an_hour_at_most(local: LocalAWS, boto: Boto, kind: str) -> None:
    call = getattr(boto("sts", local.root()), kind)
    named = {"Name": "bob"} if kind == "get_federation_token" else {}
    for duration in ({}, {"DurationSeconds": 129600}):
        assert seconds_left(local, call(**named, **duration)) == pytest.approx(3600, abs=60)


@pytest.mark.parametrize("kind", ["GetSessionToken", "GetFederationToken"])
def test_session_credentials_get_no_further_session(local: LocalAWS, alice: User, boto: Boto, kind: str) -> None:
    mine = boto("sts", boto("sts", alice).get_session_token()["Credentials"])
    call = mine.get_session_token if kind == "GetSessionToken" else mine.get_federation_token
    error = error_of(call, **({"Name": "bob"} if kind == "GetFederationToken" else {}))
    assert (error["Code"], error["Message"]) == ("AccessDenied", f"Cannot call {kind} with session credentials")


@pytest.mark.parametrize(("duration", "word"), [(899, "greater"), (129601, "less")])
def test_durations_out_of_range(alice: User, boto: Boto, duration: int, word: str) -> None:
    error = error_of(boto("sts", alice).get_session_token, DurationSeconds=duration)
    limit = 900 if word == "greater" else 129600
    assert error["Message"] == (
        f"1 validation error detected: Value '{duration}' at 'durationSeconds' failed to satisfy constraint: "
        f"Member must have value {word} than or equal to {limit}"
    )


def test_a_federated_user(local: LocalAWS, alice: User, boto: Boto) -> None:
    answer = boto("sts", alice).get_federation_token(Name="bob", Policy=ALLOW_READ, Tags=[{"Key": "a", "Value": "b"}])
    arn = f"arn:aws:sts::{local.account}:federated-user/bob"
    assert answer["FederatedUser"] == {"FederatedUserId": f"{local.account}:bob", "Arn": arn}
    assert 0 < answer["PackedPolicySize"] < 100
    assert seconds_left(local, answer) == pytest.approx(43200, abs=60)
    bob = boto("sts", answer["Credentials"])
    assert bob.get_caller_identity()["Arn"] == arn
    assert bob.get_caller_identity()["UserId"] == f"{local.account}:bob"
    role = local.role("Open")
    assert code_of(bob.assume_role, RoleArn=role.arn, RoleSessionName="app1") == "AccessDenied"


def test_what_a_policy_may_ask_of_time_and_place(local: LocalAWS, boto: Boto) -> None:
    soon = (local.clock.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = {
        "DateLessThan": {"aws:CurrentTime": soon},
        "NumericGreaterThan": {"aws:EpochTime": "0"},
        "IpAddress": {"aws:SourceIp": "127.0.0.0/8"},
        "Bool": {"aws:SecureTransport": "true"},
    }
    allowed = {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": asked}}
    sts = boto("sts", local.user("timed", policy=allowed))
    assert sts.get_federation_token(Name="bob")["FederatedUser"]

    local.clock.advance(hours=1, seconds=1)

    assert code_of(sts.get_federation_token, Name="bob") == "AccessDenied"


def test_federation_without_a_policy_is_zero_percent_full(alice: User, boto: Boto) -> None:
    assert boto("sts", alice).get_federation_token(Name="bob")["PackedPolicySize"] == 0


def test_federation_needs_permission(local: LocalAWS, boto: Boto) -> None:
    poor = local.user("poor", policy=ALLOW_READ)
    error = error_of(boto("sts", poor).get_federation_token, Name="bob")
    assert error == error | {
        "Code": "AccessDenied",
        "Message": f"User: {poor.arn} is not authorized to perform: sts:GetFederationToken on resource: "
        f"arn:aws:sts::{local.account}:federated-user/bob",
    }


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        ("", "ValidationError"),
        ("not json", "MalformedPolicyDocument"),
        ('{"Statement": {"Effect": "Allow"}}', "MalformedPolicyDocument"),
        ('{"Statement": {"Effect": "Maybe", "Action": "*", "Resource": "*"}}', "MalformedPolicyDocument"),
        ("{" + " " * 2048 + "}", "ValidationError"),
    ],
)
def test_policies_that_are_none(alice: User, boto: Boto, policy: str, code: str) -> None:
    assert code_of(boto("sts", alice).get_federation_token, Name="bob", Policy=policy) == code


def test_tags_of_a_federated_user_need_permission(local: LocalAWS, boto: Boto) -> None:
    only = {"Statement": {"Effect": "Allow", "Action": "sts:GetFederationToken", "Resource": "*"}}
    sts = boto("sts", local.user("only", policy=only))
    assert sts.get_federation_token(Name="bob")["Credentials"]
    tags = [{"Key": "team", "Value": "a"}]
    assert error_of(sts.get_federation_token, Name="bob", Tags=tags)["Message"].startswith(
        f"User: arn:aws:iam::{local.account}:user/only is not authorized to perform: sts:TagSession on resource: "
    )


def test_a_region_can_be_switched_off(local: LocalAWS, alice: User, boto: Boto) -> None:
    local.disableRegion("eu-central-1")
    there, here = boto("sts", alice, "eu-central-1"), boto("sts", alice)
    error = error_of(there.get_session_token)
    assert error["Code"] == "RegionDisabledException"
    assert error["Message"].startswith(f"STS is not activated in this region for account:{local.account}. ")
    assert there.get_caller_identity()["Arn"] == alice.arn
    assert here.get_session_token()["Credentials"]
    local.enableRegion("eu-central-1")
    assert there.get_session_token()["Credentials"]


def test_a_token_is_as_long_as_was_asked_for(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts = boto("sts", alice)
    usual = sts.get_session_token()["Credentials"]["SessionToken"]
    long = sts.get_session_token(MinimumSessionTokenSize=3000)["Credentials"]["SessionToken"]
    assert 300 <= len(usual) < 3000 <= len(long)
    assert (sts.get_session_token()["Credentials"]["Expiration"] - local.clock.now()) < timedelta(hours=13)


def test_scoped_credentials_narrow_a_session(local: LocalAWS, alice: User, boto: Boto) -> None:
    role = local.role("Wide", trusts=alice)
    keys = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="app1")["Credentials"]
    session = boto("sts", keys)
    some = json.dumps({"Statement": {"Effect": "Allow", "Action": "sts:Get*", "Resource": "*"}})
    answer = session.get_scoped_credentials(Policy=some, DurationSeconds=60)
    assert seconds_left(local, answer) == pytest.approx(60, abs=40)
    assert answer["SessionInfo"]["Arn"] == session.get_caller_identity()["Arn"]
    assert answer["ScopedPoliciesCount"] == 1
    scoped = boto("sts", answer["Credentials"])
    assert scoped.get_access_key_info(AccessKeyId=alice.accessKeyId)["Account"] == local.account
    message = local.authorizationMessage("x")
    assert session.decode_authorization_message(EncodedMessage=message)["DecodedMessage"] == "x"
    assert code_of(scoped.decode_authorization_message, EncodedMessage=message) == "AccessDenied"
    deeper = scoped
    for _ in range(2):
        deeper = boto("sts", deeper.get_scoped_credentials(Policy=some)["Credentials"])
    assert code_of(deeper.get_scoped_credentials, Policy=some) == "AccessDenied"
    assert code_of(session.get_scoped_credentials, DurationSeconds=7200) == "InsufficientSessionLifetime"
    assert code_of(session.get_scoped_credentials) == "ValidationError"
    assert code_of(boto("sts", alice).get_scoped_credentials, Policy=some) == "AccessDenied"
