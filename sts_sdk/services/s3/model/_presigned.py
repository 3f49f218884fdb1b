"""What a presigned URL is to be for."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._requests._http_method import HttpMethod
from sts_sdk.services.s3.model._requests import ObjectRequest
from sts_sdk.services.s3.model._storage_class import SSEAlgorithm as Algorithm
from sts_sdk.services.s3.model._values import ResponseHeaderOverrides

_OF_THE_SIGNATURE = frozenset({"authorization", "host", "x-amz-date", "x-amz-security-token"})


class GeneratePresignedUrlRequest(ObjectRequest):
    """Parameters of ``generatePresignedUrl`` (com.amazonaws.services.s3.model.GeneratePresignedUrlRequest)."""

    __slots__ = (
        "_content_md5",
        "_content_type",
        "_custom_headers",
        "_expiration",
        "_kms_cmk_id",
        "_method",
        "_request_parameters",
        "_response_headers",
        "_sse_algorithm",
        "_version_id",
    )

    def __init__(self, bucketName: str, key: str, method: HttpMethod = HttpMethod.GET) -> None:
        super().__init__(bucketName, key)
        self._method = method
        self._expiration: datetime | None = None
        self._content_type: str | None = None
        self._content_md5: str | None = None
        self._version_id: str | None = None
        self._kms_cmk_id: str | None = None
        self._sse_algorithm: str | None = None
        self._response_headers: ResponseHeaderOverrides | None = None
        self._request_parameters: dict[str, str | None] = {}
        self._custom_headers: dict[str, str] = {}

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

    def getSSEAlgorithm(self) -> str | None:
        """How a PUT has its object encrypted, ``AES256`` or ``aws:kms``; None for the bucket's own way."""
        return self._sse_algorithm

    def setSSEAlgorithm(self, SSEAlgorithm: Algorithm | str | None) -> None:
        """How a PUT has its object encrypted, ``AES256`` or ``aws:kms``; None for the bucket's own way."""
        self._sse_algorithm = SSEAlgorithm.value if isinstance(SSEAlgorithm, Algorithm) else SSEAlgorithm

    def withSSEAlgorithm(self, SSEAlgorithm: Algorithm | str | None) -> Self:
        """How a PUT has its object encrypted, ``AES256`` or ``aws:kms``; None for the bucket's own way."""
        self.setSSEAlgorithm(SSEAlgorithm)
        return self

    def getKmsCmkId(self) -> str | None:
        """The key of KMS for ``aws:kms``; None for the one that AWS keeps for S3."""
        return self._kms_cmk_id

    def setKmsCmkId(self, kmsCmkId: str | None) -> None:
        """The key of KMS for ``aws:kms``; None for the one that AWS keeps for S3."""
        self._kms_cmk_id = kmsCmkId

    def withKmsCmkId(self, kmsCmkId: str | None) -> Self:
        """The key of KMS for ``aws:kms``; None for the one that AWS keeps for S3."""
        self._kms_cmk_id = kmsCmkId
        return self

    def getRequestParameters(self) -> dict[str, str | None]:
        """A copy of the parameters that were added."""
        return dict(self._request_parameters)

    def addRequestParameter(self, key: str, value: str | None) -> None:
        """Add a parameter of S3's to the URL: ``response-content-type`` and its like, ``versionId``, and those of an
        upload in parts: ``uploads``, ``uploadId``, ``partNumber``."""
        self._request_parameters[key] = value

    def getCustomRequestHeaders(self) -> dict[str, str]:
        """A copy of the headers that were put."""
        return dict(self._custom_headers)

    def putCustomRequestHeader(self, name: str, value: str) -> None:
        """Have the URL work only with this header: one that S3 keeps beside an object, or ``x-amz-acl``.

        IllegalArgumentException for headers of the signature, which the client makes itself.
        """
        if name.lower() in _OF_THE_SIGNATURE:
            raise IllegalArgumentException(f"The header {name} is the signature's own: leave it to the client.")
        self._custom_headers[name] = value
