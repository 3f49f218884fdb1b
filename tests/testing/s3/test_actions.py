"""Which permission a request to S3 needs, by the names that AWS documents."""

from __future__ import annotations

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3._actions import needed
from sts_sdk.testing.s3._request import S3Request
from sts_sdk.testing.server._wire import Received

BUCKET = "arn:aws:s3:::photos"
WITH_ID = ("analytics", "intelligent-tiering", "inventory", "metrics")
NEVER_DELETED = (
    "accelerate", "acl", "location", "logging", "notification", "object-lock", "policyStatus", "requestPayment",
    "versioning",
)  # fmt: skip


def asked(method: str, url: str, *headers: tuple[str, str]) -> list[tuple[str, str | None]]:
    found = needed(S3Request(Received(method, url, headers, b"")).read(), "aws")
    return [(one.action, one.resource) for one in found]


def is_operation(method: str, url: str) -> bool:
    try:
        return bool(asked(method, url))
    except Refusal as refusal:
        return (refusal.code, refusal.status) != ("MethodNotAllowed", 405)


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
    assert asked("GET", f"/photos?{name}") == [(f"s3:Get{action}", BUCKET)]
    assert not is_operation("HEAD", f"/photos?{name}")
    if name in {"location", "policyStatus"}:
        assert not is_operation("PUT", f"/photos?{name}")
    else:
        assert asked("PUT", f"/photos?{name}&id=1".removesuffix("" if name in WITH_ID else "&id=1")) == [
            (f"s3:Put{action}", BUCKET)
        ]
    verb = "Delete" if name in {"policy", "website"} else "Put"  # the others have no permission of their own to delete
    if name in NEVER_DELETED:
        assert not is_operation("DELETE", f"/photos?{name}")
    else:
        assert asked("DELETE", f"/photos?{name}&id=1") == [(f"s3:{verb}{action}", BUCKET)]


@pytest.mark.parametrize(
    ("method", "url", "action"),
    [
        ("GET", "/photos/cat", "GetObject"),
        ("HEAD", "/photos/cat", "GetObject"),
        ("PUT", "/photos/cat", "PutObject"),
        ("DELETE", "/photos/cat", "DeleteObject"),
        ("GET", "/photos/cat?versionId=1", "GetObjectVersion"),
        ("DELETE", "/photos/cat?versionId=1", "DeleteObjectVersion"),
        ("GET", "/photos/cat?acl", "GetObjectAcl"),
        ("PUT", "/photos/cat?legal-hold", "PutObjectLegalHold"),
        ("GET", "/photos/cat?retention", "GetObjectRetention"),
        ("DELETE", "/photos/cat?tagging", "DeleteObjectTagging"),
        ("GET", "/photos/cat?torrent", "GetObjectTorrent"),
        ("GET", "/photos/cat?acl&versionId=1", "GetObjectVersionAcl"),
        ("PUT", "/photos/cat?acl&versionId=1", "PutObjectVersionAcl"),
        ("HEAD", "/photos/cat?versionId=1", "GetObjectVersion"),
        ("POST", "/photos/cat?uploads", "PutObject"),
        ("PUT", "/photos/cat?partNumber=1&uploadId=x", "PutObject"),
        ("GET", "/photos/cat?uploadId=x", "ListMultipartUploadParts"),
        ("DELETE", "/photos/cat?uploadId=x", "AbortMultipartUpload"),
        ("POST", "/photos/cat?restore", "RestoreObject"),
        ("POST", "/photos/cat?select&select-type=2", "GetObject"),
    ],
)
def test_objects(method: str, url: str, action: str) -> None:
    assert asked(method, url) == [(f"s3:{action}", f"{BUCKET}/cat")]


def test_attributes_need_to_read_the_object_too() -> None:
    assert asked("GET", "/photos/cat?attributes") == [
        ("s3:GetObjectAttributes", f"{BUCKET}/cat"),
        ("s3:GetObject", f"{BUCKET}/cat"),
    ]


def test_a_copy_and_tags_need_more() -> None:
    headers = (("x-amz-copy-source", "/other/a%20dog?versionId=1"), ("x-amz-tagging", "a=b"))
    assert asked("PUT", "/photos/cat", *headers) == [
        ("s3:PutObject", f"{BUCKET}/cat"),
        ("s3:PutObjectTagging", f"{BUCKET}/cat"),
        ("s3:GetObjectVersion", "arn:aws:s3:::other/a dog"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "url", "action"),
    [
        ("GET", "/photos", "ListBucket"),
        ("GET", "/photos?list-type=2", "ListBucket"),
        ("GET", "/photos?versions", "ListBucketVersions"),
        ("GET", "/photos?uploads", "ListBucketMultipartUploads"),
        ("PUT", "/photos", "CreateBucket"),
        ("DELETE", "/photos", "DeleteBucket"),
    ],
)
def test_buckets(method: str, url: str, action: str) -> None:
    assert asked(method, url) == [(f"s3:{action}", BUCKET)]


@pytest.mark.parametrize(
    ("method", "path", "host", "expected"),
    [
        ("GET", "/", "127.0.0.1:1", ["s3:ListAllMyBuckets None"]),
        ("GET", "/", "photos.localhost:1", ["s3:ListBucket :::photos"]),
        ("GET", "/a/b", "photos.localhost:1", ["s3:GetObject :::photos/a/b"]),
        ("GET", "/a/b", "photos.s3.localhost:1", ["s3:GetObject :::photos/a/b"]),
        ("GET", "/photos/a/b", "s3.localhost:1", ["s3:GetObject :::photos/a/b"]),
        ("PUT", "/photos", "127.0.0.1:1", ["s3:CreateBucket :::photos"]),
        ("DELETE", "/photos", "127.0.0.1:1", ["s3:DeleteBucket :::photos"]),
        ("GET", "/photos?policy", "127.0.0.1:1", ["s3:GetBucketPolicy :::photos"]),
        ("PUT", "/photos?policy", "127.0.0.1:1", ["s3:PutBucketPolicy :::photos"]),
        ("DELETE", "/photos?policy", "127.0.0.1:1", ["s3:DeleteBucketPolicy :::photos"]),
        ("DELETE", "/photos?lifecycle", "127.0.0.1:1", ["s3:PutLifecycleConfiguration :::photos"]),
        ("GET", "/photos?versions", "127.0.0.1:1", ["s3:ListBucketVersions :::photos"]),
        ("GET", "/photos?uploads", "127.0.0.1:1", ["s3:ListBucketMultipartUploads :::photos"]),
        ("GET", "/photos/a?acl", "127.0.0.1:1", ["s3:GetObjectAcl :::photos/a"]),
        ("GET", "/photos/a?versionId=1", "127.0.0.1:1", ["s3:GetObjectVersion :::photos/a"]),
        ("DELETE", "/photos/a?versionId=1", "127.0.0.1:1", ["s3:DeleteObjectVersion :::photos/a"]),
        ("GET", "/photos/a?uploadId=1", "127.0.0.1:1", ["s3:ListMultipartUploadParts :::photos/a"]),
        ("DELETE", "/photos/a?uploadId=1", "127.0.0.1:1", ["s3:AbortMultipartUpload :::photos/a"]),
        ("POST", "/photos/a?uploads", "127.0.0.1:1", ["s3:PutObject :::photos/a"]),
        ("POST", "/photos/a?restore", "127.0.0.1:1", ["s3:RestoreObject :::photos/a"]),
        ("PUT", "/photos/a?uploadId=1&partNumber=1", "127.0.0.1:1", ["s3:PutObject :::photos/a"]),
    ],
)
def test_buckets_in_the_path_and_in_the_host(method: str, path: str, host: str, expected: list[str]) -> None:
    received = Received(method, path, [("Host", host)], b"")
    found = needed(S3Request(received).read(), "aws")
    assert [f"{each.action} {each.resource}".replace("arn:aws:s3", "") for each in found] == expected
