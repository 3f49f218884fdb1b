"""From which size on transfers go in parts, and how long a part is."""

from __future__ import annotations

from s3transfer.manager import TransferConfig

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import LONGEST, whole

_MIB = 1024 * 1024
_GIB = 1024 * _MIB


class TransferManagerConfiguration:
    """Sizes of transfers, in bytes (com.amazonaws.services.s3.transfer.TransferManagerConfiguration).

    The defaults are Java's, but for a part of an upload: 8 MiB as in boto3, where Java has 5.
    """

    def __init__(self) -> None:
        self._part_size = 8 * _MIB
        self._threshold = 16 * _MIB
        self._copy_part_size = 100 * _MIB
        self._copy_threshold = 5 * _GIB
        self._whole_downloads = False

    def __repr__(self) -> str:
        return f"TransferManagerConfiguration(parts of {self._part_size} bytes from {self._threshold} bytes on)"

    def getMinimumUploadPartSize(self) -> int:
        """How long a part is: 5 MiB to 5 GiB; larger where a file had too many parts."""
        return self._part_size

    def setMinimumUploadPartSize(self, minimumUploadPartSize: int) -> None:
        """IllegalArgumentException if S3 takes no parts of that size."""
        self._part_size = _part_size_checked("minimumUploadPartSize", minimumUploadPartSize)

    def getMultipartUploadThreshold(self) -> int:
        """From which size on a file goes in parts."""
        return self._threshold

    def setMultipartUploadThreshold(self, multipartUploadThreshold: int) -> None:
        """IllegalArgumentException if it is no size."""
        self._threshold = _size_checked("multipartUploadThreshold", multipartUploadThreshold)

    def getMultipartCopyPartSize(self) -> int:
        """How long a part of a copy is: 5 MiB to 5 GiB."""
        return self._copy_part_size

    def setMultipartCopyPartSize(self, multipartCopyPartSize: int) -> None:
        """IllegalArgumentException if S3 takes no parts of that size."""
        self._copy_part_size = _part_size_checked("multipartCopyPartSize", multipartCopyPartSize)

    def getMultipartCopyThreshold(self) -> int:
        """From which size on an object is copied in parts; S3 copies up to 5 GiB at once."""
        return self._copy_threshold

    def setMultipartCopyThreshold(self, multipartCopyThreshold: int) -> None:
        """IllegalArgumentException if it is no size."""
        self._copy_threshold = _size_checked("multipartCopyThreshold", multipartCopyThreshold)

    def isDisableParallelDownloads(self) -> bool:
        """Whether an object comes by one request, however large it is."""
        return self._whole_downloads

    def setDisableParallelDownloads(self, disableParallelDownloads: bool) -> None:
        """Whether an object comes by one request, however large it is."""
        self._whole_downloads = disableParallelDownloads

    def for_uploads(self) -> TransferConfig:
        """The same for s3transfer."""
        return _engine_config(self._threshold, self._part_size)

    def for_copies(self) -> TransferConfig:
        """The same for s3transfer."""
        return _engine_config(self._copy_threshold, self._copy_part_size)

    def for_downloads(self) -> TransferConfig:
        """The same for s3transfer."""
        if self._whole_downloads:
            return _engine_config(_LARGEST, _LARGEST)
        return self.for_uploads()


_LARGEST = 2**62  # bytes; no object has them
_MOST_WAITING = 100  # pieces of 256 KiB that have come and are not in their file yet, as in boto3; s3transfer has 1000


def _engine_config(threshold: int, part_size: int) -> TransferConfig:
    return TransferConfig(multipart_threshold=threshold, multipart_chunksize=part_size, max_io_queue_size=_MOST_WAITING)


def _part_size_checked(what: str, size: int) -> int:
    if not 5 * _MIB <= whole(what, size, maximum=LONGEST) <= 5 * _GIB:
        raise IllegalArgumentException(f"{what} must be 5 MiB to 5 GiB; it is {size} bytes.")
    return size


def _size_checked(what: str, size: int) -> int:
    if whole(what, size, maximum=LONGEST) < 1:
        raise IllegalArgumentException(f"{what} must be 1 byte or more; it is {size}.")
    return size
