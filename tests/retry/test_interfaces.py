"""What serves as a retry condition or a back-off strategy."""

from __future__ import annotations

from sts_sdk import AmazonWebServiceRequest, SdkClientException
from sts_sdk.retry import PredefinedRetryPolicies, RetryPolicy

REQUEST = AmazonWebServiceRequest()


ERROR = SdkClientException("no")


def test_no_retry_policy_neither_retries_nor_waits() -> None:
    policy = PredefinedRetryPolicies.NO_RETRY_POLICY
    assert policy.getRetryCondition().shouldRetry(REQUEST, ERROR, 0) is False
    assert policy.getBackoffStrategy().delayBeforeNextRetry(REQUEST, ERROR, 0) == 0


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
