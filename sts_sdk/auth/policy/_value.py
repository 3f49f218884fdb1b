"""What the parts of a policy have in common: they are equal when what they say is equal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, TypeVar, cast

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
    """Java's varargs, which also take one array: ``withX(a, b)`` and ``withX([a, b])``."""
    if len(values) == 1 and isinstance(values[0], (list, tuple, set, frozenset)):
        return list(cast("Iterable[T]", values[0]))
    return list(cast("tuple[T, ...]", values))
