"""What a local AWS knows at its start, and what it finds."""

from __future__ import annotations

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._roles import Role, trust_policy


def test_a_role_that_was_deleted_is_not_found() -> None:
    state = State("123456789012", "us-east-1")
    role = state.roles["arn"] = Role("123456789012", "aws", "reader", trust_policy(()))
    assert (state.role("arn"), state.role("other")) == (role, None)
    role.delete()
    assert state.role("arn") is None


@pytest.mark.parametrize(("region", "partition"), [("us-east-1", "aws"), ("cn-north-1", "aws-cn")])
def test_managed_policies_have_the_arns_of_the_partition(region: str, partition: str) -> None:
    state = State("123456789012", region)
    administrator = state.managed_policy(f"arn:{partition}:iam::aws:policy/AdministratorAccess")
    assert administrator.verdict("s3:GetObject", "*", {}) == "allow"
    with pytest.raises(Refusal, match="does not exist or is not attachable"):
        state.managed_policy(f"arn:{partition}:iam::aws:policy/Nothing")
