"""Renewal in the background: in the advisory window no caller waits for it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import SdkBaseException
from sts_sdk.auth._refreshing import RefreshingCredentials
from sts_sdk.internal._fork import Process
from sts_sdk.internal._log import logger

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future  # heavy, and only their types are needed

_LONGEST_WAIT = 5.0  # seconds that close() gives a call which is under way


class BackgroundRenewal:
    """Hands out what an engine holds; renews it on an executor, or on a thread that ends with its one call.

    Nothing is started before the advisory window, so nothing is left over: a provider that is not asked for
    credentials renews none.
    """

    def __init__(self, engine: RefreshingCredentials, executor: Executor | None) -> None:
        self._engine = engine
        self._executor = executor
        # The renewal that was started last. Two threads that ask at once may start two, of which the second finds
        # nothing to do; and so may one that was interrupted before it could note the first.
        self._thread: threading.Thread | None = None
        self._future: Future[None] | None = None
        self._process = Process.current  # a forked child has none of its parent's threads
        self._closed = False

    def get(self) -> AWSCredentials:
        """The credentials to use now; waits only in the mandatory window."""
        held = self._engine.renewable()
        if held is None or self._closed:
            return self._engine.get()
        if not self._is_renewing():
            self._start()
        return held

    def close(self) -> None:
        """Start no more renewals, and wait a little for one that is under way."""
        self._closed = True
        thread = self._thread
        if thread is not None and thread.is_alive() and thread is not threading.current_thread():
            thread.join(_LONGEST_WAIT)

    def _is_renewing(self) -> bool:
        thread, future = self._thread, self._future
        if thread is not None:
            return thread.is_alive()
        return future is not None and self._process is Process.current and not future.done()

    def _start(self) -> None:
        try:
            if self._executor is None:
                self._thread = threading.Thread(target=self._renew, name="sts-sdk-renewal", daemon=True)
                self._thread.start()
            else:
                self._process = Process.current
                self._future = self._executor.submit(self._renew)
        except RuntimeError:  # the executor is shut down, or the interpreter ends: callers renew
            self._closed = True

    def _renew(self) -> None:
        try:
            self._engine.get()
        except SdkBaseException as error:
            _log_failure(error)  # raised to the next caller


def _log_failure(error: SdkBaseException) -> None:
    log = logger("auth")
    if log is not None:
        log.warning("Credentials could not be renewed: %s", error)
