"""Who may use a bucket or an object, grant by grant."""

from __future__ import annotations

from enum import Enum
from typing import Protocol, Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3.model._base import S3Value
from sts_sdk.services.s3.model._values import Owner


class Permission(Enum):
    """What is allowed (com.amazonaws.services.s3.model.Permission)."""

    FullControl = "FULL_CONTROL"
    Read = "READ"
    Write = "WRITE"
    ReadAcp = "READ_ACP"
    WriteAcp = "WRITE_ACP"

    @classmethod
    def parsePermission(cls, str: str) -> Permission | None:  # noqa: A002 -- Java's name of it
        """The permission of that word of S3's, or None."""
        return next((each for each in cls if each.value == str), None)

    def toString(self) -> str:
        """The word as S3 has it."""
        return self.value

    def __str__(self) -> str:
        return self.value


class Grantee(Protocol):
    """Who is allowed something (com.amazonaws.services.s3.model.Grantee): an account, or a group of AWS's."""

    def getTypeIdentifier(self) -> str:
        """``id``, ``emailAddress`` or ``uri``."""
        ...

    def getIdentifier(self) -> str:
        """The account's canonical user id or address, or the group's URI."""
        ...


class GroupGrantee(Enum):
    """Groups that AWS has (com.amazonaws.services.s3.model.GroupGrantee)."""

    AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers"
    AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
    LogDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery"

    def getIdentifier(self) -> str:
        """The group's URI."""
        return self.value

    def getTypeIdentifier(self) -> str:
        """``uri``."""
        return "uri"

    @classmethod
    def parseGroupGrantee(cls, groupUri: str) -> GroupGrantee | None:
        """The group of that URI, or None."""
        return next((each for each in cls if each.value == groupUri), None)


class CanonicalGrantee(S3Value):
    """An account by its canonical user id (com.amazonaws.services.s3.model.CanonicalGrantee)."""

    __slots__ = ("_display_name", "_identifier")

    def __init__(self, identifier: str) -> None:
        self._identifier = identifier
        self._display_name: str | None = None

    def getTypeIdentifier(self) -> str:
        """``id``."""
        return "id"

    def getIdentifier(self) -> str:
        """The canonical user id."""
        return self._identifier

    def setIdentifier(self, id: str) -> None:  # noqa: A002 -- Java's name of it
        """The canonical user id."""
        self._identifier = id

    def getDisplayName(self) -> str | None:
        """The name shown for it, or None."""
        return self._display_name

    def setDisplayName(self, displayName: str | None) -> None:
        """The name shown for it, or None."""
        self._display_name = displayName


class EmailAddressGrantee(S3Value):
    """An account by its address (com.amazonaws.services.s3.model.EmailAddressGrantee)."""

    __slots__ = ("_identifier",)

    def __init__(self, emailAddress: str) -> None:
        self._identifier = emailAddress

    def getTypeIdentifier(self) -> str:
        """``emailAddress``."""
        return "emailAddress"

    def getIdentifier(self) -> str:
        """The address."""
        return self._identifier

    def setIdentifier(self, emailAddress: str) -> None:
        """The address."""
        self._identifier = emailAddress


class Grant(S3Value):
    """Something allowed to somebody (com.amazonaws.services.s3.model.Grant)."""

    __slots__ = ("_grantee", "_permission")

    def __init__(self, grantee: Grantee, permission: Permission) -> None:
        self._grantee = grantee
        self._permission = permission

    def getGrantee(self) -> Grantee:
        """Who is allowed it."""
        return self._grantee

    def getPermission(self) -> Permission:
        """What is allowed."""
        return self._permission


class AccessControlList(S3Value):
    """Who may use a bucket or an object (com.amazonaws.services.s3.model.AccessControlList)."""

    __slots__ = ("_grants", "_owner")

    def __init__(self) -> None:
        self._grants: list[Grant] = []
        self._owner: Owner | None = None

    def getOwner(self) -> Owner | None:
        """Who owns it; S3 takes no list without."""
        return self._owner

    def setOwner(self, owner: Owner | None) -> None:
        """Who owns it; S3 takes no list without."""
        self._owner = owner

    def withOwner(self, owner: Owner | None) -> Self:
        """Who owns it; S3 takes no list without."""
        self._owner = owner
        return self

    def grantPermission(self, grantee: Grantee, permission: Permission) -> None:
        """Allow somebody something."""
        if not isinstance(permission, Permission):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"permission must be a Permission, not {permission!r}.")
        self._grants.append(Grant(grantee, permission))

    def grantAllPermissions(self, *grantsVarArg: Grant) -> None:
        """Add all of these grants."""
        for grant in grantsVarArg:
            self.grantPermission(grant.getGrantee(), grant.getPermission())

    def revokeAllPermissions(self, grantee: Grantee) -> None:
        """Take all grants from somebody."""
        self._grants = [grant for grant in self._grants if grant.getGrantee() != grantee]

    def getGrantsAsList(self) -> list[Grant]:
        """The grants, live."""
        return self._grants
