"""STS: a request is parsed, authenticated and validated, and the operation that it names answers it."""

from __future__ import annotations

from collections.abc import Callable

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.server._request_log import LoggedRequest, is_secret, masked
from sts_sdk.testing.server._wire import Answer, Received, parse_pairs
from sts_sdk.testing.sts._answers import Tree, sts_bare, sts_error, sts_result
from sts_sdk.testing.sts._authentication import authenticate, claimed
from sts_sdk.testing.sts._call import StsCall
from sts_sdk.testing.sts._validation import Operation, operations
from sts_sdk.testing.sts.operations._account import (
    answer_decode_authorization_message,
    answer_get_access_key_info,
    answer_get_caller_identity,
    answer_get_delegated_access_token,
)
from sts_sdk.testing.sts.operations._roles import answer_assume_role, answer_assume_root
from sts_sdk.testing.sts.operations._saml import answer_assume_role_with_saml
from sts_sdk.testing.sts.operations._sessions import (
    answer_get_federation_token,
    answer_get_scoped_credentials,
    answer_get_session_token,
)
from sts_sdk.testing.sts.operations._tokens import answer_get_web_identity_token
from sts_sdk.testing.sts.operations._web_identity import answer_assume_role_with_web_identity

_VERSION = "2011-06-15"
_FORM = "application/x-www-form-urlencoded"
_LARGEST_BODY = 10_000_000
_HOME = "https://aws.amazon.com/iam"

_CALLS_OF_SESSIONS = {
    "GetSessionToken": ("AssumeRole", "GetCallerIdentity", "GetScopedCredentials"),
    "GetFederationToken": ("GetCallerIdentity", "GetScopedCredentials"),
}
"""What sessions that a user got for itself or for somebody else may call. Those of roles may call more."""

_OPERATIONS: dict[str, Callable[[StsCall], Tree]] = {
    "AssumeRole": answer_assume_role,
    "AssumeRoleWithSAML": answer_assume_role_with_saml,
    "AssumeRoleWithWebIdentity": answer_assume_role_with_web_identity,
    "AssumeRoot": answer_assume_root,
    "DecodeAuthorizationMessage": answer_decode_authorization_message,
    "GetAccessKeyInfo": answer_get_access_key_info,
    "GetCallerIdentity": answer_get_caller_identity,
    "GetDelegatedAccessToken": answer_get_delegated_access_token,
    "GetFederationToken": answer_get_federation_token,
    "GetScopedCredentials": answer_get_scoped_credentials,
    "GetSessionToken": answer_get_session_token,
    "GetWebIdentityToken": answer_get_web_identity_token,
}


def describe_sts(received: Received, entry: LoggedRequest) -> dict[str, str]:
    """Write the operation and its parameters into the log entry; gives the parameters as they were sent."""
    form = _form(received)
    entry.operation, entry.parameters = form.get("Action"), masked(_parameters_of(form))
    return form


def answer_sts(state: State, region: str, received: Received, entry: LoggedRequest) -> Answer:
    """STS's answer to a request; writes the operation, the caller and the error code into the log entry."""
    now = state.clock.now()
    if received.path != "/":
        return sts_bare(404, now, body=b"<UnknownOperationException/>")
    if len(received.body) > _LARGEST_BODY:
        return sts_bare(413, now)
    form = describe_sts(received, entry)
    if "Action" not in form:
        return sts_bare(302, now, [("Location", _HOME + _harmless_query(received))])
    as_json = "application/json" in (received.header("accept") or "").lower()
    try:
        result = _sts_result(state, region, received, form, entry)
        return sts_result(form["Action"], result, state.clock.now(), as_json=as_json)
    except Refusal as refusal:
        entry.code = refusal.code
        return sts_error(refusal, state.clock.now(), as_json=as_json)


def _harmless_query(received: Received) -> str:
    """The query of a GET without an action, which AWS sends along to its home page; here without what is secret."""
    if received.method != "GET" or not received.raw_query:
        return ""
    pairs = zip(received.raw_query.split("&"), parse_pairs(received.raw_query), strict=False)
    secret = any(is_secret(name) for name, _ in parse_pairs(received.raw_query))
    return "?" + "&".join(raw for raw, (name, _) in pairs if not secret or not is_secret(name))


def _sts_result(state: State, region: str, received: Received, form: dict[str, str], entry: LoggedRequest) -> Tree:
    operation = _operation(form)
    caller: Caller | None = None
    if operation.signed:
        claim = claimed(received)
        region = claim.region if claim.region in state.disabled_regions else region
        caller = authenticate(received, claim, region, state.clock, state.keys)
        entry.principal = caller.arn
    parameters = operation.parameters(form)
    if region in state.disabled_regions and "RegionDisabledException" in operation.errors:
        account = caller.account if caller else state.account
        raise Refusal(
            "RegionDisabledException",
            f"STS is not activated in this region for account:{account}. Your account administrator can activate "
            "STS in this region using the IAM Console.",
            403,
        )
    _check_session(caller, operation.name)
    return _OPERATIONS[operation.name](StsCall(state, region, caller, parameters, entry))


def _check_session(caller: Caller | None, action: str) -> None:
    """AccessDenied for what AWS lets no session of this kind call, whatever its policies say."""
    kind = caller.session.kind if caller and caller.session else None
    if (kind in _CALLS_OF_SESSIONS and action not in _CALLS_OF_SESSIONS[kind]) or (
        kind is not None and action in ("GetSessionToken", "GetFederationToken")
    ):
        raise Refusal("AccessDenied", f"Cannot call {action} with session credentials", 403)


def _form(received: Received) -> dict[str, str]:
    """The parameters that were sent in the query or the body. The first counts if one is there twice."""
    pairs = parse_pairs(received.raw_query)
    is_form = (received.header("content-type") or "").lower().startswith(_FORM)
    if received.method != "GET" and is_form:
        pairs += parse_pairs(received.body.decode("utf-8", "replace"))
    elif received.method != "GET" and received.body:
        return {}
    return dict(reversed(pairs))


def _parameters_of(form: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in reversed(form.items()) if name not in ("Action", "Version")}


def _operation(form: dict[str, str]) -> Operation:
    name, version = form["Action"], form.get("Version", "NO_VERSION_SPECIFIED")
    if name not in _OPERATIONS.keys() & operations().keys() or version != _VERSION:
        raise Refusal("InvalidAction", f"Could not find operation {name} for version {version}")
    return operations()[name]
