"""Whatever is stored can be sent again, and is as long as it was said to be."""

from __future__ import annotations

import io
import os
import tempfile
import threading
from array import array
from typing import IO, TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import ClientConfiguration, IllegalArgumentException
from sts_sdk.services.s3 import _stored
from sts_sdk.services.s3._stored import stored
from sts_sdk.services.s3.model import ObjectMetadata, PutObjectRequest
from support.buckets import BUCKET, builder

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.services.s3 import AmazonS3Client
    from sts_sdk.testing import LocalAWS


class Pipe(io.RawIOBase):
    """A stream that can only go forward, a few bytes at a time."""

    def __init__(self, content: bytes) -> None:
        self.rest = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        size = min(7, len(self.rest) if size < 0 else size)
        piece, self.rest = self.rest[:size], self.rest[size:]
        return piece


def content(body: bytes | IO[bytes]) -> bytes:
    return body if isinstance(body, bytes) else body.read()


@given(text=st.binary(max_size=200), skipped=st.integers(0, 50))
def test_a_stream_is_stored_from_where_it_stands(text: bytes, skipped: int) -> None:
    stream = io.BytesIO(text)
    stream.seek(skipped)
    with stored("bucket", stream) as found:
        assert (content(found.body), found.length) == (text[skipped:], len(text[skipped:]))
        if not isinstance(found.body, bytes):
            found.body.seek(0)
            assert content(found.body) == text[skipped:], "it starts over at 0"
    assert not stream.closed


def test_a_stream_that_only_goes_forward_is_copied_and_the_copy_is_closed() -> None:
    with stored("bucket", Pipe(b"0123456789" * 3)) as found:
        assert (found.body.read(), found.length) == (b"0123456789" * 3, 30)
    assert found.body.closed


def test_a_large_copy_lies_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tempfile.SpooledTemporaryFile[bytes]] = []
    original = tempfile.SpooledTemporaryFile

    def spooled(limit: int) -> tempfile.SpooledTemporaryFile[bytes]:
        made.append(original(limit))
        return made[-1]

    monkeypatch.setattr(_stored.tempfile, "SpooledTemporaryFile", spooled)
    monkeypatch.setattr(_stored, "_IN_MEMORY", 10)
    with stored("bucket", Pipe(b"x" * 20)) as found:
        assert found.length == 20
        assert isinstance(made[0].fileno(), int)


def test_a_source_that_breaks_leaves_nothing_open() -> None:
    class Broken(Pipe):
        def read(self, size: int = -1, /) -> bytes:
            raise OSError("the source broke")

    with pytest.raises(OSError, match="the source broke"), stored("bucket", Broken(b"")):
        pass


def test_an_opened_file_is_closed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    with stored(PutObjectRequest("bucket", "key", tmp_path / "a.txt"), None) as found:
        assert (content(found.body), found.length, found.media_type) == (b"abc", 3, "text/plain")
    assert found.body.closed


def test_a_pipe_arrives_whole_also_at_the_second_attempt(aws: LocalAWS, s3: AmazonS3Client) -> None:
    with builder(aws).withClientConfiguration(ClientConfiguration().withMaxErrorRetry(1)).build() as client:
        aws.faults.next(status=503)
        client.putObject(BUCKET, "key", Pipe(b"all of it"))
    assert [entry.status for entry in aws.requests[-2:]] == [503, 200]
    assert s3.getObjectAsString(BUCKET, "key") == "all of it"


def length(said: int) -> ObjectMetadata:
    metadata = ObjectMetadata()
    metadata.setContentLength(said)
    return metadata


@pytest.mark.parametrize("said", [0, 3, 5])
def test_a_length_that_is_not_the_contents_is_refused(aws: LocalAWS, s3: AmazonS3Client, said: int) -> None:
    before = len(aws.requests)
    with pytest.raises(IllegalArgumentException, match=f"The content is 4 bytes long; its metadata says {said}"):
        s3.putObject(BUCKET, "key", io.BytesIO(b"four"), length(said))
    with pytest.raises(IllegalArgumentException, match="4 bytes"):
        s3.putObject(PutObjectRequest(BUCKET, "key", io.BytesIO(b"four"), length(said)))
    assert len(aws.requests) == before


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("logs.tar.gz", "application/x-gzip"),
        ("page.html.gz", "application/x-gzip"),
        ("a.tgz", "application/x-gzip"),
        ("a.tar.bz2", "application/octet-stream"),
        ("a.csv.xz", "application/octet-stream"),
        ("a.txt.Z", "application/octet-stream"),
        ("a.csv.br", "application/octet-stream"),
        ("A.HTML", "text/html"),
    ],
)
def test_a_packed_file_is_not_taken_for_what_is_in_it(name: str, media_type: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    with stored("bucket", tmp_path / name) as found:
        assert found.media_type == media_type


def test_the_items_of_a_view_are_counted_in_bytes() -> None:
    with stored("bucket", memoryview(array("i", [1, 2]))) as found:
        assert (len(found.body), found.length) == (8, 8)


@pytest.mark.posix
def test_a_pipe_in_the_file_system_is_copied(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"content",))
    writer.start()
    with stored("bucket", pipe) as found:
        assert (content(found.body), found.length) == (b"content", 7)
    writer.join(60)


def test_a_closed_stream_is_refused() -> None:
    stream = io.BytesIO(b"x")
    stream.close()
    with pytest.raises(IllegalArgumentException, match="The stream to store is closed"), stored("bucket", stream):
        pass


def test_user_metadata_is_text(s3: AmazonS3Client) -> None:
    metadata = ObjectMetadata()
    metadata.getUserMetadata()["count"] = 7  # type: ignore[assignment]  # what is refused
    with pytest.raises(IllegalArgumentException, match="'count' must be text, not int"):
        s3.putObject(BUCKET, "key", b"", metadata)


@pytest.mark.parametrize(
    ("name", "value"), [("a", "line\nbreak"), ("a", "nul\0"), ("a b", "x"), ("a:b", "x"), ("a\r\nb", "x")]
)
def test_user_metadata_that_no_header_can_hold_is_refused_before_anything_is_sent(
    s3: AmazonS3Client, name: str, value: str
) -> None:
    metadata = ObjectMetadata()
    metadata.addUserMetadata(name, value)
    with pytest.raises(IllegalArgumentException, match=r"must not hold line breaks|must be an HTTP token"):
        s3.putObject(BUCKET, "key", b"", metadata)


def test_nor_may_a_header_hold_line_breaks(s3: AmazonS3Client) -> None:
    metadata = ObjectMetadata()
    metadata.setContentType("text/plain\r\nx-own: 1")
    with pytest.raises(IllegalArgumentException, match="Content-Type must not hold line breaks"):
        s3.putObject(BUCKET, "key", b"", metadata)


def test_a_header_that_s3_does_not_keep_is_refused(s3: AmazonS3Client) -> None:
    metadata = ObjectMetadata()
    metadata.setHeader("X-Mine", "1")
    with pytest.raises(IllegalArgumentException, match="no header 'x-mine'"):
        s3.putObject(BUCKET, "key", b"", metadata)


def test_a_checksum_that_was_set_is_sent(s3: AmazonS3Client, aws: LocalAWS) -> None:
    metadata = ObjectMetadata()
    metadata.setContentMD5("CY9rzUYh03PK3k6DJie09g==")
    metadata.setHeader("expires", "Wed, 21 Oct 2026 07:28:00 GMT")
    s3.putObject(BUCKET, "key", b"test", metadata)
    assert aws.requests[-1].headers["content-md5"] == "CY9rzUYh03PK3k6DJie09g=="
    assert aws.requests[-1].headers["expires"] == "Wed, 21 Oct 2026 07:28:00 GMT"
