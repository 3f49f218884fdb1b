"""Files and folders to S3 and back, with the lines that Java programs have for it."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException, SdkClientException
from sts_sdk.event import ProgressEvent, ProgressListener
from sts_sdk.services.s3.model import AmazonS3Exception, GetObjectRequest, ObjectMetadata, PutObjectRequest
from sts_sdk.services.s3.transfer import (
    Download,
    MultipleFileDownload,
    Transfer,
    TransferManager,
    TransferManagerBuilder,
    Upload,
)
from support.buckets import BUCKET, made_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sts_sdk.services.s3 import AmazonS3Client

MIB = 1024 * 1024


@pytest.fixture
def tm(s3: AmazonS3Client) -> Iterator[TransferManager]:
    manager = TransferManagerBuilder.standard().withS3Client(s3).withMultipartUploadThreshold(5 * MIB).build()
    yield manager
    manager.shutdownNow(False)


class Told(ProgressListener):
    def __init__(self) -> None:
        self.bytes = 0

    def progressChanged(self, progressEvent: ProgressEvent) -> None:
        self.bytes += progressEvent.getBytesTransferred()


def test_a_file_there_and_back(tm: TransferManager, s3: AmazonS3Client, tmp_path: Path) -> None:
    """As AWS's examples:

    TransferManager tm = TransferManagerBuilder.standard().withS3Client(s3Client).build();
    Upload upload = tm.upload(bucketName, keyName, new File(filePath));
    upload.waitForCompletion();
    Download download = tm.download(bucketName, keyName, new File(target));
    download.waitForCompletion();
    """
    content = bytes(range(256)) * (9 * MIB // 256) + b"rest"
    (tmp_path / "large.txt").write_bytes(content)
    upload: Upload = tm.upload(BUCKET, "large", tmp_path / "large.txt")
    upload.waitForCompletion()
    assert upload.isDone()
    assert upload.getState() is Transfer.TransferState.Completed
    assert upload.getProgress().getBytesTransferred() == upload.getProgress().getTotalBytesToTransfer() == len(content)
    assert upload.getProgress().getPercentTransferred() == 100
    metadata = s3.getObjectMetadata(BUCKET, "large")
    assert metadata.getContentType() == "text/plain"
    assert str(metadata.getETag()).endswith("-2"), "it went in parts"
    download: Download = tm.download(BUCKET, "large", tmp_path / "new" / "folder" / "copy")
    download.waitForCompletion()
    assert (tmp_path / "new" / "folder" / "copy").read_bytes() == content
    assert download.getProgress().getTotalBytesToTransfer() == len(content)


def test_a_request_with_a_stream_and_a_listener(tm: TransferManager, s3: AmazonS3Client) -> None:
    metadata = ObjectMetadata()
    metadata.setContentLength(7)
    metadata.setContentType("text/x-own")
    metadata.addUserMetadata("team", "one")
    told = Told()
    upload = tm.upload(PutObjectRequest(BUCKET, "key", io.BytesIO(b"content"), metadata))
    upload.addProgressListener(told)
    assert upload.waitForException() is None
    found = s3.getObjectMetadata(BUCKET, "key")
    assert (found.getContentType(), found.getUserMetadata()["team"]) == ("text/x-own", "one")
    assert told.bytes <= 7  # of what went over after it was added


def test_a_listener_of_a_download_that_has_not_begun_hears_of_all(tm: TransferManager, s3: AmazonS3Client) -> None:
    from sts_sdk.services.s3.transfer._progress import TransferWatch

    told, watch = Told(), TransferWatch(5)
    watch.listeners.append(told)
    future: Any = type("Future", (), {"meta": type("Meta", (), {"size": 5})})()
    for count in (3, -3, 5):
        watch.on_progress(future, count)
    assert told.bytes == watch.progress.getBytesTransferred() == 5


def test_a_folder_there_and_back(tm: TransferManager, s3: AmazonS3Client, tmp_path: Path) -> None:
    """MultipleFileUpload xfer = tm.uploadDirectory(bucket, "prefix", new File(dir), true); xfer.waitForCompletion();
    MultipleFileDownload back = tm.downloadDirectory(bucket, "prefix", new File(to)); back.waitForCompletion();
    """
    (tmp_path / "from" / "inner").mkdir(parents=True)
    (tmp_path / "from" / "a").write_text("one")
    (tmp_path / "from" / "inner" / "b").write_text("three")
    xfer = tm.uploadDirectory(BUCKET, "prefix", tmp_path / "from", True)
    xfer.waitForCompletion()
    assert len(xfer.getSubTransfers()) == 2
    assert xfer.getProgress().getBytesTransferred() == xfer.getProgress().getTotalBytesToTransfer() == 8
    assert [item.getKey() for item in s3.listObjects(BUCKET).getObjectSummaries()] == ["prefix/a", "prefix/inner/b"]
    flat = tm.uploadDirectory(BUCKET, None, tmp_path / "from", False)
    flat.waitForCompletion()
    assert s3.getObjectAsString(BUCKET, "a") == "one"
    s3.putObject(BUCKET, "prefix/folder/", b"")
    back: MultipleFileDownload = tm.downloadDirectory(BUCKET, "prefix/", tmp_path / "to")
    back.waitForCompletion()
    assert back.isDone()
    assert (tmp_path / "to" / "prefix" / "inner" / "b").read_text() == "three"
    assert sorted(each.name for each in (tmp_path / "to" / "prefix").iterdir()) == ["a", "inner"]


def test_no_key_leads_out_of_the_folder(tm: TransferManager, s3: AmazonS3Client, tmp_path: Path) -> None:
    s3.putObject(BUCKET, "p/fine", "text")
    s3.putObject(BUCKET, "p/link/file", "text")
    (tmp_path / "to" / "p").mkdir(parents=True)
    (tmp_path / "to" / "p" / "link").symlink_to(tmp_path)
    with pytest.raises(SdkClientException, match="resolves outside the parent directory"):
        tm.downloadDirectory(BUCKET, "p/", tmp_path / "to")
    assert sorted(each.name for each in (tmp_path / "to" / "p").iterdir()) == ["link"]
    assert not (tmp_path / "file").exists()


def test_a_transfer_that_fails_says_so_when_it_is_waited_for(tm: TransferManager, tmp_path: Path) -> None:
    download = tm.download(BUCKET, "nothing", tmp_path / "file")
    with pytest.raises(AmazonS3Exception) as failed:
        download.waitForCompletion()
    assert failed.value.getStatusCode() == 404
    assert download.getState() is Transfer.TransferState.Failed
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda tm, to: tm.upload(BUCKET, "k"), "file to upload must be given"),
        (lambda tm, to: tm.upload(BUCKET, "k", to / "none"), "is no file"),
        (lambda tm, to: tm.upload("", "k", io.BytesIO()), "bucket must be given"),
        (lambda tm, to: tm.download(BUCKET, "k"), "file to download to must be given"),
        (lambda tm, to: tm.download(BUCKET, "", to / "f"), "key must be given"),
        (lambda tm, to: tm.download(GetObjectRequest(BUCKET, "k").withRange(0, 1), to / "f"), "use s3.getObject"),
        (lambda tm, to: tm.uploadDirectory(BUCKET, "", to / "none", True), "Must provide a directory"),
    ],
)
def test_what_cannot_go_is_refused(call: Callable[[Any, Path], object], said: str, tmp_path: Path) -> None:
    with TransferManager(made_up().build()) as tm, pytest.raises(IllegalArgumentException, match=said):
        call(tm, tmp_path)


@pytest.mark.parametrize(
    ("builder", "said"),
    [
        (TransferManagerBuilder().withMinimumUploadPartSize(1), "5 MiB to 5 GiB; it is 1 bytes"),
        (TransferManagerBuilder().withMultipartUploadThreshold(0), "1 byte or more; it is 0"),
    ],
)
def test_sizes_out_of_their_range_are_refused(builder: TransferManagerBuilder, said: str) -> None:
    with pytest.raises(IllegalArgumentException, match=said):
        builder.withS3Client(made_up().build()).build()


def test_a_missing_extra_is_one_sentence() -> None:
    code = "import sys; sys.modules['s3transfer'] = None; from sts_sdk.services.s3.transfer import TransferManager"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "ImportError: sts_sdk.services.s3.transfer needs s3transfer" in done.stderr
    assert 'pip install ".[transfer]"' in done.stderr
