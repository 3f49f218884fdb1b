"""All objects or versions of a bucket, page after page as they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from sts_sdk.services.s3._amazon_s3 import AmazonS3
from sts_sdk.services.s3.model._values import ListObjectsRequest, ListVersionsRequest, S3ObjectSummary, S3VersionSummary


class _InBucket:
    """What is gone through: all of a bucket, or what begins with a prefix."""

    def __init__(self, s3: AmazonS3, bucketName: str, prefix: str | None = None) -> None:
        self._s3 = s3
        self._bucket_name = bucketName
        self._prefix = prefix
        self._batch_size: int | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._bucket_name!r}, prefix={self._prefix!r})"

    @classmethod
    def inBucket(cls, s3: AmazonS3, bucketName: str) -> Self:
        """All of the bucket."""
        return cls(s3, bucketName)

    @classmethod
    def withPrefix(cls, s3: AmazonS3, bucketName: str, prefix: str) -> Self:
        """All whose keys begin with the prefix."""
        return cls(s3, bucketName, prefix)

    def withBatchSize(self, batchSize: int) -> Self:
        """Ask for so many at a time: 1 to 1000."""
        self._batch_size = batchSize
        return self

    def getBucketName(self) -> str:
        """The bucket."""
        return self._bucket_name

    def getPrefix(self) -> str | None:
        """What all keys begin with, or None."""
        return self._prefix

    def getBatchSize(self) -> int | None:
        """How many are asked for at a time; None for 1000."""
        return self._batch_size


class S3Objects(_InBucket):
    """All objects of a bucket (com.amazonaws.services.s3.iterable.S3Objects); each iteration asks S3 anew."""

    def __iter__(self) -> Iterator[S3ObjectSummary]:
        page = self._s3.listObjects(ListObjectsRequest(self._bucket_name, self._prefix, maxKeys=self._batch_size))
        yield from page.getObjectSummaries()
        while page.isTruncated():
            page = self._s3.listNextBatchOfObjects(page)
            yield from page.getObjectSummaries()


class S3Versions(_InBucket):
    """All versions in a bucket (com.amazonaws.services.s3.iterable.S3Versions); each iteration asks S3 anew."""

    def __init__(self, s3: AmazonS3, bucketName: str, prefix: str | None = None, key: str | None = None) -> None:
        super().__init__(s3, bucketName, prefix if key is None else key)
        self._key = key

    @classmethod
    def forKey(cls, s3: AmazonS3, bucketName: str, key: str) -> Self:
        """All versions of one object."""
        return cls(s3, bucketName, key=key)

    def getKey(self) -> str | None:
        """The one object's key, or None."""
        return self._key

    def __iter__(self) -> Iterator[S3VersionSummary]:
        for each in self._all():
            if self._key is None or each.getKey() == self._key:
                yield each
            elif each.getKey() > self._key:
                return  # keys come in order

    def _all(self) -> Iterator[S3VersionSummary]:
        request = ListVersionsRequest(self._bucket_name, self._prefix, maxResults=self._batch_size)
        page = self._s3.listVersions(request)
        yield from page.getVersionSummaries()
        while page.isTruncated():
            page = self._s3.listNextBatchOfVersions(page)
            yield from page.getVersionSummaries()
