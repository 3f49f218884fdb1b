"""What STS denies whatever else is allowed: boundaries of sessions, tags, source identities, MFA, regions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from support.foreign import Boto, Keys, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

NAMED = {"RoleSessionName": "session"}
TAG = [{"Key": "team", "Value": "red"}]
NOBODY = Keys("AKIAIOSFODNN7EXAMPLE", "nobody")
TASK = {"arn": "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy"}


def allowing(*actions: str) -> str:
    return json.dumps({"Statement": {"Effect": "Allow", "Action": actions, "Resource": "*"}})


def all_but(*actions: str) -> dict[str, object]:
    everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    return {"Statement": [everything, {"Effect": "Deny", "Action": actions, "Resource": "*"}]}


def test_a_session_policy_limits_what_a_trust_policy_grants_to_the_role(
    local: LocalAWS, alice: User, boto: Boto
) -> None:
    first = local.role("First")
    second = local.role("Second", trusts=first)
    named = local.role("Named", trusts=f"arn:aws:sts::{local.account}:assumed-role/First/session")
    enter = boto("sts", alice).assume_role
    limited = enter(RoleArn=first.arn, Policy=allowing("s3:GetObject"), **NAMED)["Credentials"]
    assert code_of(boto("sts", limited).assume_role, RoleArn=second.arn, **NAMED) == "AccessDenied"
    assert boto("sts", limited).assume_role(RoleArn=named.arn, **NAMED)  # which lets in the session itself
    fit = enter(RoleArn=first.arn, Policy=allowing("sts:AssumeRole"), **NAMED)["Credentials"]
    assert boto("sts", fit).assume_role(RoleArn=second.arn, **NAMED)


CALLS: dict[str, dict[str, object]] = {
    "get_session_token": {},
    "get_federation_token": {"Name": "bob"},
    "assume_root": {"TargetPrincipal": "111122223333", "TaskPolicyArn": TASK},
    "get_access_key_info": {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE"},
    "decode_authorization_message": {"EncodedMessage": "x"},
    "get_web_identity_token": {"Audience": ["a"], "SigningAlgorithm": "RS256"},
}


@pytest.mark.parametrize("name", CALLS)
def test_what_sessions_of_users_may_not_call(local: LocalAWS, alice: User, boto: Boto, name: str) -> None:
    local.memberAccount("111122223333")
    sts = boto("sts", alice)
    role = local.role("Any")
    token = boto("sts", sts.get_session_token()["Credentials"])
    federated = boto("sts", sts.get_federation_token(Name="bob", Policy=allowing("*"))["Credentials"])
    for session in (token, federated):
        assert code_of(getattr(session, name), **CALLS[name]) == "AccessDenied"
        assert session.get_caller_identity()
    assert token.assume_role(RoleArn=role.arn, **NAMED)
    assert code_of(federated.assume_role, RoleArn=role.arn, **NAMED) == "AccessDenied"
    assert code_of(boto("iam", federated_keys(sts)).list_users) == "InvalidClientTokenId"


def federated_keys(sts: Any) -> dict[str, str]:
    keys: dict[str, str] = sts.get_federation_token(Name="bob", Policy=allowing("*"))["Credentials"]
    return keys


def test_sessions_without_mfa_may_not_call_iam(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts = boto("sts", alice)
    assert code_of(boto("iam", sts.get_session_token()["Credentials"]).list_users) == "InvalidClientTokenId"
    proof = {"SerialNumber": alice.mfa.serial, "TokenCode": alice.mfa.code()}
    assert boto("iam", sts.get_session_token(**proof)["Credentials"]).list_users()["Users"]


@pytest.mark.parametrize(
    ("action", "sent"), [("sts:TagSession", {"Tags": TAG}), ("sts:SetSourceIdentity", {"SourceIdentity": "alice"})]
)
def test_the_caller_needs_the_permission_too(local: LocalAWS, boto: Boto, action: str, sent: dict[str, Any]) -> None:
    role = local.role("Tagged", allows=["sts:TagSession", "sts:SetSourceIdentity"])
    denied = local.user("denied", policy=all_but(action))
    error = error_of(boto("sts", denied).assume_role, RoleArn=role.arn, **NAMED, **sent)
    assert error["Message"].endswith(" with an explicit deny in an identity-based policy")
    assert boto("sts", denied).assume_role(RoleArn=role.arn, **NAMED)
    poor = local.user("poor", policy={"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}})
    error = error_of(boto("sts", poor).assume_role, RoleArn=role.arn, **NAMED, **sent)
    assert error["Message"] == f"User: {poor.arn} is not authorized to perform: {action} on resource: {role.arn}"


def test_conditions_on_mfa_and_an_external_id_hold_for_everybody(local: LocalAWS, boto: Boto) -> None:
    oidc, saml = local.oidcProvider(), local.samlProvider()
    sts = boto("sts", NOBODY)
    for name, condition in (("Mfa", {"mfa": True}), ("External", {"externalId": "42"}), ("Open", {})):
        role = local.role(name, trusts=[oidc, saml], **condition)
        web = {"RoleArn": role.arn, "WebIdentityToken": oidc.token(), **NAMED}
        form = {"RoleArn": role.arn, "PrincipalArn": saml.arn, "SAMLAssertion": saml.assertion(role)}
        if name == "Open":
            assert sts.assume_role_with_web_identity(**web)
            assert sts.assume_role_with_saml(**form)
        else:
            assert code_of(sts.assume_role_with_web_identity, **web) == "AccessDenied"
            assert code_of(sts.assume_role_with_saml, **form) == "AccessDenied"


def test_a_session_of_assume_role_carries_no_mfa(local: LocalAWS, alice: User, boto: Boto) -> None:
    first, second = local.role("First"), local.role("Second", mfa=True)
    proof = {"SerialNumber": alice.mfa.serial, "TokenCode": alice.mfa.code()}
    keys = boto("sts", alice).assume_role(RoleArn=first.arn, **NAMED, **proof)["Credentials"]
    assert code_of(boto("sts", keys).assume_role, RoleArn=second.arn, **NAMED) == "AccessDenied"


def test_tags_that_are_handed_down(local: LocalAWS, alice: User, boto: Boto) -> None:
    first, second = local.role("First", allows=["sts:TagSession"]), local.role("Second")
    tags = [{"Key": f"tag-{n}", "Value": f"{n}" * 200} for n in range(6)]
    handed = {"Tags": tags, "TransitiveTagKeys": [tag["Key"] for tag in tags]}
    answer = boto("sts", alice).assume_role(RoleArn=first.arn, **NAMED, **handed)
    chained = boto("sts", answer["Credentials"])
    error = error_of(chained.assume_role, RoleArn=second.arn, **NAMED)
    assert error["Message"].endswith(f"is not authorized to perform: sts:TagSession on resource: {second.arn}")
    third = local.role("Third", allows=["sts:TagSession"])
    deeper = chained.assume_role(RoleArn=third.arn, **NAMED)
    assert deeper["PackedPolicySize"] == answer["PackedPolicySize"]
    many = [{"Key": f"more-{n}", "Value": json.dumps([n, n * 7919, f"{n * 104729:x}"] * 8)[:250]} for n in range(40)]
    more = [{"Key": tag["Key"], "Value": "".join(c if c.isalnum() else "-" for c in tag["Value"])} for tag in many]
    assert code_of(chained.assume_role, RoleArn=third.arn, **NAMED, Tags=more, Policy=allowing(*noise())) == (
        "PackedPolicyTooLarge"
    )


def noise() -> list[str]:
    return [f"s3:{pow(3, n, 2**521 - 1):x}" for n in range(3000, 3030)]


def test_a_session_of_the_global_endpoint(local: LocalAWS, alice: User, boto: Boto) -> None:
    keys = boto("sts", alice, "aws-global", signing_region="us-east-1").get_session_token()["Credentials"]
    assert boto("sts", keys, "us-west-2").get_caller_identity()["Account"] == local.account
    error = error_of(boto("sts", keys, "ap-east-1").get_caller_identity)
    assert (error["Code"], error["Message"]) == (
        "InvalidClientTokenId",
        "The security token included in the request is invalid",
    )
    assert code_of(boto("s3", keys, "ap-east-1").list_buckets) == "InvalidToken"
    regional = boto("sts", alice).get_session_token()["Credentials"]
    assert boto("sts", regional, "ap-east-1").get_caller_identity()
    boto("iam", alice).set_security_token_service_preferences(GlobalEndpointTokenVersion="v2Token")
    keys = boto("sts", alice, "aws-global", signing_region="us-east-1").get_session_token()["Credentials"]
    assert boto("sts", keys, "ap-east-1").get_caller_identity()


def test_an_assertion_with_several_roles(local: LocalAWS, boto: Boto) -> None:
    saml = local.samlProvider()
    roles = [local.role(name, trusts=saml) for name in ("One", "Two", "Three")]
    assertion = saml.assertion(roles[:2])
    sts, form = boto("sts", NOBODY), {"PrincipalArn": saml.arn, "SAMLAssertion": assertion}
    for role in roles[:2]:
        answer = sts.assume_role_with_saml(RoleArn=role.arn, **form)
        assert answer["AssumedRoleUser"]["Arn"].endswith(f":assumed-role/{role.name}/alice")
    error = error_of(sts.assume_role_with_saml, RoleArn=roles[2].arn, **form)
    assert error["Message"] == "SAML Assertion doesn't contain the requested Role and Metadata in the attributes"


def test_claims_of_a_token_as_conditions_and_tags(local: LocalAWS, boto: Boto) -> None:
    oidc = local.oidcProvider()
    host = "token.actions.githubusercontent.com"
    trust = {
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": {"Federated": oidc.arn},
            "Action": ["sts:AssumeRoleWithWebIdentity"],
            "Condition": {"StringEquals": {f"{host}:aud": "sts.amazonaws.com", f"{host}:ref": "refs/heads/main"}},
        },
    }
    boto("iam", local.user("admin")).create_role(RoleName="Deploy", AssumeRolePolicyDocument=json.dumps(trust))
    enter = boto("sts", NOBODY).assume_role_with_web_identity
    named = {"RoleArn": f"arn:aws:iam::{local.account}:role/Deploy", **NAMED}
    main, other = (oidc.token(claims={"ref": f"refs/heads/{name}"}) for name in ("main", "other"))
    assert enter(**named, WebIdentityToken=main)
    assert code_of(enter, **named, WebIdentityToken=other) == "AccessDenied"
    block = {"https://aws.amazon.com/tags": {"principal_tags": {"team": ["red"]}, "transitive_tag_keys": ["team"]}}
    tagged = oidc.token(claims={"ref": "refs/heads/main", **block})
    assert error_of(enter, **named, WebIdentityToken=tagged)["Message"] == "Not authorized to perform sts:TagSession"
