"""What Java's S3 has and this package has not says the way, and the way is there."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from sts_sdk.services.s3 import Headers
from support.buckets import made_up

# Methods of Java's interface AmazonS3 that are left out, and what botocore calls them.
METHODS = {
    "setBucketCrossOriginConfiguration": "put_bucket_cors",
    "getBucketCrossOriginConfiguration": "get_bucket_cors",
    "deleteBucketCrossOriginConfiguration": "delete_bucket_cors",
    "setBucketWebsiteConfiguration": "put_bucket_website",
    "getBucketWebsiteConfiguration": "get_bucket_website",
    "deleteBucketWebsiteConfiguration": "delete_bucket_website",
    "setBucketNotificationConfiguration": "put_bucket_notification_configuration",
    "getBucketNotificationConfiguration": "get_bucket_notification_configuration",
    "setBucketLoggingConfiguration": "put_bucket_logging",
    "getBucketLoggingConfiguration": "get_bucket_logging",
    "setBucketAccelerateConfiguration": "put_bucket_accelerate_configuration",
    "getBucketAccelerateConfiguration": "get_bucket_accelerate_configuration",
    "setBucketReplicationConfiguration": "put_bucket_replication",
    "getBucketReplicationConfiguration": "get_bucket_replication",
    "deleteBucketReplicationConfiguration": "delete_bucket_replication",
    "setBucketEncryption": "put_bucket_encryption",
    "getBucketEncryption": "get_bucket_encryption",
    "deleteBucketEncryption": "delete_bucket_encryption",
    "setBucketAnalyticsConfiguration": "put_bucket_analytics_configuration",
    "listBucketAnalyticsConfigurations": "list_bucket_analytics_configurations",
    "setBucketInventoryConfiguration": "put_bucket_inventory_configuration",
    "listBucketInventoryConfigurations": "list_bucket_inventory_configurations",
    "deleteBucketInventoryConfiguration": "delete_bucket_inventory_configuration",
    "getBucketMetricsConfiguration": "get_bucket_metrics_configuration",
    "listBucketMetricsConfigurations": "list_bucket_metrics_configurations",
    "setBucketIntelligentTieringConfiguration": "put_bucket_intelligent_tiering_configuration",
    "listBucketIntelligentTieringConfigurations": "list_bucket_intelligent_tiering_configurations",
    "setBucketOwnershipControls": "put_bucket_ownership_controls",
    "deleteBucketOwnershipControls": "delete_bucket_ownership_controls",
    "setPublicAccessBlock": "put_public_access_block",
    "getPublicAccessBlock": "get_public_access_block",
    "deletePublicAccessBlock": "delete_public_access_block",
    "getBucketPolicyStatus": "get_bucket_policy_status",
    "setObjectLockConfiguration": "put_object_lock_configuration",
    "getObjectLockConfiguration": "get_object_lock_configuration",
    "setObjectLegalHold": "put_object_legal_hold",
    "getObjectRetention": "get_object_retention",
    "enableRequesterPays": "put_bucket_request_payment",
    "disableRequesterPays": "put_bucket_request_payment",
    "isRequesterPaysEnabled": "get_bucket_request_payment",
    "setRequestPaymentConfiguration": "put_bucket_request_payment",
    "restoreObject": "restore_object",
    "restoreObjectV2": "restore_object",
    "selectObjectContent": "select_object_content",
    "writeGetObjectResponse": "write_get_object_response",
    "changeObjectStorageClass": "copy_object",
    "setObjectRedirectLocation": "copy_object",
}


@pytest.mark.parametrize(("method", "call"), METHODS.items())
def test_a_method_that_is_left_out_names_botocores(method: str, call: str) -> None:
    with made_up().build() as s3:
        assert not hasattr(s3, method)
        with pytest.raises(AttributeError, match=rf"{method}'?: {call}\(\.\.\.\) of the client's unwrap\(\)"):
            getattr(s3, method)
        assert callable(getattr(s3.unwrap(), call))


def test_what_java_has_not_either_is_an_attribute_error_of_pythons() -> None:
    with made_up().build() as s3, pytest.raises(AttributeError) as missing:
        getattr(s3, "listBukkets")  # noqa: B009 -- so written, type checkers say it at once
    assert str(missing.value) == "'AmazonS3Client' object has no attribute 'listBukkets'"


@pytest.mark.parametrize(
    ("package", "name", "said"),
    [
        ("model", "BucketCrossOriginConfiguration", r"put_bucket_cors(...)"),
        ("model", "GetBucketWebsiteConfigurationRequest", r"get_bucket_website(...)"),
        ("model", "RestoreObjectRequest", r"restore_object(...)"),
        ("model", "SSECustomerKey", r"put_object(...)"),
        ("model", "CryptoConfiguration", "SSEAwsKeyManagementParams"),
        ("", "AmazonS3EncryptionClientBuilder", "SSEAwsKeyManagementParams"),
        ("transfer", "PersistableUpload", "transfers are not paused, abort() ends one"),
    ],
)
def test_a_class_that_is_left_out_is_an_import_error_with_the_way(package: str, name: str, said: str) -> None:
    where = f"sts_sdk.services.s3.{package}".rstrip(".")
    java = re.escape(where.replace("sts_sdk", "com.amazonaws"))
    with pytest.raises(ImportError, match=f"{name} of {java} is not part of this package: .*{re.escape(said)}"):
        exec(f"from {where} import {name}")


def test_other_names_are_missing_as_anywhere() -> None:
    for package in ("sts_sdk.services.s3", "sts_sdk.services.s3.model", "sts_sdk.services.s3.transfer"):
        assert not hasattr(import_module(package), "NoClassOfJavas")
        assert not hasattr(import_module(package), "metrics")


def test_names_of_headers() -> None:
    assert (Headers.CONTENT_TYPE, Headers.S3_CANNED_ACL) == ("Content-Type", "x-amz-acl")
