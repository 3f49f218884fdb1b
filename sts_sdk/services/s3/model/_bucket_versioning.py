"""Whether a bucket keeps versions of its objects."""

from __future__ import annotations

from typing import ClassVar, Self

from sts_sdk.services.s3.model._base import S3Value


class BucketVersioningConfiguration(S3Value):
    """Whether a bucket keeps versions (com.amazonaws.services.s3.model.BucketVersioningConfiguration)."""

    __slots__ = ("_mfa_delete_enabled", "_status")

    OFF: ClassVar[str] = "Off"
    SUSPENDED: ClassVar[str] = "Suspended"
    ENABLED: ClassVar[str] = "Enabled"

    def __init__(self, status: str | None = None) -> None:
        self._status = status
        self._mfa_delete_enabled: bool | None = None

    def getStatus(self) -> str | None:
        """``Off`` (never turned on), ``Suspended`` or ``Enabled``."""
        return self._status

    def setStatus(self, status: str | None) -> None:
        """``Off`` (never turned on), ``Suspended`` or ``Enabled``."""
        self._status = status

    def withStatus(self, status: str | None) -> Self:
        """``Off`` (never turned on), ``Suspended`` or ``Enabled``."""
        self._status = status
        return self

    def isMfaDeleteEnabled(self) -> bool | None:
        """Whether deleting a version takes an MFA device; None if S3 did not say."""
        return self._mfa_delete_enabled

    def setMfaDeleteEnabled(self, mfaDeleteEnabled: bool | None) -> None:
        """Whether deleting a version takes an MFA device; None if S3 did not say."""
        self._mfa_delete_enabled = mfaDeleteEnabled

    def withMfaDeleteEnabled(self, mfaDeleteEnabled: bool | None) -> Self:
        """Whether deleting a version takes an MFA device; None if S3 did not say."""
        self._mfa_delete_enabled = mfaDeleteEnabled
        return self
