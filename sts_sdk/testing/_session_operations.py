"""GetSessionToken, GetFederationToken and GetScopedCredentials: sessions of a user, and narrower ones of a session."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from sts_sdk.testing import _call
from sts_sdk.testing._policies import Policy
from sts_sdk.testing._principals import Root, Session
from sts_sdk.testing._refusals import Refusal, invalid

if TYPE_CHECKING:
    from sts_sdk.testing._answers import Tree
    from sts_sdk.testing._call import Call

_DEFAULT = 43200
_ROOT_LIMIT = 3600
_MOST_SCOPES = 3


def get_session_token(call: Call) -> Tree:
    """Temporary credentials of the user itself."""
    _refuse_sessions(call, "GetSessionToken")
    mfa = call.authenticated_by_mfa()
    caller = call.caller
    session = Session(
        "GetSessionToken", caller.principal, caller.arn, caller.user_id, call.expiration(_duration(call)), mfa=mfa
    )
    return [_call.credentials(call.issue(session))]


def get_federation_token(call: Call) -> Tree:
    """Temporary credentials of somebody whom the user vouches for, with what the policies leave of its rights."""
    _refuse_sessions(call, "GetFederationToken")
    policies, tags = call.session_policies() or (), call.tags()
    percent = call.packed_size(tags) or 0
    caller, name = call.caller, call.parameters.required("Name")
    arn = f"arn:{call.state.partition}:sts::{caller.account}:federated-user/{name}"
    call.require("sts:GetFederationToken", arn)
    if tags:
        call.require("sts:TagSession", arn)
    user_id = f"{caller.account}:{name}"
    expiration = call.expiration(_duration(call))
    session = Session("GetFederationToken", caller.principal, arn, user_id, expiration, policies=policies, tags=tags)
    return [
        _call.credentials(call.issue(session)),
        ("FederatedUser", [("FederatedUserId", user_id), ("Arn", arn)]),
        *_call.packed(percent),
    ]


def get_scoped_credentials(call: Call) -> Tree:
    """The calling session again, with less permission, less time, or both."""
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
        scoped.scopes = (*session.scopes, Policy.parse(inline))
    if asked is not None:
        scoped.expiration = call.expiration(asked)
    if scoped.expiration > session.expiration:
        raise Refusal(
            "InsufficientSessionLifetime",
            "The requested DurationSeconds is greater than the remaining lifetime of the calling session.",
        )
    after = [("SourceIdentity", session.source_identity)] if session.source_identity else []
    return [
        _call.credentials(call.issue(scoped)),
        ("SessionInfo", [("ScopedSessionId", scoped.user_id), ("Arn", scoped.arn)]),
        ("ScopedPoliciesCount", str(len(scoped.scopes))),
        *after,
    ]


def _refuse_sessions(call: Call, action: str) -> None:
    if call.caller.session is not None:
        raise Refusal("AccessDenied", f"Cannot call {action} with session credentials", 403)


def _duration(call: Call) -> int:
    asked = call.parameters.integer("DurationSeconds") or _DEFAULT
    return min(asked, _ROOT_LIMIT) if isinstance(call.caller.principal, Root) else asked
