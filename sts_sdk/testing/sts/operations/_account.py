"""GetCallerIdentity, GetAccessKeyInfo, DecodeAuthorizationMessage and GetDelegatedAccessToken."""

from __future__ import annotations

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._authorization_message import unsealed
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
    call.require("sts:GetAccessKeyInfo")
    account = _ids.account_of(call.parameters.required("AccessKeyId"))
    if account is None:
        raise Refusal("ValidationError", "The access key id is not valid.")
    return [("Account", account)]


def answer_decode_authorization_message(call: StsCall) -> Tree:
    """DecodeAuthorizationMessage: the text of an encoded authorization message."""
    call.require("sts:DecodeAuthorizationMessage")
    return [("DecodedMessage", unsealed(call.parameters.required("EncodedMessage"), call.state.seal))]


def answer_get_delegated_access_token(call: StsCall) -> Tree:
    """GetDelegatedAccessToken: credentials of the principal that a trade-in token was made for."""
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
