"""RetryPolicy and its builder, against the recorded facts."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import AmazonWebServiceRequest, IllegalArgumentException, SdkClientException
from sts_sdk.retry import PredefinedBackoffStrategies, PredefinedRetryPolicies, RetryMode, RetryPolicy
from support.recorded import cases, difference

if TYPE_CHECKING:
    from support.recorded import Case

REQUEST = AmazonWebServiceRequest()
ERROR = SdkClientException("no")


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


def test_mode_of_a_policy_is_the_surroundings_until_it_is_given_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_RETRY_MODE", "legacy")
    assert PredefinedRetryPolicies.DEFAULT.getRetryMode() is RetryMode.LEGACY
    assert RetryPolicy(None, None, 1, False, RetryMode.ADAPTIVE).getRetryMode() is RetryMode.ADAPTIVE


def test_no_retry_policy_neither_retries_nor_waits() -> None:
    policy = PredefinedRetryPolicies.NO_RETRY_POLICY
    assert policy.getRetryCondition().shouldRetry(REQUEST, ERROR, 0) is False
    assert policy.getBackoffStrategy().delayBeforeNextRetry(REQUEST, ERROR, 0) == 0


def test_missing_parts_are_the_default_ones() -> None:
    policy = RetryPolicy(None, None, 4, True)
    assert policy.getRetryCondition() is PredefinedRetryPolicies.DEFAULT_RETRY_CONDITION
    assert policy.getBackoffStrategy() is PredefinedRetryPolicies.DEFAULT_BACKOFF_STRATEGY


def test_any_object_with_the_right_method_serves() -> None:
    class Mine:
        def shouldRetry(self, *_: object) -> bool:
            return True

        def delayBeforeNextRetry(self, *_: object) -> int:
            return 7

    mine = Mine()
    policy = RetryPolicy(mine, mine, 1, False)
    assert policy.getRetryCondition() is mine
    assert policy.getBackoffStrategy() is mine


def test_functions_stand_for_javas_lambdas() -> None:
    policy = RetryPolicy(lambda request, error, retries: retries < 2, lambda *_: 9, 5, False)
    assert [policy.getRetryCondition().shouldRetry(REQUEST, ERROR, n) for n in (1, 2)] == [True, False]
    assert policy.getBackoffStrategy().delayBeforeNextRetry(REQUEST, ERROR, 0) == 9


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
