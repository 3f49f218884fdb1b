"""Uploads in parts, with the lines that Java programs have for them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.services.s3.model import (
    AbortMultipartUploadRequest,
    AmazonS3Exception,
    CompleteMultipartUploadRequest,
    CopyPartRequest,
    InitiateMultipartUploadRequest,
    ListMultipartUploadsRequest,
    ListPartsRequest,
    ObjectMetadata,
    ObjectTagging,
    PartETag,
    SSEAwsKeyManagementParams,
    StorageClass,
    Tag,
    UploadPartRequest,
)
from support.buckets import BUCKET, made_up, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.services.s3 import AmazonS3

PART = 5 * 1024 * 1024


def begun(s3: AmazonS3, key: str = "large") -> str:
    return s3.initiateMultipartUpload(InitiateMultipartUploadRequest(BUCKET, key)).getUploadId()


def test_a_file_goes_up_in_parts(s3: AmazonS3, tmp_path: Path) -> None:
    """As AWS's example LowLevelMultipartUpload:

    InitiateMultipartUploadResult initResponse = s3Client.initiateMultipartUpload(initRequest);
    for (int i = 1; filePosition < contentLength; i++) {
        partSize = Math.min(partSize, (contentLength - filePosition));
        UploadPartRequest uploadRequest = new UploadPartRequest().withBucketName(bucketName).withKey(keyName)
            .withUploadId(initResponse.getUploadId()).withPartNumber(i).withFileOffset(filePosition)
            .withFile(file).withPartSize(partSize);
        partETags.add(s3Client.uploadPart(uploadRequest).getPartETag());
        filePosition += partSize;
    }
    s3Client.completeMultipartUpload(new CompleteMultipartUploadRequest(bucketName, keyName, id, partETags));
    """
    content = bytes(range(256)) * (PART // 256) + b"the last part"
    file = tmp_path / "large"
    file.write_bytes(content)
    metadata = ObjectMetadata()
    metadata.setContentType("text/x-large")
    initResponse = s3.initiateMultipartUpload(InitiateMultipartUploadRequest(BUCKET, "large", metadata))
    assert (initResponse.getBucketName(), initResponse.getKey()) == (BUCKET, "large")
    partETags: list[PartETag] = []
    filePosition, i = 0, 1
    while filePosition < len(content):
        partSize = min(PART, len(content) - filePosition)
        uploadRequest = (
            UploadPartRequest()
            .withBucketName(BUCKET)
            .withKey("large")
            .withUploadId(initResponse.getUploadId())
            .withPartNumber(i)
            .withFileOffset(filePosition)
            .withFile(file)
            .withPartSize(partSize)
        )
        partETags.append(s3.uploadPart(uploadRequest).getPartETag())
        filePosition, i = filePosition + partSize, i + 1
    parts = s3.listParts(ListPartsRequest(BUCKET, "large", initResponse.getUploadId())).getParts()
    assert [(part.getPartNumber(), part.getSize()) for part in parts] == [(1, PART), (2, 13)]
    done = s3.completeMultipartUpload(
        CompleteMultipartUploadRequest(BUCKET, "large", initResponse.getUploadId(), partETags[::-1])
    )
    assert done.getETag().endswith("-2")
    with s3.getObject(BUCKET, "large") as found:
        assert found.getObjectContent().read() == content
        assert found.getObjectMetadata().getContentType() == "text/x-large"


def test_a_part_is_as_much_of_a_stream_as_was_asked_for(s3: AmazonS3) -> None:
    upload = begun(s3)
    stream = io.BytesIO(b"first second")
    request = UploadPartRequest(bucketName=BUCKET, key="large", uploadId=upload, partNumber=1)
    result = s3.uploadPart(request.withInputStream(stream).withPartSize(6))
    assert result.getPartNumber() == 1
    assert stream.read() == b"second"
    s3.completeMultipartUpload(CompleteMultipartUploadRequest(BUCKET, "large", upload, [result.getPartETag()]))
    assert s3.getObjectAsString(BUCKET, "large") == "first "


def test_unfinished_uploads_are_listed_until_aborted(s3: AmazonS3) -> None:
    upload = begun(s3, "folder/large")
    listing = s3.listMultipartUploads(ListMultipartUploadsRequest(BUCKET).withPrefix("folder/"))
    assert [(each.getKey(), each.getUploadId()) for each in listing.getMultipartUploads()] == [("folder/large", upload)]
    assert listing.getMultipartUploads()[0].getInitiated().tzinfo is not None
    s3.abortMultipartUpload(AbortMultipartUploadRequest(BUCKET, "folder/large", upload))
    assert s3.listMultipartUploads(ListMultipartUploadsRequest(BUCKET)).getMultipartUploads() == []
    with pytest.raises(AmazonS3Exception) as refused:
        s3.listParts(ListPartsRequest(BUCKET, "folder/large", upload))
    assert refused.value.getErrorCode() == "NoSuchUpload"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"uploadId": None}, "uploadId must be given"),
        ({"partNumber": None}, "must be 1 to 10000; it is None"),
        ({"partNumber": 10_001}, "must be 1 to 10000; it is 10001"),
        ({"inputStream": None}, "file or an input stream"),
        ({"inputStream": None, "file": "/no/such/file"}, "Cannot read the file"),
        ({"partSize": 9}, "partSize is 9 bytes; the content has 4"),
        ({"bucketName": ""}, "bucket must be given"),
    ],
)
def test_a_part_that_cannot_be_sent_is_refused(change: dict[str, Any], said: str) -> None:
    given = {"bucketName": BUCKET, "key": "k", "uploadId": "u", "partNumber": 1, "inputStream": io.BytesIO(b"text")}
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match=said):
        s3.uploadPart(UploadPartRequest(**{**given, **change}))


def test_an_upload_without_parts_is_not_completed() -> None:
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match="partETags must hold"):
        s3.completeMultipartUpload(CompleteMultipartUploadRequest(BUCKET, "k", "u", []))


def test_an_object_is_made_of_sections_of_another(s3: AmazonS3) -> None:
    """As AWS's example LowLevelMultipartCopy:

    CopyPartRequest copyRequest = new CopyPartRequest().withSourceBucketName(sourceBucketName)
        .withSourceKey(sourceObjectKey).withDestinationBucketName(destBucketName).withDestinationKey(destObjectKey)
        .withUploadId(initResult.getUploadId()).withFirstByte(bytePosition).withLastByte(lastByte).withPartNumber(partNum++);
    copyResponses.add(s3Client.copyPart(copyRequest));
    """
    s3.putObject(BUCKET, "source key", "0123456789")
    upload = begun(s3, "copy")
    copyRequest = (
        CopyPartRequest()
        .withSourceBucketName(BUCKET)
        .withSourceKey("source key")
        .withDestinationBucketName(BUCKET)
        .withDestinationKey("copy")
        .withUploadId(upload)
        .withFirstByte(2)
        .withLastByte(4)
        .withPartNumber(1)
    )
    copied = s3.copyPart(copyRequest)
    assert copied.getPartNumber() == 1
    s3.completeMultipartUpload(CompleteMultipartUploadRequest(BUCKET, "copy", upload, [copied.getPartETag()]))
    assert s3.getObjectAsString(BUCKET, "copy") == "234"
    with pytest.raises(IllegalArgumentException, match="must be both set, in order; they are 5, 4"):
        s3.copyPart(copyRequest.withFirstByte(5))


def test_an_upload_is_encrypted_and_tagged_as_it_was_begun() -> None:
    """request.withSSEAwsKeyManagementParams(new SSEAwsKeyManagementParams(keyId))"""
    request = (
        InitiateMultipartUploadRequest(BUCKET, "key")
        .withSSEAwsKeyManagementParams(SSEAwsKeyManagementParams("key-id", "e30="))
        .withStorageClass(StorageClass.StandardInfrequentAccess)
        .withTagging(ObjectTagging([Tag("a b", "1")]))
    )
    answer = "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
    with StubServer(Answer(200, answer)) as server, stubbed(server) as s3:
        s3.initiateMultipartUpload(request)
    headers = dict(server.requests[0].headers)
    assert headers["x-amz-server-side-encryption"] == "aws:kms"
    assert headers["x-amz-server-side-encryption-aws-kms-key-id"] == "key-id"
    assert headers["x-amz-server-side-encryption-context"] == "e30="
    assert (headers["x-amz-storage-class"], headers["x-amz-tagging"]) == ("STANDARD_IA", "a+b=1")
