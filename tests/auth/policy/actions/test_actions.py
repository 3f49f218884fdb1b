"""The actions of services."""

from __future__ import annotations

from sts_sdk.auth.policy import (
    Action,
    STSActions,
)
from sts_sdk.auth.policy.actions import KMSActions, S3Actions, SecurityTokenServiceActions
from support.recorded import load

STS = SecurityTokenServiceActions


def test_actions_have_javas_names() -> None:
    assert isinstance(S3Actions.ListBuckets, Action)
    assert S3Actions.ListBuckets.getActionName() == "s3:ListAllMyBuckets"
    assert KMSActions.AllKMSActions.getActionName() == "kms:*"
    assert KMSActions.ReEncrypt.getActionName() == "kms:ReEncrypt"
    assert STSActions.AssumeRole.getActionName() == STS.AssumeRole.getActionName()
    assert STS.GetSessionToken.isNotType() is False
    assert str(STS.GetSessionToken) == STS.GetSessionToken.toString() == "GetSessionToken"


def test_every_action_of_javas_s3_is_here() -> None:
    java = next(entry for entry in load("java-api") if entry["name"] == "com.amazonaws.auth.policy.actions.S3Actions")
    assert [(action.toString(), action.getActionName()) for action in S3Actions] == [
        (constant["toString"], constant["getActionName"]) for constant in java["enum_constants"]
    ]
