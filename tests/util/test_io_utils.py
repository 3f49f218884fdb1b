"""Streams read, copied and closed."""

from __future__ import annotations

import io

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.util import IOUtils


class Unwilling(io.BytesIO):
    def close(self) -> None:
        super().close()
        raise OSError("no")


def test_streams() -> None:
    assert IOUtils.toString(io.BytesIO("grün".encode())) == "grün"
    assert IOUtils.toString(None) == ""
    assert IOUtils.toByteArray(io.BytesIO(b"ab")) == b"ab"
    target = io.BytesIO()
    assert IOUtils.copy(io.BytesIO(b"a" * 300_000), target) == len(target.getvalue()) == 300_000
    left = io.BytesIO(b"ab")
    IOUtils.drainInputStream(left)
    assert left.read() == b""
    IOUtils.closeQuietly(left, None)
    assert left.closed
    IOUtils.closeQuietly(None)
    IOUtils.closeQuietly(Unwilling())


def test_no_more_is_copied_than_may_be() -> None:
    assert IOUtils.copy(io.BytesIO(b"abc"), io.BytesIO(), 3) == 3
    with pytest.raises(SdkClientException, match="Read limit exceeded: 2"):
        IOUtils.copy(io.BytesIO(b"abc"), io.BytesIO(), 2)
    stream = io.BytesIO()
    IOUtils.release(stream, None)
    assert stream.closed
