"""Streams that go up: in parts however little they give at a time, and whole or not at all."""

from __future__ import annotations

import io
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk.services.s3.model import ListMultipartUploadsRequest, ObjectMetadata
from sts_sdk.services.s3.transfer import TransferManager, TransferManagerBuilder
from sts_sdk.services.s3.transfer._source import SteadyStream
from support.buckets import BUCKET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.services.s3 import AmazonS3Client

MIB = 1024 * 1024


@pytest.fixture
def tm(s3: AmazonS3Client) -> Iterator[TransferManager]:
    builder = TransferManagerBuilder.standard().withS3Client(s3).withMultipartUploadThreshold(5 * MIB)
    manager = builder.withMinimumUploadPartSize(5 * MIB).build()
    yield manager
    manager.shutdownNow(False)


class _Sparing(io.RawIOBase):
    """Gives some bytes at a time, as a socket or a pipe without a buffer does; ``seekable`` as it is said."""

    def __init__(self, content: bytes, *, seekable: bool = False) -> None:
        self._content = io.BytesIO(content)
        self._seekable = seekable

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._seekable

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._content.seek(offset, whence)

    def tell(self) -> int:
        return self._content.tell()

    def readinto(self, buffer: Any, /) -> int:
        return self._content.readinto(memoryview(buffer)[:70_000])


def sparing(content: bytes, *, seekable: bool = False) -> Any:
    """Such a stream as what callers hand over: not all are typed as one."""
    return _Sparing(content, seekable=seekable)


def long(length: int) -> ObjectMetadata:
    metadata = ObjectMetadata()
    metadata.setContentLength(length)
    return metadata


def unfinished(s3: AmazonS3Client) -> list[Any]:
    return list(s3.listMultipartUploads(ListMultipartUploadsRequest(BUCKET)).getMultipartUploads())


@pytest.mark.parametrize("seekable", [False, True])
@pytest.mark.parametrize("length", [None, 12 * MIB])
def test_a_stream_that_gives_little_at_a_time_goes_up_in_parts(
    tm: TransferManager, s3: AmazonS3Client, length: int | None, seekable: bool
) -> None:
    content = os.urandom(MIB) * 12
    tm.upload(
        BUCKET, "key", sparing(content, seekable=seekable), None if length is None else long(length)
    ).waitForCompletion()
    stored = s3.getObject(BUCKET, "key")
    assert stored.getObjectContent().read() == content
    assert str(stored.getObjectMetadata().getETag()).endswith("-3"), "three parts, each but the last of 5 MiB"


@pytest.mark.parametrize("there", [10, 12 * MIB])
@pytest.mark.parametrize("more", [5, -5])
def test_a_stream_of_another_length_than_was_said_is_not_stored(
    tm: TransferManager, s3: AmazonS3Client, there: int, more: int
) -> None:
    """
    metadata.setContentLength(file.length()); tm.upload(bucket, key, stream, metadata).waitForCompletion();
    """
    upload = tm.upload(BUCKET, "key", sparing(bytes(there)), long(there + more))
    with pytest.raises(SdkClientException, match=f"different length.* expectedLength={there + more}"):
        upload.waitForCompletion()
    assert not s3.doesObjectExist(BUCKET, "key")
    assert unfinished(s3) == []


def test_of_a_stream_that_can_go_back_the_length_is_known_before(tm: TransferManager, s3: AmazonS3Client) -> None:
    stream = io.BytesIO(b"before and content")
    stream.seek(11)
    upload = tm.upload(BUCKET, "key", stream)
    assert upload.getProgress().getTotalBytesToTransfer() == 7
    upload.waitForCompletion()
    assert s3.getObjectAsString(BUCKET, "key") == "content"
    with pytest.raises(IllegalArgumentException, match="18 bytes long; its metadata says 7"):
        tm.upload(BUCKET, "key", io.BytesIO(b"before and content"), long(7))


def test_a_pipe_that_is_waited_for(tm: TransferManager, s3: AmazonS3Client) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)

    def write() -> None:
        with os.fdopen(writing, "wb", buffering=0) as end:
            end.writelines([b"piece ", b"piece ", b"piece "])

    with os.fdopen(reading, "rb", buffering=0) as pipe:
        upload = tm.upload(BUCKET, "key", pipe)
        writer = threading.Thread(target=write)
        writer.start()
        upload.waitForCompletion()
        writer.join()
    assert s3.getObjectAsString(BUCKET, "key") == "piece piece piece "


def test_what_is_no_open_binary_stream_is_refused(tm: TransferManager) -> None:
    closed = io.BytesIO()
    closed.close()
    text: Any = io.StringIO("text")
    for stream, said in ((closed, "is closed"), (text, "not StringIO")):
        with pytest.raises(IllegalArgumentException, match=said):
            tm.upload(BUCKET, "key", stream)


def test_reading_is_steady() -> None:
    steady = SteadyStream(sparing(bytes(200_000)), -1)
    assert [len(steady.read(size)) for size in (0, 150_000, -1, 1)] == [0, 150_000, 50_000, 0]
