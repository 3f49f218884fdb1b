"""What S3's operations take and give (com.amazonaws.services.s3.model). Importing it does not need botocore."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3.model._base import AmazonS3Exception as AmazonS3Exception
    from sts_sdk.services.s3.model._base import CannedAccessControlList as CannedAccessControlList
    from sts_sdk.services.s3.model._bucket_versioning import (
        BucketVersioningConfiguration as BucketVersioningConfiguration,
    )
    from sts_sdk.services.s3.model._delete_objects import DeleteObjectsRequest as DeleteObjectsRequest
    from sts_sdk.services.s3.model._delete_objects import DeleteObjectsResult as DeleteObjectsResult
    from sts_sdk.services.s3.model._delete_objects import MultiObjectDeleteException as MultiObjectDeleteException
    from sts_sdk.services.s3.model._object import S3Object as S3Object
    from sts_sdk.services.s3.model._object import S3ObjectInputStream as S3ObjectInputStream
    from sts_sdk.services.s3.model._object_metadata import ObjectMetadata as ObjectMetadata
    from sts_sdk.services.s3.model._region import Region as Region
    from sts_sdk.services.s3.model._requests import GeneratePresignedUrlRequest as GeneratePresignedUrlRequest
    from sts_sdk.services.s3.model._requests import GetObjectRequest as GetObjectRequest
    from sts_sdk.services.s3.model._requests import PutObjectRequest as PutObjectRequest
    from sts_sdk.services.s3.model._upload_part_result import UploadPartResult as UploadPartResult
    from sts_sdk.services.s3.model._values import AbortMultipartUploadRequest as AbortMultipartUploadRequest
    from sts_sdk.services.s3.model._values import Bucket as Bucket
    from sts_sdk.services.s3.model._values import BucketPolicy as BucketPolicy
    from sts_sdk.services.s3.model._values import CompleteMultipartUploadRequest as CompleteMultipartUploadRequest
    from sts_sdk.services.s3.model._values import CompleteMultipartUploadResult as CompleteMultipartUploadResult
    from sts_sdk.services.s3.model._values import CopyObjectRequest as CopyObjectRequest
    from sts_sdk.services.s3.model._values import CopyObjectResult as CopyObjectResult
    from sts_sdk.services.s3.model._values import CreateBucketRequest as CreateBucketRequest
    from sts_sdk.services.s3.model._values import DeleteBucketPolicyRequest as DeleteBucketPolicyRequest
    from sts_sdk.services.s3.model._values import DeleteBucketRequest as DeleteBucketRequest
    from sts_sdk.services.s3.model._values import DeleteObjectRequest as DeleteObjectRequest
    from sts_sdk.services.s3.model._values import DeleteObjectTaggingRequest as DeleteObjectTaggingRequest
    from sts_sdk.services.s3.model._values import DeleteObjectTaggingResult as DeleteObjectTaggingResult
    from sts_sdk.services.s3.model._values import GetBucketLocationRequest as GetBucketLocationRequest
    from sts_sdk.services.s3.model._values import GetBucketPolicyRequest as GetBucketPolicyRequest
    from sts_sdk.services.s3.model._values import (
        GetBucketVersioningConfigurationRequest as GetBucketVersioningConfigurationRequest,
    )
    from sts_sdk.services.s3.model._values import GetObjectMetadataRequest as GetObjectMetadataRequest
    from sts_sdk.services.s3.model._values import GetObjectTaggingRequest as GetObjectTaggingRequest
    from sts_sdk.services.s3.model._values import GetObjectTaggingResult as GetObjectTaggingResult
    from sts_sdk.services.s3.model._values import InitiateMultipartUploadRequest as InitiateMultipartUploadRequest
    from sts_sdk.services.s3.model._values import InitiateMultipartUploadResult as InitiateMultipartUploadResult
    from sts_sdk.services.s3.model._values import ListMultipartUploadsRequest as ListMultipartUploadsRequest
    from sts_sdk.services.s3.model._values import ListObjectsRequest as ListObjectsRequest
    from sts_sdk.services.s3.model._values import ListObjectsV2Request as ListObjectsV2Request
    from sts_sdk.services.s3.model._values import ListObjectsV2Result as ListObjectsV2Result
    from sts_sdk.services.s3.model._values import ListPartsRequest as ListPartsRequest
    from sts_sdk.services.s3.model._values import MultipartUpload as MultipartUpload
    from sts_sdk.services.s3.model._values import MultipartUploadListing as MultipartUploadListing
    from sts_sdk.services.s3.model._values import ObjectListing as ObjectListing
    from sts_sdk.services.s3.model._values import ObjectTagging as ObjectTagging
    from sts_sdk.services.s3.model._values import Owner as Owner
    from sts_sdk.services.s3.model._values import PartETag as PartETag
    from sts_sdk.services.s3.model._values import PartListing as PartListing
    from sts_sdk.services.s3.model._values import PartSummary as PartSummary
    from sts_sdk.services.s3.model._values import PutObjectResult as PutObjectResult
    from sts_sdk.services.s3.model._values import S3ObjectSummary as S3ObjectSummary
    from sts_sdk.services.s3.model._values import SetBucketPolicyRequest as SetBucketPolicyRequest
    from sts_sdk.services.s3.model._values import (
        SetBucketVersioningConfigurationRequest as SetBucketVersioningConfigurationRequest,
    )
    from sts_sdk.services.s3.model._values import SetObjectTaggingRequest as SetObjectTaggingRequest
    from sts_sdk.services.s3.model._values import SetObjectTaggingResult as SetObjectTaggingResult
    from sts_sdk.services.s3.model._values import Tag as Tag
    from sts_sdk.services.s3.model._values import UploadPartRequest as UploadPartRequest
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_base": "AmazonS3Exception CannedAccessControlList",
            "_bucket_versioning": "BucketVersioningConfiguration",
            "_delete_objects": "DeleteObjectsRequest DeleteObjectsResult MultiObjectDeleteException",
            "_object": "S3Object S3ObjectInputStream",
            "_object_metadata": "ObjectMetadata",
            "_region": "Region",
            "_requests": "GeneratePresignedUrlRequest GetObjectRequest PutObjectRequest",
            "_upload_part_result": "UploadPartResult",
            "_values": "AbortMultipartUploadRequest Bucket BucketPolicy CompleteMultipartUploadRequest "
            "CompleteMultipartUploadResult CopyObjectRequest CopyObjectResult "
            "CreateBucketRequest DeleteBucketPolicyRequest DeleteBucketRequest "
            "DeleteObjectRequest DeleteObjectTaggingRequest DeleteObjectTaggingResult "
            "GetBucketLocationRequest GetBucketPolicyRequest "
            "GetBucketVersioningConfigurationRequest GetObjectMetadataRequest "
            "GetObjectTaggingRequest GetObjectTaggingResult InitiateMultipartUploadRequest "
            "InitiateMultipartUploadResult ListMultipartUploadsRequest ListObjectsRequest "
            "ListObjectsV2Request ListObjectsV2Result ListPartsRequest MultipartUpload "
            "MultipartUploadListing ObjectListing ObjectTagging Owner PartETag PartListing "
            "PartSummary PutObjectResult S3ObjectSummary SetBucketPolicyRequest "
            "SetBucketVersioningConfigurationRequest SetObjectTaggingRequest "
            "SetObjectTaggingResult Tag UploadPartRequest",
        },
        extras={
            "s3": "AbortMultipartUploadRequest AmazonS3Exception Bucket BucketPolicy "
            "BucketVersioningConfiguration CannedAccessControlList "
            "CompleteMultipartUploadRequest CompleteMultipartUploadResult CopyObjectRequest "
            "CopyObjectResult CreateBucketRequest DeleteBucketPolicyRequest "
            "DeleteBucketRequest DeleteObjectRequest DeleteObjectsRequest DeleteObjectsResult "
            "DeleteObjectTaggingRequest DeleteObjectTaggingResult GeneratePresignedUrlRequest "
            "GetBucketLocationRequest GetBucketPolicyRequest "
            "GetBucketVersioningConfigurationRequest GetObjectMetadataRequest "
            "GetObjectRequest GetObjectTaggingRequest GetObjectTaggingResult "
            "InitiateMultipartUploadRequest InitiateMultipartUploadResult "
            "ListMultipartUploadsRequest ListObjectsRequest ListObjectsV2Request "
            "ListObjectsV2Result ListPartsRequest MultiObjectDeleteException MultipartUpload "
            "MultipartUploadListing ObjectListing ObjectMetadata ObjectTagging Owner PartETag "
            "PartListing PartSummary PutObjectRequest PutObjectResult Region S3Object "
            "S3ObjectInputStream S3ObjectSummary SetBucketPolicyRequest "
            "SetBucketVersioningConfigurationRequest SetObjectTaggingRequest "
            "SetObjectTaggingResult Tag UploadPartRequest UploadPartResult"
        },
    )
