"""Many objects deleted with one request: what to delete, what was, what was not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, TypeAlias

from sts_sdk.services.s3.model._base import AmazonS3Exception, S3Value, list_of


class _KeyVersion(S3Value):
    """An object to delete, or one version of it (com.amazonaws.services.s3.model.DeleteObjectsRequest.KeyVersion)."""

    __slots__ = ("_key", "_version")

    def __init__(self, key: str, version: str | None = None) -> None:
        self._key = key
        self._version = version

    def getKey(self) -> str:
        """The object's key."""
        return self._key

    def getVersion(self) -> str | None:
        """The version; None for the newest."""
        return self._version


class DeleteObjectsRequest(S3Value):
    """Parameters of ``deleteObjects`` (com.amazonaws.services.s3.model.DeleteObjectsRequest)."""

    KeyVersion: TypeAlias = _KeyVersion

    __slots__ = ("_bucket_name", "_keys", "_quiet")

    def __init__(self, bucketName: str) -> None:
        self._bucket_name = bucketName
        self._keys: list[_KeyVersion] = []
        self._quiet = False

    def getBucketName(self) -> str:
        """The objects' bucket."""
        return self._bucket_name

    def setBucketName(self, bucketName: str) -> None:
        """The objects' bucket."""
        self._bucket_name = bucketName

    def withBucketName(self, bucketName: str) -> Self:
        """The objects' bucket."""
        self._bucket_name = bucketName
        return self

    def getKeys(self) -> list[_KeyVersion]:
        """What to delete: at most 1000 in one request."""
        return self._keys

    def setKeys(self, keys: Iterable[_KeyVersion]) -> None:
        """What to delete, each with its version if it has one: at most 1000 in one request."""
        self._keys = list_of("keys", keys)

    def withKeys(self, *keys: str | Iterable[_KeyVersion]) -> Self:
        """Replace what to delete: one list of KeyVersion, or keys, each an argument."""
        self._keys = []
        for given in keys:
            self._keys += [_KeyVersion(given)] if isinstance(given, str) else list_of("keys", given)
        return self

    def getQuiet(self) -> bool:
        """Whether the answer leaves out what was deleted; False unless set."""
        return self._quiet

    def setQuiet(self, quiet: bool) -> None:
        """Whether the answer leaves out what was deleted; False unless set."""
        self._quiet = quiet

    def withQuiet(self, quiet: bool) -> Self:
        """Whether the answer leaves out what was deleted; False unless set."""
        self._quiet = quiet
        return self


class _DeletedObject(S3Value):
    """An object that was deleted (com.amazonaws.services.s3.model.DeleteObjectsResult.DeletedObject)."""

    __slots__ = ("_delete_marker", "_delete_marker_version_id", "_key", "_version_id")

    def __init__(self) -> None:
        self._key: str | None = None
        self._version_id: str | None = None
        self._delete_marker = False
        self._delete_marker_version_id: str | None = None

    def getKey(self) -> str | None:
        """The object's key."""
        return self._key

    def setKey(self, key: str | None) -> None:
        """The object's key."""
        self._key = key

    def getVersionId(self) -> str | None:
        """The version that is gone; None if none was asked for."""
        return self._version_id

    def setVersionId(self, versionId: str | None) -> None:
        """The version that is gone; None if none was asked for."""
        self._version_id = versionId

    def isDeleteMarker(self) -> bool:
        """Whether a delete marker was written or deleted."""
        return self._delete_marker

    def setDeleteMarker(self, deleteMarker: bool) -> None:
        """Whether a delete marker was written or deleted."""
        self._delete_marker = deleteMarker

    def getDeleteMarkerVersionId(self) -> str | None:
        """The version of that delete marker, or None."""
        return self._delete_marker_version_id

    def setDeleteMarkerVersionId(self, deleteMarkerVersionId: str | None) -> None:
        """The version of that delete marker, or None."""
        self._delete_marker_version_id = deleteMarkerVersionId


class DeleteObjectsResult(S3Value):
    """What ``deleteObjects`` answers (com.amazonaws.services.s3.model.DeleteObjectsResult)."""

    DeletedObject: TypeAlias = _DeletedObject

    __slots__ = ("_deleted_objects",)

    def __init__(self, deletedObjects: Iterable[_DeletedObject] = ()) -> None:
        self._deleted_objects = list_of("deletedObjects", deletedObjects)

    def getDeletedObjects(self) -> list[_DeletedObject]:
        """What was deleted; empty if the request was quiet."""
        return self._deleted_objects


class _DeleteError(S3Value):
    """An object that was not deleted (com.amazonaws.services.s3.model.MultiObjectDeleteException.DeleteError)."""

    __slots__ = ("_code", "_key", "_message", "_version_id")

    def __init__(self) -> None:
        self._key: str | None = None
        self._version_id: str | None = None
        self._code: str | None = None
        self._message: str | None = None

    def getKey(self) -> str | None:
        """The object's key."""
        return self._key

    def setKey(self, key: str | None) -> None:
        """The object's key."""
        self._key = key

    def getVersionId(self) -> str | None:
        """The version that was to be deleted; None for the newest."""
        return self._version_id

    def setVersionId(self, versionId: str | None) -> None:
        """The version that was to be deleted; None for the newest."""
        self._version_id = versionId

    def getCode(self) -> str | None:
        """The error's code, such as ``AccessDenied``."""
        return self._code

    def setCode(self, code: str | None) -> None:
        """The error's code, such as ``AccessDenied``."""
        self._code = code

    def getMessage(self) -> str | None:
        """S3's sentence about it."""
        return self._message

    def setMessage(self, message: str | None) -> None:
        """S3's sentence about it."""
        self._message = message


class MultiObjectDeleteException(AmazonS3Exception):
    """Some objects were not deleted (com.amazonaws.services.s3.model.MultiObjectDeleteException)."""

    DeleteError: TypeAlias = _DeleteError

    def __init__(self, errors: Iterable[_DeleteError] = (), deletedObjects: Iterable[_DeletedObject] = ()) -> None:
        super().__init__("One or more objects could not be deleted")
        self._errors = list_of("errors", errors)
        self._deleted_objects = list_of("deletedObjects", deletedObjects)

    def getErrors(self) -> list[_DeleteError]:
        """What was not deleted, and why."""
        return self._errors

    def getDeletedObjects(self) -> list[_DeletedObject]:
        """What was deleted all the same."""
        return self._deleted_objects
