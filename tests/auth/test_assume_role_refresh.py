"""Roles that last: how often STS is asked, and that nobody waits who need not."""

from __future__ import annotations

import itertools
import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    SdkClientException,
)
from sts_sdk.auth import (
    STSAssumeRoleSessionCredentialsProvider,
)
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS


from support.clock import Clock
from support.recorded import Case, cases
from support.sts import Sts, built, key_of
from support.waiting import until

Provider = STSAssumeRoleSessionCredentialsProvider


def together(provider: Provider, threads: int = 64) -> list[str]:
    """The keys that many threads get which ask at the same moment."""
    start = threading.Barrier(threads)

    def ask(_: int) -> str:
        start.wait()
        return key_of(provider)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(ask, range(threads)))


def test_64_threads_make_one_call_when_nothing_is_held_and_in_the_mandatory_window(aws: LocalAWS) -> None:
    user = aws.user("ann")
    role = aws.role("reader", trusts=user)
    client = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withEndpointConfiguration(aws.endpoint("sts"))
        .withCredentials(user.provider())
        .build()
    )
    provider = Provider.Builder(role.arn, "session").withStsClient(client).build()
    provider._engine._clock = lambda: aws.clock.now().timestamp()
    first = set(together(provider))
    assert (len(first), len(aws.requests)) == (1, 1)
    aws.clock.advance(seconds=900 - 30)  # the last minute
    second = set(together(provider))
    assert (len(second), len(aws.requests)) == (1, 2)
    aws.clock.advance(hours=1)  # expired
    third = set(together(provider))
    assert (len(third), len(aws.requests)) == (1, 3)
    assert len(first | second | third) == 3
    client.shutdown()


def test_in_the_advisory_window_one_of_64_threads_calls_and_none_of_the_others_waits() -> None:
    sts, done = Sts(), threading.Event()
    provider = built(sts, sts.clock)
    held = key_of(provider)
    sts.before = lambda: done.wait(60)
    sts.clock.advance(seconds=900 - 240)
    with ThreadPoolExecutor(64) as pool:
        asked = [pool.submit(key_of, provider) for _ in range(64)]
        assert until(lambda: sum(future.done() for future in asked) == 63)
        assert {future.result() for future in asked if future.done()} == {held}
        assert len(sts.requests) == 2  # the call is still under way
        done.set()
    assert sorted({future.result() for future in asked}) == [held, "ASIAEXAMPLE00002"]
    assert len(sts.requests) == 2


@pytest.mark.parametrize("case", cases("providers", lambda case: case["id"].endswith("-sts-async-refresh")))
def test_a_session_of_the_default_length_is_renewed_as_early_as_in_java(case: Case) -> None:
    sts = Sts()
    provider = built(sts, sts.clock)
    held = key_of(provider)
    sts.clock.advance(seconds=900 - case["value"]["ms"] / 1000 - 1)
    assert key_of(provider) == held
    sts.clock.advance(seconds=1)
    assert key_of(provider) != held


def test_twelve_hours_with_a_service_that_fails_a_third_of_the_time() -> None:
    dice, clock = random.Random(7), Clock()
    sts, tries = Sts(clock, life=3600), list[tuple[datetime, bool]]()

    def fate() -> Exception | None:
        fails = bool(tries) and dice.random() < 1 / 3
        tries.append((clock.now(), fails))
        return SdkClientException("no answer") if fails else None

    sts.fail = fate
    provider = built(sts, clock, lambda b: b.withRoleSessionDurationSeconds(3600))
    started: dict[str, datetime] = {}
    for _ in range(12 * 360):
        clock.advance(seconds=10)
        ends = started.setdefault(key_of(provider), clock.now()) + timedelta(hours=1)
        if ends <= clock.now():  # only while every try to renew it has failed, and the next one is not due yet
            since = [(at, failed) for at, failed in tries if at > ends - timedelta(minutes=15)]
            assert since
            assert all(failed for _, failed in since)
            assert clock.now() - since[-1][0] < timedelta(minutes=10)
    # A session is renewed in its last quarter of an hour; a failure pauses for five to ten minutes.
    assert 10 <= len(started) <= 16
    assert len(started) < len(tries) <= 2 * len(started)


def test_jitter_spreads_the_renewals_of_a_fleet() -> None:
    clock, renewed = Clock(), []
    fleet = [built(Sts(clock), clock, lambda b: b.withRefreshJitter(1.0)) for _ in range(100)]
    for provider in fleet:
        key_of(provider)
    clock.advance(seconds=900 - 300)
    for _ in range(240):
        clock.advance(seconds=1)
        renewed.append(sum(key_of(provider) == "ASIAEXAMPLE00002" for provider in fleet))
    assert renewed[-1] == 100
    # Twenty of the hundred are due in each fifth of the time; chance may double that, or halve it.
    fifths = [later - earlier for earlier, later in itertools.pairwise([0, *renewed[47::48]])]
    assert all(5 < fifth < 45 for fifth in fifths)


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_fork_in_the_middle_of_a_renewal_neither_hangs_nor_shares_a_half_made_session() -> None:
    sts, under_way, go = Sts(), threading.Event(), threading.Event()
    provider = built(sts, sts.clock)
    key_of(provider)
    sts.clock.advance(seconds=1000)

    def wait() -> None:
        under_way.set()
        go.wait(60)

    sts.before = wait
    thread = threading.Thread(target=key_of, args=(provider,))
    thread.start()
    under_way.wait(60)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        sts.before = lambda: None
        os.write(writing, key_of(provider).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        childs = pipe.read()
    assert os.waitpid(child, 0)[1] == 0
    go.set()
    thread.join()
    assert childs == "ASIAEXAMPLE00003"  # its own call, not the one that the parent had begun
    assert key_of(provider) == "ASIAEXAMPLE00002"


# Rejected sessions
