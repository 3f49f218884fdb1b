"""The refresh engine: when it fetches and renews, and who waits for it."""

from __future__ import annotations

import itertools
import os
import pickle
import random
import signal
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sts_sdk import AmazonServiceException, SdkClientException
from sts_sdk.auth._refreshing import RefreshingCredentials, advisory_window
from support.clock import Clock
from support.engine import HOUR, START, Source, engine, key, refused
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.auth import AWSCredentials


@pytest.mark.parametrize(("lifetime", "window"), [(15, 5), (20, 5), (20.001, 15), (89.999, 15), (90, 60), (720, 60)])
def test_the_advisory_window_follows_the_lifetime(lifetime: float, window: float) -> None:
    assert advisory_window(timedelta(minutes=lifetime)) == timedelta(minutes=window)


def test_fresh_credentials_are_fetched_once_and_renewed_in_the_advisory_window() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    assert key(credentials.get()) == 1
    clock.advance(minutes=44, seconds=59)
    assert key(credentials.get()) == 1
    clock.advance(seconds=1)
    assert key(credentials.get()) == 2
    assert credentials.expiration() == clock.now() + HOUR
    assert source.calls == 2


@pytest.mark.parametrize("seconds", [300, 299, 121, 60, 59, 20, 2])
def test_what_lives_no_longer_than_its_window_is_used_for_half_of_its_life(seconds: int) -> None:
    clock = Clock(START)
    source = Source(clock, timedelta(seconds=seconds))
    credentials = engine(source)
    for _ in range(3):
        assert key(credentials.get()) == 1
        clock.advance(seconds=seconds / 6 * 0.99)
    clock.advance(seconds=seconds / 6 * 0.1)
    assert key(credentials.get()) == 2


def test_credentials_without_an_expiration_are_never_renewed() -> None:
    clock = Clock(START)
    source = Source(clock, lifetime=None)
    credentials = engine(source)
    credentials.get()
    clock.advance(days=3650)
    credentials.get()
    assert source.calls == 1
    assert credentials.expiration() is None


def test_credentials_without_an_expiration_may_be_fetched_again_after_some_time() -> None:
    clock = Clock(START)
    source = Source(clock, lifetime=None)
    credentials = engine(source, longest=HOUR)
    credentials.get()
    clock.advance(minutes=59)
    assert key(credentials.get()) == 1
    clock.advance(minutes=1)
    assert key(credentials.get()) == 2
    assert credentials.expiration() is None
    clock.advance(days=1)
    source.failing = SdkClientException("no connection")
    assert key(credentials.get()) == 2
    assert credentials.renewable() is None  # nobody waits, and nobody tries, until the pause is over
    clock.advance(minutes=10)
    source.failing = None
    assert credentials.renewable() is not None
    assert key(credentials.get()) == 4


def in_threads(count: int, work: Callable[[], object]) -> list[object]:
    results: list[object] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:  # noqa: BLE001 -- handed to the test
            results.append(error)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    return results


def all_have_joined(credentials: RefreshingCredentials, threads: int) -> Callable[[], object]:
    """A fetch that ends when so many threads have joined it."""
    joined: list[None] = []
    join = credentials._join

    def counted(own: object, *, forced: bool) -> object:
        flight = join(own, forced=forced)
        joined.append(None)
        return flight

    credentials._join = counted
    return lambda: until(lambda: len(joined) == threads)


@pytest.mark.parametrize("before", [None, 59.5, 61])
def test_64_threads_that_have_to_wait_make_one_fetch(before: float | None) -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    if before is not None:
        credentials.get()
        clock.advance(minutes=before)
    expected = source.calls + 1
    source.wait = all_have_joined(credentials, 64)
    results = in_threads(64, credentials.get)
    assert source.calls == expected
    assert {key(result) for result in results} == {expected}


def test_nobody_waits_in_the_advisory_window() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    credentials.get()
    clock.advance(minutes=50)
    begun, end = threading.Event(), threading.Event()
    source.wait = lambda: (begun.set(), end.wait(60))
    renewer = threading.Thread(target=credentials.get)
    renewer.start()
    assert begun.wait(60)
    assert {key(result) for result in in_threads(63, credentials.get)} == {1}
    end.set()
    renewer.join(60)
    assert key(credentials.get()) == 2
    assert source.calls == 2


def test_all_threads_learn_of_one_failed_first_fetch() -> None:
    source = Source(Clock(START))
    source.failing = SdkClientException("no connection", OSError("unreachable"))
    credentials = engine(source)
    source.wait = all_have_joined(credentials, 16)
    results = in_threads(16, credentials.get)
    assert source.calls == 1
    assert len({id(result) for result in results}) == 16
    assert all(isinstance(result, SdkClientException) for result in results)
    assert {str(result.__cause__) for result in results} == {"unreachable"}


def test_a_first_fetch_always_raises_and_is_tried_again_at_once() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    source.failing = SdkClientException("no connection")
    for _ in range(3):
        with pytest.raises(SdkClientException, match="no connection"):
            credentials.get()
    assert source.calls == 3
    source.failing = None
    assert key(credentials.get()) == 4


def test_what_was_refused_or_refreshed_away_is_known_to_the_fetch() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    rejected: list[str | None] = []
    source.wait = lambda: rejected.append(credentials.rejected)
    first = credentials.get().getAWSAccessKeyId() or ""
    credentials.invalidate("another")
    credentials.invalidate(first)
    credentials.invalidate(first)
    second = credentials.get().getAWSAccessKeyId()
    credentials.refresh()
    credentials.forget()
    credentials.get()
    assert rejected == [None, first, second, second]


def test_invalidate_drops_only_the_key_that_is_held() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    credentials.invalidate("ASIA0000000000000001")
    credentials.get()
    credentials.invalidate("ASIA0000000000000009")
    assert key(credentials.get()) == 1
    credentials.invalidate("ASIA0000000000000001")
    assert credentials.expiration() is None
    assert key(credentials.get()) == 2


def test_refresh_fetches_and_a_failed_one_leaves_what_is_held() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    credentials.refresh()
    credentials.refresh()
    assert source.calls == 2
    source.failing = SdkClientException("no connection")
    with pytest.raises(SdkClientException, match="no connection"):
        credentials.refresh()
    assert key(credentials.get()) == 2
    assert source.calls == 3
    clock.advance(minutes=46)
    source.failing = None
    assert key(credentials.get()) == 4


def test_forget_drops_the_value_and_a_remembered_refusal() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    source.failing = refused()
    with pytest.raises(AmazonServiceException):
        credentials.get()
    source.failing = None
    credentials.forget()
    assert key(credentials.get()) == 2
    credentials.forget()
    assert key(credentials.get()) == 3


def test_credentials_that_need_themselves_are_an_error_not_a_deadlock() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    source.wait = credentials.get
    with pytest.raises(SdkClientException, match="a loop"):
        credentials.get()


def test_after_an_interrupt_another_thread_fetches() -> None:
    source = Source(Clock(START))
    credentials = engine(source)
    begun, end = threading.Event(), threading.Event()
    interrupts: list[BaseException] = []

    def interrupt_the_first() -> None:
        if source.calls == 1:
            begun.set()
            end.wait(60)
            raise KeyboardInterrupt

    def interrupted() -> None:
        try:
            credentials.get()
        except KeyboardInterrupt as error:
            interrupts.append(error)

    source.wait = interrupt_the_first
    first = threading.Thread(target=interrupted)
    first.start()
    assert begun.wait(60)
    results: list[AWSCredentials] = []
    second = threading.Thread(target=lambda: results.append(credentials.get()))
    second.start()
    end.set()
    first.join(60)
    second.join(60)
    assert len(interrupts) == 1
    assert [key(result) for result in results] == [2]


@pytest.mark.parametrize("seed", range(8))
def test_twelve_hours_with_a_source_that_fails_a_third_of_the_time(seed: int) -> None:
    """Callers ask every few seconds; an expired value is given only when every try since the window failed."""
    clock, chance = Clock(START), random.Random(seed)
    source = Source(clock)
    tries: list[tuple[datetime, bool]] = []

    def fate() -> None:
        fails = len(tries) > 0 and chance.random() < 1 / 3
        source.failing = SdkClientException("no connection") if fails else None
        tries.append((clock.now(), not fails))

    source.wait = fate
    credentials = engine(source, uniform=chance.uniform)
    while clock.now() < START + 12 * HOUR:
        credentials.get()
        end = credentials.expiration()
        assert end is not None
        if end <= clock.now():
            since = [worked for at, worked in tries if at >= end - timedelta(minutes=15)]
            assert since
            assert not any(since)
        clock.advance(seconds=chance.uniform(1, 20))
    for (earlier, worked), (later, _) in itertools.pairwise(tries):
        assert later - earlier >= (timedelta(minutes=45) if worked else timedelta(seconds=300))
    assert 12 <= len(tries) <= 45


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.parametrize("held", [False, True])
def test_a_child_forked_in_the_middle_of_a_fetch_neither_hangs_nor_shares_it(held: bool) -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source)
    if held:
        credentials.get()
        clock.advance(minutes=59, seconds=30)
    begun, end = threading.Event(), threading.Event()
    source.wait = lambda: (begun.set(), end.wait(60))
    thread = threading.Thread(target=credentials.get)
    thread.start()
    assert begun.wait(60)
    credentials._gate.lock.acquire()  # the moment at which a fork would hurt most
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        source.wait = lambda: None
        os.write(writer, pickle.dumps((key(credentials.get()), source.calls)))
        os._exit(0)
    credentials._gate.lock.release()
    end.set()
    thread.join(60)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        given, calls = pickle.loads(pipe.read())
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert given == calls == (3 if held else 2)
    assert key(credentials.get()) == (2 if held else 1)


def test_jitter_shortens_the_window_by_a_random_part() -> None:
    clock = Clock(START)
    source = Source(clock)
    credentials = engine(source, jitter=0.5, uniform=lambda a, b: b)
    credentials.get()
    clock.advance(minutes=51, seconds=59)
    assert key(credentials.get()) == 1
    clock.advance(seconds=1)  # 15 minutes of window, 14 of them before the mandatory one, half of that
    assert key(credentials.get()) == 2


def test_nothing_secret_shows() -> None:
    fetched = Source(Clock(START))()
    assert repr(fetched) == "<Fetched ****0001, ends 2026-11-24 13:00:00+00:00>"


def test_fresh_credentials_cost_no_lock_and_next_to_nothing() -> None:
    credentials = RefreshingCredentials(Source(Clock(START)))
    credentials._clock = Clock(START).seconds
    credentials.get()
    with credentials._gate.lock:  # the hot path would hang here if it took the lock
        assert key(credentials.get()) == 1
