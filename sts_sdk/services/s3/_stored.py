"""The content of putObject: text, bytes, a file or a stream, as something that can be sent again."""

from __future__ import annotations

import io
import mimetypes
import os
import select
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from os import PathLike
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3.model._requests import PutObjectRequest

Storable: TypeAlias = str | bytes | PathLike[str] | IO[bytes]

_IN_MEMORY = 8 * 1024 * 1024
_PIECE = 64 * 1024
_ANY_TYPE = "application/octet-stream"


class Stored(NamedTuple):
    """A body that can be sent again, its length in bytes, and the media type that Java would give it."""

    body: bytes | IO[bytes]
    length: int
    media_type: str


@contextmanager
def stored(target: str | PutObjectRequest, content: Storable | None) -> Generator[Stored]:
    """What is to be stored; a file that is opened here is closed again, a caller's stream is not."""
    if isinstance(target, PutObjectRequest):
        named = target.getFile()
        content = target.getInputStream() if named is None else _path(named)
    with ExitStack() as opened:
        yield _stored(content, opened)


def _stored(content: Storable | None, opened: ExitStack) -> Stored:
    if isinstance(content, str):
        encoded = content.encode()
        return Stored(encoded, len(encoded), "text/plain")
    if isinstance(content, (bytes, bytearray, memoryview)):
        held = bytes(content)
        return Stored(held, len(held), _ANY_TYPE)
    if isinstance(content, PathLike):
        file = opened.enter_context(_opened_file(content))
        return _stored(file, opened)._replace(media_type=media_type_of(_path(content).name))
    if content is None:
        raise _no_content(type(content).__name__)
    check_stream(content)
    repeatable = content if _starts_over(content) else opened.enter_context(_copied(content))
    return Stored(repeatable, _length(repeatable), _ANY_TYPE)


def _no_content(what: str) -> IllegalArgumentException:
    return IllegalArgumentException(f"The content to store must be text, bytes, a Path or a binary stream, not {what}.")


def media_type_of(name: str) -> str:
    """Java's way: of a packed file the type is the packing's, not that of what is in it."""
    kind, packing = mimetypes.guess_type(name)
    if packing is not None:
        kind = "application/x-gzip" if packing == "gzip" else None
    return kind or _ANY_TYPE


def check_stream(content: object) -> None:
    """Refuse what is no binary stream that is open."""
    if not hasattr(content, "read") or isinstance(content, io.TextIOBase):
        raise _no_content(type(content).__name__)
    if getattr(content, "closed", False):
        raise IllegalArgumentException("The stream to store is closed.")


def _opened_file(given: PathLike[str]) -> IO[bytes]:
    try:
        return _path(given).open("rb")
    except (OSError, ValueError) as unreadable:
        raise IllegalArgumentException(f"Cannot read the file to store: {unreadable}") from unreadable


def _path(given: str | PathLike[str]) -> Path:
    """The path of a file, also one in bytes; an IllegalArgumentException for what is no path."""
    try:
        return Path(os.fsdecode(given))
    except TypeError:
        raise IllegalArgumentException(f"The file to store must be a path, not {type(given).__name__}.") from None


def _starts_over(stream: IO[bytes]) -> bool:
    """botocore sends a body again from position 0, and needs its length: so only a stream that stands there will do."""
    return position_of(stream) == 0


def position_of(stream: IO[bytes]) -> int | None:
    """Where a stream stands that can go back there; None for all others.

    One that may have nothing to read just now is among these: it says so by None, which is taken for the end.
    """
    if not isinstance(stream, (io.BufferedIOBase, io.FileIO)):
        return None
    try:
        return stream.tell() if stream.seekable() else None
    except (OSError, ValueError):
        return None


def _copied(stream: IO[bytes]) -> IO[bytes]:
    """The rest of a stream: in memory, or in a temporary file if it is large."""
    copy = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- the caller's ExitStack closes it
    try:
        while piece := piece_of(stream, _PIECE):
            copy.write(piece)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return copy


def piece_of(stream: IO[bytes], size: int) -> bytes:
    """The next bytes of a stream, at most ``size``, empty at its end; a non-blocking one is waited for."""
    while True:
        piece: object = stream.read(size)
        if isinstance(piece, (bytes, bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance] -- streams without types
            return bytes(piece)
        if piece is not None:
            raise _no_content(f"a stream of {type(piece).__name__}")
        _wait_for(stream)


def _wait_for(stream: IO[bytes]) -> None:
    """Wait until a non-blocking stream has something to read, or its end."""
    try:
        select.select([stream], [], [])
    except (OSError, ValueError, TypeError, AttributeError):
        raise IllegalArgumentException(
            "The stream to store has nothing to read just now and cannot be waited for: give one that blocks."
        ) from None


def _length(stream: IO[bytes]) -> int:
    length = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return length
