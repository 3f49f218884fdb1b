"""The content of putObject: text, bytes, a file or a stream, as something that can be sent again."""

from __future__ import annotations

import io
import mimetypes
import shutil
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
        content = target.getInputStream() if named is None else Path(named)
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
        file = opened.enter_context(_opened_file(Path(content)))
        return _stored(file, opened)._replace(media_type=media_type_of(Path(content).name))
    if content is None or not _is_binary_stream(content):
        raise IllegalArgumentException(
            f"The content to store must be text, bytes, a Path or a binary stream, not {type(content).__name__}."
        )
    if getattr(content, "closed", False):
        raise IllegalArgumentException("The stream to store is closed.")
    repeatable = content if _starts_over(content) else opened.enter_context(_copied(content))
    return Stored(repeatable, _length(repeatable), _ANY_TYPE)


def media_type_of(name: str) -> str:
    """Java's way: of a packed file the type is the packing's, not that of what is in it."""
    kind, packing = mimetypes.guess_type(name)
    if packing is not None:
        kind = "application/x-gzip" if packing == "gzip" else None
    return kind or _ANY_TYPE


def _is_binary_stream(content: object) -> bool:
    return hasattr(content, "read") and not isinstance(content, io.TextIOBase)


def _opened_file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as unreadable:
        raise IllegalArgumentException(f"Cannot read the file to store: {unreadable}") from unreadable


def _starts_over(stream: IO[bytes]) -> bool:
    """botocore sends a body again from position 0, and needs its length: so only a stream that stands there will do."""
    seekable = getattr(stream, "seekable", None)
    return seekable is not None and seekable() and stream.tell() == 0


def _copied(stream: IO[bytes]) -> IO[bytes]:
    """The rest of a stream: in memory, or in a temporary file if it is large."""
    copy = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- the caller's ExitStack closes it
    try:
        shutil.copyfileobj(stream, copy)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return copy


def _length(stream: IO[bytes]) -> int:
    length = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return length
