"""GetCallerIdentity, GetAccessKeyInfo, DecodeAuthorizationMessage, GetDelegatedAccessToken, called by boto3."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.foreign import Boto, code_of, error_of, sts_call

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

NOTHING = {"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}
LITTLE = {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}


def test_who_the_caller_is(local: LocalAWS, boto: Boto) -> None:
    root, deep = local.root(), local.user("deep", path="/a/b/")
    identity = boto("sts", root).get_caller_identity()
    assert (identity["Arn"], identity["UserId"]) == (f"arn:aws:iam::{local.account}:root", local.account)
    assert boto("sts", deep).get_caller_identity()["Arn"] == f"arn:aws:iam::{local.account}:user/a/b/deep"
    assert boto("sts", local.user("barred", policy=NOTHING)).get_caller_identity()["Account"] == local.account


def test_the_root_user_may_have_a_device(local: LocalAWS) -> None:
    root = local.root(mfa=True)
    assert root.mfa.serial == f"arn:aws:iam::{local.account}:mfa/root-account-mfa-device"
    with pytest.raises(AttributeError, match="has no MFA device"):
        _ = local.root().mfa


def test_the_account_of_a_key_lies_in_the_key(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts = boto("sts", alice)
    session = sts.get_session_token()["Credentials"]["AccessKeyId"]
    for key in (alice.accessKeyId, session):
        assert sts.get_access_key_info(AccessKeyId=key)["Account"] == local.account
    assert sts.get_access_key_info(AccessKeyId="ASIAQNZGKIQY56JQ7WML")["Account"] == "029608264753"
    assert code_of(sts.get_access_key_info, AccessKeyId="AKIA") == "ValidationError"
    assert code_of(sts.get_access_key_info, AccessKeyId="AKIA1111111111111111") == "ValidationError"


def test_an_authorization_message(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts, message = boto("sts", alice), {"allowed": False, "explicitDeny": True}
    encoded = local.authorizationMessage(message)
    assert "explicit" not in encoded
    assert json.loads(sts.decode_authorization_message(EncodedMessage=encoded)["DecodedMessage"]) == message
    for bad in (encoded[:-4], "x" * 40, "ü" * 9):
        error = error_of(sts.decode_authorization_message, EncodedMessage=bad)
        assert error["Code"] == "InvalidAuthorizationMessageException"
    assert code_of(sts.decode_authorization_message, EncodedMessage="x" * 10241) == "ValidationError"


def test_operations_that_need_a_permission(local: LocalAWS, boto: Boto) -> None:
    poor = local.user("poor", policy=LITTLE)
    sts = boto("sts", poor)
    error = error_of(sts.decode_authorization_message, EncodedMessage="x")
    assert error["Message"] == (
        f"User: {poor.arn} is not authorized to perform: sts:DecodeAuthorizationMessage because no identity-based "
        "policy allows the sts:DecodeAuthorizationMessage action"
    )
    assert code_of(sts.get_access_key_info, AccessKeyId=poor.accessKeyId) == "AccessDenied"
    assert code_of(sts.get_delegated_access_token, TradeInToken="x") == "AccessDenied"
    assert sts_call(local, poor, "GetAccessKeyInfo", AccessKeyId=poor.accessKeyId).status == 403


def test_user_sessions_call_little_of_sts(local: LocalAWS, alice: User, boto: Boto) -> None:
    mine = boto("sts", boto("sts", alice).get_session_token()["Credentials"])
    assert mine.get_caller_identity()["Arn"] == alice.arn
    for call, parameters in (
        (mine.get_access_key_info, {"AccessKeyId": alice.accessKeyId}),
        (mine.decode_authorization_message, {"EncodedMessage": local.authorizationMessage({"allowed": False})}),
        (mine.get_delegated_access_token, {"TradeInToken": local.tradeInToken(alice)}),
    ):
        error = error_of(call, **parameters)
        assert error["Code"] == "AccessDenied"
        assert error["Message"].startswith("Cannot call ")
    assert mine.assume_role(RoleArn=local.role("Any").arn, RoleSessionName="app1")["Credentials"]


def test_a_trade_in_token(local: LocalAWS, alice: User, boto: Boto) -> None:
    sts, bob = boto("sts", alice), local.user("bob")
    answer = sts.get_delegated_access_token(TradeInToken=local.tradeInToken(bob))
    assert answer["AssumedPrincipal"] == bob.arn
    assert boto("sts", answer["Credentials"]).get_caller_identity()["Arn"] == bob.arn
    late = local.tradeInToken(bob, expiresIn=60)
    local.clock.advance(seconds=61)
    assert code_of(sts.get_delegated_access_token, TradeInToken=late) == "ExpiredTradeInTokenException"
    assert code_of(sts.get_delegated_access_token, TradeInToken="made up") == "AccessDenied"
