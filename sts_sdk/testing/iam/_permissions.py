"""Whether a caller may do an action on a resource, by its identity-based policies and its session policies."""

from __future__ import annotations

from collections.abc import Mapping

from sts_sdk.testing._clock import ISO_SECONDS, Clock
from sts_sdk.testing.iam._policies import PolicyDocument, verdict
from sts_sdk.testing.iam._principals import User
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._sessions import Caller, Session


def objection(
    caller: Caller, action: str, resource: str, clock: Clock, extra: Mapping[str, str] | None = None
) -> str | None:
    """Why a caller may not do an action, in the words that end AWS's message; None if it may.

    ``extra`` are condition keys of the request, in lower case.
    """
    context = {**context_of(caller), **_surroundings(clock), **(extra or {})}
    own = verdict(caller.principal.policies, action, resource, context)
    if own == "deny":
        return " with an explicit deny in an identity-based policy"
    within = {verdict(layer, action, resource, context) for layer in _layers(caller.session)}
    if "deny" in within:
        return " with an explicit deny in a session policy"
    if own == "allow" and "none" not in within:
        return None
    kind = "identity-based" if own != "allow" else "session"
    return f" because no {kind} policy allows the {action} action"


def _layers(session: Session | None) -> list[tuple[PolicyDocument, ...]]:
    """The policies that limit a session: every group of them must allow the action."""
    if session is None:
        return []
    return [*([session.policies] if session.policies is not None else []), *((scope,) for scope in session.scopes)]


def context_of(caller: Caller) -> dict[str, str]:
    """The condition keys about the caller, in lower case, with their values."""
    session = caller.session
    context = {
        "aws:userid": caller.user_id,
        "aws:principalarn": caller.principal.arn,
        "aws:principalaccount": caller.account,
        "aws:principaltype": _type_of(caller),
    }
    if isinstance(caller.principal, User) and (session is None or session.kind == "GetSessionToken"):
        context["aws:username"] = caller.principal.name
    if session is not None:
        context["aws:multifactorauthpresent"] = str(session.mfa).lower()
        context |= {f"aws:principaltag/{key.lower()}": value for key, value in session.tags.items()}
        if session.source_identity:
            context["aws:sourceidentity"] = session.source_identity
    return context


def _surroundings(clock: Clock) -> dict[str, str]:
    """The condition keys of time and network. Requests count as sent over TLS, as they are to AWS."""
    now = clock.now()
    return {
        "aws:currenttime": now.strftime(ISO_SECONDS),
        "aws:epochtime": str(int(now.timestamp())),
        "aws:sourceip": "127.0.0.1",
        "aws:securetransport": "true",
    }


def _type_of(caller: Caller) -> str:
    if caller.session is not None and caller.session.kind == "GetFederationToken":
        return "FederatedUser"
    if isinstance(caller.principal, Role):
        return "AssumedRole"
    return "User" if isinstance(caller.principal, User) else "Account"
