"""Whom a trust policy names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sts_sdk.testing.iam._principals import User
from sts_sdk.testing.iam._roles import Role, Trust
from sts_sdk.testing.iam._sessions import Caller, Session

ACCOUNT = "123456789012"
ANN = Caller(User(ACCOUNT, "aws-cn", "ann"))
ROLE = Role(ACCOUNT, "aws-cn", "reader", Trust(()))
ARN = f"arn:aws-cn:sts::{ACCOUNT}:assumed-role/reader/app"
SESSION = Caller(ROLE, Session("AssumeRole", ROLE, ARN, "id", datetime(2035, 1, 1, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("arn", "caller", "itself", "account"),
    [
        (ANN.arn, ANN, True, False),
        (ROLE.arn, SESSION, True, False),
        (ARN, SESSION, True, False),
        ("*", ANN, True, False),
        (ACCOUNT, ANN, False, True),
        (ACCOUNT, SESSION, False, True),
        (f"arn:aws-cn:iam::{ACCOUNT}:root", ANN, False, True),
        (f"arn:aws-cn:iam::{ACCOUNT}:root", SESSION, False, True),
        (f"arn:aws:iam::{ACCOUNT}:root", ANN, False, False),
        ("111122223333", ANN, False, False),
        (ANN.arn, SESSION, False, False),
    ],
)
def test_a_principal_is_named_itself_or_by_its_account(arn: str, caller: Caller, itself: bool, account: bool) -> None:
    trust = Trust(["arn:aws-cn:iam::123456789012:user/other", arn])
    assert (trust.names(caller), trust.names_account(caller)) == (itself, account)


def test_what_the_caller_has_to_bring() -> None:
    assert Trust(()).accepts(None, mfa=False)
    careful = Trust((), external_id="x", mfa=True)
    assert careful.accepts("x", mfa=True)
    assert not careful.accepts("x", mfa=False)
    assert not careful.accepts("y", mfa=True)
    assert not careful.accepts(None, mfa=True)
