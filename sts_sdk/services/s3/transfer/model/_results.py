"""What S3 said of an object that was uploaded or copied."""

from __future__ import annotations

from sts_sdk.services.s3.model._base import S3Value


class UploadResult(S3Value):
    """What S3 said of an upload (com.amazonaws.services.s3.transfer.model.UploadResult)."""

    __slots__ = ("_bucket_name", "_etag", "_key", "_version_id")

    def __init__(
        self,
        bucketName: str | None = None,
        key: str | None = None,
        eTag: str | None = None,
        versionId: str | None = None,
    ) -> None:
        self._bucket_name = bucketName
        self._key = key
        self._etag = eTag
        self._version_id = versionId

    def getBucketName(self) -> str | None:
        """The object's bucket."""
        return self._bucket_name

    def setBucketName(self, bucketName: str | None) -> None:
        """The object's bucket."""
        self._bucket_name = bucketName

    def getKey(self) -> str | None:
        """The object's key."""
        return self._key

    def setKey(self, key: str | None) -> None:
        """The object's key."""
        self._key = key

    def getETag(self) -> str | None:
        """The entity tag of the object, without quotes."""
        return self._etag

    def setETag(self, etag: str | None) -> None:
        """The entity tag of the object, without quotes."""
        self._etag = etag

    def getVersionId(self) -> str | None:
        """The version that was written; None unless the bucket keeps versions."""
        return self._version_id

    def setVersionId(self, versionId: str | None) -> None:
        """The version that was written; None unless the bucket keeps versions."""
        self._version_id = versionId


class CopyResult(S3Value):
    """What S3 said of a copy (com.amazonaws.services.s3.transfer.model.CopyResult)."""

    __slots__ = (
        "_destination_bucket_name",
        "_destination_key",
        "_etag",
        "_source_bucket_name",
        "_source_key",
        "_version_id",
    )

    def __init__(
        self,
        sourceBucketName: str | None = None,
        sourceKey: str | None = None,
        destinationBucketName: str | None = None,
        destinationKey: str | None = None,
        eTag: str | None = None,
        versionId: str | None = None,
    ) -> None:
        self._source_bucket_name = sourceBucketName
        self._source_key = sourceKey
        self._destination_bucket_name = destinationBucketName
        self._destination_key = destinationKey
        self._etag = eTag
        self._version_id = versionId

    def getSourceBucketName(self) -> str | None:
        """The bucket that was copied from."""
        return self._source_bucket_name

    def getSourceKey(self) -> str | None:
        """The key that was copied."""
        return self._source_key

    def getDestinationBucketName(self) -> str | None:
        """The bucket of the copy."""
        return self._destination_bucket_name

    def getDestinationKey(self) -> str | None:
        """The key of the copy."""
        return self._destination_key

    def getETag(self) -> str | None:
        """The entity tag of the copy, without quotes."""
        return self._etag

    def getVersionId(self) -> str | None:
        """The version that was written; None unless the bucket keeps versions."""
        return self._version_id
