"""The policies that come with the SDK, against the recorded facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk.retry import PredefinedBackoffStrategies, PredefinedRetryPolicies, RetryMode, RetryPolicy
from support.recorded import cases, difference

if TYPE_CHECKING:
    from support.recorded import Case


def policy_of(name: str) -> RetryPolicy:
    if name.startswith("get"):
        method, _, argument = name.rstrip(")").partition("(")
        return getattr(PredefinedRetryPolicies, method)(*([int(argument)] if argument else []))
    return getattr(PredefinedRetryPolicies, name)


@pytest.mark.parametrize("case", cases("defaults", lambda case: "-RetryPolicy." in case["id"]))
def test_predefined_policies_are_javas(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = policy_of(case["id"].partition("-RetryPolicy.")[2])
    expected: dict[str, Any] = case["value"]
    assert difference(case)
    assert policy.getMaxErrorRetry() == expected["getMaxErrorRetry"]
    assert policy.isFastFailRateLimiting() is expected["isFastFailRateLimiting"]
    assert policy.isMaxErrorRetryInClientConfigHonored() is expected["isMaxErrorRetryInClientConfigHonored"]
    named = {"getBackoffStrategy": policy.getBackoffStrategy(), "getRetryCondition": policy.getRetryCondition()}
    for method, value in named.items():
        java = expected[method].rpartition("$")[2]
        assert java == "1" or type(value).__name__ == java  # "1": Java's anonymous class
    assert policy.getRetryMode() is RetryMode.STANDARD
    monkeypatch.setenv("AWS_RETRY_MODE", "legacy")
    assert policy.getRetryMode().name == expected["getRetryMode"]


def test_only_the_default_policy_leaves_retries_to_the_mode() -> None:
    default, custom = policy_of("DEFAULT"), policy_of("getDefaultRetryPolicyWithCustomMaxRetries(7)")
    assert (default.mode_retries, default.mode_backoff) == (True, True)
    assert (custom.mode_retries, custom.mode_backoff) == (False, True)


@pytest.mark.parametrize(
    ("name", "retries", "honored"),
    [
        ("DYNAMODB_DEFAULT", 10, True),
        ("getDynamoDBDefaultRetryPolicy()", 10, True),
        ("getDynamoDBDefaultRetryPolicyWithCustomMaxRetries(7)", 7, False),
    ],
)
def test_policies_of_dynamodb(name: str, retries: int, honored: bool) -> None:
    policy = policy_of(name)
    assert policy.getMaxErrorRetry() == retries
    assert policy.isMaxErrorRetryInClientConfigHonored() is honored
    assert policy.getRetryCondition() is PredefinedRetryPolicies.DEFAULT_RETRY_CONDITION
    assert policy.getBackoffStrategy() == PredefinedBackoffStrategies.SDKDefaultBackoffStrategy(25, 500, 20_000)
    assert (policy.mode_retries, policy.mode_backoff) == (False, False)
