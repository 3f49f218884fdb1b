"""An object with its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from sts_sdk.services.s3.model._object_metadata import ObjectMetadata

if TYPE_CHECKING:
    from collections.abc import Iterator


class Content(Protocol):
    """A stream of bytes from the service, as botocore hands it over."""

    def read(self, amt: int | None = None) -> bytes: ...
    def close(self) -> None: ...
    def iter_lines(self, chunk_size: int = ..., keepends: bool = ...) -> Iterator[bytes]: ...


class S3ObjectInputStream:
    """The content of an object, read as it arrives. Close it, or read it to its end, or the connection stays taken.

    A binary stream in Python's sense: ``read``, iteration by lines, ``with``. ``abort`` gives the connection up
    without reading the rest.
    """

    __slots__ = ("_content",)

    def __init__(self, content: Content) -> None:
        self._content = content

    def read(self, size: int | None = None) -> bytes:
        """At most ``size`` bytes, the rest of the content without; empty at the end."""
        return self._content.read(None if size is None or size < 0 else size)

    def readAllBytes(self) -> bytes:
        """The rest of the content."""
        return self.read()

    def close(self) -> None:
        """Give the connection up; nothing if that was done."""
        self._content.close()

    def abort(self) -> None:
        """The same as ``close()``: the rest is not read."""
        self.close()

    def readable(self) -> bool:
        """True."""
        return True

    def __iter__(self) -> Iterator[bytes]:
        return self._content.iter_lines(keepends=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class S3Object:
    """An object as ``getObject`` gives it (com.amazonaws.services.s3.model.S3Object). Close it after use."""

    __slots__ = ("_bucket_name", "_content", "_key", "_metadata")

    def __init__(self) -> None:
        self._bucket_name: str | None = None
        self._key: str | None = None
        self._metadata = ObjectMetadata()
        self._content: S3ObjectInputStream | None = None

    def getBucketName(self) -> str | None:
        """The object's bucket."""
        return self._bucket_name

    def setBucketName(self, bucketName: str | None) -> None:
        self._bucket_name = bucketName

    def getKey(self) -> str | None:
        """The object's key."""
        return self._key

    def setKey(self, key: str | None) -> None:
        self._key = key

    def getObjectMetadata(self) -> ObjectMetadata:
        """What S3 keeps beside the content."""
        return self._metadata

    def setObjectMetadata(self, metadata: ObjectMetadata) -> None:
        self._metadata = metadata

    def getObjectContent(self) -> S3ObjectInputStream | None:
        """The content, to be read once."""
        return self._content

    def setObjectContent(self, objectContent: S3ObjectInputStream | None) -> None:
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
