"""Versions of objects, and heads of buckets, with the lines that Java programs have for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.services.s3.model import (
    AmazonS3Exception,
    BucketVersioningConfiguration,
    DeleteVersionRequest,
    HeadBucketRequest,
    ListVersionsRequest,
    SetBucketVersioningConfigurationRequest,
)
from support.buckets import BUCKET, made_up, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.services.s3 import AmazonS3


@pytest.fixture
def versioned(s3: AmazonS3) -> AmazonS3:
    enabled = BucketVersioningConfiguration(BucketVersioningConfiguration.ENABLED)
    s3.setBucketVersioningConfiguration(SetBucketVersioningConfigurationRequest(BUCKET, enabled))
    return s3


def test_a_bucket_is_emptied_of_its_versions(versioned: AmazonS3) -> None:
    """As AWS's example DeleteBucket2:

    VersionListing versionList = s3Client.listVersions(new ListVersionsRequest().withBucketName(bucketName));
    while (true) {
        for (S3VersionSummary vs : versionList.getVersionSummaries()) {
            s3Client.deleteVersion(bucketName, vs.getKey(), vs.getVersionId());
        }
        if (versionList.isTruncated()) { versionList = s3Client.listNextBatchOfVersions(versionList); } else { break; }
    }
    """
    for content in ("old", "new"):
        versioned.putObject(BUCKET, "a b", content)
        versioned.putObject(BUCKET, "b", content)
    versioned.deleteObject(BUCKET, "b")
    listing = versioned.listVersions(BUCKET, None)
    found = [(each.getKey(), each.isLatest(), each.isDeleteMarker()) for each in listing.getVersionSummaries()]
    assert found == [
        ("a b", True, False),
        ("a b", False, False),
        ("b", True, True),
        ("b", False, False),
        ("b", False, False),
    ]
    assert [each.getSize() for each in listing.getVersionSummaries()] == [3, 3, 0, 3, 3]
    assert [each.getKey() for each in versioned.listVersions(BUCKET, "a").getVersionSummaries()] == ["a b", "a b"]

    versionList = versioned.listVersions(ListVersionsRequest().withBucketName(BUCKET).withMaxResults(2))
    pages, everything = 1, versionList.getVersionSummaries()
    while versionList.isTruncated():  # moto, unlike S3, goes on from a version only while it is there
        versionList, pages = versioned.listNextBatchOfVersions(versionList), pages + 1
        everything = everything + versionList.getVersionSummaries()
    assert (pages, len(everything)) == (3, 5)
    for vs in everything:
        versioned.deleteVersion(BUCKET, vs.getKey(), vs.getVersionId())
    assert versioned.listVersions(BUCKET).getVersionSummaries() == []


def test_the_page_after_the_last_is_empty() -> None:
    with made_up().build() as s3:
        page = s3.listNextBatchOfVersions(_listing("<IsTruncated>false</IsTruncated>"))
    assert page.getVersionSummaries() == []
    assert (page.getBucketName(), page.isTruncated()) == (BUCKET, False)


def _listing(inner: str, encoding: str | None = None) -> Any:
    answer = f"<ListVersionsResult>{inner}</ListVersionsResult>"
    with StubServer(Answer(200, answer)) as server, stubbed(server) as s3:
        return s3.listVersions(ListVersionsRequest(BUCKET, encodingType=encoding))


def test_an_encoded_page_asks_for_the_next_one_as_it_was_meant() -> None:
    inner = (
        "<IsTruncated>true</IsTruncated><Prefix>a%2Bb</Prefix><NextKeyMarker>k%20%C3%BC</NextKeyMarker>"
        "<NextVersionIdMarker>v1</NextVersionIdMarker><CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes>"
    )
    page = _listing(inner, "url")
    assert page.getCommonPrefixes() == ["p/"]
    with StubServer(Answer(200, "<ListVersionsResult/>")) as server, stubbed(server) as s3:
        s3.listNextBatchOfVersions(page)
    target = str(server.requests[0].target)
    assert "prefix=a%2Bb" in target
    assert "key-marker=k%20%C3%BC" in target
    assert "version-id-marker=v1" in target


def test_the_head_of_a_bucket(s3: AmazonS3) -> None:
    """s3.headBucket(new HeadBucketRequest(bucket)).getBucketRegion()"""
    assert s3.headBucket(HeadBucketRequest(BUCKET)).getBucketRegion() == "ap-northeast-1"
    with pytest.raises(AmazonS3Exception) as refused:
        s3.headBucket(HeadBucketRequest("no-such-bucket"))
    assert refused.value.getStatusCode() == 404


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda s3: s3.listVersions(""), "bucket must be given"),
        (lambda s3: s3.listNextBatchOfVersions(None), "VersionListing must be given, not NoneType"),
        (lambda s3: s3.deleteVersion(BUCKET, "k"), "versionId must be given"),
        (lambda s3: s3.deleteVersion(DeleteVersionRequest(BUCKET, "", "v")), "key must be given"),
        (lambda s3: s3.headBucket(HeadBucketRequest()), "bucket must be given"),
    ],
)
def test_what_cannot_be_asked_is_refused(call: Callable[[Any], object], said: str) -> None:
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match=said):
        call(s3)
