"""Renewal beside the callers: nobody waits, and nothing is left over."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    SdkClientException,
)

if TYPE_CHECKING:
    pass
from support.sts import Sts, built, key_of
from support.waiting import until


@pytest.mark.parametrize("executor", [True, False], ids=["executor", "own thread"])
def test_in_the_background_not_even_the_first_caller_waits(executor: bool) -> None:
    sts, go = Sts(), threading.Event()
    with ThreadPoolExecutor(1) as pool:
        provider = built(
            sts, sts.clock, lambda b: b.withAsyncRefreshExecutor(pool) if executor else b.withAsyncRefresh()
        )
        held = key_of(provider)
        sts.before = lambda: go.wait(60)
        sts.clock.advance(seconds=900 - 240)
        assert {key_of(provider) for _ in range(50)} == {held}
        go.set()
        provider.close()
        assert until(lambda: key_of(provider) != held)
        assert len(sts.requests) == 2
    assert [thread for thread in threading.enumerate() if thread.name.startswith("sts-sdk-renewal")] == []


def test_no_thread_runs_unless_it_was_asked_for_and_none_before_it_is_needed() -> None:
    before = threading.active_count()
    sts = Sts()
    for change in (lambda b: None, lambda b: b.withAsyncRefresh()):
        provider = built(sts, sts.clock, change)
        key_of(provider)
        assert threading.active_count() == before


def test_a_background_renewal_that_fails_leaves_the_session_in_use() -> None:
    sts = Sts()
    provider = built(sts, sts.clock, lambda b: b.withAsyncRefresh())
    held = key_of(provider)
    sts.fail = lambda: SdkClientException("no network")
    sts.clock.advance(seconds=900 - 240)
    assert key_of(provider) == held
    assert until(lambda: len(sts.requests) == 2)
    provider.close()
    assert key_of(provider) == held
    assert len(sts.requests) == 2


def test_an_executor_that_is_shut_down_leaves_the_renewal_to_the_callers() -> None:
    sts, pool = Sts(), ThreadPoolExecutor(1)
    provider = built(sts, sts.clock, lambda b: b.withAsyncRefreshExecutor(pool))
    held = key_of(provider)
    pool.shutdown()
    sts.clock.advance(seconds=900 - 240)
    assert key_of(provider) == held
    assert key_of(provider) == "ASIAEXAMPLE00002"


def test_a_provider_that_is_let_go_is_gone() -> None:
    sts = Sts()
    provider = built(sts, sts.clock, lambda b: b.withAsyncRefresh())
    key_of(provider)
    gone = weakref.ref(provider)
    del provider
    gc.collect()
    assert gone() is None
