"""Locks after a fork: a child finds them free, whoever held them."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from sts_sdk.internal._fork import ForkLock


def test_one_thread_at_a_time() -> None:
    lock = ForkLock()
    with lock.current():
        assert lock.current().locked()
    assert not lock.current().locked()


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that does not fork")
def test_a_child_finds_it_free_and_locks_for_itself() -> None:
    lock, held, end = ForkLock(), threading.Event(), threading.Event()

    def hold() -> None:
        with lock.current():
            held.set()
            end.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(60)
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        with lock.current():
            os._exit(0 if lock.current().locked() else 1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    still_held = lock.current().locked()
    end.set()
    thread.join(60)
    assert (code, still_held) == (0, True)
