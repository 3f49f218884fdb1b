"""Delays, against the ranges recorded from the real Java SDK."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import AmazonServiceException, AmazonWebServiceRequest, IllegalArgumentException, SdkClientException
from sts_sdk.retry import PredefinedBackoffStrategies, PredefinedRetryPolicies, RetryMode
from sts_sdk.retry._backoff import ComputedBackoff, with_retry_after
from support.recorded import cases, difference

if TYPE_CHECKING:
    from support.recorded import Case

REQUEST = AmazonWebServiceRequest()
DRAWS = 400


def service_error(code: str | None = None, status: int = 500) -> AmazonServiceException:
    error = AmazonServiceException("m")
    error.setErrorCode(code)
    error.setStatusCode(status)
    return error


SERVER_ERROR, THROTTLED = service_error(), service_error("Throttling", 400)
STRATEGIES = {
    "default.500": (PredefinedRetryPolicies.DEFAULT_BACKOFF_STRATEGY, SERVER_ERROR),
    "default.throttled": (PredefinedRetryPolicies.DEFAULT_BACKOFF_STRATEGY, THROTTLED),
    "standard.500": (PredefinedRetryPolicies.getDefaultBackoffStrategy(RetryMode.STANDARD), SERVER_ERROR),
    "ExponentialBackoffStrategy(10,1000)": (
        PredefinedBackoffStrategies.ExponentialBackoffStrategy(10, 1000), SERVER_ERROR,
    ),
    "EqualJitterBackoffStrategy(10,1000)": (
        PredefinedBackoffStrategies.EqualJitterBackoffStrategy(10, 1000), SERVER_ERROR,
    ),
    "FullJitterBackoffStrategy(10,1000)": (
        PredefinedBackoffStrategies.FullJitterBackoffStrategy(10, 1000), SERVER_ERROR,
    ),
}  # fmt: skip


def seen(name: str, retries: int) -> tuple[int, int]:
    strategy, error = STRATEGIES[name]
    drawn = [strategy.delayBeforeNextRetry(REQUEST, error, retries) for _ in range(DRAWS)]
    return min(drawn), max(drawn)


@pytest.mark.parametrize("case", cases("defaults", lambda case: "-backoff." in case["id"]))
def test_delays_fill_the_recorded_ranges(case: Case) -> None:
    for retries, recorded in enumerate(case["value"]):
        low, high = seen(case["id"].partition("-backoff.")[2], retries)
        # STANDARD begins at 50 ms where Java began at 100; both stop at 20 s.
        scale = min(50 << retries, 20_000) / min(100 << retries, 20_000) if difference(case) else 1
        lowest, highest = [bound * scale for bound in recorded]
        slack = max(2.0, (highest - lowest) * 0.05)
        assert lowest - slack <= low <= lowest + slack + (highest - lowest) * 0.2
        assert highest - (highest - lowest) * 0.2 - slack <= high <= highest + slack


def test_standard_waits_up_to_a_second_when_throttled_and_never_more_than_20() -> None:
    strategy = PredefinedRetryPolicies.DEFAULT_BACKOFF_STRATEGY_V2
    first = [strategy.delayBeforeNextRetry(REQUEST, THROTTLED, 0) for _ in range(DRAWS)]
    assert max(first) > 800
    assert max(first) <= 1000
    assert max(strategy.delayBeforeNextRetry(REQUEST, THROTTLED, 40) for _ in range(DRAWS)) <= 20_000


@given(st.integers(1, 10_000), st.integers(1, 100_000), st.integers(0, 10_000))
def test_no_strategy_exceeds_its_limit(base: int, limit: int, retries: int) -> None:
    error = SdkClientException("m")
    for kind in (
        PredefinedBackoffStrategies.ExponentialBackoffStrategy,
        PredefinedBackoffStrategies.FullJitterBackoffStrategy,
        PredefinedBackoffStrategies.EqualJitterBackoffStrategy,
    ):
        assert 0 <= kind(base, limit).delayBeforeNextRetry(REQUEST, error, retries) <= limit


def test_context_of_javas_newer_interface_is_answered_too() -> None:
    class Context:
        def exception(self) -> SdkClientException:
            return SERVER_ERROR

        def retriesAttempted(self) -> int:
            return 2

    strategy = PredefinedBackoffStrategies.ExponentialBackoffStrategy(10, 1000)
    assert strategy.computeDelayBeforeNextRetry(Context()) == 40


@pytest.mark.parametrize(
    ("base", "limit", "wrong"), [(0, 1, "Base delay"), (-1, 1, "Base delay"), (1, 0, "Max backoff")]
)
def test_delays_must_be_positive(base: int, limit: int, wrong: str) -> None:
    for kind in (
        PredefinedBackoffStrategies.ExponentialBackoffStrategy,
        PredefinedBackoffStrategies.FullJitterBackoffStrategy,
        PredefinedBackoffStrategies.EqualJitterBackoffStrategy,
    ):
        with pytest.raises(IllegalArgumentException, match=f"^{wrong} must be positive"):
            kind(base, limit)
    for arguments in ((base, 1, limit), (1, base, limit)):
        with pytest.raises(IllegalArgumentException, match=f"^{wrong} must be positive"):
            PredefinedBackoffStrategies.SDKDefaultBackoffStrategy(*arguments)


def test_the_longest_delays_of_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: b"\xff" * size)
    delay = PredefinedRetryPolicies.DEFAULT_BACKOFF_STRATEGY_V2.delayBeforeNextRetry
    assert [delay(REQUEST, SERVER_ERROR, retries) for retries in range(10)] == [
        50, 100, 200, 400, 800, 1600, 3200, 6400, 12800, 20000,
    ]  # fmt: skip
    assert [delay(REQUEST, THROTTLED, retries) for retries in range(6)] == [1000, 2000, 4000, 8000, 16000, 20000]


def test_strategies_are_equal_by_their_kind_and_their_numbers() -> None:
    exponential = PredefinedBackoffStrategies.ExponentialBackoffStrategy
    assert exponential(10, 1000) == exponential(10, 1000)
    assert exponential(10, 1000) != exponential(11, 1000)
    assert exponential(10, 1000) != PredefinedBackoffStrategies.FullJitterBackoffStrategy(10, 1000)


def test_own_numbers_of_the_default_strategy() -> None:
    strategy = PredefinedBackoffStrategies.SDKDefaultBackoffStrategy(1, 1000, 1500)
    assert strategy.delayBeforeNextRetry(REQUEST, SERVER_ERROR, 0) <= 1
    assert 500 <= strategy.delayBeforeNextRetry(REQUEST, THROTTLED, 0) <= 1000
    assert strategy.delayBeforeNextRetry(REQUEST, THROTTLED, 9) <= 1500
    assert isinstance(strategy, ComputedBackoff)


@pytest.mark.parametrize(
    ("computed", "header", "delay"),
    [
        (100, None, 100),
        (100, "", 100),
        (100, "50", 100),
        (100, "1500", 1500),
        (100, " 1500 ", 1500),
        (100, "99999999999999999999", 5100),
        (100, "5101", 5100),
        (100, "-5", 100),
        (100, "1e9", 100),
        (100, "soon", 100),
        (100, "\u0665", 100),
        (0, "0", 0),
    ],
)
def test_retry_after_is_clamped(computed: int, header: str | None, delay: int) -> None:
    assert with_retry_after(computed, header) == delay
