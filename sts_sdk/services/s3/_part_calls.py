"""Uploads in parts through botocore's client."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3 import _answers as answers
from sts_sdk.services.s3._amazon_s3_parts import AmazonS3Parts
from sts_sdk.services.s3._operations import translated_errors
from sts_sdk.services.s3._parameters import (
    copy_source,
    encryption_parameters,
    metadata_parameters,
    set_parameters,
    tagging_text,
)
from sts_sdk.services.s3.model._upload_part_result import CopyPartResult, UploadPartResult
from sts_sdk.services.s3.model._values import (
    AbortMultipartUploadRequest,
    CompleteMultipartUploadRequest,
    CompleteMultipartUploadResult,
    CopyPartRequest,
    InitiateMultipartUploadRequest,
    InitiateMultipartUploadResult,
    ListMultipartUploadsRequest,
    ListPartsRequest,
    MultipartUpload,
    MultipartUploadListing,
    Owner,
    PartListing,
    PartSummary,
    UploadPartRequest,
)


class PartCalls(AmazonS3Parts):
    """The calls of ``AmazonS3Parts`` that are about uploads in parts."""

    def initiateMultipartUpload(self, request: InitiateMultipartUploadRequest) -> InitiateMultipartUploadResult:
        call = set_parameters(
            Bucket=request.getBucketName(),
            Key=request.getKey(),
            ACL=request.getCannedACL(),
            StorageClass=request.getStorageClass(),
            Tagging=tagging_text(request.getTagging()),
            **encryption_parameters(request.getSSEAwsKeyManagementParams()),
        )
        with translated_errors():
            answer = self.unwrap().create_multipart_upload(
                **{**call, **metadata_parameters(request.getObjectMetadata())}
            )
        return InitiateMultipartUploadResult(
            bucketName=request.getBucketName(), key=request.getKey(), uploadId=answer.get("UploadId")
        )

    def uploadPart(self, uploadPartRequest: UploadPartRequest) -> UploadPartResult:
        number = _checked_number(uploadPartRequest.getPartNumber())
        call = {**_upload(uploadPartRequest), "PartNumber": number, "Body": _part_content(uploadPartRequest)}
        with translated_errors():
            answer = self.unwrap().upload_part(**call, **set_parameters(ContentMD5=uploadPartRequest.getMd5Digest()))
        return UploadPartResult(number, answers.etag(answer) or "")

    def copyPart(self, copyPartRequest: CopyPartRequest) -> CopyPartResult:
        number = _checked_number(copyPartRequest.getPartNumber())
        call = set_parameters(
            Bucket=copyPartRequest.getDestinationBucketName(),
            Key=copyPartRequest.getDestinationKey(),
            UploadId=_checked_id(copyPartRequest.getUploadId()),
            PartNumber=number,
            CopySource=copy_source(copyPartRequest),
            CopySourceRange=_range(copyPartRequest.getFirstByte(), copyPartRequest.getLastByte()),
        )
        with translated_errors():
            answer = self.unwrap().upload_part_copy(**call)
        copied: Mapping[str, Any] = answer.get("CopyPartResult", {})
        return CopyPartResult(
            partNumber=number,
            eTag=answers.etag(copied) or "",
            lastModifiedDate=answers.moment(copied.get("LastModified")),
            versionId=answer.get("CopySourceVersionId"),
        )

    def completeMultipartUpload(self, request: CompleteMultipartUploadRequest) -> CompleteMultipartUploadResult:
        parts = sorted(request.getPartETags(), key=lambda part: part.getPartNumber())
        if not parts:
            raise IllegalArgumentException("partETags must hold the parts of the upload; it is empty.")
        named = [{"PartNumber": part.getPartNumber(), "ETag": part.getETag()} for part in parts]
        with translated_errors():
            answer = self.unwrap().complete_multipart_upload(**_upload(request), MultipartUpload={"Parts": named})
        return CompleteMultipartUploadResult(
            bucketName=request.getBucketName(),
            key=request.getKey(),
            eTag=answers.etag(answer),
            location=answer.get("Location"),
            versionId=answer.get("VersionId"),
        )

    def abortMultipartUpload(self, request: AbortMultipartUploadRequest) -> None:
        with translated_errors():
            self.unwrap().abort_multipart_upload(**_upload(request))

    def listParts(self, request: ListPartsRequest) -> PartListing:
        page = set_parameters(MaxParts=request.getMaxParts(), PartNumberMarker=request.getPartNumberMarker())
        with translated_errors():
            answer = self.unwrap().list_parts(**_upload(request), **page)
        return PartListing(
            bucketName=request.getBucketName(),
            key=request.getKey(),
            uploadId=request.getUploadId(),
            owner=answers.owner(answer.get("Owner")),
            initiator=_initiator(answer),
            storageClass=answer.get("StorageClass"),
            maxParts=answer.get("MaxParts"),
            partNumberMarker=answer.get("PartNumberMarker"),
            nextPartNumberMarker=answer.get("NextPartNumberMarker"),
            truncated=answer.get("IsTruncated", False),
            parts=[_part(item) for item in answer.get("Parts", ())],
        )

    def listMultipartUploads(self, request: ListMultipartUploadsRequest) -> MultipartUploadListing:
        call = set_parameters(
            Bucket=request.getBucketName(),
            Prefix=request.getPrefix(),
            Delimiter=request.getDelimiter(),
            MaxUploads=request.getMaxUploads(),
            KeyMarker=request.getKeyMarker(),
            UploadIdMarker=request.getUploadIdMarker(),
            EncodingType=request.getEncodingType(),
        )
        with translated_errors():
            answer = self.unwrap().list_multipart_uploads(**call)
        return MultipartUploadListing(
            bucketName=request.getBucketName(),
            prefix=answer.get("Prefix") or None,
            delimiter=answer.get("Delimiter") or None,
            keyMarker=answer.get("KeyMarker") or None,
            uploadIdMarker=answer.get("UploadIdMarker") or None,
            maxUploads=answer.get("MaxUploads"),
            encodingType=request.getEncodingType(),
            truncated=answer.get("IsTruncated", False),
            nextKeyMarker=answer.get("NextKeyMarker") or None,
            nextUploadIdMarker=answer.get("NextUploadIdMarker") or None,
            multipartUploads=[_unfinished(item) for item in answer.get("Uploads", ())],
            commonPrefixes=answers.prefixes(answer),
        )


_MOST_PARTS = 10_000


class _OfAnUpload(Protocol):
    def getBucketName(self) -> str | None: ...
    def getKey(self) -> str | None: ...
    def getUploadId(self) -> str | None: ...


def _upload(request: _OfAnUpload) -> dict[str, object]:
    upload = _checked_id(request.getUploadId())
    return set_parameters(Bucket=request.getBucketName(), Key=request.getKey(), UploadId=upload)


def _checked_id(upload: str | None) -> str:
    if not upload:
        raise IllegalArgumentException("The uploadId must be given: that of initiateMultipartUpload's result.")
    return upload


def _checked_number(number: int | None) -> int:
    if number is None or not 1 <= number <= _MOST_PARTS:
        raise IllegalArgumentException(f"The partNumber must be 1 to {_MOST_PARTS}; it is {number!r}.")
    return number


def _range(first: int | None, last: int | None) -> str | None:
    if first is None and last is None:
        return None
    if first is None or last is None or not 0 <= first <= last:
        raise IllegalArgumentException(f"firstByte and lastByte must be both set, in order; they are {first}, {last}.")
    return f"bytes={first}-{last}"


def _part_content(request: UploadPartRequest) -> bytes:
    """The part as bytes, which can be sent again; no more than the part's size is read."""
    size = request.getPartSize()
    stream, file = request.getInputStream(), request.getFile()
    if stream is not None:
        content = stream.read() if size is None else _exactly(stream, size)
    elif file is not None:
        try:
            with Path(file).open("rb") as opened:
                opened.seek(request.getFileOffset() or 0)
                content = opened.read() if size is None else _exactly(opened, size)
        except OSError as unreadable:
            raise IllegalArgumentException(f"Cannot read the file of the part: {unreadable}") from unreadable
    else:
        raise IllegalArgumentException("A file or an input stream must be given for the part.")
    if size is not None and len(content) != size:
        raise IllegalArgumentException(f"The partSize is {size} bytes; the content has {len(content)}.")
    return content


def _exactly(stream: IO[bytes], size: int) -> bytes:
    """So many bytes, or all there are: a stream may give less at a time."""
    read = io.BytesIO()
    while (left := size - read.tell()) > 0 and (piece := stream.read(left)):
        read.write(piece)
    return read.getvalue()


def _initiator(answer: Mapping[str, Any]) -> Owner | None:
    return answers.owner(answer.get("Initiator"))


def _part(item: Mapping[str, Any]) -> PartSummary:
    return PartSummary(
        partNumber=item.get("PartNumber"),
        lastModified=answers.moment(item.get("LastModified")),
        eTag=answers.etag(item),
        size=item.get("Size"),
    )


def _unfinished(item: Mapping[str, Any]) -> MultipartUpload:
    return MultipartUpload(
        key=item.get("Key"),
        uploadId=item.get("UploadId"),
        owner=answers.owner(item.get("Owner")),
        initiator=_initiator(item),
        storageClass=item.get("StorageClass"),
        initiated=answers.moment(item.get("Initiated")),
    )
