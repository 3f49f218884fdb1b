"""The resources of S3: buckets and objects."""

from __future__ import annotations

from typing import overload

from sts_sdk.auth.policy._statement import Resource


class S3BucketResource(Resource):
    """A bucket of S3 (com.amazonaws.auth.policy.resources.S3BucketResource): ``arn:aws:s3:::bucket``.

    ``S3BucketResource(bucketName)`` or ``S3BucketResource(partitionName, bucketName)``.
    """

    @overload
    def __init__(self, bucketName: str, /) -> None: ...
    @overload
    def __init__(self, partitionName: str, bucketName: str, /) -> None: ...
    def __init__(self, *names: str) -> None:
        partition = names[0] if len(names) == 2 else "aws"
        super().__init__(f"arn:{partition}:s3:::{names[-1]}")


class S3ObjectResource(Resource):
    """The objects of a bucket whose keys match a pattern (com.amazonaws.auth.policy.resources.S3ObjectResource).

    ``S3ObjectResource(bucketName, keyPattern)`` or ``S3ObjectResource(partitionName, bucketName, keyPattern)``.
    """

    @overload
    def __init__(self, bucketName: str, keyPattern: str, /) -> None: ...
    @overload
    def __init__(self, partitionName: str, bucketName: str, keyPattern: str, /) -> None: ...
    def __init__(self, *names: str) -> None:
        partition = names[0] if len(names) == 3 else "aws"
        super().__init__(f"arn:{partition}:s3:::{names[-2]}/{names[-1]}")
