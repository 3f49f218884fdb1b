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


def seconds_left(aws: LocalAWS, answer: dict[str, dict[str, object]]) -> float:
    expiration = answer["Credentials"]["Expiration"]
    return (expiration - aws.clock.now()).total_seconds()


def test_session_keys_are_fresh_and_work_until_they_expire(aws: LocalAWS, alice: User, boto: Boto) -> None:
    sts = boto("sts", alice)
    one, two = sts.get_session_token(DurationSeconds=900), sts.get_session_token()
    keys = one["Credentials"]
    assert keys["AccessKeyId"].startswith("ASIA")
    assert len({keys["AccessKeyId"], two["Credentials"]["AccessKeyId"], alice.accessKeyId}) == 3
    assert seconds_left(aws, one) == pytest.approx(900, abs=2)
    assert seconds_left(aws, two) == pytest.approx(43200, abs=2)
    mine = boto("sts", keys)
    assert mine.get_caller_identity()["Arn"] == alice.arn
    aws.clock.advance(seconds=890)
    assert mine.get_caller_identity()["UserId"] == alice.userId
    aws.clock.advance(seconds=10)
    assert code_of(mine.get_caller_identity) == "ExpiredToken"


@pytest.mark.parametrize("kind", ["get_session_token", "get_federation_token"])
def test_a_session_of_root_lasts_an_hour_at_most(aws: LocalAWS, boto: Boto, kind: str) -> None:
    call = getattr(boto("sts", aws.root()), kind)
    named = {"Name": "bob"} if kind == "get_federation_token" else {}
    for duration in ({}, {"DurationSeconds": 129600}):
        assert seconds_left(aws, call(**named, **duration)) == pytest.approx(3600, abs=2)


@pytest.mark.parametrize("kind", ["GetSessionToken", "GetFederationToken"])
def test_session_credentials_get_no_further_session(aws: LocalAWS, alice: User, boto: Boto, kind: str) -> None:
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


def test_mfa_opens_once_per_code(aws: LocalAWS, alice: User, boto: Boto) -> None:
    sts, serial, code = boto("sts", alice), alice.mfa.serial, alice.mfa.code()
    assert sts.get_session_token(SerialNumber=serial, TokenCode=code)["Credentials"]
    again = error_of(sts.get_session_token, SerialNumber=serial, TokenCode=code)
    assert again["Code"] == "AccessDenied"
    assert again["Message"] == "MultiFactorAuthentication failed with invalid MFA one time pass code. "
    aws.clock.advance(seconds=30)
    assert sts.get_session_token(SerialNumber=serial, TokenCode=alice.mfa.code())["Credentials"]


def test_mfa_refusals(aws: LocalAWS, alice: User, boto: Boto) -> None:
    sts, device = boto("sts", alice), alice.mfa
    bob = aws.user("bob", mfa=True)
    wrong = f"{(int(device.code()) + 1) % 1_000_000:06d}"
    cases = [
        ({"SerialNumber": device.serial, "TokenCode": wrong}, "invalid MFA one time pass code. "),
        ({"SerialNumber": bob.mfa.serial, "TokenCode": bob.mfa.code()}, "associated with this user."),
        ({"SerialNumber": f"{device.serial}2", "TokenCode": device.code()}, "associated with this user."),
        ({"SerialNumber": device.serial}, "must provide both MFA serial number and one time pass code. "),
        ({"TokenCode": device.code()}, "must provide both MFA serial number and one time pass code. "),
    ]
    for parameters, ending in cases:
        error = error_of(sts.get_session_token, **parameters)
        assert error["Code"] == "AccessDenied"
        assert error["Message"].startswith("MultiFactorAuthentication failed")
        assert error["Message"].endswith(ending)
    assert code_of(sts.get_session_token, SerialNumber=device.serial, TokenCode="12345") == "ValidationError"


def test_a_federated_user(aws: LocalAWS, alice: User, boto: Boto) -> None:
    answer = boto("sts", alice).get_federation_token(Name="bob", Policy=ALLOW_READ, Tags=[{"Key": "a", "Value": "b"}])
    arn = f"arn:aws:sts::{aws.account}:federated-user/bob"
    assert answer["FederatedUser"] == {"FederatedUserId": f"{aws.account}:bob", "Arn": arn}
    assert 0 < answer["PackedPolicySize"] < 100
    assert seconds_left(aws, answer) == pytest.approx(43200, abs=2)
    bob = boto("sts", answer["Credentials"])
    assert bob.get_caller_identity()["Arn"] == arn
    assert bob.get_caller_identity()["UserId"] == f"{aws.account}:bob"
    role = aws.role("Open")
    assert code_of(bob.assume_role, RoleArn=role.arn, RoleSessionName="app1") == "AccessDenied"


def test_what_a_policy_may_ask_of_time_and_place(aws: LocalAWS, boto: Boto) -> None:
    soon = (aws.clock.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = {
        "DateLessThan": {"aws:CurrentTime": soon},
        "NumericGreaterThan": {"aws:EpochTime": "0"},
        "IpAddress": {"aws:SourceIp": "127.0.0.0/8"},
        "Bool": {"aws:SecureTransport": "true"},
    }
    allowed = {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": asked}}
    sts = boto("sts", aws.user("timed", policy=allowed))
    assert sts.get_federation_token(Name="bob")["FederatedUser"]

    aws.clock.advance(hours=1, seconds=1)

    assert code_of(sts.get_federation_token, Name="bob") == "AccessDenied"


def test_federation_without_a_policy_is_zero_percent_full(alice: User, boto: Boto) -> None:
    assert boto("sts", alice).get_federation_token(Name="bob")["PackedPolicySize"] == 0


def test_federation_needs_permission(aws: LocalAWS, boto: Boto) -> None:
    poor = aws.user("poor", policy=ALLOW_READ)
    error = error_of(boto("sts", poor).get_federation_token, Name="bob")
    assert error == error | {
        "Code": "AccessDenied",
        "Message": f"User: {poor.arn} is not authorized to perform: sts:GetFederationToken on resource: "
        f"arn:aws:sts::{aws.account}:federated-user/bob",
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


def test_tags_of_a_federated_user_need_permission(aws: LocalAWS, boto: Boto) -> None:
    only = {"Statement": {"Effect": "Allow", "Action": "sts:GetFederationToken", "Resource": "*"}}
    sts = boto("sts", aws.user("only", policy=only))
    assert sts.get_federation_token(Name="bob")["Credentials"]
    tags = [{"Key": "team", "Value": "a"}]
    assert error_of(sts.get_federation_token, Name="bob", Tags=tags)["Message"].startswith(
        f"User: arn:aws:iam::{aws.account}:user/only is not authorized to perform: sts:TagSession on resource: "
    )


def test_a_region_can_be_switched_off(aws: LocalAWS, alice: User, boto: Boto) -> None:
    aws.disableRegion("eu-central-1")
    there, here = boto("sts", alice, "eu-central-1"), boto("sts", alice)
    error = error_of(there.get_session_token)
    assert error["Code"] == "RegionDisabledException"
    assert error["Message"].startswith(f"STS is not activated in this region for account:{aws.account}. ")
    assert there.get_caller_identity()["Arn"] == alice.arn
    assert here.get_session_token()["Credentials"]
    aws.enableRegion("eu-central-1")
    assert there.get_session_token()["Credentials"]


def test_a_token_is_as_long_as_was_asked_for(aws: LocalAWS, alice: User, boto: Boto) -> None:
    sts = boto("sts", alice)
    usual = sts.get_session_token()["Credentials"]["SessionToken"]
    long = sts.get_session_token(MinimumSessionTokenSize=3000)["Credentials"]["SessionToken"]
    assert 300 <= len(usual) < 3000 <= len(long)
    assert (sts.get_session_token()["Credentials"]["Expiration"] - aws.clock.now()) < timedelta(hours=13)


def test_scoped_credentials_narrow_a_session(aws: LocalAWS, alice: User, boto: Boto) -> None:
    role = aws.role("Wide", trusts=alice)
    keys = boto("sts", alice).assume_role(RoleArn=role.arn, RoleSessionName="app1")["Credentials"]
    session = boto("sts", keys)
    some = json.dumps({"Statement": {"Effect": "Allow", "Action": "sts:Get*", "Resource": "*"}})
    answer = session.get_scoped_credentials(Policy=some, DurationSeconds=60)
    assert seconds_left(aws, answer) == pytest.approx(60, abs=2)
    assert answer["SessionInfo"]["Arn"] == session.get_caller_identity()["Arn"]
    assert answer["ScopedPoliciesCount"] == 1
    scoped = boto("sts", answer["Credentials"])
    assert scoped.get_access_key_info(AccessKeyId=alice.accessKeyId)["Account"] == aws.account
    message = aws.authorizationMessage("x")
    assert session.decode_authorization_message(EncodedMessage=message)["DecodedMessage"] == "x"
    assert code_of(scoped.decode_authorization_message, EncodedMessage=message) == "AccessDenied"
    deeper = scoped
    for _ in range(2):
        deeper = boto("sts", deeper.get_scoped_credentials(Policy=some)["Credentials"])
    assert code_of(deeper.get_scoped_credentials, Policy=some) == "AccessDenied"
    assert code_of(session.get_scoped_credentials, DurationSeconds=7200) == "InsufficientSessionLifetime"
    assert code_of(session.get_scoped_credentials) == "ValidationError"
    assert code_of(boto("sts", alice).get_scoped_credentials, Policy=some) == "AccessDenied"
