"""AssumeRoleWithWebIdentity, called by boto3 without credentials of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jwt
import pytest

from support.foreign import Boto, Keys, error_of, sts_request

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

NOBODY = Keys("AKIAIOSFODNN7EXAMPLE", "not looked at")
ISSUER = "https://token.actions.githubusercontent.com"
NO_KEY = (
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity "
    "documentation for requirements"
)


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "ES384"])
def test_a_token_of_a_registered_provider_opens_the_role(local: LocalAWS, boto: Boto, algorithm: str) -> None:
    provider = local.oidcProvider(ISSUER, ["sts.amazonaws.com", "other"], algorithm=algorithm)
    role = local.role("Deploy", trusts=provider, subject="repo:me/it:*")
    answer = boto("sts", NOBODY).assume_role_with_web_identity(
        RoleArn=role.arn, RoleSessionName="run-1", WebIdentityToken=provider.token("repo:me/it:main", audience="other")
    )
    assert answer["SubjectFromWebIdentityToken"] == "repo:me/it:main"
    assert (answer["Audience"], answer["Provider"]) == ("other", provider.arn)
    assert provider.arn == f"arn:aws:iam::{local.account}:oidc-provider/token.actions.githubusercontent.com"
    identity = boto("sts", answer["Credentials"]).get_caller_identity()
    assert identity["Arn"] == f"arn:aws:sts::{local.account}:assumed-role/Deploy/run-1"
    assert local.requests[0].parameters["WebIdentityToken"] == "***Sensitive Data Redacted***"


def test_no_signature_is_needed(local: LocalAWS) -> None:
    provider = local.oidcProvider(ISSUER, algorithm="ES256")
    named = {"RoleArn": local.role("R", trusts=provider).arn, "RoleSessionName": "run-1"}
    reply = sts_request(local, "AssumeRoleWithWebIdentity", **named, WebIdentityToken=provider.token()).send()
    assert (reply.status, reply.element("Audience")) == (200, "sts.amazonaws.com")


def test_one_of_several_audiences_is_enough(local: LocalAWS, boto: Boto) -> None:
    provider = local.oidcProvider(ISSUER, algorithm="ES256")
    role, claims = local.role("R", trusts=provider), {"aud": ["elsewhere", "sts.amazonaws.com"]}
    answer = boto("sts", NOBODY).assume_role_with_web_identity(
        RoleArn=role.arn, RoleSessionName="run-1", WebIdentityToken=provider.token(claims=claims)
    )
    assert answer["Audience"] == "sts.amazonaws.com"


def test_tokens_differ_and_begin_now(local: LocalAWS) -> None:
    provider = local.oidcProvider(ISSUER, algorithm="ES256")
    before = int(local.clock.now().timestamp())
    first, second = (jwt.decode(provider.token(), options={"verify_signature": False}) for _ in range(2))
    assert first["jti"] != second["jti"]
    assert before <= first["iat"] <= local.clock.now().timestamp()
    assert first["exp"] - first["iat"] == 3600


def test_refusals(local: LocalAWS, boto: Boto) -> None:
    provider = local.oidcProvider(ISSUER, algorithm="ES256")
    stranger = local.oidcProvider("https://elsewhere.example.com", algorithm="ES256")
    role = local.role("Deploy", trusts=provider, subject="repo:me/*", maxSessionDuration=3600)
    fine = {"RoleArn": role.arn, "RoleSessionName": "run-1", "WebIdentityToken": provider.token("repo:me/it")}
    call = boto("sts", NOBODY).assume_role_with_web_identity
    assert call(**fine)["Credentials"]
    now = int(local.clock.now().timestamp())
    unknown = local.oidcProvider("https://gone.example.com", algorithm="ES256")
    local._state.oidc_providers.clear()
    local._state.oidc_providers[provider.arn] = provider
    local._state.oidc_providers[stranger.arn] = stranger
    denied = "Not authorized to perform sts:AssumeRoleWithWebIdentity"
    cases: list[tuple[dict[str, object], str, str]] = [
        (
            {"WebIdentityToken": unknown.token("repo:me/it")},
            "InvalidIdentityToken",
            f"No OpenIDConnect provider found in your account for {unknown.issuer}",
        ),
        (
            {"WebIdentityToken": provider.token("repo:me/it", audience="x")},
            "InvalidIdentityToken",
            "Incorrect token audience",
        ),
        (
            {"WebIdentityToken": provider.token(without=["aud"])},
            "InvalidIdentityToken",
            "Missing a required claim: aud",
        ),
        (
            {"WebIdentityToken": provider.token(without=["sub"])},
            "InvalidIdentityToken",
            "Missing a required claim: sub",
        ),
        ({"WebIdentityToken": provider.token(keyId="other")}, "InvalidIdentityToken", NO_KEY),
        ({"WebIdentityToken": provider.token(forged=True)}, "InvalidIdentityToken", "The signature of the ID Token"),
        ({"WebIdentityToken": "not.a.jwt"}, "InvalidIdentityToken", "The ID Token provided is not a valid JWT."),
        (
            {"WebIdentityToken": provider.token("repo:me/it", expiresIn=-5)},
            "ExpiredTokenException",
            f"Token expired: current date/time {now}"[:-3],
        ),
        ({"WebIdentityToken": provider.token(issuedAgo=90000)}, "ExpiredTokenException", "Token too old: 9000"),
        ({"WebIdentityToken": provider.token("repo:you/it")}, "AccessDenied", denied),
        ({"WebIdentityToken": stranger.token("repo:me/it")}, "AccessDenied", denied),
        ({"RoleArn": f"{role.arn}2"}, "AccessDenied", denied),
        ({"RoleArn": provider.arn}, "ValidationError", "Request ARN is invalid"),
        ({"DurationSeconds": 3601}, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration"),
        ({"WebIdentityToken": "abc"}, "ValidationError", "1 validation error detected: Value at 'webIdentityToken'"),
    ]
    for change, code, message in cases:
        error = error_of(call, **fine | change)
        assert (error["Code"], error["Message"][: len(message)]) == (code, message)
