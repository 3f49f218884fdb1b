"""An object's content read as a stream or written to a file: whole or not at all."""

from __future__ import annotations

import io
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from sts_sdk import ClientConfiguration, SdkClientException
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.s3 import AmazonS3Client, AmazonS3ClientBuilder
from sts_sdk.services.s3._download import download
from sts_sdk.services.s3.model import AmazonS3Exception, GetObjectRequest, S3Object, S3ObjectInputStream
from support.buckets import BUCKET, builder, made_up
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import LocalAWS

TEXT = "\n".join(f"line {number}" for number in range(20_000)).encode()


def stream(s3: AmazonS3Client) -> S3ObjectInputStream:
    content = s3.getObject(BUCKET, "key").getObjectContent()
    assert content is not None
    return content


@pytest.fixture
def key(s3: AmazonS3Client) -> str:
    s3.putObject(BUCKET, "key", TEXT)
    return "key"


def broken(url: str) -> AmazonS3Client:
    custom = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
    custom.setEndpointConfiguration(EndpointConfiguration(url, "eu-west-1"))
    return custom.withClientConfiguration(ClientConfiguration().withMaxErrorRetry(0)).build()


HALF = Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this much")


# Streams


def test_a_content_is_a_stream_like_an_open_file(s3: AmazonS3Client, key: str) -> None:
    with stream(s3) as content:
        assert content.readable()
        assert not content.seekable()
        assert content.read(4) == b"line"
        assert content.readline() == b" 0\n"
        assert next(content) == b"line 1\n"
        assert content.readinto(bytearray(7)) == 7
        assert content.read() == TEXT[21:]
        assert content.read() == content.read(1) == b""
    with io.TextIOWrapper(stream(s3), encoding="utf-8") as text:
        assert sum(1 for _ in text) == 20_000
    with stream(s3) as content:
        assert content.readAllBytes() == TEXT
    assert list(stream(s3))[-1] == b"line 19999"


def test_closing_gives_the_connection_up(s3: AmazonS3Client, key: str) -> None:
    found = s3.getObject(BUCKET, key)
    content = found.getObjectContent()
    assert content is not None
    content.read(10)
    found.close()
    found.close()
    assert content.closed
    with pytest.raises(ValueError, match="closed"):
        content.read(1)
    aborted = stream(s3)
    aborted.abort()
    assert aborted.closed


def test_every_way_of_reading_closes_the_stream(
    s3: AmazonS3Client, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[S3ObjectInputStream] = []
    original = S3Object.setObjectContent

    def noted(self: S3Object, content: S3ObjectInputStream) -> None:
        opened.append(content)
        original(self, content)

    monkeypatch.setattr(S3Object, "setObjectContent", noted)
    s3.getObjectAsString(BUCKET, key)
    s3.getObject(GetObjectRequest(BUCKET, key), tmp_path / "file")
    with s3.getObject(BUCKET, key):
        pass
    with pytest.raises(SdkClientException):
        s3.getObject(GetObjectRequest(BUCKET, key), tmp_path / "file" / "below-a-file")
    assert [content.closed for content in opened] == [True] * 4


def test_a_connection_that_breaks_is_javas_exception() -> None:
    with StubServer(HALF) as server, broken(server.url) as s3:
        with pytest.raises(SdkClientException, match=r"Unable to execute HTTP request: .*14 bytes read"):
            s3.getObjectAsString(BUCKET, "key")
        with stream_of(s3) as content, pytest.raises(SdkClientException):
            list(content)


def stream_of(s3: AmazonS3Client) -> S3ObjectInputStream:
    content = s3.getObject("bucket", "key").getObjectContent()
    assert content is not None
    return content


def test_a_stream_of_a_test_can_be_any(s3: AmazonS3Client) -> None:
    stand_in = S3Object()
    stand_in.setBucketName("b")
    stand_in.setKey("k")
    stand_in.setObjectContent(S3ObjectInputStream(io.BytesIO(b"made up")))
    assert "'k'" in repr(stand_in)
    with stand_in:
        assert stand_in.getObjectContent().read() == b"made up"
    assert stand_in.getObjectContent().closed


# Files


def test_an_object_becomes_a_file(s3: AmazonS3Client, key: str, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folders" / "file.txt"

    metadata = s3.getObject(GetObjectRequest(BUCKET, key), target)

    assert target.read_bytes() == TEXT
    assert metadata.getContentLength() == len(TEXT)
    assert [path.name for path in target.parent.iterdir()] == ["file.txt"]
    assert s3.getObject(GetObjectRequest(BUCKET, key).withRange(0, 3), str(target)).getContentLength() == 4
    assert target.read_bytes() == b"line"


def test_what_was_there_stays_until_all_has_arrived(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"before")
    with StubServer(HALF) as server, broken(server.url) as s3, pytest.raises(SdkClientException):
        s3.getObject(GetObjectRequest("bucket", "key"), target)
    assert target.read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "home"}


def test_readers_see_the_old_or_the_new_content_never_half(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    seen = []

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            seen.append(target.read_bytes())
            return super().read(size)

    download(Slow(b"new content"), target)

    assert set(seen) == {b"old"}
    assert target.read_bytes() == b"new content"


def test_a_refusal_leaves_no_file(s3: AmazonS3Client, tmp_path: Path) -> None:
    with pytest.raises(AmazonS3Exception):
        s3.getObject(GetObjectRequest(BUCKET, "missing"), tmp_path / "file")
    assert not (tmp_path / "file").exists()


def test_a_file_that_cannot_be_written_is_javas_exception(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SdkClientException, match="Unable to store object contents to disk"):
        download(io.BytesIO(b"x"), tmp_path / "file" / "below")
    (tmp_path / "folder" / "full").mkdir(parents=True)
    with pytest.raises(SdkClientException, match="Unable to store object contents to disk"):
        download(io.BytesIO(b"x"), tmp_path / "folder")
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_no_file_is_javas_exception(tmp_path: Path) -> None:
    for target in ("", ".", "..", str(tmp_path), f"{tmp_path}/a\0b"):
        with pytest.raises(SdkClientException, match="Unable to store object contents to disk"):
            download(io.BytesIO(b"x"), target)


def test_the_name_of_a_file_may_be_as_long_as_any(tmp_path: Path) -> None:
    target = tmp_path / ("é" * 127)
    download(io.BytesIO(b"x"), target)
    assert target.read_bytes() == b"x"


@pytest.mark.posix
def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere" / "file")
    for content in (b"new", b"newer"):
        download(io.BytesIO(content), link)
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / "file").read_bytes() == content
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["file"]


@pytest.mark.posix
def test_what_is_no_regular_file_is_written_to(tmp_path: Path) -> None:
    """Such as /dev/stdout or a named pipe: a file must not take its place."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    download(io.BytesIO(b"content"), pipe)
    assert os.read(reader, 100) == b"content"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.posix
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.write_bytes(b"old")
    private.chmod(0o600)
    download(io.BytesIO(b"new"), private)
    assert (private.read_bytes(), stat.S_IMODE(private.stat().st_mode)) == (b"new", 0o600)


@pytest.mark.posix
def test_a_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    download(io.BytesIO(b"x"), tmp_path / "downloaded")
    assert stat.S_IMODE((tmp_path / "downloaded").stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_two_downloads_to_one_file_do_not_mix(aws: LocalAWS, s3: AmazonS3Client, tmp_path: Path) -> None:
    for letter in "abcdefgh":
        s3.putObject(BUCKET, letter, letter * 100_000)
    target = tmp_path / "file"
    with builder(aws).build() as client, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda letter: client.getObject(GetObjectRequest(BUCKET, letter), target), "abcdefgh"))
    written = target.read_text()
    assert written == written[0] * 100_000
