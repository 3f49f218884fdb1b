"""Versions of objects, and the head of a bucket, through botocore's client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3 import _answers as answers
from sts_sdk.services.s3._amazon_s3_settings import AmazonS3Settings
from sts_sdk.services.s3._operations import Answer, translated_errors
from sts_sdk.services.s3._parameters import checked_request, set_parameters
from sts_sdk.services.s3.model._values import (
    DeleteVersionRequest,
    HeadBucketRequest,
    HeadBucketResult,
    ListVersionsRequest,
    S3VersionSummary,
    VersionListing,
)


class VersionCalls(AmazonS3Settings):
    """The calls of ``AmazonS3Settings`` that are about versions."""

    def listVersions(self, bucketName: str | ListVersionsRequest, prefix: str | None = None) -> VersionListing:
        request = bucketName if isinstance(bucketName, ListVersionsRequest) else ListVersionsRequest(bucketName, prefix)
        call = set_parameters(
            Bucket=request.getBucketName(),
            Prefix=request.getPrefix(),
            KeyMarker=request.getKeyMarker(),
            VersionIdMarker=request.getVersionIdMarker(),
            Delimiter=request.getDelimiter(),
            MaxKeys=request.getMaxResults(),
            EncodingType=request.getEncodingType(),
        )
        with translated_errors():
            return _listing(self.unwrap().list_object_versions(**call), request)

    def listNextBatchOfVersions(self, previousVersionListing: VersionListing) -> VersionListing:
        last = checked_request(previousVersionListing, VersionListing, "No other thing")
        if last.isTruncated():
            return self.listVersions(_request_after(last))
        return VersionListing(
            bucketName=last.getBucketName(),
            prefix=last.getPrefix(),
            keyMarker=last.getNextKeyMarker(),
            versionIdMarker=last.getNextVersionIdMarker(),
            delimiter=last.getDelimiter(),
            maxKeys=last.getMaxKeys(),
            encodingType=last.getEncodingType(),
            truncated=False,
        )

    def deleteVersion(
        self, bucketName: str | DeleteVersionRequest, key: str | None = None, versionId: str | None = None
    ) -> None:
        request = (
            bucketName
            if isinstance(bucketName, DeleteVersionRequest)
            else DeleteVersionRequest(bucketName, key, versionId)
        )
        if not request.getVersionId():
            raise IllegalArgumentException("The versionId must be given: deleteObject deletes what has none.")
        call = set_parameters(Bucket=request.getBucketName(), Key=request.getKey(), VersionId=request.getVersionId())
        with translated_errors():
            self.unwrap().delete_object(**call)

    def headBucket(self, headBucketRequest: HeadBucketRequest) -> HeadBucketResult:
        call = set_parameters(Bucket=headBucketRequest.getBucketName())
        with translated_errors():
            answer = self.unwrap().head_bucket(**call)
        headers: Mapping[str, str] = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {})
        return HeadBucketResult(bucketRegion=headers.get("x-amz-bucket-region"))


def _request_after(last: VersionListing) -> ListVersionsRequest:
    """The request for the page after this one."""
    encoding = last.getEncodingType()
    return ListVersionsRequest(
        last.getBucketName(),
        answers.as_asked(last.getPrefix(), encoding),
        answers.as_asked(last.getNextKeyMarker(), encoding),
        last.getNextVersionIdMarker(),
        answers.as_asked(last.getDelimiter(), encoding),
        last.getMaxKeys(),
        encodingType=encoding,
    )


def _listing(answer: Answer, request: ListVersionsRequest) -> VersionListing:
    """Versions and delete markers, by key and from the newest on, as S3 had them before botocore parted them."""
    bucket = request.getBucketName() or ""
    versions = [_summary(item, bucket, marker=False) for item in answer.get("Versions", ())]
    markers = [_summary(item, bucket, marker=True) for item in answer.get("DeleteMarkers", ())]
    both = sorted([*versions, *markers], key=S3VersionSummary.getLastModified, reverse=True)
    both.sort(key=lambda each: (each.getKey().encode(), not each.isLatest()))
    return VersionListing(
        versionSummaries=both,
        commonPrefixes=answers.prefixes(answer),
        bucketName=bucket,
        prefix=answer.get("Prefix") or None,
        keyMarker=answer.get("KeyMarker") or None,
        versionIdMarker=answer.get("VersionIdMarker") or None,
        nextKeyMarker=answer.get("NextKeyMarker") or None,
        nextVersionIdMarker=answer.get("NextVersionIdMarker") or None,
        delimiter=answer.get("Delimiter") or None,
        maxKeys=answer.get("MaxKeys"),
        encodingType=request.getEncodingType(),
        truncated=answer.get("IsTruncated", False),
    )


def _summary(item: Mapping[str, Any], bucket: str, *, marker: bool) -> S3VersionSummary:
    return S3VersionSummary(
        bucketName=bucket,
        key=item.get("Key"),
        versionId=item.get("VersionId"),
        latest=item.get("IsLatest", False),
        deleteMarker=marker,
        lastModified=answers.moment(item.get("LastModified")),
        owner=answers.owner(item.get("Owner")),
        eTag=answers.etag(item),
        size=item.get("Size", 0),
        storageClass=item.get("StorageClass"),
    )
