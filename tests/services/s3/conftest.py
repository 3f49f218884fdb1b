"""A local AWS with S3, and a client and a bucket of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support.buckets import BUCKET, builder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.services.s3 import AmazonS3Client
    from sts_sdk.testing import LocalAWS


@pytest.fixture
def aws_options() -> dict[str, Any]:
    return {"region": "ap-northeast-1"}


@pytest.fixture
def s3(aws: LocalAWS) -> Iterator[AmazonS3Client]:
    with builder(aws).build() as client:
        client.createBucket(BUCKET)
        yield client
        assert client.doesBucketExistV2(BUCKET), "the connection is still good"
