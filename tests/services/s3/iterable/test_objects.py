"""All objects or versions of a bucket, whatever the pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.services.s3.iterable import S3Objects, S3Versions
from sts_sdk.services.s3.model import BucketVersioningConfiguration, SetBucketVersioningConfigurationRequest
from support.buckets import BUCKET

if TYPE_CHECKING:
    from sts_sdk.services.s3 import AmazonS3


def test_all_objects(s3: AmazonS3) -> None:
    """for (S3ObjectSummary summary : S3Objects.withPrefix(s3, "my-bucket", "photos/")) { ... }"""
    for key in ("a/1", "a/2", "a/3", "b/1"):
        s3.putObject(BUCKET, key, "text")
    assert [each.getKey() for each in S3Objects.inBucket(s3, BUCKET)] == ["a/1", "a/2", "a/3", "b/1"]
    photos = S3Objects.withPrefix(s3, BUCKET, "a/").withBatchSize(2)
    assert [each.getKey() for each in photos] == [each.getKey() for each in photos] == ["a/1", "a/2", "a/3"]
    assert (photos.getBucketName(), photos.getPrefix(), photos.getBatchSize()) == (BUCKET, "a/", 2)


def test_all_versions(s3: AmazonS3) -> None:
    """for (S3VersionSummary summary : S3Versions.forKey(s3, "my-bucket", "key")) { ... }"""
    enabled = BucketVersioningConfiguration("Enabled")
    s3.setBucketVersioningConfiguration(SetBucketVersioningConfigurationRequest(BUCKET, enabled))
    for key in ("a", "a", "ab", "b"):
        s3.putObject(BUCKET, key, "text")
    assert [each.getKey() for each in S3Versions.inBucket(s3, BUCKET).withBatchSize(3)] == ["a", "a", "ab", "b"]
    assert [each.getKey() for each in S3Versions.withPrefix(s3, BUCKET, "a")] == ["a", "a", "ab"]
    of_one = S3Versions.forKey(s3, BUCKET, "a").withBatchSize(1)
    assert [each.getKey() for each in of_one] == ["a", "a"]
    assert (of_one.getBucketName(), of_one.getKey(), of_one.getPrefix(), of_one.getBatchSize()) == (BUCKET, "a", "a", 1)
