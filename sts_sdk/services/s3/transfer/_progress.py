"""How far a transfer is, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from s3transfer.futures import TransferFuture
from s3transfer.subscribers import BaseSubscriber

from sts_sdk.event._progress import ProgressEvent, ProgressListener


class TransferProgress:
    """How far a transfer is (com.amazonaws.services.s3.transfer.TransferProgress)."""

    def __init__(self, total: int = -1, parts: Sequence[TransferProgress] = ()) -> None:
        self._total = total
        self._bytes = 0
        self._parts = parts
        self._lock = Lock()

    def getBytesTransferred(self) -> int:
        """How many bytes are over."""
        return self._bytes + sum(part.getBytesTransferred() for part in self._parts)

    def getTotalBytesToTransfer(self) -> int:
        """How many bytes there are; -1 while that is not known."""
        if not self._parts:
            return self._total
        totals = [part.getTotalBytesToTransfer() for part in self._parts]
        return -1 if -1 in totals else sum(totals)

    def getPercentTransferred(self) -> float:
        """0 to 100; 0 while the total is not known."""
        total = self.getTotalBytesToTransfer()
        if total == 0:
            return 100.0
        return max(0.0, 100.0 * self.getBytesTransferred() / total)

    def _add(self, count: int) -> None:
        with self._lock:
            self._bytes += count

    def _learn(self, total: int | None) -> None:
        if total is not None:
            self._total = total


class Watch(BaseSubscriber):
    """Told by s3transfer of one transfer, tells its progress and listeners."""

    def __init__(self, progress: TransferProgress) -> None:
        self.progress = progress
        self.listeners: list[ProgressListener] = []

    def on_queued(self, future: TransferFuture, **_: object) -> None:
        """Nothing: the size may not be known yet."""

    def on_progress(self, future: TransferFuture, bytes_transferred: int, **_: object) -> None:
        """Count, and tell the listeners."""
        self.progress._learn(future.meta.size)  # noqa: SLF001 -- the progress is written by its watch alone
        self.progress._add(bytes_transferred)  # noqa: SLF001
        for listener in tuple(self.listeners):
            listener.progressChanged(ProgressEvent(bytes_transferred))

    def on_done(self, future: TransferFuture, **_: object) -> None:
        """An empty object has no bytes to count, and yet a size."""
        self.progress._learn(future.meta.size)  # noqa: SLF001
