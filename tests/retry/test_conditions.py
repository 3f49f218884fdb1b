"""Which failures are worth another attempt: the recorded matrix, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import AmazonServiceException, AmazonWebServiceRequest, SdkClientException
from sts_sdk.internal._transport import BodyTooLarge, ConnectionBroken, ReadTimeout, TlsError
from sts_sdk.retry import PredefinedRetryPolicies, RetryPolicy, RetryUtils
from support.recorded import cases, load

REQUEST = AmazonWebServiceRequest()
CONDITION = PredefinedRetryPolicies.SDKDefaultRetryCondition()


def fact(name: str) -> Any:
    return next(case["value"] for case in load("defaults") if case["id"].endswith(name))


def service_error(code: str | None, status: int = 400) -> AmazonServiceException:
    error = AmazonServiceException("m")
    error.setErrorCode(code)
    error.setStatusCode(status)
    return error


@pytest.mark.recorded("def-097-retry-code-matrix")
@pytest.mark.parametrize("row", fact("-retry-code-matrix"), ids=lambda row: row["code"])
def test_code_matrix(row: dict[str, Any]) -> None:
    error = service_error(row["code"])
    assert RetryUtils.isRetryableServiceException(error) is row["isRetryableServiceException"]
    assert RetryUtils.isThrottlingException(error) is row["isThrottlingException"]
    assert RetryUtils.isClockSkewError(error) is row["isClockSkewError"]
    assert RetryUtils.isRequestEntityTooLargeException(error) is row["isRequestEntityTooLargeException"]
    assert CONDITION.shouldRetry(REQUEST, error, 0) is row["default_condition_retries"]


@pytest.mark.parametrize("case", cases("defaults", lambda case: case["id"].endswith("-retry-io-exception")))
def test_causes(case: dict[str, Any]) -> None:
    causes = [ConnectionResetError("reset"), None, InterruptedError("interrupted")]
    retried = [CONDITION.shouldRetry(REQUEST, SdkClientException("m", cause), 0) for cause in causes]
    assert retried == case["value"]


@pytest.mark.parametrize(
    ("status", "retryable", "throttled", "too_large"),
    [
        (400, False, False, False),
        (403, False, False, False),
        (413, False, False, True),
        (408, True, False, False),
        (429, False, True, False),
        (500, True, False, False),
        (501, False, False, False),
        (502, True, False, False),
        (503, True, False, False),
        (504, True, False, False),
        (599, False, False, False),
    ],
)
def test_statuses(status: int, retryable: bool, throttled: bool, too_large: bool) -> None:
    error = service_error(None, status)
    assert RetryUtils.isRetryableServiceException(error) is retryable
    assert RetryUtils.isThrottlingException(error) is throttled
    assert RetryUtils.isRequestEntityTooLargeException(error) is too_large
    assert CONDITION.shouldRetry(REQUEST, error, 0) is (retryable or throttled)


@pytest.mark.parametrize(
    ("cause", "retried"),
    [
        (ConnectionBroken(), True),
        (ReadTimeout(), True),
        (TlsError(), True),
        (BodyTooLarge(), False),
        (ValueError(), False),
    ],
)
def test_transport_failures(cause: Exception, retried: bool) -> None:
    assert CONDITION.shouldRetry(REQUEST, SdkClientException("m", cause), 0) is retried


def test_what_is_no_service_exception_has_no_code() -> None:
    error = SdkClientException("Throttling")
    assert not RetryUtils.isThrottlingException(error)
    assert not RetryUtils.isClockSkewError(None)
    assert not RetryUtils.isRetryableServiceException(None)
    assert not CONDITION.shouldRetry(REQUEST, None, 0)


@pytest.mark.parametrize(
    ("code", "message", "retried"),
    [
        ("InvalidIdentityToken", "Couldn't retrieve verification key from your identity provider,  please ...", True),
        ("InvalidIdentityToken", "No OpenIDConnect provider found in your account for https://x", False),
        ("InvalidIdentityToken", None, False),
        ("AccessDenied", "Couldn't retrieve verification key from your identity provider", False),
        ("IDPCommunicationError", "any", True),
    ],
)
def test_a_hiccup_of_the_identity_provider(code: str, message: str | None, retried: bool) -> None:
    error = AmazonServiceException(message)
    error.setErrorCode(code)
    error.setStatusCode(400)
    assert PredefinedRetryPolicies.DEFAULT.getRetryCondition().shouldRetry(None, error, 0) is retried


def test_what_java_leaves_null_may_be_left_out() -> None:
    """By the types, too: mypy reads this file."""
    policy = PredefinedRetryPolicies.DEFAULT
    error = SdkClientException("no connection")
    assert policy.getRetryCondition().shouldRetry(None, error, 1) is False
    assert policy.getBackoffStrategy().delayBeforeNextRetry(None, None, 1) >= 0
    assert RetryPolicy.BackoffStrategy.NO_DELAY.delayBeforeNextRetry(None, None, 0) == 0
    assert RetryPolicy.RetryCondition.NO_RETRY_CONDITION.shouldRetry(None, None, 0) is False
