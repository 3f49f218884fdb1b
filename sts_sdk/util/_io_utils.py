"""Binary streams read whole (com.amazonaws.util.IOUtils)."""

from __future__ import annotations

import shutil
from typing import IO

from sts_sdk._exceptions import SdkClientException


class _Counted:
    """Writes on, and counts up to a limit."""

    def __init__(self, target: IO[bytes], limit: int | None) -> None:
        self._target = target
        self._limit = limit
        self.count = 0

    def write(self, piece: bytes) -> int:
        if self._limit is not None and self.count + len(piece) > self._limit:
            raise SdkClientException(f"Read limit exceeded: {self._limit}")
        self._target.write(piece)
        self.count += len(piece)
        return len(piece)


class IOUtils:
    """What Java programs do with streams (com.amazonaws.util.IOUtils)."""

    @staticmethod
    def toString(stream: IO[bytes] | None, /) -> str:
        """All that is left of a stream, read as UTF-8; empty without a stream. The stream stays open."""
        return "" if stream is None else stream.read().decode("utf-8", "replace")

    @staticmethod
    def toByteArray(stream: IO[bytes], /) -> bytes:
        """All that is left of a stream, which stays open."""
        return stream.read()

    @staticmethod
    def copy(stream: IO[bytes], out: IO[bytes], readLimit: int | None = None, /) -> int:
        """Copy all that is left of a stream, piece by piece; how many bytes that was. Both stay open.

        SdkClientException if the stream holds more than ``readLimit`` bytes.
        """
        counted = _Counted(out, readLimit)
        shutil.copyfileobj(stream, counted)
        return counted.count

    @staticmethod
    def closeQuietly(stream: IO[bytes] | None, log: object = None, /) -> None:  # noqa: ARG004 -- Java's second argument
        """Close a stream, if there is one; that this fails is ignored."""
        try:
            if stream is not None:
                stream.close()
        except OSError:
            pass

    @staticmethod
    def release(stream: IO[bytes] | None, log: object = None, /) -> None:
        """The same as ``closeQuietly``."""
        IOUtils.closeQuietly(stream, log)

    @staticmethod
    def drainInputStream(stream: IO[bytes], /) -> None:
        """Read what is left of a stream, so that its connection can be used again."""
        while stream.read(64 * 1024):
            pass
