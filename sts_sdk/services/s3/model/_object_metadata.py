"""What S3 keeps beside an object's content."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Self, cast

from sts_sdk.services.s3.model._base import S3Value
from sts_sdk.services.s3.model._user_metadata import UserMetadata

_NAMES = {
    name.lower(): name
    for name in (
        "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-MD5",
        "Content-Range", "Content-Type", "ETag", "Expires", "Last-Modified",
    )
}  # fmt: skip


class ObjectMetadata(S3Value):
    """Headers and user metadata of an object (com.amazonaws.services.s3.model.ObjectMetadata).

    Names of headers and of user metadata are found whatever their case, as HTTP has it.
    """

    __slots__ = ("_headers", "_user_metadata")

    def __init__(self) -> None:
        self._headers: dict[str, object] = {}
        self._user_metadata = UserMetadata()

    def getUserMetadata(self) -> dict[str, str]:
        """The user metadata, live: what is put here goes with ``putObject``."""
        return self._user_metadata

    def setUserMetadata(self, userMetadata: Mapping[str, str] | None) -> None:
        """Replace the user metadata, which S3 keeps under ``x-amz-meta-`` and each key; None removes all."""
        self._user_metadata = UserMetadata(userMetadata or {})

    def addUserMetadata(self, key: str, value: str) -> None:
        """Add one entry of user metadata; S3 keeps it under ``x-amz-meta-`` and the key."""
        self._user_metadata[key] = value

    def getUserMetaDataOf(self, key: str) -> str | None:
        """One entry of user metadata, or None."""
        found: str | None = self._user_metadata.get(key)
        return found

    def getRawMetadata(self) -> dict[str, object]:
        """A copy of the headers by name."""
        return dict(self._headers)

    def getRawMetadataValue(self, key: str) -> object:
        """One header, or None."""
        return self._headers.get(_spelt(key))

    def setHeader(self, key: str, value: object) -> None:
        """Set a header by name. ``putObject`` refuses those that S3 does not keep."""
        self._headers[_spelt(key)] = value

    def getContentLength(self) -> int:
        """The length of the content in bytes; 0 if it is not known."""
        return cast("int", self._headers.get("Content-Length", 0))

    def setContentLength(self, contentLength: int) -> None:
        """The length of the content in bytes; 0 if it is not known."""
        self._headers["Content-Length"] = contentLength

    def getInstanceLength(self) -> int:
        """The length of the whole object in bytes, also where only a range was fetched."""
        whole = str(self._headers.get("Content-Range", "")).rpartition("/")[2]
        return int(whole) if whole.isdigit() else self.getContentLength()

    def getContentType(self) -> str | None:
        """The media type, or None."""
        return self._text("Content-Type")

    def setContentType(self, contentType: str | None) -> None:
        """The media type, or None."""
        self._headers["Content-Type"] = contentType

    def getContentEncoding(self) -> str | None:
        """How the content is encoded, such as ``gzip``, or None."""
        return self._text("Content-Encoding")

    def setContentEncoding(self, encoding: str | None) -> None:
        """How the content is encoded, such as ``gzip``, or None."""
        self._headers["Content-Encoding"] = encoding

    def getContentLanguage(self) -> str | None:
        """The language of the content, or None."""
        return self._text("Content-Language")

    def setContentLanguage(self, contentLanguage: str | None) -> None:
        """The language of the content, or None."""
        self._headers["Content-Language"] = contentLanguage

    def getContentDisposition(self) -> str | None:
        """How a browser presents the content, or None."""
        return self._text("Content-Disposition")

    def setContentDisposition(self, disposition: str | None) -> None:
        """How a browser presents the content, or None."""
        self._headers["Content-Disposition"] = disposition

    def getContentMD5(self) -> str | None:
        """The MD5 of the content in base64 as it was set, or None."""
        return self._text("Content-MD5")

    def setContentMD5(self, md5Base64: str | None) -> None:
        """The MD5 of the content in base64 as it was set, or None."""
        self._headers["Content-MD5"] = md5Base64

    def getCacheControl(self) -> str | None:
        """How long caches may keep the content, or None."""
        return self._text("Cache-Control")

    def setCacheControl(self, cacheControl: str | None) -> None:
        """How long caches may keep the content, or None."""
        self._headers["Cache-Control"] = cacheControl

    def getSSEAlgorithm(self) -> str | None:
        """How the object is encrypted at rest, such as ``AES256``, or None."""
        return self._text("x-amz-server-side-encryption")

    def setSSEAlgorithm(self, algorithm: str | None) -> None:
        """How the object is encrypted at rest, such as ``AES256``, or None."""
        self._headers["x-amz-server-side-encryption"] = algorithm

    def getETag(self) -> str | None:
        """The entity tag, without quotes, or None."""
        return self._text("ETag")

    def getVersionId(self) -> str | None:
        """The version, or None unless the bucket keeps versions."""
        return self._text("x-amz-version-id")

    def getStorageClass(self) -> str | None:
        """The storage class; None stands for ``STANDARD``."""
        return self._text("x-amz-storage-class")

    def getLastModified(self) -> datetime | None:
        """When the object was written last: aware, in UTC; None before it was."""
        return cast("datetime | None", self._headers.get("Last-Modified"))

    def __copy__(self) -> Self:
        copy = type(self)()
        copy.setUserMetadata(self._user_metadata)
        for name, value in self._headers.items():
            copy.setHeader(name, value)
        return copy

    def _text(self, header: str) -> str | None:
        return cast("str | None", self._headers.get(header))


def _spelt(name: str) -> str:
    return _NAMES.get(name.lower(), name.lower())
