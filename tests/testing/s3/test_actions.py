"""Which permission a request to S3 needs, by the names that AWS documents."""

from __future__ import annotations

import pytest

from sts_sdk.testing.s3._actions import needed
from sts_sdk.testing.server._wire import Received

BUCKET = "arn:aws:s3:::photos"


def asked(method: str, target: str, *headers: tuple[str, str]) -> list[tuple[str, str | None]]:
    _, bucket, *key = target.partition("?")[0].split("/", 2)
    found = needed(Received(method, target, headers, b""), bucket, "".join(key), "aws")
    return [(one.action, one.resource) for one in found]


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("accelerate", "AccelerateConfiguration"),
        ("acl", "BucketAcl"),
        ("analytics", "AnalyticsConfiguration"),
        ("cors", "BucketCORS"),
        ("encryption", "EncryptionConfiguration"),
        ("intelligent-tiering", "IntelligentTieringConfiguration"),
        ("inventory", "InventoryConfiguration"),
        ("lifecycle", "LifecycleConfiguration"),
        ("location", "BucketLocation"),
        ("logging", "BucketLogging"),
        ("metrics", "MetricsConfiguration"),
        ("notification", "BucketNotification"),
        ("object-lock", "BucketObjectLockConfiguration"),
        ("ownershipControls", "BucketOwnershipControls"),
        ("policy", "BucketPolicy"),
        ("policyStatus", "BucketPolicyStatus"),
        ("publicAccessBlock", "BucketPublicAccessBlock"),
        ("replication", "ReplicationConfiguration"),
        ("requestPayment", "BucketRequestPayment"),
        ("tagging", "BucketTagging"),
        ("versioning", "BucketVersioning"),
        ("website", "BucketWebsite"),
    ],
)
def test_parts_of_a_bucket(name: str, action: str) -> None:
    assert asked("GET", f"/photos?{name}") == asked("HEAD", f"/photos?{name}") == [(f"s3:Get{action}", BUCKET)]
    assert asked("PUT", f"/photos?{name}") == [(f"s3:Put{action}", BUCKET)]
    verb = "Delete" if name in {"policy", "website"} else "Put"  # the others have no permission of their own to delete
    assert asked("DELETE", f"/photos?{name}") == [(f"s3:{verb}{action}", BUCKET)]


@pytest.mark.parametrize(
    ("method", "target", "action"),
    [
        ("GET", "/photos/cat", "GetObject"),
        ("HEAD", "/photos/cat", "GetObject"),
        ("PUT", "/photos/cat", "PutObject"),
        ("DELETE", "/photos/cat", "DeleteObject"),
        ("GET", "/photos/cat?versionId=1", "GetObjectVersion"),
        ("DELETE", "/photos/cat?versionId=1", "DeleteObjectVersion"),
        ("GET", "/photos/cat?acl", "GetObjectAcl"),
        ("GET", "/photos/cat?attributes", "GetObjectAttributes"),
        ("PUT", "/photos/cat?legal-hold", "PutObjectLegalHold"),
        ("GET", "/photos/cat?retention", "GetObjectRetention"),
        ("DELETE", "/photos/cat?tagging", "DeleteObjectTagging"),
        ("GET", "/photos/cat?torrent", "GetObjectTorrent"),
        ("POST", "/photos/cat?uploads", "PutObject"),
        ("PUT", "/photos/cat?partNumber=1&uploadId=x", "PutObject"),
        ("GET", "/photos/cat?uploadId=x", "ListMultipartUploadParts"),
        ("DELETE", "/photos/cat?uploadId=x", "AbortMultipartUpload"),
        ("POST", "/photos/cat?restore", "RestoreObject"),
        ("POST", "/photos/cat?select&select-type=2", "GetObject"),
    ],
)
def test_objects(method: str, target: str, action: str) -> None:
    assert asked(method, target) == [(f"s3:{action}", f"{BUCKET}/cat")]


def test_a_copy_and_tags_need_more() -> None:
    headers = (("x-amz-copy-source", "/other/a%20dog?versionId=1"), ("x-amz-tagging", "a=b"))
    assert asked("PUT", "/photos/cat", *headers) == [
        ("s3:PutObject", f"{BUCKET}/cat"),
        ("s3:GetObject", "arn:aws:s3:::other/a dog"),
        ("s3:PutObjectTagging", f"{BUCKET}/cat"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "target", "action"),
    [
        ("GET", "/photos", "ListBucket"),
        ("GET", "/photos?list-type=2", "ListBucket"),
        ("GET", "/photos?versions", "ListBucketVersions"),
        ("GET", "/photos?uploads", "ListBucketMultipartUploads"),
        ("PUT", "/photos", "CreateBucket"),
        ("DELETE", "/photos", "DeleteBucket"),
    ],
)
def test_buckets(method: str, target: str, action: str) -> None:
    assert asked(method, target) == [(f"s3:{action}", BUCKET)]
