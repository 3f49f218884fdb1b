"""The resources of S3."""

from __future__ import annotations

from sts_sdk.auth.policy.resources import S3BucketResource, S3ObjectResource


def test_resources_of_other_partitions() -> None:
    assert S3BucketResource("aws-cn", "b").getId() == "arn:aws-cn:s3:::b"
    assert S3ObjectResource("aws-cn", "b", "k").getId() == "arn:aws-cn:s3:::b/k"
