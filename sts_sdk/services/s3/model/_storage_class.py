"""S3's storage classes and kinds of encryption, by Java's names."""

from __future__ import annotations

from enum import Enum

from sts_sdk._exceptions import IllegalArgumentException


class StorageClass(Enum):
    """How S3 keeps an object (com.amazonaws.services.s3.model.StorageClass)."""

    Standard = "STANDARD"
    ReducedRedundancy = "REDUCED_REDUNDANCY"
    Glacier = "GLACIER"
    StandardInfrequentAccess = "STANDARD_IA"
    OneZoneInfrequentAccess = "ONEZONE_IA"
    IntelligentTiering = "INTELLIGENT_TIERING"
    DeepArchive = "DEEP_ARCHIVE"
    Outposts = "OUTPOSTS"
    GlacierInstantRetrieval = "GLACIER_IR"

    @classmethod
    def fromValue(cls, s3StorageClassString: str) -> StorageClass:
        """The storage class of that word; IllegalArgumentException if Java's list has none."""
        try:
            return cls(s3StorageClassString)
        except ValueError:
            raise IllegalArgumentException(f"Cannot create enum from {s3StorageClassString} value!") from None

    def toString(self) -> str:
        """The word as S3 has it."""
        return self.value

    def __str__(self) -> str:
        return self.value


class SSEAlgorithm(Enum):
    """How S3 encrypts an object at rest (com.amazonaws.services.s3.model.SSEAlgorithm)."""

    AES256 = "AES256"
    KMS = "aws:kms"

    def getAlgorithm(self) -> str:
        """The word as S3 has it."""
        return self.value

    @classmethod
    def fromString(cls, algorithm: str | None) -> SSEAlgorithm | None:
        """The kind of that word, None of None; IllegalArgumentException if Java's list has none."""
        if algorithm is None:
            return None
        try:
            return cls(algorithm)
        except ValueError:
            raise IllegalArgumentException(f"Unsupported algorithm {algorithm}") from None

    @classmethod
    def getDefault(cls) -> SSEAlgorithm:
        """AES256."""
        return cls.AES256

    def toString(self) -> str:
        """``getAlgorithm``."""
        return self.value

    def __str__(self) -> str:
        return self.value
