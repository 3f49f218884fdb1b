"""Waiting for what another thread or process brings about, however slow the machine is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 60.0
"""Seconds that only a program that hangs needs: the limit of waits that otherwise end by an event."""


def until(condition: Callable[[], object], seconds: float = LONG) -> bool:
    """Wait until the condition holds; whether it does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= end:
            return bool(condition())
        time.sleep(0.002)
    return True
