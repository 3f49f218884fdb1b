"""The threads of an asynchronous client: as many as allowed, and none that keeps a program from ending."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from sts_sdk.client._workers import Workers
from support.interrupts import by_signals
from support.waiting import until

if TYPE_CHECKING:
    from concurrent.futures import Future


def test_no_more_threads_than_allowed_and_one_is_used_again() -> None:
    workers, go = Workers(3, "w"), threading.Event()
    first = workers.submit(int, "7")
    assert first.result(60) == 7
    until(lambda: not workers.busy())
    assert workers.submit(threading.get_ident).result(60) == workers.submit(threading.get_ident).result(60)
    waiting = [workers.submit(go.wait, 60) for _ in range(9)]
    assert len(workers._workers) == 3
    go.set()
    assert all(future.result(60) for future in waiting)
    workers.shutdown()
    assert not any(worker.is_alive() for worker in workers._workers)
    with pytest.raises(RuntimeError, match="after shutdown"):
        workers.submit(int)


def test_an_error_is_told_and_what_waits_can_be_cancelled() -> None:
    workers, go, begun = Workers(1, "w"), threading.Event(), threading.Event()
    with pytest.raises(ZeroDivisionError):
        workers.submit(lambda: 1 // 0).result(60)
    under_way = workers.submit(lambda: (begun.set(), go.wait(60)))
    assert begun.wait(60)
    waiting = workers.submit(int)
    workers.shutdown(wait=False, cancel_futures=True)
    assert waiting.cancelled()
    go.set()
    assert under_way.result(60)


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a system without timers that signal")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_interrupts_of_who_submits_leave_threads_that_work() -> None:
    workers = Workers(2, "w")
    kept: list[Future[int]] = []

    def work() -> None:
        kept[:] = [workers.submit(int, "7")]

    def check() -> None:
        assert workers.submit(int, "7").result(60) == 7

    by_signals(work, check, 200)


PROGRAM = """
import sys, time
from sts_sdk.client._workers import Workers
workers = Workers(2, "w")
workers.secondsAtExit = float(sys.argv[1])
workers.submit(time.sleep, float(sys.argv[2]))
workers.submit(lambda: (time.sleep(float(sys.argv[2])), print("done", flush=True)))
time.sleep(0.1)
"""


def _ended_after(limit: float, work: float) -> tuple[float, str]:
    begun = time.monotonic()
    run = [sys.executable, "-c", PROGRAM, str(limit), str(work)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=120, check=True)
    return time.monotonic() - begun, done.stdout


def test_a_program_waits_for_what_is_under_way_and_no_longer_than_the_limit() -> None:
    assert _ended_after(60, 0.5)[1] == "done\n"
    took, printed = _ended_after(0.2, 100)
    assert printed == ""
    assert took < 60
