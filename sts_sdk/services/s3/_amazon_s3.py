"""The interface of the S3 client, apart from it so that tests can stand in for it."""

from __future__ import annotations

from abc import abstractmethod
from datetime import datetime
from os import PathLike
from typing import IO, overload

from sts_sdk._requests._http_method import HttpMethod
from sts_sdk.regions._region import Region, Regions
from sts_sdk.services.s3._amazon_s3_parts import AmazonS3Parts
from sts_sdk.services.s3._client_options import S3ClientOptions
from sts_sdk.services.s3.model._object import S3Object
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._presigned import GeneratePresignedUrlRequest
from sts_sdk.services.s3.model._region import Region as S3Region
from sts_sdk.services.s3.model._requests import GetObjectRequest, PutObjectRequest
from sts_sdk.services.s3.model._values import (
    Bucket,
    CopyObjectRequest,
    CopyObjectResult,
    CreateBucketRequest,
    DeleteBucketRequest,
    DeleteObjectRequest,
    GetObjectMetadataRequest,
    ListObjectsRequest,
    ListObjectsV2Request,
    ListObjectsV2Result,
    ObjectListing,
    Owner,
    PutObjectResult,
)


class AmazonS3(AmazonS3Parts):
    """What Java's STS examples do with S3 (com.amazonaws.services.s3.AmazonS3).

    Each call raises AmazonS3Exception when S3 refuses it and SdkClientException when no answer came.
    ``unwrap`` gives botocore's client for the rest of S3.
    """

    @abstractmethod
    def listBuckets(self) -> list[Bucket]:
        """The caller's buckets."""

    @abstractmethod
    def getS3AccountOwner(self) -> Owner:
        """Who owns the caller's account."""

    @abstractmethod
    def createBucket(
        self, bucketName: str | CreateBucketRequest, region: str | Region | Regions | S3Region | None = None
    ) -> Bucket:
        """Create a bucket in ``region``, or in the client's."""

    @abstractmethod
    def deleteBucket(self, bucketName: str | DeleteBucketRequest) -> None:
        """Delete a bucket, which must be empty."""

    @abstractmethod
    def doesBucketExistV2(self, bucketName: str) -> bool:
        """Whether a bucket of that name exists, whoever owns it."""

    @abstractmethod
    def doesBucketExist(self, bucketName: str) -> bool:
        """``doesBucketExistV2``: the older name."""

    @abstractmethod
    def listObjects(self, bucketName: str | ListObjectsRequest, prefix: str | None = None) -> ObjectListing:
        """The first page of a bucket's objects; ``listNextBatchOfObjects`` gives the next."""

    @abstractmethod
    def listNextBatchOfObjects(self, previousObjectListing: ObjectListing) -> ObjectListing:
        """The page after this one; an empty one after the last."""

    @abstractmethod
    def listObjectsV2(self, bucketName: str | ListObjectsV2Request, prefix: str | None = None) -> ListObjectsV2Result:
        """A page of a bucket's objects; the next one is asked for with its next continuation token."""

    @abstractmethod
    def putObject(
        self,
        bucketName: str | PutObjectRequest,
        key: str | None = None,
        content: str | bytes | PathLike[str] | IO[bytes] | None = None,
        metadata: ObjectMetadata | None = None,
    ) -> PutObjectResult:
        """Store an object: text (as UTF-8), bytes, the file at a ``Path``, or a binary stream.

        A stream that cannot start over is copied first: in memory, beyond 8 MiB in a temporary file. It stays open.
        """

    @overload
    def getObject(self, bucketName: str, key: str) -> S3Object: ...
    @overload
    def getObject(self, bucketName: GetObjectRequest) -> S3Object: ...
    @overload
    def getObject(self, bucketName: GetObjectRequest, key: str | PathLike[str]) -> ObjectMetadata: ...

    @abstractmethod
    def getObject(
        self, bucketName: str | GetObjectRequest, key: str | PathLike[str] | None = None
    ) -> S3Object | ObjectMetadata:
        """An object, its content not yet read: close it. With a request and a path, all of the content goes
        to that file, or nothing does."""

    @abstractmethod
    def getObjectAsString(self, bucketName: str, key: str) -> str:
        """An object's content as text, read as UTF-8."""

    @abstractmethod
    def getObjectMetadata(self, bucketName: str | GetObjectMetadataRequest, key: str | None = None) -> ObjectMetadata:
        """What S3 keeps beside an object's content."""

    @abstractmethod
    def doesObjectExist(self, bucketName: str, objectName: str) -> bool:
        """Whether the object exists; AmazonS3Exception if the caller may not know."""

    @abstractmethod
    def copyObject(
        self,
        sourceBucketName: str | CopyObjectRequest,
        sourceKey: str | None = None,
        destinationBucketName: str | None = None,
        destinationKey: str | None = None,
    ) -> CopyObjectResult:
        """Copy an object within S3."""

    @abstractmethod
    def deleteObject(self, bucketName: str | DeleteObjectRequest, key: str | None = None) -> None:
        """Delete an object; nothing if there is none."""

    @abstractmethod
    def generatePresignedUrl(
        self,
        bucketName: str | GeneratePresignedUrlRequest,
        key: str | None = None,
        expiration: datetime | None = None,
        method: HttpMethod | None = None,
    ) -> str:
        """A URL that works for whoever has it until ``expiration``, at most 7 days from now; for GET unless said.

        It dies with the session that signed it, if that ends earlier. Treat it as a secret. No request is sent.
        """

    @abstractmethod
    def getRegionName(self) -> str:
        """The region that requests are signed for."""

    @abstractmethod
    def setEndpoint(self, endpoint: str) -> None:
        """Call S3 at this endpoint; UnsupportedOperationException on a client from a builder."""

    @abstractmethod
    def setRegion(self, region: Region | Regions | str) -> None:
        """Call S3 in this region; UnsupportedOperationException on a client from a builder."""

    @abstractmethod
    def setS3ClientOptions(self, clientOptions: S3ClientOptions) -> None:
        """Reach S3 in this way; UnsupportedOperationException on a client from a builder."""

    @abstractmethod
    def shutdown(self) -> None:
        """Close all connections; a later call raises an IllegalStateException."""
