"""OpenID Connect: tokens that a provider makes and knows again, and what the issuer publishes."""

from __future__ import annotations

import json

import jwt
import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.testing import Clock, OidcProvider
from sts_sdk.testing.iam._oidc import TokenIssuer

ISSUER = "https://idp.example.com"


def provider(algorithm: str = "ES256") -> OidcProvider:
    return OidcProvider("arn:aws:iam::123456789012:oidc-provider/idp", ISSUER, ["app"], algorithm, Clock())


def test_a_provider_verifies_its_own_tokens_alone() -> None:
    first, second = provider(), provider()
    claims = first.verified(first.token("alice", claims={"team": "blue"}, without=["jti"]))
    assert claims is not None
    assert (claims["iss"], claims["sub"], claims["aud"], claims["team"]) == (ISSUER, "alice", "app", "blue")
    assert "jti" not in claims
    assert first.verified(second.token()) is None
    assert first.verified(first.token(forged=True)) is None
    assert first.verified("no token") is None


def test_times_are_not_checked_by_the_provider() -> None:
    own = provider()
    assert own.verified(own.token(expiresIn=-60)) is not None


def test_an_algorithm_that_is_unknown() -> None:
    with pytest.raises(IllegalArgumentException, match="'HS256'; it must be one of RS256, ES256, ES384"):
        provider("HS256")


def test_what_the_issuer_publishes_verifies_its_tokens() -> None:
    issuer = TokenIssuer("http://127.0.0.1:1")
    discovery = json.loads(issuer.document("/.well-known/openid-configuration") or b"")
    assert (discovery["issuer"], discovery["jwks_uri"]) == (issuer.url, f"{issuer.url}/.well-known/jwks.json")
    keys = {key["kid"]: key for key in json.loads(issuer.document("/.well-known/jwks.json") or b"")["keys"]}
    for algorithm in discovery["id_token_signing_alg_values_supported"]:
        token = issuer.sign({"sub": "alice"}, algorithm)
        key = jwt.PyJWK(keys[jwt.get_unverified_header(token)["kid"]])
        assert jwt.decode(token, key.key, [algorithm]) == {"sub": "alice"}
    assert issuer.document("/") is None
