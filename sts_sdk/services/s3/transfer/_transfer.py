"""Transfers under way: one object or many."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import Enum
from typing import TypeAlias

from s3transfer.exceptions import CancelledError
from s3transfer.futures import TransferFuture

from sts_sdk._exceptions import AbortedException, SdkClientException
from sts_sdk.event._progress import ProgressListener
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.services.s3._operations import translated_errors
from sts_sdk.services.s3.transfer._progress import TransferProgress, TransferWatch


class _TransferState(Enum):
    """How a transfer stands (com.amazonaws.services.s3.transfer.Transfer.TransferState)."""

    Waiting = "Waiting"
    InProgress = "InProgress"
    Completed = "Completed"
    Canceled = "Canceled"
    Failed = "Failed"


class Transfer(ABC, SaysWhatIsLeftOut):
    """Work that goes on in threads (com.amazonaws.services.s3.transfer.Transfer)."""

    TransferState: TypeAlias = _TransferState

    def __init__(self, description: str, progress: TransferProgress) -> None:
        self._description = description
        self._progress = progress

    @abstractmethod
    def isDone(self) -> bool:
        """Whether it has ended, well or not."""

    @abstractmethod
    def waitForCompletion(self) -> None:
        """Wait until all is over; raises what it failed of, AbortedException if it was aborted."""

    @abstractmethod
    def addProgressListener(self, listener: ProgressListener) -> None:
        """Have ``listener.progressChanged(event)`` called as bytes go over, by the threads that transfer."""

    def waitForException(self) -> SdkClientException | None:
        """Wait until all is over; what it failed of, or None."""
        try:
            self.waitForCompletion()
        except SdkClientException as failure:
            return failure
        return None

    def getState(self) -> _TransferState:
        """How it stands, without waiting."""
        if not self.isDone():
            return _TransferState.InProgress if self._progress.getBytesTransferred() else _TransferState.Waiting
        failure = self.waitForException()
        if failure is None:
            return _TransferState.Completed
        return _TransferState.Canceled if isinstance(failure, AbortedException) else _TransferState.Failed

    def getDescription(self) -> str:
        """What it is, for people."""
        return self._description

    def getProgress(self) -> TransferProgress:
        """How far it is; the same object tells later values too."""
        return self._progress

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._description}: {self._progress!r}>"


class _OneFile(Transfer):
    def __init__(self, description: str, bucket: str, key: str, future: TransferFuture, watch: TransferWatch) -> None:
        super().__init__(description, watch.progress)
        self._bucket = bucket
        self._key = key
        self._future = future
        self._watch = watch

    def isDone(self) -> bool:
        return self._future.done()

    def addProgressListener(self, listener: ProgressListener) -> None:
        self._watch.listeners.append(listener)

    def waitForCompletion(self) -> None:
        try:
            with translated_errors():
                self._future.result()
        except CancelledError as cancelled:
            raise AbortedException(f"{self._description} was aborted.") from cancelled
        except OSError as failure:
            raise SdkClientException(f"{self._description} failed: {failure}") from failure

    def abort(self) -> None:
        """End it; parts that went over are dropped."""
        self._future.cancel()


class Upload(_OneFile):
    """An upload under way (com.amazonaws.services.s3.transfer.Upload)."""


class Download(_OneFile):
    """A download under way (com.amazonaws.services.s3.transfer.Download). The file is whole or not there."""

    def getBucketName(self) -> str:
        """The object's bucket."""
        return self._bucket

    def getKey(self) -> str:
        """The object's key."""
        return self._key


class _ManyFiles(Transfer):
    def __init__(self, description: str, bucket: str, prefix: str | None, files: Sequence[_OneFile]) -> None:
        parts = [file.getProgress() for file in files]
        super().__init__(description, TransferProgress(parts=parts))
        self._bucket = bucket
        self._prefix = prefix
        self._files = files

    def getBucketName(self) -> str:
        """The bucket of all objects."""
        return self._bucket

    def getKeyPrefix(self) -> str | None:
        """What all keys begin with."""
        return self._prefix

    def isDone(self) -> bool:
        return all(file.isDone() for file in self._files)

    def addProgressListener(self, listener: ProgressListener) -> None:
        for file in self._files:
            file.addProgressListener(listener)

    def waitForCompletion(self) -> None:
        failures = [failure for file in self._files if (failure := file.waitForException()) is not None]
        if failures:
            raise failures[0]

    def abort(self) -> None:
        """End all that is not over yet."""
        for file in self._files:
            file.abort()


class MultipleFileUpload(_ManyFiles):
    """The files of a folder on their way to S3 (com.amazonaws.services.s3.transfer.MultipleFileUpload)."""

    def __init__(self, description: str, bucket: str, prefix: str | None, files: Sequence[Upload]) -> None:
        super().__init__(description, bucket, prefix, files)
        self._uploads = files

    def getSubTransfers(self) -> list[Upload]:
        """The upload of each file."""
        return list(self._uploads)


class MultipleFileDownload(_ManyFiles):
    """Objects on their way to a folder (com.amazonaws.services.s3.transfer.MultipleFileDownload)."""
