"""GetCallerIdentity, GetAccessKeyInfo, DecodeAuthorizationMessage and GetDelegatedAccessToken."""

from __future__ import annotations

import base64
import hmac
import zlib

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._sessions import Session
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._call import StsCall, credentials_element

_DELEGATED = 3600


def answer_get_caller_identity(call: StsCall) -> Tree:
    """GetCallerIdentity: the caller's ARN, id and account. No permission is needed."""
    caller = call.caller
    return [("Arn", caller.arn), ("UserId", caller.user_id), ("Account", caller.account)]


def answer_get_access_key_info(call: StsCall) -> Tree:
    """GetAccessKeyInfo: the account number that an access key id encodes."""
    _refuse_user_sessions(call, "GetAccessKeyInfo")
    call.require("sts:GetAccessKeyInfo")
    account = _ids.account_of(call.parameters.required("AccessKeyId"))
    if account is None:
        raise Refusal("ValidationError", "The access key id is not valid.")
    return [("Account", account)]


def answer_decode_authorization_message(call: StsCall) -> Tree:
    """DecodeAuthorizationMessage: the text of an encoded authorization message."""
    _refuse_user_sessions(call, "DecodeAuthorizationMessage")
    call.require("sts:DecodeAuthorizationMessage")
    return [("DecodedMessage", _unsealed(call.parameters.required("EncodedMessage"), call.state.seal))]


def answer_get_delegated_access_token(call: StsCall) -> Tree:
    """GetDelegatedAccessToken: credentials of the principal that a trade-in token was made for."""
    _refuse_user_sessions(call, "GetDelegatedAccessToken")
    call.require("sts:GetDelegatedAccessToken")
    found = call.state.trade_in_tokens.get(call.parameters.required("TradeInToken"))
    if found is None:
        raise Refusal("AccessDenied", "The trade-in token is not valid.", 403)
    principal, expires = found
    if expires <= call.state.clock.now().timestamp():
        raise Refusal("ExpiredTradeInTokenException", "The trade-in token has expired.")
    session = Session(
        "GetDelegatedAccessToken", principal, principal.arn, principal.userId, call.expiration(_DELEGATED)
    )
    return [credentials_element(call.issue(session)), ("AssumedPrincipal", principal.arn)]


def _refuse_user_sessions(call: StsCall, action: str) -> None:
    """AccessDenied for a session of a user or a federated user, which may call few operations of STS."""
    session = call.caller.session
    if session is not None and session.kind in ("GetSessionToken", "GetFederationToken"):
        raise Refusal("AccessDenied", f"Cannot call {action} with session credentials", 403)


def sealed(message: str, seal: bytes) -> str:
    """Encode and authenticate a message, so that DecodeAuthorizationMessage takes it."""
    packed = zlib.compress(message.encode(), 9)
    return base64.urlsafe_b64encode(hmac.digest(seal, packed, "sha256") + packed).decode()


def _unsealed(encoded: str, seal: bytes) -> str:
    try:
        raw = base64.b64decode(encoded, b"-_", validate=True)
    except ValueError:
        raw = b""
    if not hmac.compare_digest(raw[:32], hmac.digest(seal, raw[32:], "sha256")):
        raise Refusal("InvalidAuthorizationMessageException", "Message is not valid")
    return zlib.decompress(raw[32:]).decode()
