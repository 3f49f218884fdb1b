"""From botocore's answers to Java's values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_plus

from sts_sdk._exceptions import SdkClientException
from sts_sdk.services.s3._operations import Answer
from sts_sdk.services.s3.model._object_metadata import ObjectMetadata
from sts_sdk.services.s3.model._values import (
    CopyObjectResult,
    ListObjectsRequest,
    ListObjectsV2Request,
    ListObjectsV2Result,
    ObjectListing,
    Owner,
    PutObjectResult,
    S3ObjectSummary,
)

_HEADERS = {
    "ContentLength": "Content-Length",
    "ContentRange": "Content-Range",
    "ContentType": "Content-Type",
    "ContentEncoding": "Content-Encoding",
    "ContentDisposition": "Content-Disposition",
    "ContentLanguage": "Content-Language",
    "CacheControl": "Cache-Control",
    "ExpiresString": "Expires",
    "ServerSideEncryption": "x-amz-server-side-encryption",
    "SSEKMSKeyId": "x-amz-server-side-encryption-aws-kms-key-id",
    "WebsiteRedirectLocation": "x-amz-website-redirect-location",
    "VersionId": "x-amz-version-id",
    "StorageClass": "x-amz-storage-class",
}


def owner(answer: Mapping[str, str] | None) -> Owner | None:
    """An owner, if the answer names one."""
    return None if answer is None else Owner(answer.get("ID"), answer.get("DisplayName"))


def object_metadata(answer: Answer) -> ObjectMetadata:
    """The metadata in an answer to GET or HEAD."""
    metadata = ObjectMetadata()
    for member, header in _HEADERS.items():
        if member in answer:
            metadata.setHeader(header, answer[member])
    metadata.setHeader("Last-Modified", moment(answer.get("LastModified")))
    metadata.setHeader("ETag", etag(answer))
    metadata.setUserMetadata(answer.get("Metadata"))
    return metadata


def etag(answer: Mapping[str, Any]) -> str | None:
    """An entity tag without its quotes."""
    quoted: str | None = answer.get("ETag")
    return None if quoted is None else quoted.strip('"')


def moment(time: datetime | None) -> datetime | None:
    """A time of S3's, in UTC: botocore has it in this machine's time zone."""
    try:
        return None if time is None else time.astimezone(UTC)
    except (OverflowError, ValueError):  # at the end of the calendar
        raise SdkClientException(f"Unable to unmarshall response ({time} is no date in UTC).") from None


def object_listing(answer: Answer, request: ListObjectsRequest) -> ObjectListing:
    """A page of the first version of the listing."""
    bucket = request.getBucketName() or ""
    return ObjectListing(
        objectSummaries=_summaries(answer, bucket),
        commonPrefixes=prefixes(answer),
        bucketName=bucket,
        prefix=answer.get("Prefix") or None,
        marker=answer.get("Marker") or None,
        nextMarker=_next_marker(answer),
        delimiter=answer.get("Delimiter") or None,
        maxKeys=answer.get("MaxKeys"),
        encodingType=request.getEncodingType(),
        truncated=answer.get("IsTruncated", False),
    )


def as_asked(text: str | None, encoding: str | None) -> str | None:
    """A prefix, marker or delimiter of a page as a request has it: not encoded."""
    return unquote_plus(text) if text and encoding == "url" else text


def request_after(previous: ObjectListing) -> ListObjectsRequest:
    """The request for the page after this one."""
    encoding = previous.getEncodingType()
    return ListObjectsRequest(
        previous.getBucketName(),
        as_asked(previous.getPrefix(), encoding),
        as_asked(previous.getNextMarker(), encoding),
        as_asked(previous.getDelimiter(), encoding),
        previous.getMaxKeys(),
        encodingType=encoding,
    )


def empty_after(last: ObjectListing) -> ObjectListing:
    """What comes after the last page: nothing, of the same listing."""
    return ObjectListing(
        bucketName=last.getBucketName(),
        prefix=last.getPrefix(),
        marker=last.getNextMarker(),
        delimiter=last.getDelimiter(),
        maxKeys=last.getMaxKeys(),
        encodingType=last.getEncodingType(),
        truncated=False,
    )


def objects_v2(answer: Answer, request: ListObjectsV2Request) -> ListObjectsV2Result:
    """A page of the second version of the listing."""
    bucket = request.getBucketName() or ""
    return ListObjectsV2Result(
        objectSummaries=_summaries(answer, bucket),
        commonPrefixes=prefixes(answer),
        bucketName=bucket,
        prefix=answer.get("Prefix") or None,
        delimiter=answer.get("Delimiter") or None,
        maxKeys=answer.get("MaxKeys"),
        keyCount=answer.get("KeyCount"),
        continuationToken=answer.get("ContinuationToken") or None,
        nextContinuationToken=answer.get("NextContinuationToken"),
        startAfter=answer.get("StartAfter") or None,
        encodingType=request.getEncodingType(),
        truncated=answer.get("IsTruncated", False),
    )


def put_result(answer: Answer) -> PutObjectResult:
    """What S3 says of a stored object."""
    return PutObjectResult(
        eTag=etag(answer), versionId=answer.get("VersionId"), SSEAlgorithm=answer.get("ServerSideEncryption")
    )


def copy_result(answer: Answer) -> CopyObjectResult:
    """What S3 says of a copy."""
    copied: Mapping[str, Any] = answer.get("CopyObjectResult", {})
    return CopyObjectResult(
        eTag=etag(copied), lastModifiedDate=moment(copied.get("LastModified")), versionId=answer.get("VersionId")
    )


def _summaries(answer: Answer, bucket: str) -> list[S3ObjectSummary]:
    return [
        S3ObjectSummary(
            bucketName=bucket,
            key=item.get("Key"),
            eTag=etag(item),
            size=item.get("Size"),
            lastModified=moment(item.get("LastModified")),
            storageClass=item.get("StorageClass"),
            owner=owner(item.get("Owner")),
        )
        for item in answer.get("Contents", ())
    ]


def prefixes(answer: Answer) -> list[str]:
    """The common prefixes of a page."""
    return [item["Prefix"] for item in answer.get("CommonPrefixes", ()) if "Prefix" in item]


def _next_marker(answer: Answer) -> str | None:
    """S3 names the next marker only with a delimiter; without, it is the last key, else the last prefix, as in Java."""
    if not answer.get("IsTruncated", False):
        return None
    marker: str | None = answer.get("NextMarker")
    last_key = [item.get("Key") for item in answer.get("Contents", ())][-1:]
    return marker or next(iter(last_key or prefixes(answer)[-1:]), None)
