"""Access control in one word."""

from __future__ import annotations

from enum import Enum


class CannedAccessControlList(Enum):
    """Who may use a bucket or an object (com.amazonaws.services.s3.model.CannedAccessControlList)."""

    Private = "private"
    PublicRead = "public-read"
    PublicReadWrite = "public-read-write"
    AuthenticatedRead = "authenticated-read"
    LogDeliveryWrite = "log-delivery-write"
    BucketOwnerRead = "bucket-owner-read"
    BucketOwnerFullControl = "bucket-owner-full-control"
    AwsExecRead = "aws-exec-read"

    def toString(self) -> str:
        """The word as S3 has it."""
        return self.value

    def __str__(self) -> str:
        return self.value
