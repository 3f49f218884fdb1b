"""What a test sets up in a local AWS: keys of one's choice, other accounts, MFA seeds."""

from __future__ import annotations

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Keys, sts_call

OTHER = "777788889999"
EVERYTHING = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}


def test_keys_of_ones_choice(local: LocalAWS, boto: Boto) -> None:
    user = local.user("ci", accessKeyId="test", secretKey="test")
    root = local.root(accessKeyId="root", secretKey="root")
    assert boto("sts", Keys("test", "test")).get_caller_identity()["Arn"] == user.arn
    assert boto("sts", Keys("root", "root")).get_caller_identity()["Arn"] == root.arn
    boto("s3", Keys("test", "test")).list_buckets()
    assert sts_call(local, Keys("test", "Test"), "GetCallerIdentity").code == "SignatureDoesNotMatch"
    with pytest.raises(IllegalArgumentException, match="accessKeyId is 'test', which somebody else has already"):
        local.user("second", accessKeyId="test", secretKey="other")
    with pytest.raises(IllegalArgumentException, match="accessKeyId is 'a/b'; it must be 1 to 128 letters"):
        local.user("third", accessKeyId="a/b", secretKey="x")
    with pytest.raises(IllegalArgumentException, match="secretKey is missing"):
        local.user("fourth", accessKeyId="fourth")
    assert [*local.users] == ["ci"]


def test_a_device_with_a_known_seed(local: LocalAWS) -> None:
    alice = local.user("alice", mfa="jbsw y3dp ehpk 3pxp")
    assert alice.mfa.seed() == "JBSWY3DPEHPK3PXP"
    for seed in ("", "JBSWY3DP", "18", "\u00e9" * 16):
        with pytest.raises(IllegalArgumentException, match="mfa is no seed") as told:
            local.user("bob", mfa=seed)
        assert not seed or seed not in str(told.value)


def test_two_accounts_that_trust_each_other(local: LocalAWS) -> None:
    alice, bob = local.user("alice"), local.user("bob", account=OTHER)
    role = local.role("Shared", trusts=bob)
    open_to_all = local.role("Open", account=OTHER, trusts=local.account)
    assert bob.arn == f"arn:aws:iam::{OTHER}:user/bob"
    assert sts_call(local, bob, "GetCallerIdentity").element("Account") == OTHER
    for caller, target, code in ((bob, role, None), (alice, role, "AccessDenied"), (alice, open_to_all, None)):
        assert sts_call(local, caller, "AssumeRole", RoleArn=target.arn, RoleSessionName="test").code == code
    assert ([*local.users], [*local.roles]) == (["alice"], ["Shared"])
    with pytest.raises(IllegalArgumentException, match="account is '42'; it must be twelve digits"):
        local.user("eve", account="42")


@pytest.mark.parametrize("name", ["", "a b", "caf\u00e9", "a/b", "x" * 129])
def test_a_name_that_iam_would_refuse_is_refused(local: LocalAWS, name: str) -> None:
    for make in (local.user, local.role, local.samlProvider, lambda name: local.managedPolicy(name, EVERYTHING)):
        with pytest.raises(IllegalArgumentException, match="letters, digits and any of"):
            make(name)
    assert local.user("x" * 64).name == "x" * 64
    with pytest.raises(IllegalArgumentException, match="1 to 64 letters"):
        local.user("x" * 65)


def test_sts_cannot_be_switched_off_in_us_east_1(local: LocalAWS) -> None:
    with pytest.raises(IllegalArgumentException, match="region is us-east-1, where STS cannot be switched off"):
        local.disableRegion("us-east-1")
