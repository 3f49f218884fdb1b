"""What S3 answers to a part of an upload, uploaded or copied."""

from __future__ import annotations

from datetime import datetime

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


class CopyPartResult(UploadPartResult):
    """What ``copyPart`` answers (com.amazonaws.services.s3.model.CopyPartResult)."""

    __slots__ = ("_last_modified_date", "_version_id")

    def __init__(
        self,
        partNumber: int = 0,
        eTag: str = "",
        lastModifiedDate: datetime | None = None,
        versionId: str | None = None,
    ) -> None:
        super().__init__(partNumber, eTag)
        self._last_modified_date = lastModifiedDate
        self._version_id = versionId

    def getLastModifiedDate(self) -> datetime | None:
        """When the part was made: aware, in UTC."""
        return self._last_modified_date

    def setLastModifiedDate(self, lastModifiedDate: datetime | None) -> None:
        """When the part was made: aware, in UTC."""
        self._last_modified_date = lastModifiedDate

    def getVersionId(self) -> str | None:
        """The version that was copied; None unless its bucket keeps versions."""
        return self._version_id

    def setVersionId(self, versionId: str | None) -> None:
        """The version that was copied; None unless its bucket keeps versions."""
        self._version_id = versionId
