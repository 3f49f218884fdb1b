"""Which actions a request to S3 needs permission for, and on which resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sts_sdk.internal._dates import parse_time
from sts_sdk.testing.iam._patterns import Context
from sts_sdk.testing.s3._delete import objects_to_delete
from sts_sdk.testing.s3._operations import S3Operation
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
    "CreateBucketMetadataConfiguration": "s3:CreateBucketMetadataTableConfiguration",
    "CreateMultipartUpload": "s3:PutObject",
    "DeleteBucketMetadataConfiguration": "s3:DeleteBucketMetadataTableConfiguration",
    "GetBucketMetadataConfiguration": "s3:GetBucketMetadataTableConfiguration",
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
_CREATES = {
    **dict.fromkeys(("PutObject", "CopyObject", "CompleteMultipartUpload"), "true"),
    **dict.fromkeys(("CreateMultipartUpload", "UploadPart", "UploadPartCopy"), "false"),
}
"""Which of the operations that need s3:PutObject make an object there and then."""
_RETAIN_UNTIL = "s3:object-lock-retain-until-date"
_LOCK_KEYS = {
    "x-amz-object-lock-legal-hold": "s3:object-lock-legal-hold",
    "x-amz-object-lock-mode": "s3:object-lock-mode",
    "x-amz-object-lock-retain-until-date": _RETAIN_UNTIL,
}
_LOCK_ELEMENTS = {
    "PutObjectLegalHold": {"Status": "s3:object-lock-legal-hold"},
    "PutObjectRetention": {"Mode": "s3:object-lock-mode", "RetainUntilDate": _RETAIN_UNTIL},
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
    actions = [*actions_of(reading.operation, versioned=version is not None), *_also(reading)]
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


def listing(reading: Reading, partition: str) -> Needed:
    """Who lacks this is not told that an object is missing: the request is denied."""
    bucket = reading.source.bucket if reading.source else reading.bucket
    return Needed("s3:ListBucket", partition, bucket, "", None, reading.signature_context)


def bypass(reading: Reading, target: Needed, partition: str) -> Needed | None:
    """What the deletion of an object needs besides where it is to ignore a retention period."""
    if not _bypasses(reading):
        return None
    return Needed(
        "s3:BypassGovernanceRetention",
        partition,
        target.bucket,
        target.key,
        target.version,
        _request_conditions(reading),
    )


def remaining_days(context: Context, now: datetime) -> dict[str, str]:
    """The condition key of how long a request wants to retain an object, in days."""
    until = parse_time(str(context.get(_RETAIN_UNTIL, "")))
    return {} if until is None else {"s3:object-lock-remaining-retention-days": str((until - now).days)}


def _of_source(source: CopySource, partition: str, context: Context) -> Needed:
    action = "s3:GetObjectVersion" if source.version else "s3:GetObject"
    return Needed(action, partition, source.bucket, source.key, source.version, context)


def actions_of(operation: S3Operation, *, versioned: bool) -> list[str]:
    """The actions that an operation is by itself; some have another name where a version is asked for."""
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
    if name == "CreateBucket" and tags_of(reading):
        also.append("s3:TagResource")
    return [*also, *(["s3:BypassGovernanceRetention"] if _bypasses(reading) else [])]


def _bypasses(reading: Reading) -> bool:
    return (reading.header("x-amz-bypass-governance-retention") or "").lower() == "true"


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
    if reading.operation.name == "PutBucketInventoryConfiguration":
        found["s3:inventoryaccessibleoptionalfields"] = reading.texts("Field")
    if reading.operation.name in _CREATES:
        found["s3:objectcreationoperation"] = _CREATES[reading.operation.name]
    elements = _LOCK_ELEMENTS.get(reading.operation.name, {})
    found |= {key: texts[0] for element, key in elements.items() if (texts := reading.texts(element))}
    return found | _tag_context(reading, tags_of(reading)) | reading.signature_context


def _tag_context(reading: Reading, tags: Mapping[str, str]) -> dict[str, str | Sequence[str]]:
    if reading.operation.level == "bucket":
        of_bucket: dict[str, str | Sequence[str]] = {f"aws:requesttag/{name.lower()}": tags[name] for name in tags}
        return of_bucket | ({"aws:tagkeys": list(tags)} if tags else {})
    found: dict[str, str | Sequence[str]] = {
        f"s3:requestobjecttag/{name.lower()}": value for name, value in tags.items()
    }
    return found | ({"s3:requestobjecttagkeys": list(tags)} if tags else {})
