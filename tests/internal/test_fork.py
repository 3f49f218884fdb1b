"""Locks after a fork: a child finds them free, whoever held them."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from sts_sdk.internal._fork import ForkLock


def test_one_thread_at_a_time() -> None:
    lock = ForkLock()
    with lock:
        assert not lock.acquire(blocking=False)
    assert lock.acquire(blocking=False)
    lock.release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that does not fork")
def test_a_child_finds_it_free_and_locks_for_itself() -> None:
    lock, held, end = ForkLock(), threading.Event(), threading.Event()

    def hold() -> None:
        with lock:
            held.set()
            end.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(60)
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        with lock:
            os._exit(1 if lock.acquire(blocking=False) else 0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    still_held = not lock.acquire(blocking=False)
    end.set()
    thread.join(60)
    assert (code, still_held) == (0, True)
