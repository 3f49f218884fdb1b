"""The second part of the interface of the S3 client: parts, tags, and the settings of buckets."""

from __future__ import annotations

from abc import abstractmethod

from sts_sdk.services.s3._amazon_s3_settings import AmazonS3Settings
from sts_sdk.services.s3.model._bucket_requests import (
    DeleteBucketPolicyRequest,
    GetBucketLocationRequest,
    GetBucketPolicyRequest,
    GetBucketVersioningConfigurationRequest,
    SetBucketPolicyRequest,
    SetBucketVersioningConfigurationRequest,
)
from sts_sdk.services.s3.model._bucket_versioning import BucketVersioningConfiguration
from sts_sdk.services.s3.model._delete_objects import DeleteObjectsRequest, DeleteObjectsResult
from sts_sdk.services.s3.model._upload_part_result import CopyPartResult, UploadPartResult
from sts_sdk.services.s3.model._values import (
    AbortMultipartUploadRequest,
    BucketPolicy,
    CompleteMultipartUploadRequest,
    CompleteMultipartUploadResult,
    CopyPartRequest,
    DeleteObjectTaggingRequest,
    DeleteObjectTaggingResult,
    GetObjectTaggingRequest,
    GetObjectTaggingResult,
    InitiateMultipartUploadRequest,
    InitiateMultipartUploadResult,
    ListMultipartUploadsRequest,
    ListPartsRequest,
    MultipartUploadListing,
    PartListing,
    SetObjectTaggingRequest,
    SetObjectTaggingResult,
    UploadPartRequest,
)


class AmazonS3Parts(AmazonS3Settings):
    """What ``AmazonS3`` has for uploads in parts, many objects, tags, and the settings of buckets."""

    @abstractmethod
    def deleteObjects(self, deleteObjectsRequest: DeleteObjectsRequest) -> DeleteObjectsResult:
        """Delete up to 1000 objects of a bucket; MultiObjectDeleteException if some were not deleted."""

    @abstractmethod
    def getUrl(self, bucketName: str, key: str) -> str:
        """The object's URL, which has no signature. No request is sent and no credentials are asked for."""

    @abstractmethod
    def initiateMultipartUpload(self, request: InitiateMultipartUploadRequest) -> InitiateMultipartUploadResult:
        """Begin an upload in parts. Its parts cost storage until it is completed or aborted."""

    @abstractmethod
    def uploadPart(self, uploadPartRequest: UploadPartRequest) -> UploadPartResult:
        """Upload one part; a part of the same number is replaced."""

    @abstractmethod
    def copyPart(self, copyPartRequest: CopyPartRequest) -> CopyPartResult:
        """Make a part of an object in S3, or of a section of one."""

    @abstractmethod
    def completeMultipartUpload(self, request: CompleteMultipartUploadRequest) -> CompleteMultipartUploadResult:
        """Make the object of its parts."""

    @abstractmethod
    def abortMultipartUpload(self, request: AbortMultipartUploadRequest) -> None:
        """End an upload and drop its parts."""

    @abstractmethod
    def listParts(self, request: ListPartsRequest) -> PartListing:
        """A page of an upload's parts."""

    @abstractmethod
    def listMultipartUploads(self, request: ListMultipartUploadsRequest) -> MultipartUploadListing:
        """A page of a bucket's uploads that are neither completed nor aborted."""

    @abstractmethod
    def getObjectTagging(self, getObjectTaggingRequest: GetObjectTaggingRequest) -> GetObjectTaggingResult:
        """An object's tags."""

    @abstractmethod
    def setObjectTagging(self, setObjectTaggingRequest: SetObjectTaggingRequest) -> SetObjectTaggingResult:
        """Replace an object's tags."""

    @abstractmethod
    def deleteObjectTagging(self, deleteObjectTaggingRequest: DeleteObjectTaggingRequest) -> DeleteObjectTaggingResult:
        """Take all tags from an object."""

    @abstractmethod
    def getBucketPolicy(self, bucketName: str | GetBucketPolicyRequest) -> BucketPolicy:
        """A bucket's policy; its text is None if there is none."""

    @abstractmethod
    def setBucketPolicy(self, bucketName: str | SetBucketPolicyRequest, policyText: str | None = None) -> None:
        """Replace a bucket's policy, given as JSON."""

    @abstractmethod
    def deleteBucketPolicy(self, bucketName: str | DeleteBucketPolicyRequest) -> None:
        """Take the policy from a bucket."""

    @abstractmethod
    def getBucketLocation(self, bucketName: str | GetBucketLocationRequest) -> str:
        """The region in which a bucket lies: ``US`` for us-east-1, as in Java."""

    @abstractmethod
    def getBucketVersioningConfiguration(
        self, bucketName: str | GetBucketVersioningConfigurationRequest
    ) -> BucketVersioningConfiguration:
        """Whether a bucket keeps versions."""

    @abstractmethod
    def setBucketVersioningConfiguration(
        self, setBucketVersioningConfigurationRequest: SetBucketVersioningConfigurationRequest
    ) -> None:
        """Let a bucket keep versions, or no longer."""
