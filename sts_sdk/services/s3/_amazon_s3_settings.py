"""The third part of the interface of the S3 client: what buckets are set to, who may use them, and versions."""

from __future__ import annotations

from abc import ABC, abstractmethod

from sts_sdk.services.s3._operations import BotocoreS3
from sts_sdk.services.s3.model._access import AccessControlList
from sts_sdk.services.s3.model._base import CannedAccessControlList
from sts_sdk.services.s3.model._bucket_requests import (
    DeleteBucketLifecycleConfigurationRequest,
    DeleteBucketTaggingConfigurationRequest,
    GetBucketAclRequest,
    GetBucketLifecycleConfigurationRequest,
    GetBucketTaggingConfigurationRequest,
    GetObjectAclRequest,
    SetBucketAclRequest,
    SetBucketLifecycleConfigurationRequest,
    SetBucketTaggingConfigurationRequest,
    SetObjectAclRequest,
)
from sts_sdk.services.s3.model._lifecycle import BucketLifecycleConfiguration
from sts_sdk.services.s3.model._tag_set import BucketTaggingConfiguration
from sts_sdk.services.s3.model._values import (
    DeleteVersionRequest,
    HeadBucketRequest,
    HeadBucketResult,
    ListVersionsRequest,
    VersionListing,
)


class AmazonS3Settings(ABC):
    """What ``AmazonS3`` has for lifecycles, tags and access lists of buckets, and for versions of objects."""

    @abstractmethod
    def unwrap(self) -> BotocoreS3:
        """botocore's own client, with the same credentials, for the rest of S3; it raises botocore's exceptions."""

    @abstractmethod
    def getBucketLifecycleConfiguration(
        self, bucketName: str | GetBucketLifecycleConfigurationRequest
    ) -> BucketLifecycleConfiguration | None:
        """What becomes of a bucket's objects with time; None if it has no rules, or there is no such bucket."""

    @abstractmethod
    def setBucketLifecycleConfiguration(
        self,
        bucketName: str | SetBucketLifecycleConfigurationRequest,
        bucketLifecycleConfiguration: BucketLifecycleConfiguration | None = None,
    ) -> None:
        """Replace all rules of a bucket's lifecycle."""

    @abstractmethod
    def deleteBucketLifecycleConfiguration(self, bucketName: str | DeleteBucketLifecycleConfigurationRequest) -> None:
        """Take all rules of its lifecycle from a bucket."""

    @abstractmethod
    def getBucketTaggingConfiguration(
        self, bucketName: str | GetBucketTaggingConfigurationRequest
    ) -> BucketTaggingConfiguration | None:
        """A bucket's tags; None if it has none, or there is no such bucket."""

    @abstractmethod
    def setBucketTaggingConfiguration(
        self,
        bucketName: str | SetBucketTaggingConfigurationRequest,
        bucketTaggingConfiguration: BucketTaggingConfiguration | None = None,
    ) -> None:
        """Replace a bucket's tags."""

    @abstractmethod
    def deleteBucketTaggingConfiguration(self, bucketName: str | DeleteBucketTaggingConfigurationRequest) -> None:
        """Take all tags from a bucket."""

    @abstractmethod
    def getBucketAcl(self, bucketName: str | GetBucketAclRequest) -> AccessControlList:
        """Who may use a bucket, grant by grant; policies not counted."""

    @abstractmethod
    def setBucketAcl(
        self,
        bucketName: str | SetBucketAclRequest,
        acl: AccessControlList | CannedAccessControlList | None = None,
    ) -> None:
        """Replace who may use a bucket. S3 refuses it where access lists are off, as they are in new buckets."""

    @abstractmethod
    def getObjectAcl(
        self, bucketName: str | GetObjectAclRequest, key: str | None = None, versionId: str | None = None
    ) -> AccessControlList:
        """Who may use an object, grant by grant; policies not counted."""

    @abstractmethod
    def setObjectAcl(
        self,
        bucketName: str | SetObjectAclRequest,
        key: str | None = None,
        *acl: AccessControlList | CannedAccessControlList | str | None,
    ) -> None:
        """Replace who may use an object: ``(bucketName, key, acl)`` or ``(bucketName, key, versionId, acl)``."""

    @abstractmethod
    def listVersions(self, bucketName: str | ListVersionsRequest, prefix: str | None = None) -> VersionListing:
        """The first page of a bucket's versions and delete markers."""

    @abstractmethod
    def listNextBatchOfVersions(self, previousVersionListing: VersionListing) -> VersionListing:
        """The page after this one; an empty one after the last."""

    @abstractmethod
    def deleteVersion(
        self, bucketName: str | DeleteVersionRequest, key: str | None = None, versionId: str | None = None
    ) -> None:
        """Delete one version of an object for good."""

    @abstractmethod
    def headBucket(self, headBucketRequest: HeadBucketRequest) -> HeadBucketResult:
        """The region of a bucket that the caller may use; AmazonS3Exception if there is none, or the caller may not."""
