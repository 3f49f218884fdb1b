"""Presigned URLs: they work for whoever has them, for what they are for, until they expire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from sts_sdk import HttpMethod, IllegalArgumentException
from sts_sdk.services.s3.model import GeneratePresignedUrlRequest
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
