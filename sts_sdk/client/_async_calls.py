"""Calls that return futures: the executor of an asynchronous client, whatever its service."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any, TypeVar

from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk.client._workers import Workers
from sts_sdk.handlers._handler import AsyncHandler
from sts_sdk.internal._fork import ForkLock, Process

Q = TypeVar("Q")
R = TypeVar("R")


class AsyncCalls:
    """Runs the calls of one client on threads: those of the executor that was handed in, or on up to ``threads``."""

    def __init__(self, executor: Executor | None, threads: int) -> None:
        self._given = self._executor = executor
        self._threads = threads
        self._lock = ForkLock()
        self._process = Process.current
        self._ended = False

    def executor(self) -> Executor:
        """The executor on which the calls run. In a forked child, where no thread of the parent runs, a new one."""
        with self._lock.current():
            self._leave_to_the_parent()
            if self._executor is None:
                self._executor = Workers(self._threads, "sts-sdk-async")
                if self._ended:
                    self._executor.shutdown(wait=False)
            return self._executor

    def end(self, close: Callable[[], None]) -> None:
        """Take no more calls, ``close`` the connections, cancel what waits for a thread."""
        with self._lock.current():
            self._leave_to_the_parent()
            self._ended, executor = True, self._executor
        close()
        if executor is None:
            return
        try:
            executor.shutdown(wait=False, cancel_futures=True)
        except TypeError:  # Dask's, for one, cannot be told to cancel
            executor.shutdown(wait=False)

    def _leave_to_the_parent(self) -> None:
        if self._process is not Process.current:
            self._executor, self._process = self._given, Process.current

    def submit(self, call: Callable[[Q], R], request: Q, handler: AsyncHandler[Any, Any] | None) -> Future[R]:
        """Have a thread call ``call(request)`` and tell the handler."""
        if handler is not None and not (hasattr(handler, "onSuccess") and hasattr(handler, "onError")):
            name = type(handler).__name__
            raise IllegalArgumentException(f"An AsyncHandler needs onSuccess and onError, which {name} has not")
        # A copy, as in Java: the caller may change the request while the call waits for its thread.
        # What is no request at all is refused by the call, in the future.
        given = request.clone() if isinstance(request, AmazonWebServiceRequest) else request
        work = partial(_run_and_tell, call, given, handler)
        try:
            return self.executor().submit(work)
        except RuntimeError as refused:  # the client was shut down, the caller's executor was, or the interpreter ends
            raise IllegalStateException(f"The executor takes no more calls: {refused}") from refused


def _run_and_tell(call: Callable[[Q], R], request: Q, handler: AsyncHandler[Any, Any] | None) -> R:
    try:
        result = call(request)
    except Exception as failure:
        if handler is not None:
            handler.onError(failure)
        raise
    if handler is not None:
        handler.onSuccess(request, result)
    return result
