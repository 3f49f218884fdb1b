"""What the parts of a policy share: equality by value, and the checks of what their setters are given."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TypeVar, cast

from sts_sdk._exceptions import IllegalArgumentException

T = TypeVar("T")


class PolicyPart(ABC):
    """Equal, and hashed alike, if ``_values`` are equal. A value that is a key of a dict must not be changed."""

    @abstractmethod
    def _values(self) -> tuple[object, ...]:
        """Everything that two equal values have in common."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PolicyPart) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._values()))})"


def spread(values: tuple[T | Iterable[T], ...]) -> list[T]:
    """The arguments of a ``with`` method as a list. They come one by one (``withX(a, b)``) or in one collection."""
    if len(values) == 1 and hasattr(values[0], "__iter__") and not isinstance(values[0], str):
        return list(cast("Iterable[T]", values[0]))
    return list(cast("tuple[T, ...]", values))


def having(method: str, values: Iterable[T], setter: str, wanted: str) -> list[T]:
    """The values as a list. IllegalArgumentException if one lacks the method that the writer calls."""
    found = list(values)
    for value in found:
        if not hasattr(value, method):
            raise IllegalArgumentException(f"{setter} takes {wanted}, not {type(value).__name__}.")
    return found


def check_one_kind(negated: list[bool], what: str) -> None:
    """IllegalArgumentException if a statement has both an element and its opposite: Resource and NotResource, say."""
    if len(set(negated)) > 1:
        raise IllegalArgumentException(f"Cannot have both a Not{what} and a {what} in the same statement")
