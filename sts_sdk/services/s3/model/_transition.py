"""When objects of a bucket go to another storage class."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3.model._base import S3Value
from sts_sdk.services.s3.model._storage_class import StorageClass


class _ToStorageClass(S3Value):
    """What both kinds of transition share."""

    __slots__ = ("_days", "_storage_class")

    def __init__(self, days: int = -1, storageClass: str | StorageClass | None = None) -> None:
        self._days = days
        self._storage_class: str | None = None
        self.setStorageClass(storageClass)

    def getDays(self) -> int:
        """After how many days; -1 if unset."""
        return self._days

    def setDays(self, days: int) -> None:
        """After how many days; -1 if unset."""
        self._days = days

    def withDays(self, days: int) -> Self:
        """After how many days; -1 if unset."""
        self._days = days
        return self

    def getStorageClass(self) -> StorageClass | None:
        """The storage class that objects go to; None if it is unset or younger than Java's list."""
        try:
            return None if self._storage_class is None else StorageClass.fromValue(self._storage_class)
        except IllegalArgumentException:
            return None

    def getStorageClassAsString(self) -> str | None:
        """The same as S3's word, such as ``GLACIER``."""
        return self._storage_class

    def setStorageClass(self, storageClass: str | StorageClass | None) -> None:
        """The storage class that objects go to; None if it is unset or younger than Java's list."""
        self._storage_class = storageClass.value if isinstance(storageClass, StorageClass) else storageClass

    def withStorageClass(self, storageClass: str | StorageClass | None) -> Self:
        """The storage class that objects go to; None if it is unset or younger than Java's list."""
        self.setStorageClass(storageClass)
        return self


class Transition(_ToStorageClass):
    """When objects go to another storage class (...model.BucketLifecycleConfiguration.Transition)."""

    __slots__ = ("_date",)

    def __init__(
        self, days: int = -1, storageClass: str | StorageClass | None = None, date: datetime | None = None
    ) -> None:
        super().__init__(days, storageClass)
        self._date = date

    def getDate(self) -> datetime | None:
        """On which day, in the place of a number of days: aware, midnight in UTC."""
        return self._date

    def setDate(self, expirationDate: datetime | None) -> None:
        """On which day, in the place of a number of days: aware, midnight in UTC."""
        self._date = expirationDate

    def withDate(self, expirationDate: datetime | None) -> Self:
        """On which day, in the place of a number of days: aware, midnight in UTC."""
        self._date = expirationDate
        return self


class NoncurrentVersionTransition(_ToStorageClass):
    """When versions that are no longer the newest do (...BucketLifecycleConfiguration.NoncurrentVersionTransition)."""

    __slots__ = ("_newer_noncurrent_versions",)

    def __init__(
        self, days: int = -1, storageClass: str | StorageClass | None = None, newerNoncurrentVersions: int = -1
    ) -> None:
        super().__init__(days, storageClass)
        self._newer_noncurrent_versions = newerNoncurrentVersions

    def getNewerNoncurrentVersions(self) -> int:
        """How many such versions stay where they are in any case; -1 for none."""
        return self._newer_noncurrent_versions

    def setNewerNoncurrentVersions(self, newerNoncurrentVersions: int) -> None:
        """How many such versions stay where they are in any case; -1 for none."""
        self._newer_noncurrent_versions = newerNoncurrentVersions

    def withNewerNoncurrentVersions(self, newerNoncurrentVersions: int) -> Self:
        """How many such versions stay where they are in any case; -1 for none."""
        self._newer_noncurrent_versions = newerNoncurrentVersions
        return self
