"""Users, the root user and roles: their ids and their keys."""

from __future__ import annotations

import pytest

from sts_sdk.testing.iam._principals import Root, User
from sts_sdk.testing.iam._roles import Role, trust_policy

ACCOUNT = "123456789012"
ANN = User(ACCOUNT, "aws", "ann", "/team/")
READER = Role(ACCOUNT, "aws", "reader", trust_policy(()))


def test_ids_say_what_they_are_of() -> None:
    assert (ANN.userId[:4], READER.userId[:4], len(ANN.userId), len(READER.userId)) == ("AIDA", "AROA", 21, 21)
    assert Root(ACCOUNT, "aws").userId == ACCOUNT


def test_arns_have_the_path_and_the_partition() -> None:
    assert (ANN.arn, READER.arn) == (f"arn:aws:iam::{ACCOUNT}:user/team/ann", f"arn:aws:iam::{ACCOUNT}:role/reader")
    assert Root(ACCOUNT, "aws-cn").arn == f"arn:aws-cn:iam::{ACCOUNT}:root"


def test_keys_are_those_of_the_provider_and_do_not_show() -> None:
    keys = ANN.provider().getCredentials()
    assert (keys.getAWSAccessKeyId(), keys.getAWSSecretKey()) == (ANN.accessKeyId, ANN.secretKey)
    assert ANN.accessKeyId.startswith("AKIA")
    assert repr(ANN) == f"User({ANN.arn})"


def test_a_user_without_a_device_says_how_to_make_one() -> None:
    with pytest.raises(AttributeError, match=r"user/team/ann has no MFA device: make it with mfa=True"):
        _ = ANN.mfa
