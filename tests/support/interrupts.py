"""Interrupts at any moment.

By a signal whose handler raises, by the interpreter's own asynchronous exceptions, and step by step, which misses none.
"""

from __future__ import annotations

import _thread
import collections
import contextlib
import ctypes
import dis
import random
import signal
import sys
import threading
import time
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FrameType

    Work = Callable[[], object]


# Seconds after which a strike is lost: the interpreter drops what is raised in a callback of a weak reference.
_LOST = 0.02


class Interrupt(BaseException):
    """What strikes; a BaseException, as KeyboardInterrupt is."""


def by_signals(work: Work, check: Work, times: int, longest: float = 4e-4) -> None:
    """Interrupt ``work``, which is repeated, so many times; after each, ``check`` in this and in another thread."""

    def strike(*_: object) -> None:
        raise Interrupt

    before = signal.signal(signal.SIGALRM, strike)
    try:
        with undisturbed():
            for number in range(times):
                _interrupted_by_a_timer(work, random.uniform(1e-5, longest))
                _usable(check, number)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Nothing but what is tried is struck.

    What strikes in a callback of a weak reference is dropped: pytest's hook for that is Python, and may be struck too.
    Nor is coverage measured: with its tracer in between, hundreds of strikes take minutes.
    """
    hook, trace, of_threads = sys.unraisablehook, sys.gettrace(), threading.gettrace()
    sys.unraisablehook = collections.deque[object](maxlen=0).append  # not a line of Python
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        sys.unraisablehook = hook
        sys.settrace(trace)
        threading.settrace(of_threads)


def _interrupted_by_a_timer(work: Work, delay: float) -> None:
    # In a frame of its own: newer Pythons leave the last step of a loop out of what a try around it covers.
    with contextlib.suppress(Interrupt):
        _worked_until_struck(work, delay)
    signal.setitimer(signal.ITIMER_REAL, 0)


def _worked_until_struck(work: Work, delay: float) -> None:
    end = time.monotonic() + _LOST
    signal.setitimer(signal.ITIMER_REAL, delay)
    while time.monotonic() < end:
        work()
    signal.setitimer(signal.ITIMER_REAL, 0)


def by_exceptions(work: Work, check: Work, times: int, longest: float = 4e-4) -> None:
    """The same with exceptions that another thread sets in the one that works."""
    before = sys.getswitchinterval()
    with undisturbed():
        turns = _Turns(work)
        sys.setswitchinterval(1e-5)  # the thread that works would not let go of the interpreter for long
        try:
            for number in range(times):
                turns.begin()
                time.sleep(random.uniform(0, longest))
                turns.strike()
                _usable(check, number)
        finally:
            sys.setswitchinterval(before)
            turns.end()


def by_steps(work: Work, check: Work, times: int, longest: float = 0.0) -> None:
    """Interrupt ``work`` at a tenth as many of its moments, spread evenly, at which the interpreter looks for signals.

    Each strike costs a hundred times what the others' cost; where they begin differs from run to run.
    What was raised is kept while it is checked, as a notebook keeps it: with it live all frames that were left.
    Python 3.11 shows each step; later ones do not show those of code that has run before they are asked to.
    """
    with undisturbed():
        work()
        moments = _Steps(0)
        moments.of(work)
        apart = max(1, 10 * moments.seen // times)
        for number in range(random.randint(1, apart), moments.seen + 1, apart):
            kept = _Steps(number).of(work)
            _usable(check, number)
            del kept


class _Steps:
    """Counts the moments, where a function begins, after a call and at the turn of a loop, and strikes at one."""

    def __init__(self, strike_at: int) -> None:
        self.seen = 0
        self._strike_at = strike_at
        self._before: dict[FrameType, int] = {}
        # Kept: Python 3.11 has called one of these methods, as they are made when they are named, after it was gone.
        self._tracers: tuple[Any, Any] = self._begun, self._step

    def of(self, work: Work) -> Interrupt | None:
        """What ``work`` raised because it was struck."""
        sys.settrace(self._tracers[0])
        try:
            work()
        except Interrupt as struck:
            return struck
        finally:
            sys.settrace(None)
            self._before.clear()
        return None

    def _begun(self, frame: FrameType, _event: str, _argument: object) -> Any:
        if frame.f_code.co_filename == __file__:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return self._tracers[1]

    def _step(self, frame: FrameType, event: str, _argument: object) -> Any:
        if event == "opcode":
            before = self._before.get(frame)
            self._before[frame] = frame.f_lasti
            # What is raised here comes a step later than a signal would: not if another block has begun.
            if before is not None and _looks(frame.f_code, before) and _same_block(frame.f_code, before, frame.f_lasti):
                self.seen += 1
                if self.seen == self._strike_at:
                    raise Interrupt
        return self._tracers[1]


def _looks(code: CodeType, offset: int) -> bool:
    name = _names(code).get(offset, "")
    return name.startswith("CALL") or name in {"RESUME", "JUMP_BACKWARD", "SEND"}


@cache
def _names(code: CodeType) -> dict[int, str]:
    return {each.offset: each.opname for each in dis.get_instructions(code)}


@cache
def _same_block(code: CodeType, before: int, now: int) -> bool:
    entries = _handlers(code)
    return [each.start <= before < each.end for each in entries] == [each.start <= now < each.end for each in entries]


@cache
def _handlers(code: CodeType) -> list[Any]:
    return list(dis.Bytecode(code).exception_entries)


class _Turns:
    """A thread that works until it is struck, again and again. A strike that comes late strikes harmlessly."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._state = "idle"
        self._wrong: list[Exception] = []
        self._start()

    def _start(self) -> None:
        # A sign of life of this thread: when it has ended another may have its number.
        self._alive: list[bool] = []
        # Not a Thread: what strikes outside of the work is then unraisable, and ends it silently.
        self._ident = _thread.start_new_thread(self._run, (self._alive,))
        while not self._alive:
            time.sleep(1e-4)

    def _run(self, alive: list[bool]) -> None:
        try:
            alive.append(True)
            self._until_the_end()
        finally:
            alive.clear()

    def begin(self) -> None:
        self._state = "work"

    def strike(self) -> None:
        for _ in range(3000):
            assert not self._wrong, f"the work failed without a strike: {self._wrong!r}"
            if not self._alive:  # a strike that came late has ended it
                self._state = "struck"
                return self._start()
            _raise_in(self._ident)
            end = time.monotonic() + _LOST
            while self._state == "work" and time.monotonic() < end:
                time.sleep(1e-4)
            if self._state != "work":
                return None
        raise AssertionError("the thread hangs")

    def end(self) -> None:
        self._state = "end"
        until = time.monotonic() + 60
        while self._alive and time.monotonic() < until:
            time.sleep(1e-4)
        # What a thread that has ended did not take stays announced, and then Python 3.11 traces no function to its end.
        with contextlib.suppress(Interrupt):
            _raise_in(threading.get_ident())
            time.sleep(1e-3)

    def _until_the_end(self) -> None:
        while self._state != "end":
            try:
                self._worked_until_struck()
            except Interrupt:
                if self._state == "work":
                    self._state = "struck"
            except Exception as error:  # noqa: BLE001 -- handed to the test
                self._wrong.append(error)
                return

    def _worked_until_struck(self) -> None:
        # In a frame of its own, as above.
        while self._state == "work":
            self._work()
        time.sleep(1e-4)


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Interrupt))


def _usable(check: Work, number: int) -> None:
    told: list[BaseException] = []

    def tried() -> None:
        try:
            check()
        except BaseException as error:  # noqa: BLE001 -- handed to the test
            told.append(error)

    other = threading.Thread(target=tried, daemon=True)
    other.start()
    other.join(60)
    assert not other.is_alive(), f"after interrupt {number} another thread hangs"
    tried()
    assert not told, f"after interrupt {number}: {told!r}"
