"""What an upload reads: a file, or a stream, which is as long as its metadata says."""

from __future__ import annotations

import io
from os import fspath
from pathlib import Path
from typing import IO, Any

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.services.s3._stored import Stored, check_stream, media_type_of, piece_of, position_of
from sts_sdk.services.s3.model._requests import PutObjectRequest

_ANY_TYPE = "application/octet-stream"
_PIECE = 1024 * 1024


def transfer_content(request: PutObjectRequest) -> tuple[str | IO[bytes], Stored]:
    """What s3transfer reads, and its length and media type; -1 as length of a stream that does not tell it."""
    file, stream = request.getFile(), request.getInputStream()
    if file is not None:
        path = Path(fspath(file))
        if not path.is_file():
            raise IllegalArgumentException(f"Cannot read the file to store: {str(path)!r} is no file.")
        return str(path), Stored(b"", path.stat().st_size, media_type_of(path.name))
    if stream is None:
        raise IllegalArgumentException("The file to upload must be given: a path or a binary stream.")
    check_stream(stream)
    position = position_of(stream)
    if position is None:
        metadata = request.getMetadata()
        said = None if metadata is None else metadata.getRawMetadataValue("Content-Length")
        length = said if isinstance(said, int) else -1
        steady: Any = SteadyStream(stream, length)  # all that s3transfer needs of a stream
        return steady, Stored(b"", length, _ANY_TYPE)
    end = stream.seek(0, io.SEEK_END)
    stream.seek(position)
    return stream, Stored(b"", end - position, _ANY_TYPE)


class SteadyStream:
    """A stream that gives as many bytes as it is asked for, and in all ``length``, unless that is -1.

    What s3transfer makes of one that gives less before its end are parts that are too small for S3, or one request that
    holds all the rest in memory.
    """

    def __init__(self, stream: IO[bytes], length: int) -> None:
        self._stream = stream
        self._length = length
        self._count = 0

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, all the rest without a number; fewer at the end only.

        SdkClientException if there are more or fewer in all than were said.
        """
        pieces: list[bytes] = []
        left = size
        while left:
            piece = piece_of(self._stream, left if left > 0 else _PIECE)
            self._check(piece)
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece) if left > 0 else 0
        return b"".join(pieces)

    def _check(self, piece: bytes) -> None:
        self._count += len(piece)
        if self._length >= 0 and (self._count > self._length or (not piece and self._count < self._length)):
            raise SdkClientException(
                "Data read has a different length than the expected: "
                f"dataLength={self._count}; expectedLength={self._length}"
            )
