"""Names of S3's headers."""

from __future__ import annotations

from typing import Final


class Headers:
    """Names of S3's headers (com.amazonaws.services.s3.Headers)."""

    CACHE_CONTROL: Final = "Cache-Control"
    CONTENT_DISPOSITION: Final = "Content-Disposition"
    CONTENT_ENCODING: Final = "Content-Encoding"
    CONTENT_LANGUAGE: Final = "Content-Language"
    CONTENT_LENGTH: Final = "Content-Length"
    CONTENT_RANGE: Final = "Content-Range"
    CONTENT_MD5: Final = "Content-MD5"
    CONTENT_TYPE: Final = "Content-Type"
    DATE: Final = "Date"
    ETAG: Final = "ETag"
    EXPIRES: Final = "Expires"
    LAST_MODIFIED: Final = "Last-Modified"
    RANGE: Final = "Range"
    SERVER: Final = "Server"
    AMAZON_PREFIX: Final = "x-amz-"
    S3_CANNED_ACL: Final = "x-amz-acl"
    S3_ALTERNATE_DATE: Final = "x-amz-date"
    S3_USER_METADATA_PREFIX: Final = "x-amz-meta-"
    S3_VERSION_ID: Final = "x-amz-version-id"
    S3_BUCKET_REGION: Final = "x-amz-bucket-region"
    S3_TAGGING: Final = "x-amz-tagging"
    REQUEST_ID: Final = "x-amz-request-id"
    EXTENDED_REQUEST_ID: Final = "x-amz-id-2"
    SECURITY_TOKEN: Final = "x-amz-security-token"  # noqa: S105 -- the name of a header
    STORAGE_CLASS: Final = "x-amz-storage-class"
    SERVER_SIDE_ENCRYPTION: Final = "x-amz-server-side-encryption"
    SERVER_SIDE_ENCRYPTION_AWS_KMS_KEYID: Final = "x-amz-server-side-encryption-aws-kms-key-id"
    REDIRECT_LOCATION: Final = "x-amz-website-redirect-location"
    RESTORE: Final = "x-amz-restore"
    EXPIRATION: Final = "x-amz-expiration"
    REQUESTER_PAYS_HEADER: Final = "x-amz-request-payer"
