"""Locks that a forked child can take even if a thread of its parent held them at the fork."""

from __future__ import annotations

import os
from _thread import LockType, allocate_lock  # threading's, without what else that loads


class Process:
    """Identifies the process: ``current`` is a different object in a forked child, where ``is_child`` is True."""

    current = object()
    is_child = False
    lock = allocate_lock()

    @classmethod
    def forked(cls) -> None:
        """Called in a forked child: mark it as another process."""
        cls.current = object()
        cls.is_child = True
        cls.lock = allocate_lock()


class ForkLock:
    """A lock that a forked child finds free whoever held it in the parent: ``with lock.current():``.

    What ``current`` gives is the interpreter's own lock. It has no line of Python in which an interrupt (Ctrl-C, a
    signal handler that raises, an exception from another thread) could strike between taking it and owning it.
    """

    __slots__ = ("_lock", "_process")

    def __init__(self) -> None:
        self._lock: LockType = allocate_lock()
        self._process = Process.current

    def current(self) -> LockType:
        """The lock of this process, to be taken with ``with``."""
        if self._process is not Process.current:
            with Process.lock:
                if self._process is not Process.current:
                    self._lock, self._process = allocate_lock(), Process.current
        return self._lock


if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(after_in_child=Process.forked)
