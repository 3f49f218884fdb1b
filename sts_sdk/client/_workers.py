"""The threads of an asynchronous client. Unlike those of ``ThreadPoolExecutor`` they let a program end."""

from __future__ import annotations

import atexit
import time
import weakref
from _thread import allocate_lock
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_STUCK: Final = (
    5.0  # seconds after which a thread that does not begin, or does not get rid of its result, counts no more
)
_LOOK: Final = 0.01


class Workers(Executor):
    """Runs calls on up to ``threads`` daemon threads, which are started when they are needed.

    When the program ends it waits ``secondsAtExit`` for calls that are under way or wait for a thread; then it ends
    without them. 5 seconds if not set; 0 waits for none.
    """

    def __init__(self, threads: int, name: str) -> None:
        self.secondsAtExit = 5.0
        self._limit = threads
        self._name = name
        self._shared = _WorkQueue()
        self._workers: list[_Worker] = []
        self._shut = False
        _all.add(self)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """A future of what ``fn`` gives; RuntimeError after ``shutdown`` and when the program ends."""
        future: Future[R] = Future()
        with self._shared.lock:
            if self._shut or _Ending.begun:
                raise RuntimeError("cannot schedule new futures after shutdown")
            has_thread = self._shared.takes_idle()
            if not has_thread and self._counted() < self._limit:
                # Begun before there is work for it: an interrupt here leaves a thread too many, and no work undone.
                worker = _Worker(self._shared, f"{self._name}_{len(self._workers)}")
                worker.start()
                self._workers.append(worker)
                has_thread = True
            self._shared.queue.put(_Work(future, fn, args, kwargs, has_thread))
        return future

    def _counted(self) -> int:
        now = time.monotonic()
        return sum(worker.counts(now) for worker in self._workers)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls and end the threads, after what waits for one or, with ``cancel_futures``, without it."""
        with self._shared.lock:
            self._shut, workers = True, list(self._workers)
            if cancel_futures:
                self._shared.cancel()
            self._shared.queue.put(None)
        for worker in workers if wait else ():
            worker.join()

    def busy(self) -> bool:
        """Whether a call is under way or waits for a thread."""
        waiting = not self._shared.queue.empty() and not self._shut
        return waiting or self._counted() > self._shared.idle.qsize()


class _WorkQueue:
    """What the threads have in common. All of it is the interpreter's own, which no interrupt can split."""

    def __init__(self) -> None:
        self.lock = allocate_lock()
        self.queue: SimpleQueue[_Work | None] = SimpleQueue()
        # One None for each thread that waits: whoever submits takes it before the work is there. Counted otherwise, a
        # thread would still seem to wait when it had work already, and the next work would wait for its end.
        self.idle: SimpleQueue[None] = SimpleQueue()

    def takes_idle(self) -> bool:
        """Take a thread that waits, if there is one."""
        try:
            self.idle.get_nowait()
        except Empty:
            return False
        return True

    def next_work(self) -> _Work | None:
        """What waits for a thread, or else what comes next; None at the end."""
        with self.lock:
            try:
                work = self.queue.get_nowait()
            except Empty:
                self.idle.put(None)
            else:
                if work is None or work.has_thread:  # another thread, which was taken for it, goes on waiting
                    self.idle.put(None)
                return work
        return self.queue.get()

    def cancel(self) -> None:
        """Cancel all that waits for a thread."""
        while not self.queue.empty():
            work = self.queue.get()
            if work is not None:
                work.future.cancel()
                if work.has_thread:
                    self.idle.put(None)


class _Work:
    __slots__ = ("_args", "_fn", "_kwargs", "future", "has_thread")

    def __init__(self, future: Future[Any], fn: Callable[..., Any], args: Any, kwargs: Any, has_thread: bool) -> None:
        self.future = future
        self.has_thread = has_thread  # whether one waited, or was started, for it
        self._fn = fn
        self._args = args
        self._kwargs = kwargs

    def done_by(self, worker: _Worker) -> None:
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self._fn(*self._args, **self._kwargs)
        except BaseException as error:  # noqa: BLE001 -- told to who waits for it
            worker.stuck_since = time.monotonic()
            self.future.set_exception(error)
        else:
            worker.stuck_since = time.monotonic()
            self.future.set_result(result)


class _Worker(Thread):
    """A thread. Where an interrupt of another thread may have left a lock of the library's taken it notes the time."""

    def __init__(self, shared: _WorkQueue, name: str) -> None:
        super().__init__(name=name, daemon=True)
        self._shared = shared
        self.stuck_since: float | None = time.monotonic()

    def counts(self, now: float) -> bool:
        """Whether it does, or will do, its work."""
        return self.stuck_since is None or now - self.stuck_since < _STUCK

    def run(self) -> None:
        self.stuck_since = None
        work = self._shared.queue.get()
        while work is not None:
            work.done_by(self)
            del work  # a thread that waits keeps no result
            self.stuck_since = None
            work = self._shared.next_work()
        self._shared.queue.put(None)  # for the next


class _Ending:
    begun = False


# Weak, so that the threads' queue ends with its client.
_all: weakref.WeakSet[Workers] = weakref.WeakSet()


def _wait_at_exit() -> None:
    _Ending.begun = True
    begun = time.monotonic()
    for workers in tuple(_all):
        while workers.busy() and time.monotonic() - begun < workers.secondsAtExit:
            time.sleep(_LOOK)


atexit.register(_wait_at_exit)
