"""GetWebIdentityToken, called by boto3; PyJWT verifies the token against the published keys."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING, Any

import jwt
import pytest

from support.foreign import Boto, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

AUDIENCE = ["https://api.example.com"]


def published(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)


@pytest.mark.parametrize("algorithm", ["RS256", "ES384"])
def test_the_token_verifies_against_the_published_key(local: LocalAWS, alice: User, boto: Boto, algorithm: str) -> None:
    answer = boto("sts", alice).get_web_identity_token(
        Audience=AUDIENCE, SigningAlgorithm=algorithm, DurationSeconds=600, Tags=[{"Key": "team", "Value": "a"}]
    )
    token = answer["WebIdentityToken"]
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
    keys = published(published(f"{issuer}/.well-known/openid-configuration")["jwks_uri"])
    key = jwt.PyJWKSet.from_dict(keys)[jwt.get_unverified_header(token)["kid"]]
    claims = jwt.decode(token, key, [algorithm], audience=AUDIENCE[0], issuer=local.url)
    assert (claims["sub"], claims["exp"] - claims["iat"]) == (alice.arn, pytest.approx(600, abs=30))
    about = claims["https://sts.amazonaws.com/"]
    assert (about["aws_account"], about["source_region"]) == (local.account, local.region)
    assert about["request_tags"] == {"team": "a"}
    assert int(answer["Expiration"].timestamp()) == claims["exp"]


@pytest.mark.parametrize(("audience", "claim"), [(AUDIENCE, AUDIENCE[0]), (["a", "b"], ["a", "b"])])
def test_audiences_and_the_usual_five_minutes(
    local: LocalAWS, alice: User, boto: Boto, audience: list[str], claim: object
) -> None:
    answer = boto("sts", alice).get_web_identity_token(Audience=audience, SigningAlgorithm="ES384")
    claims = jwt.decode(answer["WebIdentityToken"], options={"verify_signature": False})
    assert claims["aud"] == claim
    assert claims["exp"] - claims["iat"] == pytest.approx(300, abs=30)


def test_refusals(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts, fine = boto("sts", alice), {"Audience": AUDIENCE, "SigningAlgorithm": "ES384"}
    assert code_of(sts.get_web_identity_token, **fine, DurationSeconds=59) == "ValidationError"
    assert code_of(sts.get_web_identity_token, **fine | {"Audience": []}) == "ValidationError"
    assert "[RS256, ES384]" in error_of(sts.get_web_identity_token, **fine | {"SigningAlgorithm": "HS256"})["Message"]
    tags = [{"Key": f"k{n}", "Value": "v" * 200} for n in range(50)]
    assert code_of(sts.get_web_identity_token, **fine, Tags=tags) == "JWTPayloadSizeExceededException"
    role = local.role("Any", trusts=alice)
    keys = sts.assume_role(RoleArn=role.arn, RoleSessionName="app1", DurationSeconds=900)["Credentials"]
    session = boto("sts", keys)
    assert session.get_web_identity_token(**fine, DurationSeconds=60)["WebIdentityToken"]
    assert code_of(session.get_web_identity_token, **fine, DurationSeconds=3600) == "SessionDurationEscalationException"
    local.disableOutboundFederation()
    assert code_of(sts.get_web_identity_token, **fine) == "OutboundWebIdentityFederationDisabledException"
