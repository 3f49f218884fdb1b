"""Faults that a test asks for: the next answers are late, broken, refused or missing."""

from __future__ import annotations

import threading
from typing import Literal

from sts_sdk._exceptions import IllegalArgumentException

Drop = Literal["at-once", "before-headers", "after-headers", "inside-body"]
_DROPS = ("at-once", "before-headers", "after-headers", "inside-body")


class Fault:
    """One fault: what happens to the request that takes it."""

    __slots__ = ("body", "code", "delay", "drop", "message", "status", "throttle")

    def __init__(
        self,
        status: int | None,
        delay: float,
        drop: Drop | None,
        throttle: bool,
        code: str | None,
        message: str | None,
        body: bytes | None,
    ) -> None:
        self.status: int | None = status
        self.delay: float = delay
        self.drop: Drop | None = drop
        self.throttle: bool = throttle
        self.code: str | None = code
        self.message: str | None = message
        self.body: bytes | None = body

    @property
    def refuses(self) -> bool:
        """Whether the request is refused before any service reads it."""
        return self.throttle or self.status is not None or self.code is not None


class Faults:
    """The faults to come, in order. Each request, of either service, takes one."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []
        self._lock = threading.Lock()

    def next(
        self,
        n: int = 1,
        *,
        status: int | None = None,
        delay: float = 0,
        drop: Drop | None = None,
        throttle: bool = False,
        code: str | None = None,
        message: str | None = None,
        body: bytes | None = None,
    ) -> None:
        """Spoil the next ``n`` requests.

        ``status`` answers with that status (500 and 503 as the service words them; others empty, as a proxy would,
        or with ``body``); ``code`` and ``message`` make it that error; ``throttle`` refuses for too many calls. None of
        these looks at the request. ``delay`` is in seconds, before anything else. ``drop`` cuts the connection:
        "at-once" without doing what was asked, "before-headers", "after-headers" and "inside-body" after it is done.
        """
        if n < 1:
            raise IllegalArgumentException(f"n is {n}; it must be 1 or more requests")
        if drop is not None and drop not in _DROPS:  # pyright: ignore[reportUnnecessaryContains] -- callers without types
            raise IllegalArgumentException(f"drop is {drop!r}; it must be one of {', '.join(_DROPS)}")
        fault = Fault(status, delay, drop, throttle, code, message, body)
        with self._lock:
            self._coming += [fault] * n

    def clear(self) -> None:
        """Forget the faults that have not happened yet."""
        with self._lock:
            self._coming.clear()

    def take(self) -> Fault | None:
        """Take the next fault, for the request that has come in; None if there is none."""
        with self._lock:
            return self._coming.pop(0) if self._coming else None

    def __len__(self) -> int:
        return len(self._coming)

    def __repr__(self) -> str:
        return f"<Faults, {len(self._coming)} to come>"
