"""Managed policies, which have versions and can be attached to several principals."""

from __future__ import annotations

from datetime import datetime

from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._policies import PolicyDocument


class ManagedPolicy:
    """A managed policy: ``document`` is its default version."""

    def __init__(self, arn: str, document: PolicyDocument, created: datetime | None = None) -> None:
        path = arn.split(":policy", 1)[-1]
        self.arn = arn
        self.name: str = path.rpartition("/")[2]
        self.path: str = path.rpartition("/")[0] + "/"
        self.id: str = _ids.unique_id("ANPA")
        self.created = created
        self.description = ""
        self.tags: dict[str, str] = {}
        self.versions: dict[str, tuple[PolicyDocument, datetime | None]] = {"v1": (document, created)}
        self.default: str = "v1"
        self._count = 1

    @property
    def document(self) -> PolicyDocument:
        """The default version."""
        return self.versions[self.default][0]

    def add(self, document: PolicyDocument, created: datetime, *, default: bool) -> str:
        """Add a version; gives its id."""
        self._count += 1
        version = f"v{self._count}"
        self.versions[version] = (document, created)
        self.default = version if default else self.default
        return version

    def __repr__(self) -> str:
        return f"ManagedPolicy({self.arn})"
