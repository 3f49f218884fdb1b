"""The sending rate of mode ADAPTIVE."""

from __future__ import annotations

import pytest

from sts_sdk.retry._strategy import SendingRate


class Clock:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_rate_is_unlimited_until_throttled_and_recovers() -> None:
    clock = Clock()
    rate = SendingRate(clock)

    def send(seconds: float, throttled: bool) -> float:
        """Ten sends a second; the longest wait asked for."""
        waits = []
        for _ in range(int(seconds * 10)):
            clock.at += 0.1
            waits.append(rate.wait_before_sending())
            clock.at += waits[-1]
            rate.record(throttled)
        return max(waits)

    assert send(5, throttled=False) == 0
    assert send(1, throttled=True) > 0
    assert rate._fill_rate < 10
    send(60, throttled=False)
    assert send(5, throttled=False) == 0


def test_rate_follows_the_curve_that_the_sdks_share() -> None:
    """The numbers by which AWS's SDKs check ADAPTIVE: after each answer the rate measured, and the one set."""
    answers = [
        (0.2, False, 0, 0.5), (0.4, False, 0, 0.5), (0.6, False, 4.8, 0.5), (0.8, False, 4.8, 0.5),
        (1.0, False, 4.16, 0.5), (1.2, False, 4.16, 0.6912), (1.4, False, 4.16, 1.0976), (1.6, False, 5.632, 1.6384),
        (1.8, False, 5.632, 2.3328), (2.0, True, 4.3264, 3.02848), (2.2, False, 4.3264, 3.486639),
        (2.4, False, 4.3264, 3.821874), (2.6, False, 5.66528, 4.053386), (2.8, False, 5.66528, 4.200373),
        (3.0, False, 4.333056, 4.282037), (3.2, True, 4.333056, 2.997426), (3.4, False, 4.333056, 3.452226),
    ]  # fmt: skip
    clock = Clock()
    clock.at = 0.0
    rate = SendingRate(clock)
    for clock.at, throttled, measured, allowed in answers:
        rate.record(throttled)
        assert (rate._measured, rate._fill_rate) == (pytest.approx(measured), pytest.approx(allowed, abs=1e-6))


def test_the_first_send_after_a_throttling_waits_for_its_token() -> None:
    rate = SendingRate(Clock())
    rate.record(throttled=True)
    assert rate.wait_before_sending() == pytest.approx(2.0)


def test_rate_never_falls_below_one_in_two_seconds() -> None:
    clock = Clock()
    rate = SendingRate(clock)
    for _ in range(200):
        clock.at += 1
        rate.record(throttled=True)
    assert rate._fill_rate == 0.5
    rate.wait_before_sending()
    first, second = rate.wait_before_sending(), rate.wait_before_sending()
    assert second - first == pytest.approx(2.0)
    rate.give_back()
    assert rate.wait_before_sending() == pytest.approx(second)
