"""What the actions in a bucket policy are about."""

from __future__ import annotations

import pytest

from sts_sdk.testing.s3._action_names import levels_of


@pytest.mark.parametrize(
    ("pattern", "levels"),
    [
        ("s3:GetObject", {"object"}),
        ("S3:getobjectversion", {"object"}),
        ("s3:ReplicateObject", {"object"}),
        ("s3:ListBucket", {"bucket"}),
        ("s3:PutEncryptionConfiguration", {"bucket"}),
        ("s3:TagResource", {"bucket"}),
        ("s3:ListAllMyBuckets", {"service"}),
        ("s3:Put*", {"bucket", "object"}),
        ("s3:*", {"service", "bucket", "object"}),
        ("*", {"service", "bucket", "object"}),
        ("s3:NoSuchThing", set()),
        ("sqs:SendMessage", set()),
    ],
)
def test_levels(pattern: str, levels: set[str]) -> None:
    assert levels_of(pattern) == levels
