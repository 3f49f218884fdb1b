"""An object with its content."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol, Self

from sts_sdk.services.s3.model._object_metadata import ObjectMetadata

if TYPE_CHECKING:  # exists for type checkers only
    from _typeshed import WriteableBuffer

_READ_AHEAD = 64 * 1024


class Content(Protocol):
    """What an S3ObjectInputStream reads from: any binary stream."""

    def read(self, size: int = ..., /) -> bytes: ...
    def close(self) -> None: ...


class _Raw(io.RawIOBase):
    """A stream as ``io`` wants it below a buffer."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        piece = self._content.read(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def readall(self) -> bytes:
        return self._content.read()

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._content.close()


class S3ObjectInputStream(io.BufferedReader):
    """The content of an object, read as it arrives (com.amazonaws.services.s3.model.S3ObjectInputStream).

    A binary stream like an open file: ``read``, lines, ``with``, and whatever takes one (``json.load``,
    ``io.TextIOWrapper``, ``shutil.copyfileobj``). Close it, or read it to its end, or its connection stays taken.
    SdkClientException when the connection breaks.
    """

    def __init__(self, content: Content) -> None:
        super().__init__(_Raw(content), _READ_AHEAD)

    def readAllBytes(self) -> bytes:
        """The rest of the content."""
        return self.read()

    def abort(self) -> None:
        """The same as ``close()``: the rest is not read and the connection is given up."""
        self.close()


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
        self._bucket_name = bucketName

    def getKey(self) -> str:
        """The object's key."""
        return self._key  # type: ignore[return-value]  # None only where nobody filled it

    def setKey(self, key: str | None) -> None:
        self._key = key

    def getObjectMetadata(self) -> ObjectMetadata:
        """What S3 keeps beside the content."""
        return self._metadata

    def setObjectMetadata(self, metadata: ObjectMetadata) -> None:
        self._metadata = metadata

    def getObjectContent(self) -> S3ObjectInputStream:
        """The content, to be read once."""
        return self._content  # type: ignore[return-value]  # None only where nobody filled it

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
