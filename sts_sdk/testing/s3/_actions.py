"""Which actions a request to S3 needs permission for, and on which resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sts_sdk.testing.iam._patterns import Context
from sts_sdk.testing.s3._delete import objects_to_delete
from sts_sdk.testing.s3._reading import CopySource, Reading
from sts_sdk.testing.s3._tags import tags_of

_BUCKET = {
    "accelerate": "AccelerateConfiguration",
    "acl": "BucketAcl",
    "analytics": "AnalyticsConfiguration",
    "cors": "BucketCORS",
    "encryption": "EncryptionConfiguration",
    "intelligent-tiering": "IntelligentTieringConfiguration",
    "inventory": "InventoryConfiguration",
    "lifecycle": "LifecycleConfiguration",
    "location": "BucketLocation",
    "logging": "BucketLogging",
    "metrics": "MetricsConfiguration",
    "notification": "BucketNotification",
    "object-lock": "BucketObjectLockConfiguration",
    "ownershipControls": "BucketOwnershipControls",
    "policy": "BucketPolicy",
    "policyStatus": "BucketPolicyStatus",
    "publicAccessBlock": "BucketPublicAccessBlock",
    "replication": "ReplicationConfiguration",
    "requestPayment": "BucketRequestPayment",
    "tagging": "BucketTagging",
    "versioning": "BucketVersioning",
    "website": "BucketWebsite",
}
_BUCKET_DELETED = ("policy", "website")
_OBJECT = {
    "acl": "ObjectAcl",
    "attributes": "ObjectAttributes",
    "legal-hold": "ObjectLegalHold",
    "retention": "ObjectRetention",
    "tagging": "ObjectTagging",
    "torrent": "ObjectTorrent",
}
_OF_A_VERSION = ("acl", "attributes", "tagging", "torrent")
_OTHERS = {
    "AbortMultipartUpload": "s3:AbortMultipartUpload",
    "CompleteMultipartUpload": "s3:PutObject",
    "CopyObject": "s3:PutObject",
    "CreateMultipartUpload": "s3:PutObject",
    "HeadBucket": "s3:ListBucket",
    "HeadObject": "s3:GetObject",
    "ListBuckets": "s3:ListAllMyBuckets",
    "ListMultipartUploads": "s3:ListBucketMultipartUploads",
    "ListObjectVersions": "s3:ListBucketVersions",
    "ListObjects": "s3:ListBucket",
    "ListObjectsV2": "s3:ListBucket",
    "ListParts": "s3:ListMultipartUploadParts",
    "SelectObjectContent": "s3:GetObject",
    "UploadPart": "s3:PutObject",
    "UploadPartCopy": "s3:PutObject",
}
_WITH_VERSIONS = ("DeleteObject", "GetObject", "HeadObject")
_ACL = ("x-amz-acl", *(f"x-amz-grant-{kind}" for kind in ("full-control", "read", "read-acp", "write", "write-acp")))
_ALSO_FOR_OBJECTS = (
    (_ACL, "s3:PutObjectAcl"),
    (("x-amz-tagging",), "s3:PutObjectTagging"),
    (("x-amz-object-lock-mode", "x-amz-object-lock-retain-until-date"), "s3:PutObjectRetention"),
    (("x-amz-object-lock-legal-hold",), "s3:PutObjectLegalHold"),
)
_ALSO_FOR_BUCKETS = (
    (_ACL, "s3:PutBucketAcl"),
    (("x-amz-bucket-object-lock-enabled",), "s3:PutBucketObjectLockConfiguration"),
    (("x-amz-bucket-object-lock-enabled",), "s3:PutBucketVersioning"),
    (("x-amz-object-ownership",), "s3:PutBucketOwnershipControls"),
)
_MAKES_AN_OBJECT = ("PutObject", "CopyObject", "CreateMultipartUpload")
_HEADER_KEYS = (
    *_ACL,
    "if-match",
    "if-none-match",
    "x-amz-content-sha256",
    "x-amz-metadata-directive",
    "x-amz-object-ownership",
    "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-aws-kms-key-id",
    "x-amz-server-side-encryption-customer-algorithm",
    "x-amz-storage-class",
    "x-amz-website-redirect-location",
)
_QUERY_KEYS = ("prefix", "delimiter", "max-keys")
_LOCK_KEYS = {
    "x-amz-object-lock-legal-hold": "s3:object-lock-legal-hold",
    "x-amz-object-lock-mode": "s3:object-lock-mode",
    "x-amz-object-lock-retain-until-date": "s3:object-lock-retain-until-date",
}


class Needed:
    """A permission that a request needs: an action on a resource, with the condition keys of the request.

    ``bucket``, ``key`` and ``version`` say what the resource is: nothing, a bucket or an object.
    """

    __slots__ = ("action", "bucket", "context", "key", "resource", "version")

    def __init__(
        self,
        action: str,
        partition: str,
        bucket: str,
        key: str,
        version: str | None = None,
        context: Context | None = None,
    ) -> None:
        self.action = action
        self.bucket = bucket
        self.key = key
        self.version = version
        path = f"{bucket}/{key}" if key else bucket
        self.resource = f"arn:{partition}:s3:::{path}" if bucket else None
        self.context = {**(context or {}), **({"s3:versionid": version} if version else {})}


def needed(reading: Reading, partition: str) -> list[Needed]:
    """Every permission that the request needs."""
    context = _request_conditions(reading)
    bucket, key, version = reading.bucket, reading.key, reading.query.get("versionId")
    if reading.operation.name == "DeleteObjects":
        objects = objects_to_delete(reading.body)
        return [
            Needed("s3:DeleteObjectVersion" if each else "s3:DeleteObject", partition, bucket, name, each, context)
            for name, each in objects
        ]
    actions = [*_actions(reading, versioned=version is not None), *_also(reading)]
    found = [Needed(action, partition, bucket, key, version, context) for action in actions]
    return found + ([_of_source(reading.source, partition, context)] if reading.source else [])


def source_tags(source: CopySource, reading: Reading, partition: str) -> list[Needed]:
    """What a copy needs besides if the source has tags, which then are copied too."""
    read = "s3:GetObjectVersionTagging" if source.version else "s3:GetObjectTagging"
    context = _request_conditions(reading)
    return [
        Needed(read, partition, source.bucket, source.key, source.version, context),
        Needed("s3:PutObjectTagging", partition, reading.bucket, reading.key, None, context),
    ]


def _of_source(source: CopySource, partition: str, context: Context) -> Needed:
    action = "s3:GetObjectVersion" if source.version else "s3:GetObject"
    return Needed(action, partition, source.bucket, source.key, source.version, context)


def _actions(reading: Reading, *, versioned: bool) -> list[str]:
    operation = reading.operation
    verb = {"GET": "Get", "HEAD": "Get", "PUT": "Put", "DELETE": "Delete"}.get(operation.method, "")
    name = next(iter(operation.fixed), "")
    if operation.level == "bucket" and name in _BUCKET:
        verb = "Put" if verb == "Delete" and name not in _BUCKET_DELETED else verb
        return [f"s3:{verb}{_BUCKET[name]}"]
    if operation.level == "object" and name in _OBJECT:
        what = (
            _OBJECT[name].replace("Object", "ObjectVersion") if versioned and name in _OF_A_VERSION else _OBJECT[name]
        )
        also = [f"s3:GetObject{'Version' if versioned else ''}"] if name == "attributes" else []
        return [f"s3:{verb}{what}", *also]
    action = _OTHERS.get(operation.name, f"s3:{operation.name}")
    return [f"{action}Version" if versioned and operation.name in _WITH_VERSIONS else action]


def _also(reading: Reading) -> list[str]:
    """The permissions that headers of the request ask for."""
    name = reading.operation.name
    table = _ALSO_FOR_OBJECTS if name in _MAKES_AN_OBJECT else _ALSO_FOR_BUCKETS if name == "CreateBucket" else ()
    also = [action for headers, action in table if any(reading.header(header) is not None for header in headers)]
    if (reading.header("x-amz-bypass-governance-retention") or "").lower() == "true":
        also.append("s3:BypassGovernanceRetention")
    return also


def _request_conditions(reading: Reading) -> dict[str, str | Sequence[str]]:
    """The condition keys of S3 that the request has."""
    found: dict[str, str | Sequence[str]] = {"s3:tlsversion": "1.3"}
    found |= {f"s3:{name}": value for name in _HEADER_KEYS if (value := reading.header(name)) is not None}
    found |= {f"s3:{name}": reading.query[name] for name in _QUERY_KEYS if name in reading.query}
    found |= {key: value for name, key in _LOCK_KEYS.items() if (value := reading.header(name)) is not None}
    if reading.source is not None:
        found["s3:x-amz-copy-source"] = f"{reading.source.bucket}/{reading.source.key}"
    if reading.operation.name == "CreateBucket" and (places := reading.texts("LocationConstraint")):
        found["s3:locationconstraint"] = places[0]
    return found | _tag_context(tags_of(reading)) | reading.signature_context


def _tag_context(tags: Mapping[str, str]) -> dict[str, str | Sequence[str]]:
    found: dict[str, str | Sequence[str]] = {
        f"s3:requestobjecttag/{name.lower()}": value for name, value in tags.items()
    }
    return found | ({"s3:requestobjecttagkeys": list(tags)} if tags else {})
