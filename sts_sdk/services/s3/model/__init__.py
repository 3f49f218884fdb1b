"""What S3's operations take and give (com.amazonaws.services.s3.model). Importing it does not need botocore."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3.model._access import AccessControlList as AccessControlList
    from sts_sdk.services.s3.model._access import CanonicalGrantee as CanonicalGrantee
    from sts_sdk.services.s3.model._access import EmailAddressGrantee as EmailAddressGrantee
    from sts_sdk.services.s3.model._access import Grant as Grant
    from sts_sdk.services.s3.model._access import Grantee as Grantee
    from sts_sdk.services.s3.model._access import GroupGrantee as GroupGrantee
    from sts_sdk.services.s3.model._access import Permission as Permission
    from sts_sdk.services.s3.model._base import AmazonS3Exception as AmazonS3Exception
    from sts_sdk.services.s3.model._base import CannedAccessControlList as CannedAccessControlList
    from sts_sdk.services.s3.model._bucket_requests import (
        DeleteBucketLifecycleConfigurationRequest as DeleteBucketLifecycleConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import DeleteBucketPolicyRequest as DeleteBucketPolicyRequest
    from sts_sdk.services.s3.model._bucket_requests import (
        DeleteBucketTaggingConfigurationRequest as DeleteBucketTaggingConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import GetBucketAclRequest as GetBucketAclRequest
    from sts_sdk.services.s3.model._bucket_requests import (
        GetBucketLifecycleConfigurationRequest as GetBucketLifecycleConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import GetBucketLocationRequest as GetBucketLocationRequest
    from sts_sdk.services.s3.model._bucket_requests import GetBucketPolicyRequest as GetBucketPolicyRequest
    from sts_sdk.services.s3.model._bucket_requests import (
        GetBucketTaggingConfigurationRequest as GetBucketTaggingConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import (
        GetBucketVersioningConfigurationRequest as GetBucketVersioningConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import GetObjectAclRequest as GetObjectAclRequest
    from sts_sdk.services.s3.model._bucket_requests import SetBucketAclRequest as SetBucketAclRequest
    from sts_sdk.services.s3.model._bucket_requests import (
        SetBucketLifecycleConfigurationRequest as SetBucketLifecycleConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import SetBucketPolicyRequest as SetBucketPolicyRequest
    from sts_sdk.services.s3.model._bucket_requests import (
        SetBucketTaggingConfigurationRequest as SetBucketTaggingConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import (
        SetBucketVersioningConfigurationRequest as SetBucketVersioningConfigurationRequest,
    )
    from sts_sdk.services.s3.model._bucket_requests import SetObjectAclRequest as SetObjectAclRequest
    from sts_sdk.services.s3.model._bucket_versioning import (
        BucketVersioningConfiguration as BucketVersioningConfiguration,
    )
    from sts_sdk.services.s3.model._delete_objects import DeleteObjectsRequest as DeleteObjectsRequest
    from sts_sdk.services.s3.model._delete_objects import DeleteObjectsResult as DeleteObjectsResult
    from sts_sdk.services.s3.model._delete_objects import MultiObjectDeleteException as MultiObjectDeleteException
    from sts_sdk.services.s3.model._encryption import SSEAwsKeyManagementParams as SSEAwsKeyManagementParams
    from sts_sdk.services.s3.model._lifecycle import BucketLifecycleConfiguration as BucketLifecycleConfiguration
    from sts_sdk.services.s3.model._object import S3Object as S3Object
    from sts_sdk.services.s3.model._object import S3ObjectInputStream as S3ObjectInputStream
    from sts_sdk.services.s3.model._object_metadata import ObjectMetadata as ObjectMetadata
    from sts_sdk.services.s3.model._presigned import GeneratePresignedUrlRequest as GeneratePresignedUrlRequest
    from sts_sdk.services.s3.model._region import Region as Region
    from sts_sdk.services.s3.model._requests import GetObjectRequest as GetObjectRequest
    from sts_sdk.services.s3.model._requests import PutObjectRequest as PutObjectRequest
    from sts_sdk.services.s3.model._rule_values import AbortIncompleteMultipartUpload as AbortIncompleteMultipartUpload
    from sts_sdk.services.s3.model._rule_values import NoncurrentVersionExpiration as NoncurrentVersionExpiration
    from sts_sdk.services.s3.model._storage_class import SSEAlgorithm as SSEAlgorithm
    from sts_sdk.services.s3.model._storage_class import StorageClass as StorageClass
    from sts_sdk.services.s3.model._tag_set import BucketTaggingConfiguration as BucketTaggingConfiguration
    from sts_sdk.services.s3.model._tag_set import TagSet as TagSet
    from sts_sdk.services.s3.model._upload_part_result import CopyPartResult as CopyPartResult
    from sts_sdk.services.s3.model._upload_part_result import UploadPartResult as UploadPartResult
    from sts_sdk.services.s3.model._values import AbortMultipartUploadRequest as AbortMultipartUploadRequest
    from sts_sdk.services.s3.model._values import Bucket as Bucket
    from sts_sdk.services.s3.model._values import BucketPolicy as BucketPolicy
    from sts_sdk.services.s3.model._values import CompleteMultipartUploadRequest as CompleteMultipartUploadRequest
    from sts_sdk.services.s3.model._values import CompleteMultipartUploadResult as CompleteMultipartUploadResult
    from sts_sdk.services.s3.model._values import CopyObjectRequest as CopyObjectRequest
    from sts_sdk.services.s3.model._values import CopyObjectResult as CopyObjectResult
    from sts_sdk.services.s3.model._values import CopyPartRequest as CopyPartRequest
    from sts_sdk.services.s3.model._values import CreateBucketRequest as CreateBucketRequest
    from sts_sdk.services.s3.model._values import DeleteBucketRequest as DeleteBucketRequest
    from sts_sdk.services.s3.model._values import DeleteObjectRequest as DeleteObjectRequest
    from sts_sdk.services.s3.model._values import DeleteObjectTaggingRequest as DeleteObjectTaggingRequest
    from sts_sdk.services.s3.model._values import DeleteObjectTaggingResult as DeleteObjectTaggingResult
    from sts_sdk.services.s3.model._values import DeleteVersionRequest as DeleteVersionRequest
    from sts_sdk.services.s3.model._values import GetObjectMetadataRequest as GetObjectMetadataRequest
    from sts_sdk.services.s3.model._values import GetObjectTaggingRequest as GetObjectTaggingRequest
    from sts_sdk.services.s3.model._values import GetObjectTaggingResult as GetObjectTaggingResult
    from sts_sdk.services.s3.model._values import HeadBucketRequest as HeadBucketRequest
    from sts_sdk.services.s3.model._values import HeadBucketResult as HeadBucketResult
    from sts_sdk.services.s3.model._values import InitiateMultipartUploadRequest as InitiateMultipartUploadRequest
    from sts_sdk.services.s3.model._values import InitiateMultipartUploadResult as InitiateMultipartUploadResult
    from sts_sdk.services.s3.model._values import ListMultipartUploadsRequest as ListMultipartUploadsRequest
    from sts_sdk.services.s3.model._values import ListObjectsRequest as ListObjectsRequest
    from sts_sdk.services.s3.model._values import ListObjectsV2Request as ListObjectsV2Request
    from sts_sdk.services.s3.model._values import ListObjectsV2Result as ListObjectsV2Result
    from sts_sdk.services.s3.model._values import ListPartsRequest as ListPartsRequest
    from sts_sdk.services.s3.model._values import ListVersionsRequest as ListVersionsRequest
    from sts_sdk.services.s3.model._values import MultipartUpload as MultipartUpload
    from sts_sdk.services.s3.model._values import MultipartUploadListing as MultipartUploadListing
    from sts_sdk.services.s3.model._values import ObjectListing as ObjectListing
    from sts_sdk.services.s3.model._values import ObjectTagging as ObjectTagging
    from sts_sdk.services.s3.model._values import Owner as Owner
    from sts_sdk.services.s3.model._values import PartETag as PartETag
    from sts_sdk.services.s3.model._values import PartListing as PartListing
    from sts_sdk.services.s3.model._values import PartSummary as PartSummary
    from sts_sdk.services.s3.model._values import PutObjectResult as PutObjectResult
    from sts_sdk.services.s3.model._values import ResponseHeaderOverrides as ResponseHeaderOverrides
    from sts_sdk.services.s3.model._values import S3ObjectSummary as S3ObjectSummary
    from sts_sdk.services.s3.model._values import S3VersionSummary as S3VersionSummary
    from sts_sdk.services.s3.model._values import SetObjectTaggingRequest as SetObjectTaggingRequest
    from sts_sdk.services.s3.model._values import SetObjectTaggingResult as SetObjectTaggingResult
    from sts_sdk.services.s3.model._values import Tag as Tag
    from sts_sdk.services.s3.model._values import UploadPartRequest as UploadPartRequest
    from sts_sdk.services.s3.model._values import VersionListing as VersionListing
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_access": "AccessControlList CanonicalGrantee EmailAddressGrantee Grant Grantee GroupGrantee Permission",
            "_base": "AmazonS3Exception CannedAccessControlList",
            "_bucket_requests": "DeleteBucketLifecycleConfigurationRequest DeleteBucketPolicyRequest "
            "DeleteBucketTaggingConfigurationRequest GetBucketAclRequest "
            "GetBucketLifecycleConfigurationRequest GetBucketLocationRequest "
            "GetBucketPolicyRequest GetBucketTaggingConfigurationRequest "
            "GetBucketVersioningConfigurationRequest GetObjectAclRequest SetBucketAclRequest "
            "SetBucketLifecycleConfigurationRequest SetBucketPolicyRequest "
            "SetBucketTaggingConfigurationRequest SetBucketVersioningConfigurationRequest "
            "SetObjectAclRequest",
            "_bucket_versioning": "BucketVersioningConfiguration",
            "_delete_objects": "DeleteObjectsRequest DeleteObjectsResult MultiObjectDeleteException",
            "_encryption": "SSEAwsKeyManagementParams",
            "_lifecycle": "BucketLifecycleConfiguration",
            "_object": "S3Object S3ObjectInputStream",
            "_object_metadata": "ObjectMetadata",
            "_presigned": "GeneratePresignedUrlRequest",
            "_region": "Region",
            "_requests": "GetObjectRequest PutObjectRequest",
            "_rule_values": "AbortIncompleteMultipartUpload NoncurrentVersionExpiration",
            "_storage_class": "SSEAlgorithm StorageClass",
            "_tag_set": "BucketTaggingConfiguration TagSet",
            "_upload_part_result": "CopyPartResult UploadPartResult",
            "_values": "AbortMultipartUploadRequest Bucket BucketPolicy CompleteMultipartUploadRequest "
            "CompleteMultipartUploadResult CopyObjectRequest CopyObjectResult CopyPartRequest "
            "CreateBucketRequest DeleteBucketRequest DeleteObjectRequest "
            "DeleteObjectTaggingRequest DeleteObjectTaggingResult DeleteVersionRequest "
            "GetObjectMetadataRequest GetObjectTaggingRequest GetObjectTaggingResult "
            "HeadBucketRequest HeadBucketResult InitiateMultipartUploadRequest "
            "InitiateMultipartUploadResult ListMultipartUploadsRequest ListObjectsRequest "
            "ListObjectsV2Request ListObjectsV2Result ListPartsRequest ListVersionsRequest "
            "MultipartUpload MultipartUploadListing ObjectListing ObjectTagging Owner "
            "PartETag PartListing PartSummary PutObjectResult ResponseHeaderOverrides "
            "S3ObjectSummary S3VersionSummary SetObjectTaggingRequest SetObjectTaggingResult "
            "Tag UploadPartRequest VersionListing",
        },
        packages="lifecycle",
        extras={
            "aws": "AbortIncompleteMultipartUpload AbortMultipartUploadRequest AccessControlList "
            "AmazonS3Exception Bucket BucketLifecycleConfiguration BucketPolicy "
            "BucketTaggingConfiguration BucketVersioningConfiguration CannedAccessControlList "
            "CanonicalGrantee CompleteMultipartUploadRequest CompleteMultipartUploadResult "
            "CopyObjectRequest CopyObjectResult CopyPartRequest CopyPartResult "
            "CreateBucketRequest DeleteBucketLifecycleConfigurationRequest "
            "DeleteBucketPolicyRequest DeleteBucketRequest "
            "DeleteBucketTaggingConfigurationRequest DeleteObjectRequest DeleteObjectsRequest "
            "DeleteObjectsResult DeleteObjectTaggingRequest DeleteObjectTaggingResult "
            "DeleteVersionRequest EmailAddressGrantee GeneratePresignedUrlRequest "
            "GetBucketAclRequest GetBucketLifecycleConfigurationRequest "
            "GetBucketLocationRequest GetBucketPolicyRequest "
            "GetBucketTaggingConfigurationRequest GetBucketVersioningConfigurationRequest "
            "GetObjectAclRequest GetObjectMetadataRequest GetObjectRequest "
            "GetObjectTaggingRequest GetObjectTaggingResult Grant Grantee GroupGrantee "
            "HeadBucketRequest HeadBucketResult InitiateMultipartUploadRequest "
            "InitiateMultipartUploadResult lifecycle ListMultipartUploadsRequest "
            "ListObjectsRequest ListObjectsV2Request ListObjectsV2Result ListPartsRequest "
            "ListVersionsRequest MultiObjectDeleteException MultipartUpload "
            "MultipartUploadListing NoncurrentVersionExpiration ObjectListing ObjectMetadata "
            "ObjectTagging Owner PartETag PartListing PartSummary Permission PutObjectRequest "
            "PutObjectResult Region ResponseHeaderOverrides S3Object S3ObjectInputStream "
            "S3ObjectSummary S3VersionSummary SetBucketAclRequest "
            "SetBucketLifecycleConfigurationRequest SetBucketPolicyRequest "
            "SetBucketTaggingConfigurationRequest SetBucketVersioningConfigurationRequest "
            "SetObjectAclRequest SetObjectTaggingRequest SetObjectTaggingResult SSEAlgorithm "
            "SSEAwsKeyManagementParams StorageClass Tag TagSet UploadPartRequest "
            "UploadPartResult VersionListing"
        },
    )
