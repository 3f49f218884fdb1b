"""When a statement holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._value import Value, spread

if TYPE_CHECKING:
    from collections.abc import Iterable


class Condition(Value):
    """A comparison of a key of the request with values (com.amazonaws.auth.policy.Condition).

    The subclasses in ``sts_sdk.auth.policy.conditions`` know the types of comparison there are.
    """

    def __init__(self) -> None:
        self.type: str | None = None
        self.conditionKey: str | None = None
        self.values: list[str] = []

    def getType(self) -> str | None:
        """The comparison, such as ``StringLike``."""
        return self.type

    def setType(self, type: str) -> None:  # noqa: A002 -- Java's name
        self.type = type

    def withType(self, type: str) -> Self:  # noqa: A002 -- Java's name
        self.setType(type)
        return self

    def getConditionKey(self) -> str | None:
        """The key that is compared, such as ``aws:SourceIp``."""
        return self.conditionKey

    def setConditionKey(self, conditionKey: str) -> None:
        self.conditionKey = conditionKey

    def withConditionKey(self, key: str) -> Self:
        self.setConditionKey(key)
        return self

    def getValues(self) -> list[str]:
        """The values, one of which must match."""
        return self.values

    def setValues(self, values: Iterable[str]) -> None:
        found = [values] if isinstance(values, str) else list(values)
        for value in found:
            if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
                raise IllegalArgumentException(f"withValues takes texts, not {type(value).__name__}.")
        self.values = found

    def withValues(self, *values: str | Iterable[str]) -> Self:
        self.setValues(spread(values))
        return self

    def _values(self) -> tuple[object, ...]:
        return self.type, self.conditionKey, tuple(self.values)
