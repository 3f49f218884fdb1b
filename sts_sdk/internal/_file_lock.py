"""A lock between processes: on a file beside the one that only one of them may replace at a time.

The system frees it when its process ends, however it ends. ``filelock`` could do the same; it is an extra.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Generator
from typing import Final

from sts_sdk.internal._config_paths import no_link

_PAUSE: Final = 0.05  # seconds between two looks


@contextlib.contextmanager
def file_lock(path: str, longest: float, sleep: Callable[[float], None] = time.sleep) -> Generator[bool]:
    """Hold the lock meanwhile; False if somebody else held it for all of ``longest`` seconds.

    True also where there can be no lock, as in a directory that is read-only: then nobody else writes there either.
    """
    try:
        file = open(path, "ab", opener=no_link)  # noqa: SIM115 -- closed below
    except (OSError, ValueError):
        yield True
        return
    with file:
        held = _take(file.fileno(), time.monotonic() + longest, sleep)
        try:
            yield held
        finally:
            if held:
                _free(file.fileno())


def _take(descriptor: int, until: float, sleep: Callable[[float], None]) -> bool:
    while True:
        try:
            _try(descriptor)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= until:
                return False
            sleep(_PAUSE)
        except OSError:
            return True  # a file system without locks
        else:
            return True


if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _free(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
