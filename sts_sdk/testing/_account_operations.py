"""GetCallerIdentity, GetAccessKeyInfo, DecodeAuthorizationMessage and GetDelegatedAccessToken."""

from __future__ import annotations

import base64
import hmac
import zlib
from typing import TYPE_CHECKING

from sts_sdk.testing import _call, _ids
from sts_sdk.testing._principals import Session
from sts_sdk.testing._refusals import Refusal

if TYPE_CHECKING:
    from sts_sdk.testing._answers import Tree
    from sts_sdk.testing._call import Call

_DELEGATED = 3600


def get_caller_identity(call: Call) -> Tree:
    """Who is calling; no permission is needed."""
    caller = call.caller
    return [("Arn", caller.arn), ("UserId", caller.user_id), ("Account", caller.account)]


def get_access_key_info(call: Call) -> Tree:
    """The account of an access key id, which lies in the id itself."""
    _refuse_user_sessions(call, "GetAccessKeyInfo")
    call.require("sts:GetAccessKeyInfo")
    account = _ids.account_of(call.parameters.required("AccessKeyId"))
    if account is None:
        raise Refusal("ValidationError", "The access key id is not valid.")
    return [("Account", account)]


def decode_authorization_message(call: Call) -> Tree:
    """What an encoded authorization message says."""
    _refuse_user_sessions(call, "DecodeAuthorizationMessage")
    call.require("sts:DecodeAuthorizationMessage")
    return [("DecodedMessage", _opened(call.parameters.required("EncodedMessage"), call.state.seal))]


def get_delegated_access_token(call: Call) -> Tree:
    """Credentials of the principal that a trade-in token stands for."""
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
    return [_call.credentials(call.issue(session)), ("AssumedPrincipal", principal.arn)]


def _refuse_user_sessions(call: Call, action: str) -> None:
    """AccessDenied for sessions of a user or federated user, which may not call most of STS."""
    session = call.caller.session
    if session is not None and session.kind in ("GetSessionToken", "GetFederationToken"):
        raise Refusal("AccessDenied", f"Cannot call {action} with session credentials", 403)


def sealed(message: str, seal: bytes) -> str:
    """An encoded authorization message that ``decode_authorization_message`` opens."""
    packed = zlib.compress(message.encode(), 9)
    return base64.urlsafe_b64encode(hmac.digest(seal, packed, "sha256") + packed).decode()


def _opened(encoded: str, seal: bytes) -> str:
    try:
        raw = base64.b64decode(encoded, b"-_", validate=True)
    except ValueError:
        raw = b""
    if not hmac.compare_digest(raw[:32], hmac.digest(seal, raw[32:], "sha256")):
        raise Refusal("InvalidAuthorizationMessageException", "Message is not valid")
    return zlib.decompress(raw[32:]).decode()
