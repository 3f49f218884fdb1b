"""The actions of services."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

import sts_sdk.auth.policy.actions as package
from sts_sdk.auth.policy import (
    Action,
    STSActions,
)
from sts_sdk.auth.policy.actions import (
    DynamoDBv2Actions,
    ElasticMapReduceActions,
    KMSActions,
    S3Actions,
    SecurityTokenServiceActions,
    SNSActions,
    SQSActions,
)
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


def test_every_service_s_actions_are_here_by_rule() -> None:
    """
    new Statement(Effect.Allow).withActions(SQSActions.SendMessage, SNSActions.AllSNSActions)
    """
    named = {
        SQSActions.SendMessage: "sqs:SendMessage",
        SQSActions.AllSQSActions: "sqs:*",
        SNSActions.AllSNSActions: "sns:*",
        DynamoDBv2Actions.GetItem: "dynamodb:GetItem",
        ElasticMapReduceActions.RunJobFlow: "elasticmapreduce:RunJobFlow",
    }
    assert {action: action.getActionName() for action in named} == named
    assert len(dir(package)) > 200
    assert package.CloudWatchActions.PutMetricData.getActionName() == "cloudwatch:PutMetricData"
    assert package.IdentityManagementActions.CreateUser.getActionName() == "iam:CreateUser"


def test_an_action_made_by_rule_is_one_object_and_pickles() -> None:
    assert pickle.loads(pickle.dumps(SQSActions.SendMessage)) is SQSActions.SendMessage
    assert SQSActions["SendMessage"] is package.SQSActions.SendMessage


def test_a_service_that_is_none_has_no_actions() -> None:
    with pytest.raises(ImportError, match="cannot import name 'NoSuchActions'"):
        exec("from sts_sdk.auth.policy.actions import NoSuchActions", {})
    from sts_sdk.auth.policy.actions import _by_service

    with pytest.raises(AttributeError, match="no attribute 'NoSuchActions'"):
        _ = _by_service.NoSuchActions


def test_actions_need_no_botocore() -> None:
    program = (
        "import sys; sys.modules['botocore'] = None\n"
        "from sts_sdk.auth.policy.actions import SQSActions; print(SQSActions.SendMessage.getActionName())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "sqs:SendMessage\n"
