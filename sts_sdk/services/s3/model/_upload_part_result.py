"""What S3 answers to a part of an upload."""

from __future__ import annotations

from sts_sdk.services.s3.model._base import S3Value
from sts_sdk.services.s3.model._values import PartETag


class UploadPartResult(S3Value):
    """What ``uploadPart`` answers (com.amazonaws.services.s3.model.UploadPartResult)."""

    __slots__ = ("_etag", "_part_number")

    def __init__(self, partNumber: int = 0, eTag: str = "") -> None:
        self._part_number = partNumber
        self._etag = eTag

    def getPartNumber(self) -> int:
        """The part's number."""
        return self._part_number

    def setPartNumber(self, partNumber: int) -> None:
        """The part's number."""
        self._part_number = partNumber

    def getETag(self) -> str:
        """The part's entity tag, without quotes."""
        return self._etag

    def setETag(self, eTag: str) -> None:
        """The part's entity tag, without quotes."""
        self._etag = eTag

    def getPartETag(self) -> PartETag:
        """Number and entity tag, as ``completeMultipartUpload`` wants them."""
        return PartETag(self._part_number, self._etag)
