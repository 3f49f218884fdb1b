"""The policy by which whoever is asked on the way to credentials is asked again."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from sts_sdk.internal._asking_again import ask, is_busy
from sts_sdk.internal._transport import (
    ConnectError,
    InvalidTarget,
    ReadTimeout,
    TransportError,
    WireHeaders,
    WireResponse,
)


class Scripted:
    """Gives or raises what it was made with, in order, and counts."""

    def __init__(self, *outcomes: int | TransportError) -> None:
        self.outcomes = list(outcomes)
        self.tries = 0

    def __call__(self) -> WireResponse:
        self.tries += 1
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, TransportError):
            raise outcome
        return WireResponse(outcome, "", WireHeaders({}), b"")


@pytest.mark.parametrize(
    ("status", "busy"), [(200, False), (301, False), (400, False), (403, False), (404, False), (408, False)]
    + [(status, True) for status in (429, 500, 502, 503, 504)],
)  # fmt: skip
def test_which_answers_are_asked_for_again(status: int, busy: bool) -> None:
    assert is_busy(status) is busy


def test_what_is_busy_or_broken_is_asked_again_after_growing_waits() -> None:
    waits: list[float] = []
    once = Scripted(429, ConnectError("refused"), 503, ReadTimeout("late"), 500, 200)
    assert ask(once, sleep=waits.append).status == 200
    assert waits == [0.05, 0.1, 0.2, 0.4, 0.8]


@pytest.mark.parametrize(("busy", "unanswered", "tries"), [(0, 5, 1), (2, 0, 3), (5, 0, 6)])
def test_the_last_answer_is_given_whatever_it_is(busy: int, unanswered: int, tries: int) -> None:
    once = Scripted(*[503] * 9)
    assert ask(once, busy=busy, unanswered=unanswered, sleep=lambda s: None).status == 503
    assert once.tries == tries


@pytest.mark.parametrize(
    ("error", "unanswered", "tries"), [(ConnectError("x"), 0, 1), (ConnectError("x"), 2, 3), (InvalidTarget("x"), 5, 1)]
)
def test_what_never_answers_is_raised(error: TransportError, unanswered: int, tries: int) -> None:
    once = Scripted(*[error] * 9)
    with pytest.raises(type(error)):
        ask(once, unanswered=unanswered, sleep=lambda s: None)
    assert once.tries == tries


@pytest.mark.parametrize("outcome", [503, ReadTimeout("late")])
def test_no_new_try_begins_after_the_budget(outcome: int | TransportError) -> None:
    now = [0.0]
    once = Scripted(*[outcome] * 9)

    def slow() -> WireResponse:
        now[0] += 1.5
        return once()

    with pytest.raises(ReadTimeout) if isinstance(outcome, ReadTimeout) else nullcontext():
        ask(slow, budget=2.0, sleep=lambda s: None, monotonic=lambda: now[0])
    assert once.tries == 2


def test_waits_can_be_spread() -> None:
    waits: list[float] = []
    ask(Scripted(*[503] * 5, 200), spread=True, sleep=waits.append)
    assert all(full / 2 <= wait <= full for wait, full in zip(waits, (0.05, 0.1, 0.2, 0.4, 0.8), strict=True))
