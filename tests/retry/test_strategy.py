"""What a client makes of policy, configuration and surroundings; the quota."""

from __future__ import annotations

import copy
import pickle
import threading

import pytest

from sts_sdk import AmazonServiceException, AmazonWebServiceRequest, ClientConfiguration, SdkClientException
from sts_sdk.internal._transport import BodyTooLarge, ConnectionBroken, TlsError
from sts_sdk.retry import PredefinedRetryPolicies, RetryMode, RetryPolicy
from sts_sdk.retry._strategy import RetryQuota, RetryStrategy

REQUEST = AmazonWebServiceRequest()


LEGACY, STANDARD, ADAPTIVE = RetryMode.LEGACY, RetryMode.STANDARD, RetryMode.ADAPTIVE


def service_error(code: str | None, status: int = 400) -> AmazonServiceException:
    error = AmazonServiceException("m")
    error.setErrorCode(code)
    error.setStatusCode(status)
    return error


def strategy(mode: RetryMode | None = None, policy: RetryPolicy | None = None, retries: int = -1) -> RetryStrategy:
    configuration = ClientConfiguration().withRetryMode(mode).withRetryPolicy(policy)
    return RetryStrategy(configuration if retries < 0 else configuration.withMaxErrorRetry(retries))


@pytest.mark.parametrize(("mode", "retries"), [(None, 2), (LEGACY, 3), (STANDARD, 2), (ADAPTIVE, 2)])
def test_retries_of_each_mode(mode: RetryMode | None, retries: int) -> None:
    assert strategy(mode).max_retries == retries


def test_what_wins_among_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    assert strategy(retries=4).max_retries == 4
    assert strategy(policy=PredefinedRetryPolicies.DEFAULT, retries=4).max_retries == 4
    custom = PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(7)
    assert strategy(policy=custom, retries=4).max_retries == 7
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "10")
    assert strategy().max_retries == 9
    assert strategy(policy=custom).max_retries == 9
    assert strategy(retries=4).max_retries == 4


def test_mode_of_the_configuration_beats_the_policys(monkeypatch: pytest.MonkeyPatch) -> None:
    adaptive = RetryPolicy(None, None, 1, False, ADAPTIVE)
    monkeypatch.setenv("AWS_RETRY_MODE", "legacy")
    assert strategy().mode is LEGACY
    assert strategy(policy=adaptive).mode is ADAPTIVE
    assert strategy(STANDARD, adaptive).mode is STANDARD


@pytest.mark.parametrize(
    ("mode", "failure", "cost"),
    [
        (LEGACY, service_error(None, 500), 5),
        (LEGACY, service_error("Throttling"), 0),
        (STANDARD, service_error(None, 500), 14),
        (STANDARD, service_error("Throttling"), 5),
        (STANDARD, SdkClientException("m", ConnectionBroken()), 14),
        (ADAPTIVE, service_error("SlowDown", 503), 5),
    ],
)
def test_costs(mode: RetryMode, failure: SdkClientException, cost: int) -> None:
    assert strategy(mode).cost(failure) == cost


@pytest.mark.parametrize(
    ("failure", "legacy", "standard"),
    [
        (SdkClientException("m", TlsError()), True, False),
        (SdkClientException("m", ConnectionBroken()), True, True),
        (SdkClientException("m", BodyTooLarge()), False, False),
        (service_error("SignatureDoesNotMatch", 403), True, False),
        (service_error("IDPCommunicationError"), True, True),
        (service_error("AccessDenied", 403), False, False),
    ],
)
def test_what_the_modes_try_again(failure: SdkClientException, legacy: bool, standard: bool) -> None:
    assert strategy(LEGACY).wants_retry(REQUEST, failure, 0) is legacy
    assert strategy(STANDARD).wants_retry(REQUEST, failure, 0) is standard


def test_a_wrong_secret_is_not_tried_again_by_a_default_policy_that_travelled() -> None:
    policy = PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(3)
    refused = service_error("SignatureDoesNotMatch", 403)
    for arrived in (policy, pickle.loads(pickle.dumps(policy)), copy.deepcopy(policy)):
        assert not strategy(STANDARD, arrived).wants_retry(REQUEST, refused, 0)


def test_a_refused_signature_that_skew_explains_is_tried_again() -> None:
    refused = service_error("SignatureDoesNotMatch", 403)
    assert strategy(STANDARD).wants_retry(REQUEST, refused, 0, skewed=True)


def test_a_callers_own_condition_decides_about_refused_signatures() -> None:
    policy = RetryPolicy(lambda *_: True, None, 3, False)
    assert strategy(STANDARD, policy).wants_retry(REQUEST, service_error("SignatureDoesNotMatch", 403), 0)


def test_standard_listens_to_the_service_and_legacy_does_not() -> None:
    policy = RetryPolicy(None, lambda *_: 5, 3, False)
    error = service_error("Throttling")
    assert strategy(STANDARD, policy).delay(REQUEST, error, 0, "1200") == 1200
    assert strategy(LEGACY, policy).delay(REQUEST, error, 0, "1200") == 5


def test_no_quota_without_throttled_retries() -> None:
    assert RetryStrategy(ClientConfiguration().withThrottledRetries(False)).quota is None
    quota = RetryStrategy(ClientConfiguration().withMaxConsecutiveRetriesBeforeThrottling(3)).quota
    assert quota is not None
    assert quota.capacity == 15


def test_quota_is_never_overdrawn_nor_overfilled() -> None:
    quota = RetryQuota(10)
    assert [quota.acquire(4), quota.acquire(4), quota.acquire(4)] == [True, True, False]
    assert quota.available == 2
    quota.release(100)
    assert quota.available == 10


def test_quota_holds_among_threads() -> None:
    quota, taken = RetryQuota(500), []
    threads = [threading.Thread(target=lambda: taken.extend(quota.acquire(5) for _ in range(50))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (taken.count(True), quota.available) == (100, 0)
