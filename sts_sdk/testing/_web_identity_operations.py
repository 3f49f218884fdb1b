"""AssumeRoleWithWebIdentity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import jwt

from sts_sdk.testing import _call
from sts_sdk.testing._refusals import Refusal, invalid
from sts_sdk.testing._role_operations import assumed_role_user, role_session

if TYPE_CHECKING:
    from sts_sdk.testing._answers import Tree
    from sts_sdk.testing._call import Call
    from sts_sdk.testing._identity import Claims, OidcProvider

_ROLE = re.compile(r"arn:[\w-]+:iam::[0-9]{12}:role/.+", re.DOTALL)
_OLDEST = 86400


def assume_role_with_web_identity(call: Call) -> Tree:
    """A session of a role that trusts the token's provider."""
    arn, token = call.parameters.required("RoleArn"), call.parameters.required("WebIdentityToken")
    if not _ROLE.fullmatch(arn):
        raise invalid("Request ARN is invalid")
    provider, claims = _verified(call, token)
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
        _call.credentials(session),
        ("SubjectFromWebIdentityToken", subject),
        *_call.packed(percent),
    ]


def _verified(call: Call, token: str) -> tuple[OidcProvider, Claims]:
    try:
        header = jwt.get_unverified_header(token)
        claims = cast("Claims", jwt.decode(token, options={"verify_signature": False}))
    except jwt.InvalidTokenError as error:
        raise _bad(
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
        ) from error
    issuer = str(claims.get("iss"))
    provider = call.state.oidc_providers.get(issuer.rstrip("/"))
    if provider is None:
        raise _bad(f"No OpenIDConnect provider found in your account for {issuer}")
    if header.get("kid") != provider.keyId:
        raise _bad(
            "Couldn't retrieve verification key from your identity provider,  please reference "
            "AssumeRoleWithWebIdentity documentation for requirements"
        )
    if provider.verified(token) is None:
        raise _bad("The signature of the ID Token does not verify.")
    return provider, claims


def _audience(provider: OidcProvider, claims: Claims) -> str:
    for name in ("aud", "sub"):
        if not claims.get(name):
            raise _bad(f"Missing a required claim: {name}")
    sent = claims["aud"]
    audiences = [str(each) for each in cast("list[object]", sent)] if isinstance(sent, list) else [str(sent)]
    known = next((audience for audience in audiences if audience in provider.audience), None)
    if known is None:
        raise _bad("Incorrect token audience")
    return known


def _check_times(call: Call, claims: Claims) -> None:
    now = int(call.state.clock.now().timestamp())
    for name in ("exp", "iat"):
        if not isinstance(claims.get(name), (int, float)):
            raise _bad(f"Missing a required claim: {name}")
    expires, issued = cast("int", claims["exp"]), cast("int", claims["iat"])
    if not expires > now:  # NaN included
        raise Refusal(
            "ExpiredTokenException",
            f"Token expired: current date/time {now} must be before the expiration date/time {expires}",
        )
    if now - issued > _OLDEST:
        raise Refusal("ExpiredTokenException", f"Token too old: {now - issued}")


def _bad(message: str) -> Refusal:
    return Refusal("InvalidIdentityToken", message)
