"""GetSessionToken, GetFederationToken and GetScopedCredentials: sessions of a user, and narrower ones of a session."""

from __future__ import annotations

from copy import copy

from sts_sdk.testing._refusals import Refusal, invalid
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._principals import Root
from sts_sdk.testing.iam._sessions import Session
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._call import StsCall, credentials_element, packed_element

_DEFAULT = 43200
_ROOT_LIMIT = 3600
_MOST_SCOPES = 3


def answer_get_session_token(call: StsCall) -> Tree:
    """GetSessionToken: temporary credentials with the caller's own permissions."""
    mfa = call.authenticated_by_mfa()
    caller = call.caller
    session = Session(
        "GetSessionToken",
        caller.principal,
        caller.arn,
        caller.user_id,
        call.expiration(_session_duration(call)),
        mfa=mfa,
    )
    return [credentials_element(call.issue(session))]


def answer_get_federation_token(call: StsCall) -> Tree:
    """GetFederationToken: temporary credentials of a federated user, with the permissions that the policies leave."""
    policies, tags = call.session_policies() or (), call.tags()
    percent = call.packed_size(tags) or 0
    caller, name = call.caller, call.parameters.required("Name")
    arn = f"arn:{call.state.partition}:sts::{caller.account}:federated-user/{name}"
    context = {"sts:durationseconds": str(_session_duration(call))}
    call.require("sts:GetFederationToken", arn, context)
    if tags:
        call.require("sts:TagSession", arn, context)
    user_id = f"{caller.account}:{name}"
    expiration = call.expiration(_session_duration(call))
    session = Session("GetFederationToken", caller.principal, arn, user_id, expiration, policies=policies, tags=tags)
    return [
        credentials_element(call.issue(session)),
        ("FederatedUser", [("FederatedUserId", user_id), ("Arn", arn)]),
        *packed_element(percent),
    ]


def answer_get_scoped_credentials(call: StsCall) -> Tree:
    """GetScopedCredentials: the calling session once more, with fewer permissions, less time, or both."""
    inline, asked = call.parameters.text("Policy"), call.parameters.integer("DurationSeconds")
    session = call.caller.session
    if session is None:
        raise Refusal("AccessDenied", "Cannot call GetScopedCredentials without session credentials", 403)
    if inline is None and asked is None:
        raise invalid("At least one of Policy and DurationSeconds must be provided.")
    call.packed_size({})
    scoped = copy(session)
    if inline is not None:
        if len(session.scopes) >= _MOST_SCOPES:
            raise Refusal("AccessDenied", f"A session takes at most {_MOST_SCOPES} scope down policies", 403)
        scoped.scopes = (*session.scopes, PolicyDocument.parse(inline, name="of the call"))
    if asked is not None:
        scoped.expiration = call.expiration(asked)
    if scoped.expiration > session.expiration:
        raise Refusal(
            "InsufficientSessionLifetime",
            "The requested DurationSeconds is greater than the remaining lifetime of the calling session.",
        )
    after = [("SourceIdentity", session.source_identity)] if session.source_identity else []
    return [
        credentials_element(call.issue(scoped)),
        ("SessionInfo", [("ScopedSessionId", scoped.user_id), ("Arn", scoped.arn)]),
        ("ScopedPoliciesCount", str(len(scoped.scopes))),
        *after,
    ]


def _session_duration(call: StsCall) -> int:
    asked = call.parameters.integer("DurationSeconds") or _DEFAULT
    return min(asked, _ROOT_LIMIT) if isinstance(call.caller.principal, Root) else asked
