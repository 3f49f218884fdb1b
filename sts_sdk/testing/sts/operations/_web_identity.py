"""AssumeRoleWithWebIdentity."""

from __future__ import annotations

import re
from typing import cast

import jwt

from sts_sdk.testing._refusals import Refusal, invalid
from sts_sdk.testing.iam._oidc import Claims, OidcProvider
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._call import StsCall, credentials_element, packed_element
from sts_sdk.testing.sts.operations._roles import assumed_role_user, role_session

_ROLE = re.compile(r"arn:[\w-]+:iam::[0-9]{12}:role/.+", re.DOTALL)
_OLDEST = 86400


def answer_assume_role_with_web_identity(call: StsCall) -> Tree:
    """AssumeRoleWithWebIdentity: a session of a role that trusts the provider that signed the token."""
    arn, token = call.parameters.required("RoleArn"), call.parameters.required("WebIdentityToken")
    if not _ROLE.fullmatch(arn):
        raise invalid("Request ARN is invalid")
    provider, claims = _verified_token(call, token)
    audience = _audience(provider, claims)
    _check_times(call, claims)
    policies, percent = call.session_policies(), call.packed_size({})
    subject, role = str(claims["sub"]), call.state.role(arn)
    if role is None or not role.trust.accepts_subject(provider.arn, subject):
        raise Refusal("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403)
    name = call.parameters.required("RoleSessionName")
    session = call.issue(role_session(call, "AssumeRoleWithWebIdentity", role, name, policies))
    return [
        ("Audience", audience),
        assumed_role_user(session),
        ("Provider", provider.arn),
        credentials_element(session),
        ("SubjectFromWebIdentityToken", subject),
        *packed_element(percent),
    ]


def _verified_token(call: StsCall, token: str) -> tuple[OidcProvider, Claims]:
    try:
        header = jwt.get_unverified_header(token)
        claims = cast("Claims", jwt.decode(token, options={"verify_signature": False}))
    except jwt.InvalidTokenError as error:
        raise _refused_token(
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
        ) from error
    issuer = str(claims.get("iss"))
    provider = call.state.oidc_providers.get(issuer.rstrip("/"))
    if provider is None:
        raise _refused_token(f"No OpenIDConnect provider found in your account for {issuer}")
    if header.get("kid") != provider.keyId:
        raise _refused_token(
            "Couldn't retrieve verification key from your identity provider,  please reference "
            "AssumeRoleWithWebIdentity documentation for requirements"
        )
    if provider.verified(token) is None:
        raise _refused_token("The signature of the ID Token does not verify.")
    return provider, claims


def _audience(provider: OidcProvider, claims: Claims) -> str:
    for name in ("aud", "sub"):
        if not claims.get(name):
            raise _refused_token(f"Missing a required claim: {name}")
    sent = claims["aud"]
    audiences = [str(each) for each in cast("list[object]", sent)] if isinstance(sent, list) else [str(sent)]
    known = next((audience for audience in audiences if audience in provider.audience), None)
    if known is None:
        raise _refused_token("Incorrect token audience")
    return known


def _check_times(call: StsCall, claims: Claims) -> None:
    now = int(call.state.clock.now().timestamp())
    for name in ("exp", "iat"):
        if not isinstance(claims.get(name), (int, float)):
            raise _refused_token(f"Missing a required claim: {name}")
    expires, issued = cast("int", claims["exp"]), cast("int", claims["iat"])
    if not expires > now:  # also refuses NaN
        raise Refusal(
            "ExpiredTokenException",
            f"Token expired: current date/time {now} must be before the expiration date/time {expires}",
        )
    if now - issued > _OLDEST:
        raise Refusal("ExpiredTokenException", f"Token too old: {now - issued}")


def _refused_token(message: str) -> Refusal:
    return Refusal("InvalidIdentityToken", message)
