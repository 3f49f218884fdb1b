"""Transfers under way: one object or many."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import Enum
from typing import Final, NoReturn, TypeAlias

from s3transfer.exceptions import CancelledError
from s3transfer.futures import TransferFuture

from sts_sdk._exceptions import AbortedException, SdkClientException, UnsupportedOperationException
from sts_sdk.event._progress import ProgressListener
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.services.s3 import _answers as answers
from sts_sdk.services.s3._operations import Answer, translated_errors
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._values import CopyObjectRequest
from sts_sdk.services.s3.transfer._engines import Key
from sts_sdk.services.s3.transfer._progress import TransferProgress, TransferWatch
from sts_sdk.services.s3.transfer.model._results import CopyResult, UploadResult

NO_PAUSE: Final = (
    "s3transfer cannot pause a transfer: abort() ends it, and what was uploaded is uploaded anew the next time."
)


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
    def __init__(self, description: str, bucket: str, key: Key, future: TransferFuture, watch: TransferWatch) -> None:
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

    def _answer(self, *operations: str) -> Answer:
        """What S3 answered to the last of these operations that this transfer needed, once it is over."""
        self.waitForCompletion()
        found = [self._key.answers[name] for name in operations if name in self._key.answers]
        return found[-1] if found else {}

    def abort(self) -> None:
        """End it; parts that went over are dropped."""
        self._future.cancel()

    def pause(self) -> NoReturn:
        """UnsupportedOperationException: transfers are aborted, not paused."""
        raise UnsupportedOperationException(NO_PAUSE)


class Upload(_OneFile):
    """An upload under way (com.amazonaws.services.s3.transfer.Upload)."""

    def waitForUploadResult(self) -> UploadResult:
        """Wait until all is over; what S3 said of the object. Raises as ``waitForCompletion``."""
        answer = self._answer("put_object", "complete_multipart_upload")
        return UploadResult(self._bucket, str(self._key), answers.etag(answer), answer.get("VersionId"))

    def tryPause(self, forceCancelTransfers: bool) -> NoReturn:  # noqa: ARG002 -- the call is refused
        """UnsupportedOperationException: transfers are aborted, not paused."""
        self.pause()


class Copy(_OneFile):
    """A copy under way (com.amazonaws.services.s3.transfer.Copy)."""

    def __init__(
        self, request: CopyObjectRequest, bucket: str, key: Key, future: TransferFuture, watch: TransferWatch
    ) -> None:
        source = f"{request.getSourceBucketName()}/{request.getSourceKey()}"
        super().__init__(f"Copying object from {source} to {bucket}/{key}", bucket, key, future, watch)
        self._source = request.getSourceBucketName(), request.getSourceKey()

    def waitForCopyResult(self) -> CopyResult:
        """Wait until all is over; what S3 said of the copy. Raises as ``waitForCompletion``."""
        answer = self._answer("copy_object", "complete_multipart_upload")
        tag = answers.etag(answer.get("CopyObjectResult", answer))
        return CopyResult(*self._source, self._bucket, str(self._key), tag, answer.get("VersionId"))


class Download(_OneFile):
    """A download under way (com.amazonaws.services.s3.transfer.Download). The file is whole or not there."""

    def getObjectMetadata(self) -> ObjectMetadata:
        """Wait until all is over; what S3 keeps beside the content. Raises as ``waitForCompletion``."""
        answer = self._answer("head_object", "get_object")
        if "ContentRange" in answer:  # of one part
            answer = {**answer, "ContentLength": self._future.meta.size}
            del answer["ContentRange"]
        return answers.object_metadata(answer)

    def getBucketName(self) -> str:
        """The object's bucket."""
        return self._bucket

    def getKey(self) -> str:
        """The object's key."""
        return str(self._key)


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
