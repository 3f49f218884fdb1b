"""What a caller may have asked of each file of a folder, or each object of a prefix."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sts_sdk.services.s3.model._base import CannedAccessControlList, S3Value
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._values import ObjectTagging, S3ObjectSummary


class ObjectMetadataProvider(Protocol):
    """Says what S3 keeps beside each file (com.amazonaws.services.s3.transfer.ObjectMetadataProvider)."""

    def provideObjectMetadata(self, file: Path, metadata: ObjectMetadata) -> None:
        """Fill the metadata, which is new."""
        ...


class UploadContext(S3Value):
    """A file on its way to S3 (com.amazonaws.services.s3.transfer.UploadContext)."""

    __slots__ = ("_bucket_name", "_file", "_key")

    def __init__(self, file: Path, bucketName: str, key: str) -> None:
        self._file = file
        self._bucket_name = bucketName
        self._key = key

    def getFile(self) -> Path:
        """The file."""
        return self._file

    def getBucketName(self) -> str:
        """The object's bucket."""
        return self._bucket_name

    def getKey(self) -> str:
        """The object's key."""
        return self._key


class ObjectTaggingProvider(Protocol):
    """Says the tags of each file (com.amazonaws.services.s3.transfer.ObjectTaggingProvider)."""

    def provideObjectTags(self, uploadContext: UploadContext) -> ObjectTagging | None:
        """The tags, or None."""
        ...


class ObjectCannedAclProvider(Protocol):
    """Says who may use each file (com.amazonaws.services.s3.transfer.ObjectCannedAclProvider)."""

    def provideObjectCannedAcl(self, file: Path) -> CannedAccessControlList | None:
        """The canned access list, or None."""
        ...


class KeyFilter(Protocol):
    """Says which objects are fetched (com.amazonaws.services.s3.transfer.KeyFilter)."""

    def shouldInclude(self, objectSummary: S3ObjectSummary) -> bool:
        """Whether this one is."""
        ...
