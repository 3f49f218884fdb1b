"""The threads of an asynchronous client. Unlike those of ``ThreadPoolExecutor`` they let a program end."""

from __future__ import annotations

import atexit
import time
import weakref
from _thread import allocate_lock
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
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
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._lock = allocate_lock()  # the interpreter's own, which no interrupt can split
        self._workers: list[_Worker] = []
        self._shut = False
        _all.add(self)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """A future of what ``fn`` gives; RuntimeError after ``shutdown`` and when the program ends."""
        future: Future[R] = Future()
        with self._lock:
            if self._shut or _Ending.begun:
                raise RuntimeError("cannot schedule new futures after shutdown")
            now = time.monotonic()
            self._workers = [worker for worker in self._workers if worker.counts(now)]
            idle = sum(worker.waits for worker in self._workers) - self._queue.qsize()
            if idle <= 0 and len(self._workers) < self._limit:
                # Begun before there is work for it: an interrupt here leaves a thread too many, and no work undone.
                worker = _Worker(self._queue, f"{self._name}_{len(self._workers)}")
                worker.start()
                self._workers.append(worker)
            self._queue.put(_Work(future, fn, args, kwargs))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls and end the threads, after what waits for one or, with ``cancel_futures``, without it."""
        with self._lock:
            self._shut, workers = True, list(self._workers)
            while cancel_futures and not self._queue.empty():
                work = self._queue.get()
                if work is not None:
                    work.future.cancel()
            self._queue.put(None)
        for worker in workers if wait else ():
            worker.join()

    def busy(self) -> bool:
        """Whether a call is under way or waits for a thread."""
        now = time.monotonic()
        waiting = not self._queue.empty() and not self._shut
        return waiting or any(not worker.waits and worker.counts(now) for worker in self._workers)


class _Work:
    __slots__ = ("_args", "_fn", "_kwargs", "future")

    def __init__(self, future: Future[Any], fn: Callable[..., Any], args: Any, kwargs: Any) -> None:
        self.future = future
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

    def __init__(self, queue: SimpleQueue[_Work | None], name: str) -> None:
        super().__init__(name=name, daemon=True)
        self._queue = queue
        self.waits = True
        self.stuck_since: float | None = time.monotonic()

    def counts(self, now: float) -> bool:
        """Whether it does, or will do, its work."""
        return self.stuck_since is None or now - self.stuck_since < _STUCK

    def run(self) -> None:
        self.stuck_since = None
        while True:
            work = self._queue.get()
            if work is None:
                self._queue.put(None)  # for the next
                return
            self.waits = False
            work.done_by(self)
            del work  # a thread that waits keeps no result
            self.waits, self.stuck_since = True, None


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
