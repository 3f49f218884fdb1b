"""What a statement is about."""

from __future__ import annotations

from typing import Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._value import Value


class Resource(Value):
    """A resource by its ARN, or a pattern of ARNs (com.amazonaws.auth.policy.Resource)."""

    def __init__(self, resource: str) -> None:
        if not isinstance(resource, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(f"The id of a resource must be text, not {type(resource).__name__}.")
        self._id = resource
        self._is_not = False

    def getId(self) -> str:
        """The ARN or pattern."""
        return self._id

    def isNotType(self) -> bool:
        """True if the statement is about every resource but this one (``NotResource``)."""
        return self._is_not

    def withIsNotType(self, isNotType: bool) -> Self:
        self._is_not = isNotType
        return self

    def _values(self) -> tuple[object, ...]:
        return self._id, self._is_not
