"""Work that no interrupt may split, done in a thread of its own.

Signals strike the main thread, and an exception that is set strikes the thread that it is set in. So what is begun in
another thread (a lock between processes, a process) always comes to where somebody knows of it, and ends it.
"""

from __future__ import annotations

from _thread import start_new_thread
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Final, TypeVar
from weakref import ref

from sts_sdk._exceptions import SdkClientException

T = TypeVar("T")

LOOK: Final = 0.1  # seconds between two looks whether the other one is still there


class _Sign:
    """A sign of life: a thread that is gone has let go of it."""

    __slots__ = ("__weakref__",)


def answer_of(work: Callable[[object], None], answers: SimpleQueue[T]) -> T:
    """What ``work`` puts into ``answers``, in a thread of its own; a SdkClientException if none can be had.

    An exception set in this thread may strike that one as it begins: then another is begun.
    """
    while True:
        sign = _Sign()
        alive = ref(sign)
        try:
            start_new_thread(work, (sign,))  # an interrupt can split what threading adds
        except RuntimeError as e:
            raise SdkClientException(f"No thread can be begun, as where the program ends: {e}", e) from e
        del sign
        while True:
            gone = alive() is None
            with suppress(Empty):
                return answers.get(timeout=LOOK)
            if gone:
                break
