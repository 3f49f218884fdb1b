"""Whatever is handed to S3's operations, they raise our exceptions, before anything is sent."""

from __future__ import annotations

import io
import os
import tempfile
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException, SdkBaseException
from sts_sdk.services.s3.model import GeneratePresignedUrlRequest, GetObjectRequest, PutObjectRequest
from support.buckets import BUCKET, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sts_sdk.services.s3 import AmazonS3Client

ODD: list[Any] = [
    5,
    5.5,
    b"bytes",
    object(),
    [],
    ["a"],
    {"a": "b"},
    True,
    ("a", "b"),
    lambda: None,
    "\ud800",
    ".",
    "..",
]
CALLS: dict[str, Callable[[Any, Any], object]] = {
    "createBucket": lambda s3, odd: s3.createBucket(odd),
    "deleteBucket": lambda s3, odd: s3.deleteBucket(odd),
    "doesBucketExistV2": lambda s3, odd: s3.doesBucketExistV2(odd),
    "listObjects": lambda s3, odd: s3.listObjects(odd),
    "listObjectsV2": lambda s3, odd: s3.listObjectsV2(odd),
    "putObject": lambda s3, odd: s3.putObject(odd, "k", b"x"),
    "getObject": lambda s3, odd: s3.getObject(odd, "k"),
    "getObjectAsString": lambda s3, odd: s3.getObjectAsString(odd, "k"),
    "getObjectMetadata": lambda s3, odd: s3.getObjectMetadata(odd, "k"),
    "doesObjectExist": lambda s3, odd: s3.doesObjectExist(odd, "k"),
    "copyObject": lambda s3, odd: s3.copyObject(odd, "k", BUCKET, "k"),
    "copyObject to": lambda s3, odd: s3.copyObject(BUCKET, "k", odd, "k"),
    "deleteObject": lambda s3, odd: s3.deleteObject(odd, "k"),
    "generatePresignedUrl": lambda s3, odd: s3.generatePresignedUrl(odd, "k"),
}
REST: dict[str, Callable[[Any], object]] = {
    "a prefix that is a number": lambda s3: s3.listObjects(BUCKET, 5),
    "no listing": lambda s3: s3.listNextBatchOfObjects("page"),
    "a region that is a number": lambda s3: s3.createBucket(BUCKET, 5),
    "a key that is a number": lambda s3: s3.getObject(BUCKET, 5),
    "a key of bytes": lambda s3: s3.getObject(BUCKET, b"k"),
    "a key to delete that is a list": lambda s3: s3.deleteObject(BUCKET, ["k"]),
    "a stream of text": lambda s3: s3.putObject(BUCKET, "k", io.StringIO("text")),
    "a stream that reads text": lambda s3: s3.putObject(BUCKET, "k", Reads("text")),
    "a stream that reads numbers": lambda s3: s3.putObject(BUCKET, "k", Reads(5)),
    "a number to store": lambda s3: s3.putObject(BUCKET, "k", 5),
    "a path that gives a number": lambda s3: s3.putObject(PutObjectRequest(BUCKET, "k", Odd())),
    "a path with NUL": lambda s3: s3.putObject(PutObjectRequest(BUCKET, "k", "a\0b")),
    "metadata that is a dict": lambda s3: s3.putObject(BUCKET, "k", b"x", {"a": "b"}),
    "an expiration that is a word": lambda s3: s3.generatePresignedUrl(BUCKET, "k", "tomorrow"),
    "an expiration that is a time span": lambda s3: s3.generatePresignedUrl(BUCKET, "k", timedelta(1)),
    "an expiration that is a number": lambda s3: s3.generatePresignedUrl(BUCKET, "k", 3600),
    "a method that is a word": lambda s3: s3.generatePresignedUrl(BUCKET, "k", None, "GET"),
    "a method in a request": lambda s3: s3.generatePresignedUrl(GeneratePresignedUrlRequest(BUCKET, "k", "GET")),
    "a range of words": lambda s3: s3.getObject(GetObjectRequest(BUCKET, "k").withRange("a", "b")),
    "a range of fractions": lambda s3: s3.getObject(GetObjectRequest(BUCKET, "k").withRange(0.5)),
    "a file to write that is a number": lambda s3: s3.getObject(GetObjectRequest(BUCKET, "k"), 5.5),
    "a file to write with NUL": lambda s3: s3.getObject(GetObjectRequest(BUCKET, "k"), "a\0b"),
}


class Odd(os.PathLike[Any]):
    def __fspath__(self) -> Any:
        return 5


class Reads:
    def __init__(self, piece: object) -> None:
        self._piece = piece

    def read(self, _: int = -1) -> object:
        return self._piece


@pytest.fixture(scope="module")
def client() -> Iterator[AmazonS3Client]:
    with StubServer(Answer(200, b"<a/>")) as server, stubbed(server) as s3:
        yield s3


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("call", CALLS)
def test_an_odd_bucket_is_refused(client: AmazonS3Client, call: str, odd: object) -> None:
    with pytest.raises(SdkBaseException):
        CALLS[call](client, odd)


@pytest.mark.parametrize("call", REST)
def test_so_is_any_other_odd_argument(client: AmazonS3Client, call: str) -> None:
    with pytest.raises(SdkBaseException):
        REST[call](client)


def test_a_path_of_bytes_is_a_path(client: AmazonS3Client, tmp_path: Any) -> None:
    target = os.fsencode(tmp_path / "file")
    client.getObject(GetObjectRequest(BUCKET, "k"), target)  # type: ignore[call-overload]  # as os.fspath gives it
    assert (tmp_path / "file").read_bytes() == b"<a/>"


@pytest.mark.parametrize("make", [lambda end: os.fdopen(end, "rb", buffering=0), lambda end: os.fdopen(end, "rb")])
def test_a_non_blocking_stream_is_waited_for(make: Callable[[int], Any]) -> None:
    with StubServer(Answer(200)) as server, stubbed(server) as s3:
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        stream = make(reading)
        stored = threading.Thread(target=s3.putObject, args=(BUCKET, "k", stream))
        stored.start()
        os.write(writing, b"first ")
        threading.Event().wait(0.05)
        os.write(writing, b"second")
        os.close(writing)
        stored.join(60)
        stream.close()
        assert [request.body for request in server.requests] == [b"first second"]


def test_a_file_of_text_is_refused(client: AmazonS3Client) -> None:
    with tempfile.SpooledTemporaryFile(mode="w+", encoding="utf-8") as file:
        file.write("text")
        file.seek(0)
        with pytest.raises(IllegalArgumentException, match="a stream of str"):
            client.putObject(BUCKET, "k", file)


def test_one_that_cannot_be_waited_for_is_refused(client: AmazonS3Client) -> None:
    with pytest.raises(IllegalArgumentException, match="nothing to read just now"):
        client.putObject(BUCKET, "k", Reads(None))
