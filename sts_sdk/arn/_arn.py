"""The names of AWS's resources (com.amazonaws.arn)."""

from __future__ import annotations

import re
from typing import NamedTuple, Self, TypeAlias

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import checked_text


class ArnResource(NamedTuple):
    """The last part of an ARN (com.amazonaws.arn.ArnResource)."""

    type: str | None
    name: str
    qualifier: str | None

    @classmethod
    def fromString(cls, resource: str) -> ArnResource:
        """Split at the first colon or slash, and at the next of the same: type, resource, qualifier."""
        first = re.search("[:/]", resource)
        if first is None:
            return cls(None, resource, None)
        kind, name, *rest = resource.split(first[0], 2)
        return cls(kind, name, rest[0] if rest else None)

    def getResourceType(self) -> str | None:
        """Such as ``role``, or None."""
        return self.type

    def getResource(self) -> str:
        """The resource without type and qualifier."""
        return self.name

    def getQualifier(self) -> str | None:
        """What follows the resource, such as a version, or None."""
        return self.qualifier


class _Builder:
    """Makes an ARN of its parts (com.amazonaws.arn.Arn.Builder)."""

    def __init__(self) -> None:
        self._parts = {"partition": "", "service": "", "region": "", "accountId": "", "resource": ""}

    def withPartition(self, partition: str) -> Self:
        """Such as ``aws``; needed."""
        self._parts["partition"] = partition
        return self

    def withService(self, service: str) -> Self:
        """Such as ``iam``; needed."""
        self._parts["service"] = service
        return self

    def withRegion(self, region: str) -> Self:
        """Such as ``eu-west-1``; empty where a service has none."""
        self._parts["region"] = region
        return self

    def withAccountId(self, accountId: str) -> Self:
        """The 12 digits; empty where a service has none."""
        self._parts["accountId"] = accountId
        return self

    def withResource(self, resource: str) -> Self:
        """Such as ``role/name``; needed."""
        self._parts["resource"] = resource
        return self

    def build(self) -> Arn:
        """The ARN; IllegalArgumentException if a part that is needed is missing."""
        return Arn.fromString(":".join(["arn", *(checked_text(name, part) for name, part in self._parts.items())]))

    def __repr__(self) -> str:
        return f"<Arn.Builder {', '.join(f'{name}={part!r}' for name, part in self._parts.items() if part)}>"


class Arn:
    """The name of a resource (com.amazonaws.arn.Arn): ``arn:partition:service:region:account:resource``."""

    Builder: TypeAlias = _Builder

    def __init__(self, partition: str, service: str, region: str, account_id: str, resource: str) -> None:
        self._parts = (partition, service, region, account_id, resource)

    @staticmethod
    def fromString(arn: str) -> Arn:
        """Read an ARN; IllegalArgumentException says what is missing."""
        if not checked_text("an ARN", arn).startswith("arn:"):
            raise IllegalArgumentException(f"Malformed ARN - doesn't start with 'arn:': {arn!r}")
        parts = arn.split(":", 5)[1:]
        named = ("AWS partition", "service", "AWS region", "AWS account", "resource")
        for name, part in zip(named, [*parts, *[None] * (5 - len(parts))], strict=True):
            if part is None or (not part and name not in ("AWS region", "AWS account")):
                raise IllegalArgumentException(f"Malformed ARN - no {name} specified: {arn!r}")
        return Arn(*parts)

    @staticmethod
    def builder() -> _Builder:
        """A new builder with nothing set."""
        return _Builder()

    def getPartition(self) -> str:
        """Such as ``aws`` or ``aws-cn``."""
        return self._parts[0]

    def getService(self) -> str:
        """Such as ``iam``."""
        return self._parts[1]

    def getRegion(self) -> str:
        """Such as ``eu-west-1``; empty where the service has none."""
        return self._parts[2]

    def getAccountId(self) -> str:
        """The 12 digits; empty where the service has none."""
        return self._parts[3]

    def getResourceAsString(self) -> str:
        """All after the account, such as ``role/name``."""
        return self._parts[4]

    def getResource(self) -> ArnResource:
        """All after the account, taken apart."""
        return ArnResource.fromString(self._parts[4])

    def toString(self) -> str:
        """The ARN as text."""
        return ":".join(["arn", *self._parts])

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return f"Arn({self.toString()!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arn) and other._parts == self._parts

    def __hash__(self) -> int:
        return hash(self._parts)
