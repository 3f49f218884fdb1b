"""What the parts of a policy have in common: they are equal when what they say is equal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, TypeVar, cast

from sts_sdk._exceptions import IllegalArgumentException

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


class Value(ABC):
    """Equality and hash by ``_values``. A value that is used as a key must not be changed meanwhile."""

    @abstractmethod
    def _values(self) -> tuple[object, ...]:
        """What makes this value differ from others of its kind."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._values()))})"


def spread(values: tuple[T | Iterable[T], ...]) -> list[T]:
    """Java's varargs, which also take one collection: ``withX(a, b)`` and ``withX([a, b])``."""
    if len(values) == 1 and hasattr(values[0], "__iter__") and not isinstance(values[0], str):
        return list(cast("Iterable[T]", values[0]))
    return list(cast("tuple[T, ...]", values))


def having(method: str, values: Iterable[T], setter: str, wanted: str) -> list[T]:
    """The values as a list; IllegalArgumentException if one has not the method by which it is written."""
    found = list(values)
    for value in found:
        if not hasattr(value, method):
            raise IllegalArgumentException(f"{setter} takes {wanted}, not {type(value).__name__}.")
    return found
