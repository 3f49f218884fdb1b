"""With which key of KMS S3 encrypts an object."""

from __future__ import annotations

from typing import Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3.model._base import S3Value


class SSEAwsKeyManagementParams(S3Value):
    """Have S3 encrypt an object with a key of KMS (com.amazonaws.services.s3.model.SSEAwsKeyManagementParams).

    Without an id the key is the one that AWS keeps for S3 in the account.
    """

    __slots__ = ("_aws_kms_encryption_context", "_aws_kms_key_id")

    def __init__(self, awsKmsKeyId: str | None = None, awsKmsEncryptionContext: str | None = None) -> None:
        if awsKmsKeyId == "":
            raise IllegalArgumentException("AWS Key Management System Key id cannot be null")
        self._aws_kms_key_id = awsKmsKeyId
        self._aws_kms_encryption_context = awsKmsEncryptionContext

    def getAwsKmsKeyId(self) -> str | None:
        """The key's id, alias or ARN; None for the one that AWS keeps for S3."""
        return self._aws_kms_key_id

    def withAwsKmsKeyId(self, awsKmsKeyId: str | None) -> Self:
        """The key's id, alias or ARN; None for the one that AWS keeps for S3."""
        self._aws_kms_key_id = awsKmsKeyId
        return self

    def getAwsKmsEncryptionContext(self) -> str | None:
        """The encryption context: JSON of text to text, in base64; None for S3's own."""
        return self._aws_kms_encryption_context

    def withAwsKmsEncryptionContext(self, awsKmsEncryptionContext: str | None) -> Self:
        """The encryption context: JSON of text to text, in base64; None for S3's own."""
        self._aws_kms_encryption_context = awsKmsEncryptionContext
        return self

    def getEncryption(self) -> str:
        """``aws:kms``."""
        return "aws:kms"
