"""Files and folders to S3 and back, with the lines that Java programs have for it."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3.s3.transfer
import pytest

from sts_sdk import ClientConfiguration, IllegalArgumentException, IllegalStateException, SdkClientException
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.event import ProgressEvent, ProgressEventType, ProgressListener
from sts_sdk.services.s3 import AmazonS3
from sts_sdk.services.s3.model import (
    AmazonS3Exception,
    BucketVersioningConfiguration,
    CannedAccessControlList,
    CopyObjectRequest,
    GetObjectRequest,
    GetObjectTaggingRequest,
    InitiateMultipartUploadRequest,
    ListMultipartUploadsRequest,
    ObjectMetadata,
    ObjectTagging,
    PutObjectRequest,
    ResponseHeaderOverrides,
    S3ObjectSummary,
    SetBucketVersioningConfigurationRequest,
    Tag,
)
from sts_sdk.services.s3.transfer import (
    Copy,
    Download,
    MultipleFileDownload,
    Transfer,
    TransferManager,
    TransferManagerBuilder,
    TransferManagerConfiguration,
    Upload,
    UploadContext,
)
from sts_sdk.testing import LocalAWS
from support.buckets import BUCKET, builder, made_up, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sts_sdk.services.s3 import AmazonS3Client

MIB = 1024 * 1024


def test_what_waits_to_be_written_is_as_much_as_with_boto3() -> None:
    """Not ten times as much, which s3transfer keeps if it is not told: 250 MB of a large object."""
    sizes = TransferManagerConfiguration()
    of_boto3 = boto3.s3.transfer.TransferConfig().max_io_queue_size
    assert [sizes.for_downloads().max_io_queue_size, sizes.for_uploads().max_io_queue_size] == [of_boto3, of_boto3]


def test_over_https_with_a_local_aws_that_checks_each_signature(tmp_path: Path) -> None:
    """What is not signed over https is the content alone."""
    content = bytes(range(256)) * (11 * MIB // 256)
    (tmp_path / "content").write_bytes(content)
    with LocalAWS(tls=tmp_path / "ca.pem", config={"buckets": {BUCKET: {}}}) as aws:
        trusted = ClientConfiguration().withCaBundle(str(tmp_path / "ca.pem"))
        with builder(aws).withClientConfiguration(trusted).build() as s3:
            s3.putObject(BUCKET, "text", "of an object")
            assert s3.getObjectAsString(BUCKET, "text") == "of an object"
            manager = TransferManagerBuilder.standard().withS3Client(s3).withMultipartUploadThreshold(6 * MIB)
            with manager.build() as transfers:
                transfers.upload(BUCKET, "k", tmp_path / "content").waitForCompletion()
                transfers.download(BUCKET, "k", tmp_path / "came").waitForCompletion()
    assert (tmp_path / "came").read_bytes() == content


@pytest.fixture
def tm(s3: AmazonS3Client) -> Iterator[TransferManager]:
    manager = TransferManagerBuilder.standard().withS3Client(s3).withMultipartUploadThreshold(5 * MIB).build()
    yield manager
    manager.shutdownNow(False)


class Told(ProgressListener):
    def __init__(self) -> None:
        self.bytes = 0
        self.events: list[ProgressEventType] = []
        self.ended = threading.Event()

    def progressChanged(self, progressEvent: ProgressEvent) -> None:
        self.bytes += progressEvent.getBytesTransferred()
        assert progressEvent.getBytes() == progressEvent.getBytesTransferred()
        self.events.append(progressEvent.getEventType())
        if progressEvent.getEventType().isTransferEvent() and len(self.events) > 1:
            self.ended.set()


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


@pytest.mark.posix
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


def test_what_s3_said_of_an_upload(tm: TransferManager, s3: AmazonS3Client, tmp_path: Path) -> None:
    """UploadResult result = tm.upload(bucket, key, file).waitForUploadResult(); result.getETag();"""
    enabled = BucketVersioningConfiguration(BucketVersioningConfiguration.ENABLED)
    s3.setBucketVersioningConfiguration(SetBucketVersioningConfigurationRequest(BUCKET, enabled))
    (tmp_path / "small").write_bytes(b"small")
    (tmp_path / "large").write_bytes(b"x" * 6 * MIB)
    uploads = [tm.upload(BUCKET, name, tmp_path / name) for name in ("small", "large", "small")]
    results = [upload.waitForUploadResult() for upload in uploads]
    for name, result in zip(("small", "large", "small"), results, strict=True):
        assert (result.getBucketName(), result.getKey()) == (BUCKET, name)
        if name == "large":
            assert result.getETag() == s3.getObjectMetadata(BUCKET, name).getETag()
            assert result.getVersionId() == s3.getObjectMetadata(BUCKET, name).getVersionId()
    assert results[0].getVersionId() != results[2].getVersionId()
    download = tm.download(GetObjectRequest(BUCKET, "small", results[0].getVersionId()), tmp_path / "back")
    assert download.getObjectMetadata().getVersionId() == results[0].getVersionId()
    assert (download.getBucketName(), download.getKey()) == (BUCKET, "small")
    parts = tm.download(BUCKET, "large", tmp_path / "back").getObjectMetadata()
    assert (parts.getContentLength(), parts.getInstanceLength()) == (6 * MIB, 6 * MIB)


def test_an_object_is_copied_at_once_or_in_parts(s3: AmazonS3Client) -> None:
    """Copy copy = tm.copy(sourceBucket, sourceKey, destinationBucket, destinationKey); copy.waitForCopyResult();"""
    s3.putObject(BUCKET, "from here", b"x" * 6 * MIB, ObjectMetadata())
    builder = TransferManagerBuilder.standard().withS3Client(s3).withMultipartCopyThreshold(5 * MIB)
    manager = builder.withMultipartCopyPartSize(5 * MIB).build()
    copied = manager.copy(BUCKET, "from here", BUCKET, "to there").waitForCopyResult()
    assert (copied.getSourceBucketName(), copied.getSourceKey()) == (BUCKET, "from here")
    assert (copied.getDestinationBucketName(), copied.getDestinationKey()) == (BUCKET, "to there")
    assert str(copied.getETag()).endswith("-2"), "it went in parts"
    assert s3.getObjectMetadata(BUCKET, "to there").getContentLength() == 6 * MIB
    metadata = ObjectMetadata()
    metadata.addUserMetadata("team", "one")
    request = CopyObjectRequest(BUCKET, "from here", BUCKET, "at once").withNewObjectMetadata(metadata)
    manager.shutdownNow(False)
    other = TransferManager(s3)
    copy: Copy = other.copy(request)
    copy.waitForCompletion()
    assert copy.getDescription() == f"Copying object from {BUCKET}/from here to {BUCKET}/at once"
    assert copy.getProgress().getBytesTransferred() == 6 * MIB
    assert copy.waitForCopyResult().getETag() == s3.getObjectMetadata(BUCKET, "from here").getETag()
    assert s3.getObjectMetadata(BUCKET, "at once").getUserMetadata() == {"team": "one"}
    assert isinstance(other.copy(BUCKET, "nothing", BUCKET, "k").waitForException(), AmazonS3Exception)
    other.shutdownNow(False)


class Provider:
    """Says what goes with each file, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def provideObjectMetadata(self, file: Path, metadata: ObjectMetadata) -> None:
        metadata.addUserMetadata("name", file.name)

    def provideObjectTags(self, uploadContext: UploadContext) -> ObjectTagging:
        self.asked.append((uploadContext.getFile().name, uploadContext.getBucketName(), uploadContext.getKey()))
        return ObjectTagging([Tag("key", uploadContext.getKey())])

    def provideObjectCannedAcl(self, file: Path) -> CannedAccessControlList:
        return CannedAccessControlList.PublicRead

    def shouldInclude(self, objectSummary: S3ObjectSummary) -> bool:
        return objectSummary.getKey().endswith("b")


def test_a_list_of_files_with_what_goes_beside_each(tm: TransferManager, s3: AmazonS3Client, tmp_path: Path) -> None:
    """As AWS's example XferMgrUpload: ArrayList<File> files = ...;
    MultipleFileUpload xfer = xfer_mgr.uploadFileList(bucket_name, key_prefix, new File("."), files, metadataProvider);
    xfer.waitForCompletion();
    """
    (tmp_path / "inner").mkdir()
    for name in ("a", "inner/b", "not asked for"):
        (tmp_path / name).write_text(name)
    provider = Provider()
    files = [tmp_path / "a", str(tmp_path / "inner" / "b"), tmp_path / "inner"]
    xfer = tm.uploadFileList(BUCKET, "p", tmp_path, files, provider, provider, provider)
    xfer.waitForCompletion()
    assert (xfer.getBucketName(), xfer.getKeyPrefix()) == (BUCKET, "p/")
    assert [each.getKey() for each in s3.listObjects(BUCKET).getObjectSummaries()] == ["p/a", "p/inner/b"]
    assert s3.getObjectMetadata(BUCKET, "p/inner/b").getUserMetadata() == {"name": "b"}
    assert s3.getObjectTagging(GetObjectTaggingRequest(BUCKET, "p/a")).getTagSet() == [Tag("key", "p/a")]
    assert len(s3.getObjectAcl(BUCKET, "p/a").getGrantsAsList()) == 2
    assert provider.asked == [("a", BUCKET, "p/a"), ("b", BUCKET, "p/inner/b")]
    tm.downloadDirectory(BUCKET, "p/", tmp_path / "to", provider).waitForCompletion()
    assert [each.name for each in (tmp_path / "to" / "p").iterdir()] == ["inner"]


def test_uploads_that_nobody_completed_are_aborted(tm: TransferManager, s3: AmazonS3Client) -> None:
    """tm.abortMultipartUploads(bucket, oneWeekAgo); moto's uploads all began in 2010."""
    for key in ("a", "b"):
        s3.initiateMultipartUpload(InitiateMultipartUploadRequest(BUCKET, key))
    tm.abortMultipartUploads(BUCKET, datetime(2009, 1, 1, tzinfo=UTC))
    assert len(s3.listMultipartUploads(ListMultipartUploadsRequest(BUCKET)).getMultipartUploads()) == 2
    tm.abortMultipartUploads(BUCKET, datetime.now(UTC) + timedelta(days=1))
    assert s3.listMultipartUploads(ListMultipartUploadsRequest(BUCKET)).getMultipartUploads() == []


def test_all_pages_of_unfinished_uploads_are_seen() -> None:
    page = (
        "<ListMultipartUploadsResult><IsTruncated>{more}</IsTruncated><NextKeyMarker>k</NextKeyMarker>"
        "<NextUploadIdMarker>u</NextUploadIdMarker><Upload><Key>k</Key><UploadId>u</UploadId>"
        "<Initiated>2020-01-01T00:00:00Z</Initiated></Upload></ListMultipartUploadsResult>"
    )
    answers = [Answer(200, page.format(more="true")), Answer(200, page.format(more="false")), Answer(204), Answer(204)]
    with StubServer(*answers) as server, stubbed(server) as s3:
        TransferManager(s3).abortMultipartUploads(BUCKET, datetime(2021, 1, 1, tzinfo=UTC))
    assert [request.method for request in server.requests] == ["GET", "GET", "DELETE", "DELETE"]
    assert "upload-id-marker=u" in server.requests[1].target


class Factory:
    """Makes one executor, and keeps it."""

    def __init__(self) -> None:
        self.executor = ThreadPoolExecutor(2, thread_name_prefix="own")

    def newExecutor(self) -> ThreadPoolExecutor:
        return self.executor


@pytest.mark.parametrize("shut_down", [True, False, None])
def test_an_executor_of_the_callers_own(s3: AmazonS3Client, tmp_path: Path, shut_down: bool | None) -> None:
    """TransferManagerBuilder.standard().withS3Client(s3).withExecutorFactory(() -> Executors.newFixedThreadPool(2))
    .withShutDownThreadPools(false).withMinimumUploadPartSize(5L * 1024 * 1024).build()
    """
    factory, threads = Factory(), set()
    s3.unwrap().meta.events.register("before-send.s3", lambda **_: threads.add(threading.current_thread().name))
    builder = TransferManagerBuilder.standard().withS3Client(s3).withExecutorFactory(factory)
    builder = builder.withShutDownThreadPools(shut_down).withMinimumUploadPartSize(5 * MIB)
    manager = builder.withMultipartUploadThreshold(5 * MIB).build()
    assert (builder.getExecutorFactory(), builder.isShutDownThreadPools()) == (factory, shut_down)
    (tmp_path / "large").write_bytes(b"x" * 11 * MIB)
    assert str(manager.upload(BUCKET, "large", tmp_path / "large").waitForUploadResult().getETag()).endswith("-3")
    manager.download(BUCKET, "large", tmp_path / "back").waitForCompletion()
    assert any(name.startswith("own") for name in threads)
    manager.shutdownNow(False)
    if shut_down is False:
        assert factory.executor.submit(int).result() == 0
        factory.executor.shutdown()
    else:
        with pytest.raises(RuntimeError, match="after shutdown"):
            factory.executor.submit(int)


def test_sizes_of_transfers(s3: AmazonS3Client, tmp_path: Path) -> None:
    """TransferManagerConfiguration configuration = new TransferManagerConfiguration();
    configuration.setMultipartUploadThreshold(100 * MB); tm.setConfiguration(configuration);
    """
    configuration = TransferManagerConfiguration()
    assert configuration.getMinimumUploadPartSize() == 8 * MIB
    assert configuration.getMultipartUploadThreshold() == 16 * MIB
    assert (configuration.getMultipartCopyThreshold(), configuration.getMultipartCopyPartSize()) == (5 << 30, 100 * MIB)
    configuration.setMultipartUploadThreshold(5 * MIB)
    configuration.setMinimumUploadPartSize(5 * MIB)
    configuration.setDisableParallelDownloads(True)
    tm = TransferManager(s3)
    tm.setConfiguration(configuration)
    assert tm.getConfiguration() is configuration
    (tmp_path / "large").write_bytes(b"x" * 6 * MIB)
    assert str(tm.upload(BUCKET, "large", tmp_path / "large").waitForUploadResult().getETag()).endswith("-2")
    caught: list[str] = []
    s3.unwrap().meta.events.register("before-call.s3.GetObject", lambda params, **_: caught.append(str(params)))
    tm.download(BUCKET, "large", tmp_path / "back").waitForCompletion()
    assert len(caught) == 1, "by one request"
    assert (tmp_path / "back").read_bytes() == b"x" * 6 * MIB
    (tmp_path / "empty").write_bytes(b"")
    tm.upload(BUCKET, "empty", tmp_path / "empty").waitForCompletion()
    tm.download(BUCKET, "empty", tmp_path / "back").waitForCompletion()
    assert (tmp_path / "back").read_bytes() == b""
    tm.shutdownNow(False)


def test_a_listener_in_the_request_hears_of_it_from_the_beginning(tm: TransferManager, s3: AmazonS3Client) -> None:
    """As AWS's example HighLevelTrackProgress: request.setGeneralProgressListener(new ProgressListener() {
    public void progressChanged(ProgressEvent progressEvent) {
        System.out.println("Transferred bytes: " + progressEvent.getBytesTransferred()); } });
    """
    told = Told()
    request = PutObjectRequest(BUCKET, "key", io.BytesIO(b"content")).withGeneralProgressListener(told)
    tm.upload(request).waitForCompletion()
    told.ended.wait(60)
    assert told.bytes == 7
    assert told.events[0] is ProgressEventType.TRANSFER_STARTED_EVENT
    assert told.events[-1] is ProgressEventType.TRANSFER_COMPLETED_EVENT


def test_a_listener_hears_of_a_failure(tm: TransferManager, tmp_path: Path) -> None:
    told = Told()
    request = GetObjectRequest(BUCKET, "nothing").withGeneralProgressListener(told)
    assert tm.download(request, tmp_path / "file").waitForException() is not None
    told.ended.wait(60)
    assert told.events == [ProgressEventType.TRANSFER_STARTED_EVENT, ProgressEventType.TRANSFER_FAILED_EVENT]


def test_transfers_are_not_paused(tm: TransferManager, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    upload: Any = tm.upload(BUCKET, "key", tmp_path / "f")
    manager: Any = tm
    for owner, name in ((upload, "pause"), (upload, "tryPause"), (manager, "resumeUpload")):
        with pytest.raises(AttributeError, match="a transfer can be aborted, not paused: begin it anew"):
            getattr(owner, name)
    upload.waitForCompletion()


def test_a_manager_made_of_credentials() -> None:
    """new TransferManager(new BasicAWSCredentials(key, secret))"""
    credentials = BasicAWSCredentials("AKIAEXAMPLEEXAMPLE01", "made-up")
    with TransferManager(credentials) as of_keys, TransferManager(AWSStaticCredentialsProvider(credentials)) as other:
        assert isinstance(of_keys.getAmazonS3Client(), AmazonS3)
        assert isinstance(other.getAmazonS3Client(), AmazonS3)


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
        (
            lambda tm, to: tm.download(
                GetObjectRequest(BUCKET, "k").withResponseHeaders(ResponseHeaderOverrides()), to / "f"
            ),
            "no headers to override",
        ),
        (lambda tm, to: tm.uploadFileList(BUCKET, "", to / "none", [__file__]), "common base directory"),
        (lambda tm, to: tm.uploadFileList(BUCKET, "", to, [__file__]), "is not in the directory"),
        (lambda tm, to: tm.copy(BUCKET, "k", BUCKET), "key must be given"),
        (
            lambda tm, to: tm.abortMultipartUploads(BUCKET, datetime.now(UTC).replace(tzinfo=None)),
            "datetime with a time zone",
        ),
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
        (TransferManagerBuilder().withMultipartCopyPartSize(0), "multipartCopyPartSize must be 5 MiB to 5 GiB"),
        (TransferManagerBuilder().withMultipartCopyThreshold(0), "multipartCopyThreshold must be 1 byte or more"),
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


def test_after_its_end_a_manager_takes_no_transfers(s3: AmazonS3Client, tmp_path: Path) -> None:
    """As in Java, whose threads then reject them; the client lives on if it is to."""
    manager = TransferManagerBuilder.standard().withS3Client(s3).build()
    manager.shutdownNow(False)
    with pytest.raises(IllegalStateException, match="transfer manager was shut down"):
        manager.upload(BUCKET, "key", io.BytesIO(b"content"))
    with pytest.raises(IllegalStateException, match="transfer manager was shut down"):
        manager.download(BUCKET, "key", tmp_path / "file")
    assert not s3.doesObjectExist(BUCKET, "key")


def test_what_is_to_become_a_file_is_no_folder(tm: TransferManager, tmp_path: Path) -> None:
    with pytest.raises(SdkClientException, match="is a directory"):
        tm.download(BUCKET, "key", tmp_path)
