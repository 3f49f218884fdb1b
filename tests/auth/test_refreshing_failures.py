"""The refresh engine when the source fails: what is raised, what is kept, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sts_sdk import AmazonServiceException, SdkClientException
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth._refreshing import is_recoverable
from support.clock import Clock
from support.engine import HOUR, START, Source, engine, hiccup, key, refused


@pytest.mark.parametrize("minutes", [46, 59.5, 75])
def test_a_failure_that_may_pass_keeps_the_value_for_a_random_pause(minutes: float) -> None:
    clock = Clock(START)
    source = Source(clock)
    asked: list[tuple[float, float]] = []
    credentials = engine(source, uniform=lambda a, b: asked.append((a, b)) or 400.0)
    credentials.get()
    clock.advance(minutes=minutes)
    source.failing = SdkClientException("no connection")
    assert key(credentials.get()) == 1
    assert asked == [(300.0, 600.0)]
    clock.advance(seconds=399)
    assert key(credentials.get()) == 1
    assert source.calls == 2
    clock.advance(seconds=1)
    source.failing = None
    assert key(credentials.get()) == 3


def test_the_pause_is_told_without_secrets(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    credentials.get()
    clock.advance(minutes=50)
    source.failing = OSError("token=secret")
    credentials.get()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "****0001" in caplog.text
    assert "next try in 300 s: OSError" in caplog.text
    assert "secret" not in caplog.text


def test_without_static_stability_an_expired_value_is_not_given() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source, static_stability=False)
    credentials.get()
    source.failing = SdkClientException("no connection")
    clock.advance(minutes=59, seconds=58)
    assert key(credentials.get()) == 1
    clock.advance(seconds=2)
    with pytest.raises(SdkClientException, match="no connection"):
        credentials.get()


def test_without_static_stability_the_pause_ends_with_the_value() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source, static_stability=False, uniform=lambda a, b: b)
    credentials.get()
    source.failing = SdkClientException("no connection")
    clock.advance(minutes=59, seconds=58)
    assert key(credentials.get()) == 1
    clock.advance(seconds=1)
    assert key(credentials.get()) == 1
    clock.advance(seconds=1)
    with pytest.raises(SdkClientException, match="no connection"):
        credentials.get()
    assert source.calls == 3


def test_a_refusal_is_raised_at_once_and_remembered_shortly() -> None:
    clock = Clock(START)
    source = Source(clock)
    asked: list[tuple[float, float]] = []
    credentials = engine(source, uniform=lambda a, b: asked.append((a, b)) or 3.0)
    credentials.get()
    clock.advance(minutes=59, seconds=1)
    source.failing = refused()
    for _ in range(3):
        with pytest.raises(AmazonServiceException, match="AccessDenied"):
            credentials.get()
    assert source.calls == 2
    assert asked == [(1.0, 5.0)]
    clock.advance(seconds=3)
    source.failing = SdkClientException("no connection")
    with pytest.raises(SdkClientException, match="no connection"):
        credentials.get()  # what was held before the refusal does not come back
    source.failing = None
    assert key(credentials.get()) == 4


@pytest.mark.parametrize("stable", [True, False])
@pytest.mark.parametrize("error", [refused(), refused("InvalidIdentityToken", 400), IllegalArgumentException("bad")])
def test_a_refusal_leaves_what_is_good_until_its_last_minute(
    error: Exception, stable: bool, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source, static_stability=stable, uniform=lambda a, b: b)
    credentials.get()
    clock.advance(minutes=46)
    source.failing = error
    assert [key(credentials.get()) for _ in range(3)] == [1, 1, 1]
    assert source.calls == 2
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    clock.advance(minutes=10)
    assert key(credentials.get()) == 1
    assert source.calls == 3
    clock.advance(minutes=2, seconds=59)
    assert key(credentials.get()) == 1  # the pause goes on, though no longer than the advisory window
    assert source.calls == 3
    clock.advance(seconds=1)
    with pytest.raises(type(error)):
        credentials.get()
    source.failing = None
    clock.advance(seconds=6)
    assert key(credentials.get()) == 5


def test_a_refused_refresh_is_raised_and_leaves_what_is_good() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    credentials.get()
    source.failing = refused()
    with pytest.raises(AmazonServiceException):
        credentials.refresh()
    assert key(credentials.get()) == 1


def test_a_first_value_that_has_ended_is_used_where_that_counts(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock(START)
    source = Source(clock, lifetime=timedelta(hours=-1))
    credentials = engine(source, ended_counts=True)
    assert [key(credentials.get()) for _ in range(3)] == [1, 1, 1]
    assert "the clock of this machine says 2026-11-24T12:00:00+00:00: is it right?" in caplog.text
    clock.advance(minutes=5)
    source.lifetime = HOUR
    assert key(credentials.get()) == 2  # asked for anew after the pause


def test_a_first_value_that_had_ended_by_a_wrong_clock_is_fresh_by_the_right_one() -> None:
    clock = Clock(START)
    source = Source(clock, lifetime=timedelta(hours=-1))
    credentials = engine(source, ended_counts=True)
    credentials.get()
    clock.advance(hours=-3)
    assert key(credentials.get()) == 1
    assert source.calls == 1


def test_a_refusal_is_not_remembered_when_the_clock_is_set_back() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    source.failing = refused()
    with pytest.raises(AmazonServiceException):
        credentials.get()
    source.failing = None
    clock.advance(days=-30)
    assert key(credentials.get()) == 2


@pytest.mark.parametrize("forward", [0, 40])  # still valid then, or ended: neither is kept for thirty days
def test_a_pause_ends_when_the_clock_is_set_back(forward: float) -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    credentials.get()
    clock.advance(days=30)
    source.failing = SdkClientException("no connection")
    assert key(credentials.get()) == 1
    assert key(credentials.get()) == 1  # the pause
    assert source.calls == 2
    clock.advance(days=-30, minutes=forward)
    credentials.get()
    assert source.calls == 2  # what is held is fresh by the right clock
    clock.advance(minutes=50 - forward)
    source.failing = None
    assert key(credentials.get()) == 3


def test_an_answer_that_has_ended_is_a_failure() -> None:
    clock = Clock(START)
    source = Source(clock, lifetime=timedelta(seconds=0))
    credentials = engine(source)
    with pytest.raises(SdkClientException, match=r"ended at 2026-11-24T12:00:00\+00:00"):
        credentials.get()
    source.lifetime = HOUR
    assert key(credentials.get()) == 2
    clock.advance(minutes=59, seconds=30)
    source.lifetime = timedelta(minutes=-1)
    assert key(credentials.get()) == 2


def test_a_rejected_value_is_not_given_again_by_static_stability() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    credentials.get()
    credentials.invalidate("ASIA0000000000000001")
    source.failing = SdkClientException("no connection")
    with pytest.raises(SdkClientException, match="no connection"):
        credentials.get()


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (SdkClientException("no connection"), True),
        (IllegalArgumentException("bad"), False),
        (refused("AccessDenied", 403), False),
        (refused("ExpiredTokenException", 400), False),
        (refused("Throttling", 400), True),
        (refused("IDPCommunicationError", 400), True),
        (refused("InvalidIdentityToken", 400), False),
        (hiccup(), True),
        (refused("InternalFailure", 500), True),
        (refused("AnyFailure", 501), True),
        (refused("AnyFailure", 0), True),  # made without an answer
        (SdkClientException("could not assume", refused("AccessDenied", 403)), False),
        (SdkClientException("could not assume", refused("ServiceUnavailable", 503)), True),
        (OSError("unreachable"), True),
        (TypeError("a bug"), False),
    ],
)
def test_what_may_pass_by_itself(error: Exception, passes: bool) -> None:
    assert is_recoverable(error) is passes


def test_an_exception_that_cannot_be_copied_is_raised_itself() -> None:
    class Stubborn(Exception):
        def __init__(self, first: str, second: str) -> None:
            super().__init__(first)

    source = Source(Clock(START))
    source.failing = Stubborn("no", "really")
    with pytest.raises(Stubborn) as e:
        engine(source).get()
    assert e.value is source.failing


def test_what_a_caller_changes_in_an_exception_does_not_reach_the_next() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    source.failing = refused()
    for _ in range(2):
        with pytest.raises(AmazonServiceException) as e:
            credentials.get()
        assert e.value.getErrorCode() == "AccessDenied"
        assert len(e.traceback) < 8
        e.value.setErrorCode("changed")
    assert source.calls == 1
