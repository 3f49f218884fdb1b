"""What S3's operations take and give (com.amazonaws.services.s3.model). Importing it does not need botocore."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3.model._base import AmazonS3Exception as AmazonS3Exception
    from sts_sdk.services.s3.model._base import CannedAccessControlList as CannedAccessControlList
    from sts_sdk.services.s3.model._object import S3Object as S3Object
    from sts_sdk.services.s3.model._object import S3ObjectInputStream as S3ObjectInputStream
    from sts_sdk.services.s3.model._object_metadata import ObjectMetadata as ObjectMetadata
    from sts_sdk.services.s3.model._requests import GeneratePresignedUrlRequest as GeneratePresignedUrlRequest
    from sts_sdk.services.s3.model._requests import GetObjectRequest as GetObjectRequest
    from sts_sdk.services.s3.model._requests import PutObjectRequest as PutObjectRequest
    from sts_sdk.services.s3.model._values import Bucket as Bucket
    from sts_sdk.services.s3.model._values import CopyObjectRequest as CopyObjectRequest
    from sts_sdk.services.s3.model._values import CopyObjectResult as CopyObjectResult
    from sts_sdk.services.s3.model._values import CreateBucketRequest as CreateBucketRequest
    from sts_sdk.services.s3.model._values import DeleteBucketRequest as DeleteBucketRequest
    from sts_sdk.services.s3.model._values import DeleteObjectRequest as DeleteObjectRequest
    from sts_sdk.services.s3.model._values import GetObjectMetadataRequest as GetObjectMetadataRequest
    from sts_sdk.services.s3.model._values import ListObjectsRequest as ListObjectsRequest
    from sts_sdk.services.s3.model._values import ListObjectsV2Request as ListObjectsV2Request
    from sts_sdk.services.s3.model._values import ListObjectsV2Result as ListObjectsV2Result
    from sts_sdk.services.s3.model._values import ObjectListing as ObjectListing
    from sts_sdk.services.s3.model._values import Owner as Owner
    from sts_sdk.services.s3.model._values import PutObjectResult as PutObjectResult
    from sts_sdk.services.s3.model._values import S3ObjectSummary as S3ObjectSummary
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_base": "AmazonS3Exception CannedAccessControlList",
            "_object": "S3Object S3ObjectInputStream",
            "_object_metadata": "ObjectMetadata",
            "_requests": "GeneratePresignedUrlRequest GetObjectRequest PutObjectRequest",
            "_values": "Bucket CopyObjectRequest CopyObjectResult CreateBucketRequest "
            "DeleteBucketRequest DeleteObjectRequest GetObjectMetadataRequest "
            "ListObjectsRequest ListObjectsV2Request ListObjectsV2Result ObjectListing Owner "
            "PutObjectResult S3ObjectSummary",
        },
        extras={
            "s3": "AmazonS3Exception Bucket CannedAccessControlList CopyObjectRequest "
            "CopyObjectResult CreateBucketRequest DeleteBucketRequest DeleteObjectRequest "
            "GeneratePresignedUrlRequest GetObjectMetadataRequest GetObjectRequest "
            "ListObjectsRequest ListObjectsV2Request ListObjectsV2Result ObjectListing "
            "ObjectMetadata Owner PutObjectRequest PutObjectResult S3Object "
            "S3ObjectInputStream S3ObjectSummary"
        },
    )
