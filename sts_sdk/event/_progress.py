"""Some bytes went over, and who is told."""

from __future__ import annotations

from abc import ABC, abstractmethod


class ProgressEvent:
    """Some bytes went over (com.amazonaws.event.ProgressEvent)."""

    __slots__ = ("_bytes",)

    def __init__(self, bytesTransferred: int) -> None:
        self._bytes = bytesTransferred

    def getBytesTransferred(self) -> int:
        """How many bytes since the last event; negative if they are sent again."""
        return self._bytes

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._bytes})"


class ProgressListener(ABC):
    """Who is told of a transfer's progress (com.amazonaws.event.ProgressListener)."""

    @abstractmethod
    def progressChanged(self, progressEvent: ProgressEvent) -> None:
        """Called by the threads that transfer, as bytes go over."""
