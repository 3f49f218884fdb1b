"""The content of an answer as a stream that is read as it arrives."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_READ_AHEAD: Final = 64 * 1024


class Content(Protocol):
    """What a stream of ours reads from: any binary stream."""

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


class InputStream(io.BufferedReader):
    """The content of an answer, read as it arrives (java.io.InputStream).

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
