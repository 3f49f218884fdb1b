"""The requests whose constructors take one thing or another."""

from __future__ import annotations

from os import PathLike
from typing import IO, Self

from sts_sdk.event._progress import ProgressListener
from sts_sdk.services.s3.model._access import AccessControlList
from sts_sdk.services.s3.model._base import CannedAccessControlList, S3Value
from sts_sdk.services.s3.model._encryption import SSEAwsKeyManagementParams
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._storage_class import StorageClass
from sts_sdk.services.s3.model._values import ObjectTagging, ResponseHeaderOverrides


class ObjectRequest(S3Value):
    """What requests for one object share: its bucket and key."""

    __slots__ = ("_bucket_name", "_key")

    def __init__(self, bucketName: str, key: str) -> None:
        self._bucket_name = bucketName
        self._key = key

    def getBucketName(self) -> str:
        """The object's bucket."""
        return self._bucket_name

    def setBucketName(self, bucketName: str) -> None:
        """The object's bucket."""
        self._bucket_name = bucketName

    def withBucketName(self, bucketName: str) -> Self:
        """The object's bucket."""
        self._bucket_name = bucketName
        return self

    def getKey(self) -> str:
        """The object's key."""
        return self._key

    def setKey(self, key: str) -> None:
        """The object's key."""
        self._key = key

    def withKey(self, key: str) -> Self:
        """The object's key."""
        self._key = key
        return self


class _ListenedTo(ObjectRequest):
    """What requests share whose content goes over."""

    __slots__ = ("_progress_listener",)

    def __init__(self, bucketName: str, key: str) -> None:
        super().__init__(bucketName, key)
        self._progress_listener: ProgressListener | None = None

    def getGeneralProgressListener(self) -> ProgressListener | None:
        """Who is told as a ``TransferManager`` moves the content, or None."""
        return self._progress_listener

    def setGeneralProgressListener(self, progressListener: ProgressListener | None) -> None:
        """Who is told as a ``TransferManager`` moves the content, or None."""
        self._progress_listener = progressListener

    def withGeneralProgressListener(self, progressListener: ProgressListener | None) -> Self:
        """Who is told as a ``TransferManager`` moves the content, or None."""
        self._progress_listener = progressListener
        return self


class GetObjectRequest(_ListenedTo):
    """Parameters of ``getObject`` (com.amazonaws.services.s3.model.GetObjectRequest)."""

    __slots__ = ("_range", "_response_headers", "_version_id")

    def __init__(self, bucketName: str, key: str, versionId: str | None = None) -> None:
        super().__init__(bucketName, key)
        self._version_id = versionId
        self._range: tuple[int, int | None] | None = None
        self._response_headers: ResponseHeaderOverrides | None = None

    def getVersionId(self) -> str | None:
        """The version to fetch; None stands for the newest."""
        return self._version_id

    def setVersionId(self, versionId: str | None) -> None:
        """The version to fetch; None stands for the newest."""
        self._version_id = versionId

    def withVersionId(self, versionId: str | None) -> Self:
        """The version to fetch; None stands for the newest."""
        self._version_id = versionId
        return self

    def getRange(self) -> tuple[int, int | None] | None:
        """First and last byte to fetch, counted from 0, both included; None for the whole object."""
        return self._range

    def setRange(self, start: int, end: int | None = None) -> None:
        """Fetch the bytes from ``start`` to ``end``, both included; to the object's end without ``end``."""
        self._range = start, end

    def withRange(self, start: int, end: int | None = None) -> Self:
        """``setRange``, returning the request."""
        self.setRange(start, end)
        return self

    def getResponseHeaders(self) -> ResponseHeaderOverrides | None:
        """Headers that S3 is asked to send in the place of the stored ones, or None."""
        return self._response_headers

    def setResponseHeaders(self, responseHeaders: ResponseHeaderOverrides | None) -> None:
        """Headers that S3 is asked to send in the place of the stored ones, or None."""
        self._response_headers = responseHeaders

    def withResponseHeaders(self, responseHeaders: ResponseHeaderOverrides | None) -> Self:
        """Headers that S3 is asked to send in the place of the stored ones, or None."""
        self._response_headers = responseHeaders
        return self


class PutObjectRequest(_ListenedTo):
    """Parameters of ``putObject`` (com.amazonaws.services.s3.model.PutObjectRequest).

    ``input`` is the path of a file, or a binary stream with its ``metadata``. Text and bytes are stored by
    ``putObject(bucketName, key, content)``.
    """

    __slots__ = (
        "_access_control_list",
        "_canned_acl",
        "_file",
        "_input_stream",
        "_metadata",
        "_sse_aws_key_management_params",
        "_storage_class",
        "_tagging",
    )

    def __init__(
        self,
        bucketName: str,
        key: str,
        input: str | PathLike[str] | IO[bytes],  # noqa: A002 -- Java's name of it
        metadata: ObjectMetadata | None = None,
    ) -> None:
        super().__init__(bucketName, key)
        self._metadata = metadata
        self._canned_acl: CannedAccessControlList | None = None
        self._access_control_list: AccessControlList | None = None
        self._sse_aws_key_management_params: SSEAwsKeyManagementParams | None = None
        self._storage_class: str | None = None
        self._tagging: ObjectTagging | None = None
        self._file: str | PathLike[str] | None = None
        self._input_stream: IO[bytes] | None = None
        if isinstance(input, (str, PathLike)):
            self.setFile(input)
        else:
            self.setInputStream(input)

    def getFile(self) -> str | PathLike[str] | None:
        """The file to store, or None if a stream is."""
        return self._file

    def setFile(self, file: str | PathLike[str] | None) -> None:
        """The file to store; None if a stream is."""
        self._file = file

    def withFile(self, file: str | PathLike[str] | None) -> Self:
        """The file to store; None if a stream is."""
        self._file = file
        return self

    def getInputStream(self) -> IO[bytes] | None:
        """The stream to store, or None if a file is."""
        return self._input_stream

    def setInputStream(self, inputStream: IO[bytes] | None) -> None:
        """The stream to store; None if a file is."""
        self._input_stream = inputStream

    def withInputStream(self, inputStream: IO[bytes] | None) -> Self:
        """The stream to store; None if a file is."""
        self._input_stream = inputStream
        return self

    def getMetadata(self) -> ObjectMetadata | None:
        """What S3 keeps beside the content, or None."""
        return self._metadata

    def setMetadata(self, metadata: ObjectMetadata | None) -> None:
        """What S3 keeps beside the content, or None."""
        self._metadata = metadata

    def withMetadata(self, metadata: ObjectMetadata | None) -> Self:
        """What S3 keeps beside the content, or None."""
        self._metadata = metadata
        return self

    def getCannedAcl(self) -> CannedAccessControlList | None:
        """Who may use the object; None for its owner alone."""
        return self._canned_acl

    def setCannedAcl(self, cannedAcl: CannedAccessControlList | None) -> None:
        """Who may use the object; None for its owner alone."""
        self._canned_acl = cannedAcl

    def withCannedAcl(self, cannedAcl: CannedAccessControlList | None) -> Self:
        """Who may use the object; None for its owner alone."""
        self._canned_acl = cannedAcl
        return self

    def getStorageClass(self) -> str | None:
        """The storage class; None for ``STANDARD``."""
        return self._storage_class

    def setStorageClass(self, storageClass: str | StorageClass | None) -> None:
        """The storage class; None for ``STANDARD``."""
        self._storage_class = storageClass.value if isinstance(storageClass, StorageClass) else storageClass

    def withStorageClass(self, storageClass: str | StorageClass | None) -> Self:
        """The storage class; None for ``STANDARD``."""
        self.setStorageClass(storageClass)
        return self

    def getAccessControlList(self) -> AccessControlList | None:
        """Who may use the object, grant by grant, in the place of a canned list; or None."""
        return self._access_control_list

    def setAccessControlList(self, accessControlList: AccessControlList | None) -> None:
        """Who may use the object, grant by grant, in the place of a canned list; or None."""
        self._access_control_list = accessControlList

    def withAccessControlList(self, accessControlList: AccessControlList | None) -> Self:
        """Who may use the object, grant by grant, in the place of a canned list; or None."""
        self._access_control_list = accessControlList
        return self

    def getTagging(self) -> ObjectTagging | None:
        """The object's tags, or None."""
        return self._tagging

    def setTagging(self, tagging: ObjectTagging | None) -> None:
        """The object's tags, or None."""
        self._tagging = tagging

    def withTagging(self, tagSet: ObjectTagging | None) -> Self:
        """The object's tags, or None."""
        self._tagging = tagSet
        return self

    def getSSEAwsKeyManagementParams(self) -> SSEAwsKeyManagementParams | None:
        """The key of KMS that encrypts the object; None for the bucket's own way."""
        return self._sse_aws_key_management_params

    def setSSEAwsKeyManagementParams(self, params: SSEAwsKeyManagementParams | None) -> None:
        """The key of KMS that encrypts the object; None for the bucket's own way."""
        self._sse_aws_key_management_params = params

    def withSSEAwsKeyManagementParams(self, sseAwsKeyManagementParams: SSEAwsKeyManagementParams | None) -> Self:
        """The key of KMS that encrypts the object; None for the bucket's own way."""
        self._sse_aws_key_management_params = sseAwsKeyManagementParams
        return self
