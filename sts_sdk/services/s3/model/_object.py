"""An object with its content."""

from __future__ import annotations

from typing import Self

from sts_sdk.services._botocore._stream import InputStream
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata


class S3ObjectInputStream(InputStream):
    """The content of an object, read as it arrives (com.amazonaws.services.s3.model.S3ObjectInputStream)."""


class S3Object:
    """An object as ``getObject`` gives it (com.amazonaws.services.s3.model.S3Object). Close it after use."""

    __slots__ = ("_bucket_name", "_content", "_key", "_metadata")

    def __init__(self) -> None:
        self._bucket_name: str | None = None
        self._key: str | None = None
        self._metadata = ObjectMetadata()
        self._content: S3ObjectInputStream | None = None

    def getBucketName(self) -> str:
        """The object's bucket."""
        return self._bucket_name  # type: ignore[return-value]  # None only where nobody filled it

    def setBucketName(self, bucketName: str | None) -> None:
        """The object's bucket."""
        self._bucket_name = bucketName

    def getKey(self) -> str:
        """The object's key."""
        return self._key  # type: ignore[return-value]  # None only where nobody filled it

    def setKey(self, key: str | None) -> None:
        """The object's key."""
        self._key = key

    def getObjectMetadata(self) -> ObjectMetadata:
        """What S3 keeps beside the content."""
        return self._metadata

    def setObjectMetadata(self, metadata: ObjectMetadata) -> None:
        """What S3 keeps beside the content."""
        self._metadata = metadata

    def getObjectContent(self) -> S3ObjectInputStream:
        """The content, to be read once."""
        return self._content  # type: ignore[return-value]  # None only where nobody filled it

    def setObjectContent(self, objectContent: S3ObjectInputStream | None) -> None:
        """The content, to be read once."""
        self._content = objectContent

    def close(self) -> None:
        """Close the content."""
        if self._content is not None:
            self._content.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"S3Object(bucket={self._bucket_name!r}, key={self._key!r})"
