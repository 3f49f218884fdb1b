"""Work in a thread of its own: its answer, its failure, and an interrupt of who waits for it."""

from __future__ import annotations

import _thread
import threading
from queue import SimpleQueue

import pytest

from sts_sdk import SdkClientException
from sts_sdk.internal import _apart
from sts_sdk.internal._apart import answer_of


class Interrupt(BaseException):
    """As KeyboardInterrupt is."""


def test_the_answer_comes_from_another_thread() -> None:
    answers: SimpleQueue[int] = SimpleQueue()
    assert answer_of(lambda _: answers.put(threading.get_ident()), answers) != threading.get_ident()


def test_a_thread_that_ends_without_an_answer_is_followed_by_another() -> None:
    answers: SimpleQueue[str] = SimpleQueue()
    begun: list[int] = []

    def work(_: object) -> None:
        begun.append(threading.get_ident())
        if len(begun) < 3:
            _thread.exit()  # as what an exception that was set in it does, silently
        answers.put("there")

    assert answer_of(work, answers) == "there"
    assert len(begun) == 3


def test_where_no_thread_can_be_begun_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(_apart, "start_new_thread", full)
    with pytest.raises(SdkClientException, match=r"No thread can be begun.*can't start new thread") as raised:
        answer_of(lambda _: None, SimpleQueue())
    assert isinstance(raised.value.__cause__, RuntimeError)


def test_what_is_begun_goes_on_when_who_waits_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it comes to where somebody knows of it."""
    answers: SimpleQueue[str] = SimpleQueue()
    go, done = threading.Event(), threading.Event()

    def work(_: object) -> None:
        assert go.wait(60)
        answers.put("there")
        done.set()

    class Struck(SimpleQueue[str]):
        def get(self, block: bool = True, timeout: float | None = None) -> str:
            raise Interrupt

    with pytest.raises(Interrupt):
        answer_of(work, Struck())
    go.set()
    assert done.wait(60)
    assert answers.get(timeout=60) == "there"
