"""Which actions a request to S3 needs permission for, and on which resources."""

from __future__ import annotations

from urllib.parse import unquote

from sts_sdk.testing.s3._delete import keys_to_delete
from sts_sdk.testing.server._wire import Received

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
_CONDITION_KEYS = ("prefix", "delimiter", "max-keys")
_LISTINGS = {"versions": "s3:ListBucketVersions", "uploads": "s3:ListBucketMultipartUploads"}


class Needed:
    """A permission that a request needs: an action on a resource, with the condition keys of the request."""

    __slots__ = ("action", "context", "resource")

    def __init__(self, action: str, resource: str | None, context: dict[str, str] | None = None) -> None:
        self.action = action
        self.resource = resource
        self.context = context or {}


def target(received: Received) -> tuple[str, str]:
    """The bucket and the key of a request; the bucket stands in the path or in the host (``bucket.localhost``)."""
    host = (received.header("host") or "").partition(":")[0].lower()
    path = received.path.removeprefix("/")
    for ending in (".localhost", ".s3.amazonaws.com"):
        bucket = host.removesuffix(ending)
        if host.endswith(ending) and bucket not in ("s3", "sts"):
            return bucket.removesuffix(".s3"), path
    bucket, _, key = path.partition("/")
    return bucket, key


def needed(received: Received, bucket: str, key: str, partition: str) -> list[Needed]:
    """Every permission that the request needs."""
    if not bucket:
        return [Needed("s3:ListAllMyBuckets", None)]
    root = f"arn:{partition}:s3:::{bucket}"
    if not key:
        return _of_bucket(received, root)
    found = [Needed(_object_action(received), f"{root}/{key}")]
    source = received.header("x-amz-copy-source")
    if source:
        found.append(Needed("s3:GetObject", f"arn:{partition}:s3:::{unquote(source.partition('?')[0]).lstrip('/')}"))
    if received.header("x-amz-tagging") and received.method == "PUT":
        found.append(Needed("s3:PutObjectTagging", f"{root}/{key}"))
    return found


def _of_bucket(received: Received, root: str) -> list[Needed]:
    names = {name for name, _ in received.query}
    if received.method == "POST":
        return [Needed("s3:DeleteObject", f"{root}/{key}") for key in keys_to_delete(received.body)]
    for name in _BUCKET.keys() & names:
        return [Needed(_bucket_action(received.method, name), root)]
    if received.method == "PUT":
        return [Needed("s3:CreateBucket", root)]
    if received.method == "DELETE":
        return [Needed("s3:DeleteBucket", root)]
    action = next((action for name, action in _LISTINGS.items() if name in names), "s3:ListBucket")
    return [Needed(action, root, {f"s3:{name}": value for name, value in received.query if name in _CONDITION_KEYS})]


def _bucket_action(method: str, name: str) -> str:
    if method in ("GET", "HEAD"):
        return f"s3:Get{_BUCKET[name]}"
    return f"s3:{'Delete' if method == 'DELETE' and name in _BUCKET_DELETED else 'Put'}{_BUCKET[name]}"


def _object_action(received: Received) -> str:
    names = {name for name, _ in received.query}
    reads, deletes = received.method in ("GET", "HEAD"), received.method == "DELETE"
    verb = "Get" if reads else "Delete" if deletes else "Put"
    for name in _OBJECT.keys() & names:
        return f"s3:{verb}{_OBJECT[name]}"
    if "uploadId" in names and (reads or deletes):
        return "s3:ListMultipartUploadParts" if reads else "s3:AbortMultipartUpload"
    if received.method == "POST" and names & {"restore", "select"}:
        return "s3:RestoreObject" if "restore" in names else "s3:GetObject"
    return f"s3:{verb}ObjectVersion" if "versionId" in names and verb != "Put" else f"s3:{verb}Object"
