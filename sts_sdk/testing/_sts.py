"""STS: from a request on the wire to one of its operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.testing import (
    _account_operations,
    _answers,
    _role_operations,
    _saml_operations,
    _session_operations,
    _sts_authentication,
    _token_operations,
    _web_identity_operations,
)
from sts_sdk.testing._call import Call
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._requests_log import masked
from sts_sdk.testing._validation import operations
from sts_sdk.testing._wire import parse_pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing._answers import Tree
    from sts_sdk.testing._principals import Caller
    from sts_sdk.testing._requests_log import LoggedRequest
    from sts_sdk.testing._state import State
    from sts_sdk.testing._validation import Operation
    from sts_sdk.testing._wire import Answer, Received

_VERSION = "2011-06-15"
_FORM = "application/x-www-form-urlencoded"
_LARGEST_BODY = 10_000_000
_HOME = "https://aws.amazon.com/iam"

_OPERATIONS: dict[str, Callable[[Call], Tree]] = {
    "AssumeRole": _role_operations.assume_role,
    "AssumeRoleWithSAML": _saml_operations.assume_role_with_saml,
    "AssumeRoleWithWebIdentity": _web_identity_operations.assume_role_with_web_identity,
    "AssumeRoot": _role_operations.assume_root,
    "DecodeAuthorizationMessage": _account_operations.decode_authorization_message,
    "GetAccessKeyInfo": _account_operations.get_access_key_info,
    "GetCallerIdentity": _account_operations.get_caller_identity,
    "GetDelegatedAccessToken": _account_operations.get_delegated_access_token,
    "GetFederationToken": _session_operations.get_federation_token,
    "GetScopedCredentials": _session_operations.get_scoped_credentials,
    "GetSessionToken": _session_operations.get_session_token,
    "GetWebIdentityToken": _token_operations.get_web_identity_token,
}


def describe(received: Received, entry: LoggedRequest) -> dict[str, str]:
    """Note in the log what is asked for; gives the parameters."""
    form = _form(received)
    entry.operation, entry.parameters = form.get("Action"), masked(_parameters(form))
    return form


def answer(state: State, region: str, received: Received, entry: LoggedRequest) -> Answer:
    """What STS says to a request; the log entry learns what it was."""
    now = state.clock.now()
    if received.path != "/":
        return _answers.sts_bare(404, now, body=b"<UnknownOperationException/>")
    if len(received.body) > _LARGEST_BODY:
        return _answers.sts_bare(413, now)
    form = describe(received, entry)
    if "Action" not in form:
        query = f"?{received.raw_query}" if received.raw_query else ""
        return _answers.sts_bare(302, now, [("Location", _HOME + query)])
    try:
        return _answers.sts_result(form["Action"], _result(state, region, received, form, entry), state.clock.now())
    except Refusal as refusal:
        entry.code = refusal.code
        return _answers.sts_error(refusal, state.clock.now())


def _result(state: State, region: str, received: Received, form: dict[str, str], entry: LoggedRequest) -> Tree:
    operation = _operation(form)
    caller: Caller | None = None
    if operation.signed:
        claim = _sts_authentication.claimed(received)
        region = claim.region if claim.region in state.disabled_regions else region
        caller = _sts_authentication.authenticate(received, claim, region, state.clock, state.keys)
        entry.principal = caller.arn
    parameters = operation.parameters(form)
    if region in state.disabled_regions and "RegionDisabledException" in operation.errors:
        raise Refusal(
            "RegionDisabledException",
            f"STS is not activated in this region for account:{state.account}. Your account administrator can activate "
            "STS in this region using the IAM Console.",
            403,
        )
    return _OPERATIONS[operation.name](Call(state, region, caller, parameters))


def _form(received: Received) -> dict[str, str]:
    """The parameters; of those sent twice, the first counts."""
    if received.method == "GET":
        return dict(reversed(parse_pairs(received.raw_query)))
    if not (received.header("content-type") or "").lower().startswith(_FORM):
        return {}
    return dict(reversed(parse_pairs(received.body.decode("utf-8", "replace"))))


def _parameters(form: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in reversed(form.items()) if name not in ("Action", "Version")}


def _operation(form: dict[str, str]) -> Operation:
    name, version = form["Action"], form.get("Version", "NO_VERSION_SPECIFIED")
    if name not in _OPERATIONS.keys() & operations().keys() or version != _VERSION:
        raise Refusal("InvalidAction", f"Could not find operation {name} for version {version}")
    return operations()[name]
