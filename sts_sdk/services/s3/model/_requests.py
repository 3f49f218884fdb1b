"""The requests whose constructors take one thing or another."""

from __future__ import annotations

from datetime import datetime
from os import PathLike
from typing import IO, Self

from sts_sdk._requests._http_method import HttpMethod
from sts_sdk.services.s3.model._base import CannedAccessControlList, S3Value
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata


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


class GetObjectRequest(ObjectRequest):
    """Parameters of ``getObject`` (com.amazonaws.services.s3.model.GetObjectRequest)."""

    __slots__ = ("_range", "_version_id")

    def __init__(self, bucketName: str, key: str, versionId: str | None = None) -> None:
        super().__init__(bucketName, key)
        self._version_id = versionId
        self._range: tuple[int, int | None] | None = None

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


class PutObjectRequest(ObjectRequest):
    """Parameters of ``putObject`` (com.amazonaws.services.s3.model.PutObjectRequest).

    ``input`` is the path of a file, or a binary stream with its ``metadata``. Text and bytes are stored by
    ``putObject(bucketName, key, content)``.
    """

    __slots__ = ("_canned_acl", "_file", "_input_stream", "_metadata", "_storage_class")

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
        self._storage_class: str | None = None
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

    def setStorageClass(self, storageClass: str | None) -> None:
        """The storage class; None for ``STANDARD``."""
        self._storage_class = storageClass

    def withStorageClass(self, storageClass: str | None) -> Self:
        """The storage class; None for ``STANDARD``."""
        self._storage_class = storageClass
        return self


class GeneratePresignedUrlRequest(ObjectRequest):
    """Parameters of ``generatePresignedUrl`` (com.amazonaws.services.s3.model.GeneratePresignedUrlRequest)."""

    __slots__ = ("_content_md5", "_content_type", "_expiration", "_method", "_request_parameters", "_version_id")

    def __init__(self, bucketName: str, key: str, method: HttpMethod = HttpMethod.GET) -> None:
        super().__init__(bucketName, key)
        self._method = method
        self._expiration: datetime | None = None
        self._content_type: str | None = None
        self._content_md5: str | None = None
        self._version_id: str | None = None
        self._request_parameters: dict[str, str] = {}

    def getMethod(self) -> HttpMethod:
        """What the URL may be used for; GET unless set."""
        return self._method

    def setMethod(self, method: HttpMethod) -> None:
        """What the URL may be used for; GET unless set."""
        self._method = method

    def withMethod(self, method: HttpMethod) -> Self:
        """What the URL may be used for; GET unless set."""
        self._method = method
        return self

    def getExpiration(self) -> datetime | None:
        """When the URL ends to work; None for 15 minutes from when it is made."""
        return self._expiration

    def setExpiration(self, expiration: datetime | None) -> None:
        """When the URL ends to work; None for 15 minutes from when it is made."""
        self._expiration = expiration

    def withExpiration(self, expiration: datetime | None) -> Self:
        """When the URL ends to work; None for 15 minutes from when it is made."""
        self._expiration = expiration
        return self

    def getContentType(self) -> str | None:
        """The media type that a PUT must name, or None."""
        return self._content_type

    def setContentType(self, contentType: str | None) -> None:
        """The media type that a PUT must name, or None."""
        self._content_type = contentType

    def withContentType(self, contentType: str | None) -> Self:
        """The media type that a PUT must name, or None."""
        self._content_type = contentType
        return self

    def getContentMd5(self) -> str | None:
        """The MD5, in base64, of what a PUT must send, or None."""
        return self._content_md5

    def setContentMd5(self, contentMd5: str | None) -> None:
        """The MD5, in base64, of what a PUT must send, or None."""
        self._content_md5 = contentMd5

    def withContentMd5(self, contentMd5: str | None) -> Self:
        """The MD5, in base64, of what a PUT must send, or None."""
        self._content_md5 = contentMd5
        return self

    def getVersionId(self) -> str | None:
        """The version that the URL is for; None for the newest."""
        return self._version_id

    def setVersionId(self, versionId: str | None) -> None:
        """The version that the URL is for; None for the newest."""
        self._version_id = versionId

    def withVersionId(self, versionId: str | None) -> Self:
        """The version that the URL is for; None for the newest."""
        self._version_id = versionId
        return self

    def getRequestParameters(self) -> dict[str, str]:
        """A copy of the parameters that were added."""
        return dict(self._request_parameters)

    def addRequestParameter(self, key: str, value: str) -> None:
        """Add a parameter of S3's to the URL, such as ``response-content-type``."""
        self._request_parameters[key] = value
