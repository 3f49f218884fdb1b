"""What S3's value classes share: equality, text, copies."""

from __future__ import annotations

from typing import Self


class S3Value:
    """A value of the S3 hand-off. Equal if it is of the same class and holds the same."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and all(
            getattr(self, slot) == getattr(other, slot) for slot in _slots(type(self))
        )

    __hash__ = None  # type: ignore[assignment]  # values can change, so they are no keys

    def toString(self) -> str:
        """The class and what it holds."""
        held = ((slot.lstrip("_"), getattr(self, slot)) for slot in _slots(type(self)))
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in held if value is not None)})"

    def clone(self) -> Self:
        """A copy that shares what it holds."""
        return self.__copy__()

    def __copy__(self) -> Self:
        copy = type(self).__new__(type(self))
        for slot in _slots(type(self)):
            setattr(copy, slot, getattr(self, slot))
        return copy

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return self.toString()


def _slots(cls: type) -> list[str]:
    return [slot for base in cls.__mro__ for slot in getattr(base, "__slots__", ())]
