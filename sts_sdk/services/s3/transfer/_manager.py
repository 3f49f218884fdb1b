"""Files and folders to and from S3, over s3transfer, in threads of its own."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from datetime import datetime
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Self

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.services.s3._amazon_s3 import AmazonS3
from sts_sdk.services.s3._client import AmazonS3Client, AmazonS3ClientBuilder
from sts_sdk.services.s3._parameters import copy_parameters, put_parameters, set_parameters
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._requests import GetObjectRequest, PutObjectRequest
from sts_sdk.services.s3.model._values import (
    AbortMultipartUploadRequest,
    CopyObjectRequest,
    ListMultipartUploadsRequest,
    MultipartUpload,
    S3ObjectSummary,
)
from sts_sdk.services.s3.transfer._configuration import TransferManagerConfiguration
from sts_sdk.services.s3.transfer._engines import Engines, Key
from sts_sdk.services.s3.transfer._folders import files_below, inside, key_below
from sts_sdk.services.s3.transfer._progress import TransferWatch
from sts_sdk.services.s3.transfer._providers import (
    KeyFilter,
    ObjectCannedAclProvider,
    ObjectMetadataProvider,
    ObjectTaggingProvider,
    UploadContext,
)
from sts_sdk.services.s3.transfer._source import transfer_content
from sts_sdk.services.s3.transfer._transfer import (
    Copy,
    Download,
    MultipleFileDownload,
    MultipleFileUpload,
    Upload,
)


class TransferManager(SaysWhatIsLeftOut):
    """Uploads, downloads and copies in threads (com.amazonaws.services.s3.transfer.TransferManager).

    Make one with ``TransferManagerBuilder``, keep it, and end it with ``shutdownNow`` or a ``with`` block. The
    constructors are Java's deprecated ones: with a client, or with credentials.
    """

    def __init__(
        self,
        s3: AmazonS3 | AWSCredentials | AWSCredentialsProvider | None = None,
        executorService: Executor | None = None,
        shutDownThreadPools: bool = True,
    ) -> None:
        if s3 is None:
            self._s3: AmazonS3 = AmazonS3ClientBuilder.defaultClient()
        else:
            self._s3 = s3 if isinstance(s3, AmazonS3) else AmazonS3Client(s3)
        self._configuration = TransferManagerConfiguration()
        self._engines = Engines(self._s3.unwrap, executorService, keep_executor=not shutDownThreadPools)

    def getAmazonS3Client(self) -> AmazonS3:
        """The client that transfers go through."""
        return self._s3

    def getConfiguration(self) -> TransferManagerConfiguration:
        """The sizes that transfers which begin from now on have."""
        return self._configuration

    def setConfiguration(self, configuration: TransferManagerConfiguration) -> None:
        """The sizes that transfers which begin from now on have."""
        self._configuration = configuration

    def upload(
        self,
        bucketName: str | PutObjectRequest,
        key: str | None = None,
        file: str | PathLike[str] | IO[bytes] | None = None,
        objectMetadata: ObjectMetadata | None = None,
    ) -> Upload:
        """Begin to store a file, given by its path, or a binary stream, which must stay open until it is over."""
        if isinstance(bucketName, PutObjectRequest):
            request = bucketName
        elif file is None:
            raise IllegalArgumentException("The file to upload must be given: a path or a binary stream.")
        else:
            request = PutObjectRequest(bucketName, key or "", file, objectMetadata)
        content, stored = transfer_content(request)
        call = put_parameters(request, None, None, stored)
        extra = {name: value for name, value in call.items() if name not in ("Bucket", "Key", "Body", "ContentMD5")}
        watch = TransferWatch(stored.length, request.getGeneralProgressListener())
        bucket, name = request.getBucketName(), Key(request.getKey())
        future = self._engines.engine(self._configuration.for_uploads()).upload(content, bucket, name, extra, [watch])
        return Upload(f"Uploading to {bucket}/{name}", bucket, name, future, watch)

    def download(
        self,
        bucket: str | GetObjectRequest,
        key: str | PathLike[str] | None = None,
        file: str | PathLike[str] | None = None,
    ) -> Download:
        """Begin to fetch an object into a file: ``(bucket, key, file)`` or ``(request, file)``."""
        if isinstance(bucket, GetObjectRequest):
            request, file = bucket, key if file is None else file
        else:
            request = GetObjectRequest(bucket, "" if key is None else fspath(key))
        if file is None:
            raise IllegalArgumentException("The file to download to must be given.")
        if request.getRange() is not None:
            raise IllegalArgumentException("A range is not downloaded in threads: use s3.getObject(request, file).")
        if request.getResponseHeaders() is not None:
            raise IllegalArgumentException("A file has no headers to override: use s3.getObject(request).")
        set_parameters(Bucket=request.getBucketName(), Key=request.getKey())
        target = Path(fspath(file))
        if target.is_dir():
            raise SdkClientException(f"Unable to store object contents to disk: {str(target)!r} is a directory.")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as failure:
            raise SdkClientException(f"Unable to store object contents to disk: {failure}") from failure
        return self._download(request, target)

    def copy(
        self,
        sourceBucketName: str | CopyObjectRequest,
        sourceKey: str | None = None,
        destinationBucketName: str | None = None,
        destinationKey: str | None = None,
    ) -> Copy:
        """Begin to copy an object within S3: at once, or in parts from ``multipartCopyThreshold`` on."""
        if isinstance(sourceBucketName, CopyObjectRequest):
            request = sourceBucketName
        else:
            request = CopyObjectRequest(sourceBucketName, sourceKey, destinationBucketName, destinationKey)
        call = copy_parameters(request)
        source = call.pop("CopySource")
        bucket, key = str(call.pop("Bucket")), Key(str(call.pop("Key")))
        watch = TransferWatch()
        future = self._engines.engine(self._configuration.for_copies()).copy(source, bucket, key, call, [watch])
        return Copy(request, bucket, key, future, watch)

    def uploadDirectory(
        self,
        bucketName: str,
        virtualDirectoryKeyPrefix: str | None,
        directory: str | PathLike[str],
        includeSubdirectories: bool,
        metadataProvider: ObjectMetadataProvider | None = None,
        taggingProvider: ObjectTaggingProvider | None = None,
        cannedAclProvider: ObjectCannedAclProvider | None = None,
    ) -> MultipleFileUpload:
        """Begin to store the files of a folder under keys that begin with the prefix and a slash."""
        files = files_below(directory, subfolders=includeSubdirectories)
        providers = (metadataProvider, taggingProvider, cannedAclProvider)
        return self.uploadFileList(bucketName, virtualDirectoryKeyPrefix, directory, files, *providers)

    def uploadFileList(
        self,
        bucketName: str,
        virtualDirectoryKeyPrefix: str | None,
        directory: str | PathLike[str],
        files: Iterable[str | PathLike[str]],
        metadataProvider: ObjectMetadataProvider | None = None,
        taggingProvider: ObjectTaggingProvider | None = None,
        cannedAclProvider: ObjectCannedAclProvider | None = None,
    ) -> MultipleFileUpload:
        """Begin to store these files of a folder, each under the prefix and its path in the folder.

        What is no file is left out, as in Java; IllegalArgumentException for a file that is not in the folder.
        """
        prefix = virtualDirectoryKeyPrefix or ""
        if prefix and not prefix.endswith("/"):
            prefix += "/"
        named = [(path, prefix + key_below(directory, path)) for path in map(Path, files) if path.is_file()]
        requests = [PutObjectRequest(bucketName, key, path) for path, key in named]
        for (path, key), request in zip(named, requests, strict=True):
            if metadataProvider is not None:
                request.setMetadata(ObjectMetadata())
                metadataProvider.provideObjectMetadata(path, request.getMetadata() or ObjectMetadata())
            if taggingProvider is not None:
                request.setTagging(taggingProvider.provideObjectTags(UploadContext(path, bucketName, key)))
            if cannedAclProvider is not None:
                request.setCannedAcl(cannedAclProvider.provideObjectCannedAcl(path))
        return MultipleFileUpload("Uploading etc", bucketName, prefix, [self.upload(request) for request in requests])

    def downloadDirectory(
        self,
        bucketName: str,
        keyPrefix: str | None,
        destinationDirectory: str | PathLike[str],
        filter: KeyFilter | None = None,  # noqa: A002 -- Java's name of it
    ) -> MultipleFileDownload:
        """Begin to fetch all objects whose keys begin with the prefix; the whole key is the path below the folder.

        SdkClientException, and nothing is fetched, if a key leads out of the folder.
        """
        found = [each for each in self._objects(bucketName, keyPrefix) if filter is None or filter.shouldInclude(each)]
        wanted = [(each.getKey(), inside(destinationDirectory, each.getKey())) for each in found]
        downloads = [self.download(bucketName, key, file) for key, file in wanted]
        return MultipleFileDownload("Downloading from", bucketName, keyPrefix, downloads)

    def abortMultipartUploads(self, bucketName: str, date: datetime) -> None:
        """Abort all uploads in parts of a bucket that began before ``date``, which has a time zone."""
        if not isinstance(date, datetime) or date.tzinfo is None:  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"The date must be a datetime with a time zone, not {date!r}.")
        for upload in self._unfinished(bucketName):
            if upload.getInitiated() < date:
                self._s3.abortMultipartUpload(
                    AbortMultipartUploadRequest(bucketName, upload.getKey(), upload.getUploadId())
                )

    def shutdownNow(self, shutDownS3Client: bool = True) -> None:
        """Abort what is under way and end the threads; the S3 client too, unless False is given."""
        self._engines.close()
        if shutDownS3Client:
            self._s3.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.shutdownNow()

    def _download(self, request: GetObjectRequest, target: Path) -> Download:
        bucket, key = request.getBucketName(), Key(request.getKey())
        watch = TransferWatch(listener=request.getGeneralProgressListener())
        extra = set_parameters(VersionId=request.getVersionId())
        engine = self._engines.engine(self._configuration.for_downloads())
        future = engine.download(bucket, key, str(target), extra, [watch])
        return Download(f"Downloading from {bucket}/{key}", bucket, key, future, watch)

    def _objects(self, bucket: str, prefix: str | None) -> list[S3ObjectSummary]:
        """All objects but those that stand for a folder."""
        page = self._s3.listObjects(bucket, prefix)
        found = list(page.getObjectSummaries())
        while page.isTruncated():
            page = self._s3.listNextBatchOfObjects(page)
            found += page.getObjectSummaries()
        return [each for each in found if not each.getKey().endswith("/")]

    def _unfinished(self, bucket: str) -> list[MultipartUpload]:
        request = ListMultipartUploadsRequest(bucket)
        page = self._s3.listMultipartUploads(request)
        found = list(page.getMultipartUploads())
        while page.isTruncated():
            request = request.withKeyMarker(page.getNextKeyMarker()).withUploadIdMarker(page.getNextUploadIdMarker())
            page = self._s3.listMultipartUploads(request)
            found += page.getMultipartUploads()
        return found

    def __repr__(self) -> str:
        return f"<TransferManager over {self._s3!r}>"
