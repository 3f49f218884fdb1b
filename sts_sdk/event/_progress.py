"""What happens to a transfer, and who is told."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum


class ProgressEventType(Enum):
    """What happened to a transfer (com.amazonaws.event.ProgressEventType): those kinds that are told here."""

    TRANSFER_STARTED_EVENT = "TRANSFER_STARTED_EVENT"
    REQUEST_BYTE_TRANSFER_EVENT = "REQUEST_BYTE_TRANSFER_EVENT"
    TRANSFER_COMPLETED_EVENT = "TRANSFER_COMPLETED_EVENT"
    TRANSFER_FAILED_EVENT = "TRANSFER_FAILED_EVENT"
    TRANSFER_CANCELED_EVENT = "TRANSFER_CANCELED_EVENT"

    def isTransferEvent(self) -> bool:
        """Whether it is about the whole transfer."""
        return self is not ProgressEventType.REQUEST_BYTE_TRANSFER_EVENT

    def isByteCountEvent(self) -> bool:
        """Whether bytes went over."""
        return self is ProgressEventType.REQUEST_BYTE_TRANSFER_EVENT


class ProgressEvent:
    """Some bytes went over, or a transfer began or ended (com.amazonaws.event.ProgressEvent)."""

    __slots__ = ("_bytes", "_type")

    def __init__(
        self, bytesTransferred: int, eventType: ProgressEventType = ProgressEventType.REQUEST_BYTE_TRANSFER_EVENT
    ) -> None:
        self._bytes = bytesTransferred
        self._type = eventType

    def getEventType(self) -> ProgressEventType:
        """What happened."""
        return self._type

    def getBytes(self) -> int:
        """``getBytesTransferred``."""
        return self._bytes

    def getBytesTransferred(self) -> int:
        """How many bytes since the last event; negative if they are sent again."""
        return self._bytes

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._bytes}, {self._type.name})"


class ProgressListener(ABC):
    """Who is told of a transfer's progress (com.amazonaws.event.ProgressListener)."""

    @abstractmethod
    def progressChanged(self, progressEvent: ProgressEvent) -> None:
        """Called by the threads that transfer, as bytes go over."""
