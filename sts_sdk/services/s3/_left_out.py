"""What Java's S3 has and this package has not: the way to it in botocore's client, which ``unwrap()`` gives."""

from __future__ import annotations

from typing import Final

# A part of the names of Java's methods and classes, and what botocore calls the same.
_SETTINGS: Final = {
    "CrossOrigin": "bucket_cors",
    "CORSRule": "bucket_cors",
    "Website": "bucket_website",
    "RoutingRule": "bucket_website",
    "RedirectRule": "bucket_website",
    "Notification": "bucket_notification_configuration",
    "TopicConfiguration": "bucket_notification_configuration",
    "QueueConfiguration": "bucket_notification_configuration",
    "LambdaConfiguration": "bucket_notification_configuration",
    "CloudFunctionConfiguration": "bucket_notification_configuration",
    "BucketLogging": "bucket_logging",
    "Accelerate": "bucket_accelerate_configuration",
    "Replication": "bucket_replication",
    "BucketEncryption": "bucket_encryption",
    "ServerSideEncryption": "bucket_encryption",
    "Analytics": "bucket_analytics_configuration",
    "Inventory": "bucket_inventory_configuration",
    "Metrics": "bucket_metrics_configuration",
    "IntelligentTiering": "bucket_intelligent_tiering_configuration",
    "OwnershipControls": "bucket_ownership_controls",
    "PublicAccessBlock": "public_access_block",
    "ObjectLock": "object_lock_configuration",
    "LegalHold": "object_legal_hold",
    "Retention": "object_retention",
    "RequesterPays": "bucket_request_payment",
    "RequestPayment": "bucket_request_payment",
}
# The same for what is no setting: a whole call.
_CALLS: Final = {
    "PolicyStatus": "get_bucket_policy_status",
    "RestoreObject": "restore_object",
    "SelectObjectContent": "select_object_content",
    "WriteGetObjectResponse": "write_get_object_response",
    "ObjectStorageClass": "copy_object",
    "ObjectRedirectLocation": "copy_object",
    "SSECustomerKey": "put_object",
}
_VERBS: Final = {"get": "get", "is": "get", "delete": "delete", "list": "list"}
_PAUSE: Final = ("PauseResult", "PauseStatus", "PersistableDownload", "PersistableTransfer", "PersistableUpload")


def refuse(package: str, name: str) -> None:
    """An ImportError for a class of Java's that is left out, with the nearest way; nothing for any other name."""
    way = _way(package, name)
    if way is not None:
        java = f"com.amazonaws.{package.partition('.')[2]}"
        raise ImportError(f"{name} of {java} is not part of this package: {way}.")


def _way(package: str, name: str) -> str | None:
    if not name[:1].isupper():
        return None
    if package.endswith(".transfer"):
        return "transfers are not paused, abort() ends one" if name in _PAUSE else None
    if name.startswith(("AmazonS3Encryption", "Encryption", "Crypto", "KMSEncryption", "Encrypted")):
        return "encrypt what you put, or have S3 do it with SSEAwsKeyManagementParams"
    return _of_botocore(name)


def advice(method: str) -> str:
    """How to make a call of Java's that the client has not; empty if Java has none of that name either."""
    way = _of_botocore(method[:1].upper() + method[1:])
    return "" if way is None else f": {way}"


def _of_botocore(name: str) -> str | None:
    for part, call in _CALLS.items():
        if part in name:
            return f"{call}(...) of the client's unwrap(), which is botocore's, does its work"
    for part, setting in _SETTINGS.items():
        if part in name:
            call = _call(name, setting)
            return f"{call}(...) of the client's unwrap(), which is botocore's, does its work"
    return None


def _call(name: str, setting: str) -> str:
    verb = next((ours for java, ours in _VERBS.items() if name.lower().startswith(java)), "put")
    return f"list_{setting}s" if verb == "list" else f"{verb}_{setting}"
