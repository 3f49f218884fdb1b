"""Keys that are the same each time."""

from __future__ import annotations

import re

from sts_sdk.testing import LocalAWS
from support.foreign import sts_call


def keys(seed: str | None) -> list[str]:
    with LocalAWS(s3=False, seed=seed) as aws:
        alice, root, again = aws.user("alice", mfa=True), aws.root(), aws.user("alice")
        assert sts_call(aws, alice, "GetCallerIdentity").status == 200
        mine = [alice.accessKeyId, alice.secretKey, alice.userId, alice.mfa.seed(), root.accessKeyId, root.secretKey]
        return [*mine, again.accessKeyId, aws.role("Upload").userId]


def test_the_same_seed_gives_the_same_keys() -> None:
    assert keys("spring") == keys("spring")
    assert not set(keys("spring")) & set(keys("summer"))
    assert not set(keys(None)) & set(keys(None))


def test_they_are_of_aws_form_and_all_different() -> None:
    found = keys("spring")
    assert len(set(found)) == len(found)
    assert re.fullmatch("AKIA[A-Z2-7]{16}", found[0])
    assert re.fullmatch("[A-Za-z0-9/+]{40}", found[1])
    assert re.fullmatch("AIDA[A-Z2-7]{17}", found[2])
    assert re.fullmatch("[A-Z2-7]{32}", found[3])


def test_a_reset_gives_them_again() -> None:
    with LocalAWS(s3=False, seed="spring") as aws:
        before = aws.user("alice").accessKeyId
        aws.reset()
        assert aws.user("alice").accessKeyId == before
