"""How far a transfer is, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from s3transfer.exceptions import CancelledError
from s3transfer.futures import TransferFuture

from sts_sdk.event._progress import ProgressEvent, ProgressEventType, ProgressListener


class Tally:
    """How many bytes are over, and how many there are: written by one transfer's watch."""

    def __init__(self, total: int = -1) -> None:
        self.total: int = total
        self.over: int = 0
        self._lock = Lock()

    def add(self, count: int) -> None:
        """So many more are over; a negative number if they are sent again."""
        with self._lock:
            self.over += count

    def learn(self, total: int | None) -> None:
        """How many there are, if that is known by now."""
        if total is not None:
            self.total = total


class TransferProgress:
    """How far a transfer is (com.amazonaws.services.s3.transfer.TransferProgress)."""

    def __init__(self, tally: Tally | None = None, parts: Sequence[TransferProgress] = ()) -> None:
        self._tally = Tally(0) if tally is None else tally
        self._parts = parts

    def getBytesTransferred(self) -> int:
        """How many bytes are over."""
        return self._tally.over + sum(part.getBytesTransferred() for part in self._parts)

    def getTotalBytesToTransfer(self) -> int:
        """How many bytes there are; -1 while that is not known."""
        if not self._parts:
            return self._tally.total
        totals = [part.getTotalBytesToTransfer() for part in self._parts]
        return -1 if -1 in totals else sum(totals)

    def getPercentTransferred(self) -> float:
        """0 to 100; 0 while the total is not known."""
        total = self.getTotalBytesToTransfer()
        if total == 0:
            return 100.0
        return max(0.0, 100.0 * self.getBytesTransferred() / total)

    def __repr__(self) -> str:
        return f"<TransferProgress {self.getBytesTransferred()} of {self.getTotalBytesToTransfer()} bytes>"


class TransferWatch:
    """Told by s3transfer of one transfer, tells its progress and listeners."""

    def __init__(self, total: int = -1, listener: ProgressListener | None = None) -> None:
        self._tally = Tally(total)
        self.progress: TransferProgress = TransferProgress(self._tally)
        self.listeners: list[ProgressListener] = [] if listener is None else [listener]

    def on_queued(self, **_: object) -> None:
        """It begins; the size may not be known yet."""
        self._tell(0, ProgressEventType.TRANSFER_STARTED_EVENT)

    def on_progress(self, future: TransferFuture, bytes_transferred: int, **_: object) -> None:
        """Count, and tell the listeners."""
        self._tally.learn(future.meta.size)
        self._tally.add(bytes_transferred)
        self._tell(bytes_transferred, ProgressEventType.REQUEST_BYTE_TRANSFER_EVENT)

    def on_done(self, future: TransferFuture, **_: object) -> None:
        """An empty object has no bytes to count, and yet a size."""
        self._tally.learn(future.meta.size)
        self._tell(0, _outcome(future))

    def _tell(self, count: int, kind: ProgressEventType) -> None:
        for listener in tuple(self.listeners):
            listener.progressChanged(ProgressEvent(count, kind))


def _outcome(future: TransferFuture) -> ProgressEventType:
    """How a transfer that is done has ended."""
    try:
        future.result()
    except CancelledError:
        return ProgressEventType.TRANSFER_CANCELED_EVENT
    except Exception:  # noqa: BLE001 -- whatever it is: who waits for the transfer gets it
        return ProgressEventType.TRANSFER_FAILED_EVENT
    return ProgressEventType.TRANSFER_COMPLETED_EVENT
