"""What is sent to S3, and what comes, must be what S3 says by its MD5, whichever way it goes."""

from __future__ import annotations

import contextlib
import hashlib
import io
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from botocore.httpchecksum import AwsChunkedWrapper

from sts_sdk import ClientConfiguration, SdkClientException, SystemProperties
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.s3 import AmazonS3ClientBuilder, _integrity
from sts_sdk.services.s3._integrity import Outgoing, _is_checked
from sts_sdk.services.s3.model import GetObjectRequest, ObjectMetadata, PutObjectRequest, UploadPartRequest
from sts_sdk.services.s3.transfer import TransferManagerBuilder
from support.buckets import BUCKET, made_up, stubbed
from support.server import Answer, Received, StubServer
from support.tls import Authority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sts_sdk.services.s3 import AmazonS3Client

CONTENT = b"the content of an object " * 4000
MIB = 1024 * 1024
LARGE = bytes(range(256)) * (11 * MIB // 256)
WRONG = hashlib.md5(b"another content").hexdigest()
UPLOAD = "Unable to verify integrity of data upload"
DOWNLOAD = "Unable to verify integrity of data download"


class S3(StubServer):
    """Keeps nothing, and answers an upload with the MD5 of what came; ``spoil`` changes it. Downloads have CONTENT."""

    def __init__(self, spoil: Callable[[Received, str], str] = lambda received, tag: tag, **headers: str) -> None:
        super().__init__(self._answer)
        self._spoil = spoil
        self._headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def _answer(self, received: Received) -> Answer:
        if received.method == "POST":
            step = "Initiate" if received.target.endswith("uploads") else "Complete"
            return Answer(200, f"<{step}MultipartUploadResult><UploadId>1</UploadId></{step}MultipartUploadResult>")
        if received.method == "DELETE":
            return Answer(204)
        body = received.body if received.method == "PUT" else CONTENT
        tag = self._spoil(received, hashlib.md5(body).hexdigest())
        headers = {"ETag": f'"{tag}"', **self._headers}
        if received.method == "HEAD":
            return Answer(200, headers={**headers, "Content-Length": str(len(CONTENT))})
        if received.method == "PUT":
            return Answer(200, b"", headers)
        return self._content(received.header("Range"), headers)

    def _content(self, asked: str | None, headers: dict[str, str]) -> Answer:
        if asked is None:
            return Answer(200, CONTENT, headers)
        first, last = asked.removeprefix("bytes=").split("-")
        part = CONTENT[int(first) : int(last) + 1]
        place = f"bytes {first}-{int(first) + len(part) - 1}/{len(CONTENT)}"
        return Answer(206, part, {**headers, "Content-Range": place})


def wrong(received: Received, tag: str) -> str:
    return WRONG


def transfer(s3: AmazonS3Client, content: bytes, directory: Path) -> None:
    (directory / "content").write_bytes(content)
    manager = TransferManagerBuilder.standard().withS3Client(s3).withMinimumUploadPartSize(5 * MIB)
    with manager.withMultipartUploadThreshold(6 * MIB).build() as transfers:
        transfers.upload(BUCKET, "k", directory / "content").waitForCompletion()


def fetched(s3: AmazonS3Client, directory: Path) -> bytes:
    with TransferManagerBuilder.standard().withS3Client(s3).build() as transfers:
        transfers.download(BUCKET, "k", directory / "fetched").waitForCompletion()
    return (directory / "fetched").read_bytes()


def put_file(s3: AmazonS3Client, directory: Path) -> object:
    (directory / "content").write_bytes(CONTENT)
    return s3.putObject(BUCKET, "k", directory / "content")


def part(s3: AmazonS3Client) -> object:
    request = UploadPartRequest().withBucketName(BUCKET).withKey("k").withUploadId("1").withPartNumber(1)
    return s3.uploadPart(request.withInputStream(io.BytesIO(CONTENT)).withPartSize(len(CONTENT)))


class Dripping(io.RawIOBase):
    """A stream that cannot start over and gives little at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._left = io.BytesIO(CONTENT)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # what it is given here
        return self._left.readinto(memoryview(buffer)[:7000])


UPLOADS: dict[str, Callable[[AmazonS3Client, Path], object]] = {
    "bytes": lambda s3, _: s3.putObject(BUCKET, "k", CONTENT),
    "text": lambda s3, _: s3.putObject(BUCKET, "k", CONTENT.decode()),
    "nothing": lambda s3, _: s3.putObject(BUCKET, "k", b""),
    "a file": put_file,
    "a stream": lambda s3, _: s3.putObject(BUCKET, "k", io.BytesIO(CONTENT)),
    "a stream that drips": lambda s3, _: s3.putObject(BUCKET, "k", Dripping()),
    "a request": lambda s3, _: s3.putObject(PutObjectRequest(BUCKET, "k", io.BytesIO(CONTENT), ObjectMetadata())),
    "a part": lambda s3, _: part(s3),
    "in a thread": lambda s3, directory: transfer(s3, CONTENT, directory),
    "in parts in threads": lambda s3, directory: transfer(s3, LARGE, directory),
}


@pytest.mark.parametrize("upload", UPLOADS)
def test_an_upload_is_checked_against_its_md5(upload: str, tmp_path: Path) -> None:
    with S3() as server, stubbed(server) as s3:
        UPLOADS[upload](s3, tmp_path)
    with S3(wrong) as server, stubbed(server) as s3, pytest.raises(SdkClientException, match=UPLOAD) as caught:
        UPLOADS[upload](s3, tmp_path)
    assert f"etag: {WRONG} in hex" in str(caught.value)
    assert f"bucketName: {BUCKET}, key: k" in str(caught.value)


@pytest.mark.parametrize("upload", UPLOADS)
def test_over_https_an_upload_is_read_once_and_checked(upload: str, tmp_path: Path, hashed: list[int]) -> None:
    authority = Authority(tmp_path)
    trusted = ClientConfiguration().withCaBundle(authority.bundle).withMaxErrorRetry(0)
    server = S3()
    server.tls = authority.server_context("127.0.0.1")
    with server, stubbed(server, trusted) as s3:
        UPLOADS[upload](s3, tmp_path)
        puts = [received for received in server.requests if received.method == "PUT"]
        assert {received.header("x-amz-content-sha256") for received in puts} == {"UNSIGNED-PAYLOAD"}
        assert sum(hashed) == sum(len(received.body) for received in puts)
    server = S3(wrong)
    server.tls = authority.server_context("127.0.0.1")
    with server, stubbed(server, trusted) as s3, pytest.raises(SdkClientException, match=UPLOAD):
        UPLOADS[upload](s3, tmp_path)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the pieces whose MD5 the uploads make."""
    sizes: list[int] = []

    class Counting:
        def __init__(self, **words: bool) -> None:
            self._digest = hashlib.md5(**words)
            self.digest = self._digest.digest

        def update(self, piece: bytes) -> None:
            sizes.append(len(piece))
            self._digest.update(piece)

    monkeypatch.setattr(_integrity, "hashlib", SimpleNamespace(md5=Counting))
    return sizes


@pytest.mark.parametrize("upload", UPLOADS)
def test_the_md5_of_a_content_is_made_once(upload: str, tmp_path: Path, hashed: list[int]) -> None:
    """Although it is read to be signed, and again to be sent."""
    with S3() as server, stubbed(server) as s3:
        UPLOADS[upload](s3, tmp_path)
        assert sum(hashed) == sum(len(received.body) for received in server.requests if received.method == "PUT")


def test_nor_is_it_made_again_for_what_is_sent_again(tmp_path: Path, hashed: list[int]) -> None:
    failures = iter([Answer(500), Answer(503)])
    good = S3()
    with (
        StubServer(lambda received: next(failures, None) or good._answer(received)) as server,
        stubbed(server, ClientConfiguration().withMaxErrorRetry(3)) as s3,
    ):
        put_file(s3, tmp_path)
        assert len(server.requests) == 3
    assert sum(hashed) == len(CONTENT)


def test_a_pass_that_did_not_reach_the_end_does_not_count() -> None:
    content = Outgoing("")
    stream = content.watched(io.BytesIO(CONTENT))
    for size in (0, 1000):
        stream.read(size)
    stream.seek(0)
    assert stream.read(0) == b""
    assert stream.read(1000) + stream.read() == CONTENT
    content.check(hashlib.md5(CONTENT).hexdigest())


def test_what_changes_after_it_was_read_first_is_refused() -> None:
    """S3 refuses it, too, where the content is signed; where it is not, the first pass is the one that sends."""
    content = Outgoing("")
    file = io.BytesIO(CONTENT)
    stream = content.watched(file)
    while stream.read(1000):
        pass
    file.getbuffer()[5:6] = b"!"
    stream.seek(0)
    sent = stream.read()
    assert sent != CONTENT
    with pytest.raises(SdkClientException, match=UPLOAD):
        content.check(hashlib.md5(sent).hexdigest())


def test_of_many_parts_one_that_was_damaged_is_enough(tmp_path: Path) -> None:
    def second(received: Received, tag: str) -> str:
        return WRONG if "partNumber=2" in received.target else tag

    with S3(second) as server, stubbed(server) as s3:
        with pytest.raises(SdkClientException, match=UPLOAD):
            transfer(s3, LARGE, tmp_path)
        assert not any(received.method == "POST" and "uploadId" in received.target for received in server.requests)


@pytest.mark.parametrize("content", ["a file", "bytes", "in a thread"])
def test_what_is_sent_again_counts_once(content: str, tmp_path: Path) -> None:
    failures = iter([Answer(500), Answer(503)])
    good = S3()

    def answer(received: Received) -> Answer:
        return next(failures, None) or good._answer(received)

    with StubServer(answer) as server, stubbed(server, ClientConfiguration().withMaxErrorRetry(3)) as s3:
        UPLOADS[content](s3, tmp_path)
        assert len(server.requests) == 3


@pytest.mark.parametrize(
    "server",
    [
        lambda: S3(lambda received, tag: f"{WRONG}-2"),
        lambda: S3(lambda received, tag: "no-md5"),
        lambda: S3(wrong, x_amz_server_side_encryption="aws:kms"),
        lambda: S3(wrong, x_amz_server_side_encryption="aws:kms:dsse"),
        lambda: S3(wrong, x_amz_server_side_encryption_customer_algorithm="AES256"),
        lambda: StubServer(Answer(200)),
    ],
    ids=["parts", "another tag", "KMS", "two layers of KMS", "the caller's key", "no tag"],
)
def test_a_tag_that_is_no_md5_is_not_one(server: Callable[[], StubServer], tmp_path: Path) -> None:
    with server() as opened, stubbed(opened) as s3:
        put_file(s3, tmp_path)
        part(s3)


@pytest.mark.parametrize("way", ["Put", "Get"])
def test_nor_is_that_of_a_directory_bucket(way: str) -> None:
    assert not _is_checked({"Bucket": "somewhere--use1-az4--x-s3"}, way)
    assert _is_checked({"Bucket": BUCKET}, way)


def test_a_part_of_an_object_is_not_checked_by_the_md5_of_all() -> None:
    with S3(wrong) as server, stubbed(server) as s3:
        some = s3.getObject(GetObjectRequest(BUCKET, "k").withRange(0, 9)).getObjectContent().read()
        assert some == CONTENT[:10]
        assert s3.unwrap().get_object(Bucket=BUCKET, Key="k", PartNumber=1)["Body"].read() == CONTENT


@pytest.fixture
def switched_off() -> Iterator[None]:
    names = [f"com.amazonaws.services.s3.disable{way}ObjectMD5Validation" for way in ("Put", "Get")]
    for name in names:
        SystemProperties.setProperty(name, "true")
    yield
    for name in names:
        SystemProperties.clearProperty(name)


@pytest.mark.usefixtures("switched_off")
def test_javas_switches(tmp_path: Path) -> None:
    with S3(wrong) as server, stubbed(server) as s3:
        put_file(s3, tmp_path)
        assert s3.getObjectAsString(BUCKET, "k").encode() == CONTENT
        assert fetched(s3, tmp_path) == CONTENT


def test_a_download_in_a_thread_is_checked(tmp_path: Path) -> None:
    with S3() as server, stubbed(server) as s3:
        assert fetched(s3, tmp_path) == CONTENT
    (tmp_path / "fetched").unlink()
    with S3(wrong) as server, stubbed(server) as s3, pytest.raises(SdkClientException, match=DOWNLOAD):
        fetched(s3, tmp_path)
    assert not (tmp_path / "fetched").exists()


def test_the_content_of_botocores_own_client_is_checked_however_it_is_read() -> None:
    with S3() as server, stubbed(server) as s3:

        def opened() -> Any:
            return s3.unwrap().get_object(Bucket=BUCKET, Key="k")["Body"]

        ways: list[Callable[[], bytes]] = [
            lambda: opened().read(),
            lambda: b"".join(opened().iter_chunks(999)),
            lambda: io.BufferedReader(opened()).read(),
        ]
        assert all(way() == CONTENT for way in ways)
        server._spoil = wrong
        for way in ways:
            with pytest.raises(SdkClientException, match=DOWNLOAD):
                way()


@pytest.mark.parametrize("tag", [hashlib.md5(CONTENT).hexdigest(), WRONG])
@pytest.mark.parametrize("content", ["bytes", "a file", "a stream"])
def test_beside_botocores_own_checksums(content: str, tag: str, tmp_path: Path) -> None:
    with S3(lambda received, _: tag) as server:
        builder = AmazonS3ClientBuilder.standard().withCredentials(made_up().getCredentials())
        builder.setChunkedEncodingDisabled(False)
        builder.setEndpointConfiguration(EndpointConfiguration(server.url, "eu-west-1"))
        refused = pytest.raises(SdkClientException, match=UPLOAD) if tag == WRONG else contextlib.nullcontext()
        with builder.build() as s3, refused:
            UPLOADS[content](s3, tmp_path)
        assert server.requests[-1].header("x-amz-checksum-crc32")


def test_of_what_goes_in_chunks_the_content_counts_and_not_the_chunks() -> None:
    """As botocore has it over TLS."""
    content = Outgoing("")
    chunks = AwsChunkedWrapper(content.watched(io.BytesIO(CONTENT)))
    for _ in range(2):
        chunks.seek(0)
        assert len(chunks.read()) > len(CONTENT)
        content.check(hashlib.md5(CONTENT).hexdigest())
