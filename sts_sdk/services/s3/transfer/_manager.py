"""Files and folders to and from S3, over s3transfer, in threads of its own."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import IO, Self

from s3transfer.manager import TransferConfig
from s3transfer.manager import TransferManager as Engine

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.internal._face import SaysWhatIsLeftOut
from sts_sdk.internal._fork import ForkLock
from sts_sdk.services.s3._amazon_s3 import AmazonS3
from sts_sdk.services.s3._client import AmazonS3ClientBuilder
from sts_sdk.services.s3._parameters import put_parameters, set_parameters
from sts_sdk.services.s3._stored import Stored, media_type_of
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._requests import GetObjectRequest, PutObjectRequest
from sts_sdk.services.s3.transfer._folders import files_below, inside
from sts_sdk.services.s3.transfer._progress import TransferWatch
from sts_sdk.services.s3.transfer._transfer import Download, MultipleFileDownload, MultipleFileUpload, Upload

_MIB = 1024 * 1024


class TransferManager(SaysWhatIsLeftOut):
    """Uploads and downloads in threads (com.amazonaws.services.s3.transfer.TransferManager).

    Make one with ``TransferManagerBuilder``, keep it, and end it with ``shutdownNow`` or a ``with`` block.
    """

    def __init__(self, s3: AmazonS3 | None = None, /, *, config: TransferConfig | None = None) -> None:
        self._s3 = AmazonS3ClientBuilder.defaultClient() if s3 is None else s3
        self._config = config  # from which size on in parts, and of which size: the builder has both
        self._lock = ForkLock()
        self._engine: Engine | None = None

    def getAmazonS3Client(self) -> AmazonS3:
        """The client that transfers go through."""
        return self._s3

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
        content, stored = _transfer_content(request)
        call = put_parameters(request, None, None, stored)
        extra = {name: value for name, value in call.items() if name not in ("Bucket", "Key", "Body", "ContentMD5")}
        watch = TransferWatch(stored.length)
        bucket, name = request.getBucketName(), request.getKey()
        future = self._running().upload(content, bucket, name, extra, [watch])
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
        set_parameters(Bucket=request.getBucketName(), Key=request.getKey())
        target = Path(fspath(file))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as failure:
            raise SdkClientException(f"Unable to store object contents to disk: {failure}") from failure
        return self._download(request, target)

    def uploadDirectory(
        self,
        bucketName: str,
        virtualDirectoryKeyPrefix: str | None,
        directory: str | PathLike[str],
        includeSubdirectories: bool,
    ) -> MultipleFileUpload:
        """Begin to store the files of a folder under keys that begin with the prefix and a slash."""
        prefix = virtualDirectoryKeyPrefix or ""
        if prefix and not prefix.endswith("/"):
            prefix += "/"
        files = files_below(directory, subfolders=includeSubdirectories)
        uploads = [self.upload(bucketName, prefix + key, file) for file, key in files]
        return MultipleFileUpload("Uploading etc", bucketName, prefix, uploads)

    def downloadDirectory(
        self, bucketName: str, keyPrefix: str | None, destinationDirectory: str | PathLike[str]
    ) -> MultipleFileDownload:
        """Begin to fetch all objects whose keys begin with the prefix; the whole key is the path below the folder.

        SdkClientException, and nothing is fetched, if a key leads out of the folder.
        """
        wanted = [(key, inside(destinationDirectory, key)) for key in self._keys(bucketName, keyPrefix)]
        downloads = [self.download(bucketName, key, file) for key, file in wanted]
        return MultipleFileDownload("Downloading from", bucketName, keyPrefix, downloads)

    def shutdownNow(self, shutDownS3Client: bool = True) -> None:
        """Abort what is under way and end the threads; the S3 client too, unless False is given."""
        with self._lock.current():
            engine, self._engine = self._engine, None
        if engine is not None:
            engine.shutdown(cancel=True)
        if shutDownS3Client:
            self._s3.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.shutdownNow()

    def _running(self) -> Engine:
        with self._lock.current():
            if self._engine is None:
                self._engine = Engine(self._s3.unwrap(), self._config)
            return self._engine

    def _download(self, request: GetObjectRequest, target: Path) -> Download:
        bucket, key = request.getBucketName(), request.getKey()
        watch = TransferWatch()
        extra = set_parameters(VersionId=request.getVersionId())
        future = self._running().download(bucket, key, str(target), extra, [watch])
        return Download(f"Downloading from {bucket}/{key}", bucket, key, future, watch)

    def _keys(self, bucket: str, prefix: str | None) -> list[str]:
        """All keys but those that stand for a folder."""
        page = self._s3.listObjects(bucket, prefix)
        keys = [item.getKey() for item in page.getObjectSummaries()]
        while page.isTruncated():
            page = self._s3.listNextBatchOfObjects(page)
            keys += [item.getKey() for item in page.getObjectSummaries()]
        return [key for key in keys if not key.endswith("/")]

    def __repr__(self) -> str:
        return f"<TransferManager over {self._s3!r}>"


def _transfer_content(request: PutObjectRequest) -> tuple[str | IO[bytes], Stored]:
    """What s3transfer reads, and its length and media type; -1 as length of a stream that does not tell it."""
    file, stream = request.getFile(), request.getInputStream()
    if file is not None:
        path = Path(fspath(file))
        if not path.is_file():
            raise IllegalArgumentException(f"Cannot read the file to store: {str(path)!r} is no file.")
        return str(path), Stored(b"", path.stat().st_size, media_type_of(path.name))
    if stream is None:
        raise IllegalArgumentException("The file to upload must be given: a path or a binary stream.")
    metadata = request.getMetadata()
    said = None if metadata is None else metadata.getRawMetadataValue("Content-Length")
    return stream, Stored(b"", said if isinstance(said, int) else -1, "application/octet-stream")


class TransferManagerBuilder(SaysWhatIsLeftOut):
    """Makes transfer managers (com.amazonaws.services.s3.transfer.TransferManagerBuilder)."""

    def __init__(self) -> None:
        self._s3: AmazonS3 | None = None
        self._threshold: int | None = None
        self._part_size: int | None = None

    @classmethod
    def standard(cls) -> Self:
        """A new builder with nothing set: the default S3 client."""
        return cls()

    @classmethod
    def defaultTransferManager(cls) -> TransferManager:
        """A manager from a builder with nothing set."""
        return cls().build()

    def getS3Client(self) -> AmazonS3 | None:
        """The client that transfers go through; None for the default one."""
        return self._s3

    def setS3Client(self, s3Client: AmazonS3 | None) -> None:
        """The client that transfers go through; None for the default one."""
        self._s3 = s3Client

    def withS3Client(self, s3Client: AmazonS3 | None) -> Self:
        """The client that transfers go through; None for the default one."""
        self._s3 = s3Client
        return self

    def getMultipartUploadThreshold(self) -> int | None:
        """From how many bytes on a file goes in parts; None for 16 MiB, as in Java."""
        return self._threshold

    def setMultipartUploadThreshold(self, multipartUploadThreshold: int | None) -> None:
        """From how many bytes on a file goes in parts; None for 16 MiB, as in Java."""
        self._threshold = multipartUploadThreshold

    def withMultipartUploadThreshold(self, multipartUploadThreshold: int | None) -> Self:
        """From how many bytes on a file goes in parts; None for 16 MiB, as in Java."""
        self._threshold = multipartUploadThreshold
        return self

    def getMinimumUploadPartSize(self) -> int | None:
        """How long a part is, in bytes: 5 MiB to 5 GiB; None for 8 MiB. Larger where a file had too many parts."""
        return self._part_size

    def setMinimumUploadPartSize(self, minimumUploadPartSize: int | None) -> None:
        """How long a part is, in bytes: 5 MiB to 5 GiB; None for 8 MiB. Larger where a file had too many parts."""
        self._part_size = minimumUploadPartSize

    def withMinimumUploadPartSize(self, minimumUploadPartSize: int | None) -> Self:
        """How long a part is, in bytes: 5 MiB to 5 GiB; None for 8 MiB. Larger where a file had too many parts."""
        self._part_size = minimumUploadPartSize
        return self

    def build(self) -> TransferManager:
        """A new manager; IllegalArgumentException if a size is out of its range."""
        part_size = 8 * _MIB if self._part_size is None else self._part_size
        threshold = 16 * _MIB if self._threshold is None else self._threshold
        if not 5 * _MIB <= part_size <= 5 * 1024 * _MIB:
            raise IllegalArgumentException(f"minimumUploadPartSize must be 5 MiB to 5 GiB; it is {part_size} bytes.")
        if threshold < 1:
            raise IllegalArgumentException(f"multipartUploadThreshold must be 1 byte or more; it is {threshold}.")
        config = TransferConfig(multipart_threshold=threshold, multipart_chunksize=part_size)
        return TransferManager(self._s3, config=config)

    def __repr__(self) -> str:
        return (
            f"<TransferManagerBuilder multipartUploadThreshold={self._threshold}, "
            f"minimumUploadPartSize={self._part_size}, s3Client={self._s3!r}>"
        )
