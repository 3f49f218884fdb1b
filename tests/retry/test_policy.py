"""RetryPolicy and its builder."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from sts_sdk import AmazonWebServiceRequest, IllegalArgumentException, SdkClientException
from sts_sdk.retry import PredefinedRetryPolicies, RetryMode, RetryPolicy

REQUEST = AmazonWebServiceRequest()


ERROR = SdkClientException("no")


def test_mode_of_a_policy_is_the_surroundings_until_it_is_given_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_RETRY_MODE", "legacy")
    assert PredefinedRetryPolicies.DEFAULT.getRetryMode() is RetryMode.LEGACY
    assert RetryPolicy(None, None, 1, False, RetryMode.ADAPTIVE).getRetryMode() is RetryMode.ADAPTIVE


def test_missing_parts_are_the_default_ones() -> None:
    policy = RetryPolicy(None, None, 4, True)
    assert policy.getRetryCondition() is PredefinedRetryPolicies.DEFAULT_RETRY_CONDITION
    assert policy.getBackoffStrategy() is PredefinedRetryPolicies.DEFAULT_BACKOFF_STRATEGY


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((None, None, -1, True), "non-negative value for maxErrorRetry"),
        ((None, None, "3", True), "maxErrorRetry must be a whole number, not str"),
        ((None, None, 1.5, True), "maxErrorRetry must be a whole number, not float"),
        ((None, None, None, True), "maxErrorRetry must be a whole number, not NoneType"),
        ((42, None, 1, True), "int is no retry condition"),
        ((None, "soon", 1, True), "str is no back-off strategy"),
        ((None, None, 1, True, "legacy"), "retryMode must be a RetryMode or None, not 'legacy'"),
    ],
)
def test_bad_parts_are_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(IllegalArgumentException, match=message):
        RetryPolicy(*arguments)


def test_builder_sets_everything() -> None:
    def backoff(*_: object) -> int:
        return 1

    condition = RetryPolicy.RetryCondition.NO_RETRY_CONDITION
    policy = (
        RetryPolicy.builder()
        .withRetryCondition(condition)
        .withBackoffStrategy(backoff)
        .withMaxErrorRetry(1234)
        .withFastFailRateLimiting(True)
        .withHonorMaxErrorRetryInClientConfig(True)
        .withHonorDefaultMaxErrorRetryInRetryMode(True)
        .withHonorDefaultBackoffStrategyInRetryMode(True)
        .withRetryMode(RetryMode.ADAPTIVE)
        .build()
    )
    assert policy.getRetryCondition() is condition
    assert policy.getBackoffStrategy().delayBeforeNextRetry(REQUEST, ERROR, 0) == 1
    assert policy.getMaxErrorRetry() == 1234
    assert policy.isFastFailRateLimiting()
    assert policy.isMaxErrorRetryInClientConfigHonored()
    assert policy.getRetryMode() is RetryMode.ADAPTIVE
    assert (policy.mode_retries, policy.mode_backoff) == (True, True)


def test_builder_begins_as_javas_does() -> None:
    policy = RetryPolicy.RetryPolicyBuilder().build()
    assert policy.getMaxErrorRetry() == 0
    assert not policy.isFastFailRateLimiting()
    assert not policy.isMaxErrorRetryInClientConfigHonored()


def test_policies_are_values() -> None:
    policy = PredefinedRetryPolicies.getDefaultRetryPolicy()
    assert policy == PredefinedRetryPolicies.DEFAULT
    assert hash(policy) == hash(PredefinedRetryPolicies.DEFAULT)
    assert pickle.loads(pickle.dumps(policy)) == policy
    assert policy != PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(3)
    assert (
        repr(policy)
        == "RetryPolicy(SDKDefaultRetryCondition, SDKDefaultBackoffStrategy, maxErrorRetry=3, mode=default)"
    )
