"""AssumeRoleWithWebIdentity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import jwt

from sts_sdk.testing._refusals import Refusal, invalid
from sts_sdk.testing.iam._oidc import Claims, OidcProvider
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._sessions import Session
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._call import StsCall, credentials_element, packed_element
from sts_sdk.testing.sts.operations._roles import assumed_role_user, check_trusted, role_session

_ROLE = re.compile(r"arn:[\w-]+:iam::[0-9]{12}:role/.+", re.DOTALL)
_OLDEST = 86400
_SOURCE = "https://aws.amazon.com/source_identity"
_TAGS = "https://aws.amazon.com/tags"
_CLAIMS = ("amr", "aud", "email", "oaud", "sub")
_CLAIMS_OF_GITHUB = (
    "actor", "actor_id", "enterprise_id", "environment", "job_workflow_ref", "ref", "repository", "repository_id",
    "workflow",
)  # fmt: skip


def answer_assume_role_with_web_identity(call: StsCall) -> Tree:
    """AssumeRoleWithWebIdentity: a session of a role that trusts the provider that signed the token."""
    arn, token = call.parameters.required("RoleArn"), call.parameters.required("WebIdentityToken")
    if not _ROLE.fullmatch(arn):
        raise invalid("Request ARN is invalid")
    provider, claims = _verified_token(call, token)
    audience = _audience(provider, claims)
    _check_times(call, claims)
    tags, transitive = _tags_of(claims)
    policies, percent = call.session_policies(), call.packed_size(tags)
    session = _allowed_session(call, arn, provider, claims, policies)
    session.tags, session.transitive = tags, transitive
    call.issue(session)
    return [
        ("Audience", audience),
        assumed_role_user(session),
        ("Provider", provider.arn),
        credentials_element(session),
        ("SubjectFromWebIdentityToken", str(claims["sub"])),
        *packed_element(percent),
        *([("SourceIdentity", session.source_identity)] if session.source_identity else []),
    ]


def _allowed_session(
    call: StsCall, arn: str, provider: OidcProvider, claims: Claims, policies: tuple[PolicyDocument, ...] | None
) -> Session:
    """The session, still without tags and keys, if the role's trust policy lets the token's subject in."""
    role = call.state.role(arn)
    found = claims.get(_SOURCE)
    source = found if isinstance(found, str) else None
    federation = _token_conditions(provider, claims)
    tags, _ = _tags_of(claims)
    check_trusted(call, "sts:AssumeRoleWithWebIdentity", role, provider.arn, federation, tags=tags, source=source)
    name = call.parameters.required("RoleSessionName")
    session = role_session(call, "AssumeRoleWithWebIdentity", cast("Role", role), name, policies)
    session.source_identity, session.federation = source, federation
    return session


def _token_conditions(provider: OidcProvider, claims: Claims) -> dict[str, str | Sequence[str]]:
    """The condition keys that the token's claims become; AWS knows these of every provider, and some of GitHub's."""
    host = provider.issuer.removeprefix("https://").rstrip("/").lower()
    known = (*_CLAIMS, *(_CLAIMS_OF_GITHUB if host == "token.actions.githubusercontent.com" else ()))
    found: dict[str, str | Sequence[str]] = {"aws:federatedprovider": provider.arn}
    for name in known:
        value = claims.get(name)
        if isinstance(value, list):
            found[f"{host}:{name}"] = [str(each) for each in cast("list[object]", value)]
        elif isinstance(value, (str, int)):
            found[f"{host}:{name}"] = str(value)
    return found


def _tags_of(claims: Claims) -> tuple[dict[str, str], tuple[str, ...]]:
    """The session tags in the token, and the keys of the transitive ones."""
    block = claims.get(_TAGS)
    if not isinstance(block, dict):
        return {}, ()
    members = cast("dict[str, object]", block)
    tags = cast("dict[str, list[str] | str]", members.get("principal_tags") or {})
    keys = cast("list[str]", members.get("transitive_tag_keys") or [])
    return {key: value if isinstance(value, str) else value[0] for key, value in tags.items()}, tuple(keys)


def _verified_token(call: StsCall, token: str) -> tuple[OidcProvider, Claims]:
    try:
        header = jwt.get_unverified_header(token)
        claims = cast("Claims", jwt.decode(token, options={"verify_signature": False}))
    except jwt.InvalidTokenError as error:
        raise _refused_token(
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
        ) from error
    issuer = str(claims.get("iss"))
    provider = call.state.oidc_provider(call.parameters.required("RoleArn").split(":")[4], issuer)
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
