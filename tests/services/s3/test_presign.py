"""Presigned URLs: they work for whoever has them, for what they are for, until they expire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from sts_sdk import HttpMethod, IllegalArgumentException
from sts_sdk.services.s3.model import (
    GeneratePresignedUrlRequest,
    GetObjectRequest,
    InitiateMultipartUploadRequest,
    ListMultipartUploadsRequest,
    ResponseHeaderOverrides,
    SSEAlgorithm,
)
from support.buckets import BUCKET, TOKEN, made_up

if TYPE_CHECKING:
    from sts_sdk.services.s3 import AmazonS3Client
    from sts_sdk.testing import LocalAWS


def in_an_hour() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


def parameters(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_a_url_works_and_expires(aws: LocalAWS, s3: AmazonS3Client) -> None:
    s3.putObject(BUCKET, "key é", "for you")
    before = len(aws.requests)

    url = s3.generatePresignedUrl(BUCKET, "key é", in_an_hour())

    assert len(aws.requests) == before, "none is sent to make one"
    assert requests.get(url, timeout=60).text == "for you"
    assert requests.put(url, b"changed", timeout=60).status_code == 403
    aws.clock.advance(minutes=61)
    expired = requests.get(url, timeout=60)
    assert (expired.status_code, "Request has expired" in expired.text) == (403, True)


def test_a_url_for_each_method(s3: AmazonS3Client) -> None:
    put = s3.generatePresignedUrl(BUCKET, "key", in_an_hour(), HttpMethod.PUT)
    assert requests.put(put, b"put by url", timeout=60).status_code == 200
    assert s3.getObjectAsString(BUCKET, "key") == "put by url"

    head = s3.generatePresignedUrl(GeneratePresignedUrlRequest(BUCKET, "key").withMethod(HttpMethod.HEAD))
    assert requests.head(head, timeout=60).headers["Content-Length"] == "10"

    delete = s3.generatePresignedUrl(GeneratePresignedUrlRequest(BUCKET, "key", HttpMethod.DELETE))
    assert requests.delete(delete, timeout=60).status_code == 204
    assert not s3.doesObjectExist(BUCKET, "key")


def test_a_url_can_change_the_answers_headers(s3: AmazonS3Client) -> None:
    s3.putObject(BUCKET, "key", "x")
    request = GeneratePresignedUrlRequest(BUCKET, "key").withExpiration(in_an_hour())
    request.addRequestParameter("response-content-type", "text/csv")
    request.addRequestParameter("response-content-disposition", "attachment")

    answer = requests.get(s3.generatePresignedUrl(request), timeout=60)

    assert (answer.headers["Content-Type"], answer.headers["Content-Disposition"]) == ("text/csv", "attachment")


def test_a_put_can_be_bound_to_a_type_and_a_checksum(s3: AmazonS3Client) -> None:
    request = (
        GeneratePresignedUrlRequest(BUCKET, "key", HttpMethod.PUT)
        .withContentType("text/csv")
        .withContentMd5("CY9rzUYh03PK3k6DJie09g==")
    )
    url = s3.generatePresignedUrl(request)
    assert {"content-type", "content-md5"} <= set(parameters(url)["X-Amz-SignedHeaders"].split(";"))
    headers = {"Content-Type": "text/csv", "Content-MD5": "CY9rzUYh03PK3k6DJie09g=="}
    assert requests.put(url, b"test", headers=headers, timeout=60).status_code == 200
    assert requests.put(url, b"test", headers=headers | {"Content-Type": "text/html"}, timeout=60).status_code == 403


def test_a_url_for_a_version(s3: AmazonS3Client) -> None:
    s3.unwrap().put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    first = s3.putObject(BUCKET, "key", "old").getVersionId()
    s3.putObject(BUCKET, "key", "new")
    url = s3.generatePresignedUrl(GeneratePresignedUrlRequest(BUCKET, "key").withVersionId(first))
    assert requests.get(url, timeout=60).text == "old"


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "ap-northeast-1", "eu-central-1"])
def test_it_is_signature_version_4_in_every_region(region: str) -> None:
    with made_up().withRegion(region).build() as s3:
        found = parameters(s3.generatePresignedUrl("the-bucket", "key", in_an_hour()))
    assert found["X-Amz-Algorithm"] == "AWS4-HMAC-SHA256"
    assert f"/{region}/s3/aws4_request" in found["X-Amz-Credential"]
    assert found["X-Amz-Security-Token"] == TOKEN
    assert 3000 <= int(found["X-Amz-Expires"]) <= 3600


@pytest.mark.parametrize(
    ("region", "host"),
    [
        # Java's: not the global host, which redirects to buckets of other regions while they are new, and the signature
        # does not hold there.
        ("eu-west-1", "the-bucket.s3.eu-west-1.amazonaws.com"),
        ("ap-northeast-1", "the-bucket.s3.ap-northeast-1.amazonaws.com"),
        ("cn-north-1", "the-bucket.s3.cn-north-1.amazonaws.com.cn"),
        ("us-east-1", "the-bucket.s3.amazonaws.com"),
    ],
)
def test_its_host_is_the_one_that_requests_go_to(region: str, host: str) -> None:
    with made_up().withRegion(region).build() as s3:
        assert urlsplit(s3.generatePresignedUrl("the-bucket", "key")).hostname == host
        dotted = urlsplit(s3.generatePresignedUrl("the.bucket", "key"))
    assert (dotted.hostname, dotted.path) == (host.removeprefix("the-bucket."), "/the.bucket/key")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda r: r.withContentType("text/csv"), "for GET cannot have a content type"),
        (lambda r: r.withMethod(HttpMethod.HEAD).withContentMd5("CY9rzUYh03PK3k6DJie09g=="), "for HEAD .* content MD5"),
        (lambda r: r.withMethod(HttpMethod.PUT).withVersionId("1"), "for PUT cannot have a version id"),
    ],
)
def test_what_a_url_cannot_have_is_refused_by_name(change: Any, what: str) -> None:
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match=what):
        s3.generatePresignedUrl(change(GeneratePresignedUrlRequest("the-bucket", "key")))


def test_without_an_expiration_it_is_a_quarter_of_an_hour() -> None:
    with made_up().build() as s3:
        assert parameters(s3.generatePresignedUrl("the-bucket", "key"))["X-Amz-Expires"] == "900"


def test_other_time_zones_are_understood() -> None:
    tokyo = timezone(timedelta(hours=9))
    with made_up().build() as s3:
        found = parameters(s3.generatePresignedUrl("the-bucket", "key", in_an_hour().astimezone(tokyo)))
    assert 3000 <= int(found["X-Amz-Expires"]) <= 3600


@pytest.mark.parametrize(
    ("expiration", "said"),
    [
        (datetime.now(UTC) - timedelta(minutes=1), "1 second to 7 days"),
        (datetime.now(UTC) + timedelta(days=8), "1 second to 7 days"),
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=-9))), "1 second to 7 days"),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=9))), "1 second to 7 days"),
        (datetime(2030, 1, 1), "has no time zone"),  # noqa: DTZ001 -- what is refused
    ],
)
def test_a_bad_expiration_is_refused(expiration: datetime, said: str) -> None:
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match=said):
        s3.generatePresignedUrl("the-bucket", "key", expiration)


def test_a_request_that_makes_no_url_is_refused() -> None:
    unknown = GeneratePresignedUrlRequest("the-bucket", "key")
    unknown.addRequestParameter("mine", "1")
    versions = GeneratePresignedUrlRequest("the-bucket", "key", HttpMethod.PUT).withVersionId("1")
    cases: list[tuple[Any, str]] = [
        (unknown, "'mine' is no parameter"),
        (versions, "cannot have a version id"),
        (GeneratePresignedUrlRequest("the-bucket", "key", HttpMethod.POST), "not for POST"),
        (GeneratePresignedUrlRequest("the-bucket", ""), "key must be given"),
    ]
    with made_up().build() as s3:
        for request, said in cases:
            with pytest.raises(IllegalArgumentException, match=said):
                s3.generatePresignedUrl(request)


def test_parts_of_an_upload_go_up_by_urls(s3: AmazonS3Client) -> None:
    """As programs that let browsers upload in parts:

    GeneratePresignedUrlRequest request = new GeneratePresignedUrlRequest(bucket, key).withMethod(HttpMethod.PUT);
    request.addRequestParameter("uploadId", uploadId);
    request.addRequestParameter("partNumber", String.valueOf(partNumber));
    URL url = s3.generatePresignedUrl(request);
    """
    begin = GeneratePresignedUrlRequest(BUCKET, "key", HttpMethod.POST).withContentType("text/csv")
    begin.addRequestParameter("uploads", "")
    begun = requests.post(s3.generatePresignedUrl(begin), headers={"Content-Type": "text/csv"}, timeout=60)
    uploadId = begun.text.partition("<UploadId>")[2].partition("<")[0]
    request = GeneratePresignedUrlRequest(BUCKET, "key").withMethod(HttpMethod.PUT)
    request.addRequestParameter("uploadId", uploadId)
    request.addRequestParameter("partNumber", str(1))
    url = s3.generatePresignedUrl(request)
    assert (parameters(url)["uploadId"], parameters(url)["partNumber"]) == (uploadId, "1")
    etag = requests.put(url, b"all of it", timeout=60).headers["ETag"]
    listed = GeneratePresignedUrlRequest(BUCKET, "key")
    listed.addRequestParameter("uploadId", uploadId)
    assert "<PartNumber>1</PartNumber>" in requests.get(s3.generatePresignedUrl(listed), timeout=60).text
    complete = GeneratePresignedUrlRequest(BUCKET, "key", HttpMethod.POST)
    complete.addRequestParameter("uploadId", uploadId)
    parts = f"<Part><PartNumber>1</PartNumber><ETag>{etag}</ETag></Part>"
    body = f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>"
    assert requests.post(s3.generatePresignedUrl(complete), body, timeout=60).status_code == 200
    with s3.getObject(BUCKET, "key") as found:
        assert found.getObjectContent().read() == b"all of it"
        assert found.getObjectMetadata().getContentType() == "text/csv"


def test_an_upload_is_ended_by_a_url(s3: AmazonS3Client) -> None:
    upload = s3.initiateMultipartUpload(InitiateMultipartUploadRequest(BUCKET, "key")).getUploadId()
    abort = GeneratePresignedUrlRequest(BUCKET, "key", HttpMethod.DELETE)
    abort.addRequestParameter("uploadId", upload)
    assert requests.delete(s3.generatePresignedUrl(abort), timeout=60).status_code == 204
    assert s3.listMultipartUploads(ListMultipartUploadsRequest(BUCKET)).getMultipartUploads() == []


def test_a_put_can_be_bound_to_headers(s3: AmazonS3Client) -> None:
    """request.putCustomRequestHeader("x-amz-meta-team", "one"); request.setSSEAlgorithm(SSEAlgorithm.KMS);"""
    request = GeneratePresignedUrlRequest(BUCKET, "key", HttpMethod.PUT).withSSEAlgorithm(SSEAlgorithm.KMS)
    request.setKmsCmkId("alias/own")
    request.putCustomRequestHeader("X-Amz-Meta-Team", "one")
    request.putCustomRequestHeader("Cache-Control", "no-store")
    url = s3.generatePresignedUrl(request)
    headers = {
        "Cache-Control": "no-store",
        "x-amz-meta-team": "one",
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": "alias/own",
    }
    assert set(headers) - {"Cache-Control"} <= set(parameters(url)["X-Amz-SignedHeaders"].split(";"))
    assert requests.put(url, b"x", timeout=60).status_code == 403
    assert requests.put(url, b"x", headers=headers, timeout=60).status_code == 200
    found = s3.getObjectMetadata(BUCKET, "key")
    assert (found.getUserMetadata()["team"], found.getCacheControl()) == ("one", "no-store")
    assert found.getSSEAlgorithm() == "aws:kms"
    acl = GeneratePresignedUrlRequest(BUCKET, "key", HttpMethod.PUT)
    acl.putCustomRequestHeader("x-amz-acl", "public-read")
    assert "x-amz-acl" in parameters(s3.generatePresignedUrl(acl))["X-Amz-SignedHeaders"]


def test_a_url_can_override_headers_of_the_answer(s3: AmazonS3Client) -> None:
    """new GeneratePresignedUrlRequest(bucket, key).withResponseHeaders(new ResponseHeaderOverrides()...)"""
    s3.putObject(BUCKET, "key", "x")
    overrides = ResponseHeaderOverrides().withContentType("text/csv").withCacheControl("no-store")
    url = s3.generatePresignedUrl(GeneratePresignedUrlRequest(BUCKET, "key").withResponseHeaders(overrides))
    answer = requests.get(url, timeout=60)
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("text/csv", "no-store")
    with s3.getObject(GetObjectRequest(BUCKET, "key").withResponseHeaders(overrides)) as found:
        assert found.getObjectMetadata().getContentType() == "text/csv"


@pytest.mark.parametrize(
    ("method", "added", "said"),
    [
        (HttpMethod.PUT, {"uploadId": "u"}, "for PUT cannot have uploadId"),
        (HttpMethod.PUT, {"uploadId": "u", "partNumber": "0"}, "partNumber must be 1 to 10000; it is '0'"),
        (HttpMethod.PUT, {"uploadId": "u", "partNumber": "x"}, "partNumber must be 1 to 10000; it is 'x'"),
        (HttpMethod.GET, {"uploads": None}, "for GET cannot have uploads"),
        (HttpMethod.POST, {}, "is for GET, PUT, HEAD, DELETE, not for POST"),
    ],
)
def test_parameters_that_fit_no_operation_are_refused(
    method: HttpMethod, added: dict[str, str | None], said: str
) -> None:
    request = GeneratePresignedUrlRequest(BUCKET, "key", method)
    for name, value in added.items():
        request.addRequestParameter(name, value)
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match=said):
        s3.generatePresignedUrl(request)


def test_headers_of_a_urls_own_are_for_what_is_stored() -> None:
    request = GeneratePresignedUrlRequest(BUCKET, "key")
    request.putCustomRequestHeader("x-amz-acl", "private")
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match="for GET cannot have headers"):
        s3.generatePresignedUrl(request)
    assert request.getCustomRequestHeaders() == {"x-amz-acl": "private"}
    with pytest.raises(IllegalArgumentException, match="X-Amz-Security-Token is the signature's own"):
        request.putCustomRequestHeader("X-Amz-Security-Token", "t")
