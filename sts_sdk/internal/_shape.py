"""Modelled values: a table of members on each class, and what every such class can do.

One encoder (``_query``), one decoder (``_xml``) and one check (``_validation``) read the table, so there is
no code per operation. The classes themselves are generated: real methods, slots, no metaclass.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import ClassVar, Final, Self, cast

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal import REDACTED as REDACTED  # noqa: PLC0414 -- had from here
from sts_sdk.internal._dates import java_date

STRING: Final = "string"
INTEGER: Final = "integer"
BOOLEAN: Final = "boolean"
TIMESTAMP: Final = "timestamp"
STRUCTURE: Final = "structure"
LIST: Final = "list"
MAP: Final = "map"


class Member:
    """One member of a shape: how it is called on the wire and here, and what values it takes.

    ``name`` is the service model's (``DurationSeconds``), ``attribute`` the slot (``_duration_seconds``).
    ``of`` is the class of a structure; ``element`` is what a list holds.
    ``minimum`` and ``maximum`` bound an integer's value; ``length`` is (shortest, longest) of a string or list
    as the service model states it; ``pattern`` must match the whole text. Of the upper limits only those with
    ``bounded`` are checked before sending: the service has raised others and may do so again.
    """

    __slots__ = (
        "attribute", "bounded", "element", "kind", "length", "maximum", "minimum", "name", "of", "pattern", "required",
        "sensitive",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        attribute: str,
        kind: str,
        *,
        of: type[Shape] | None = None,
        element: Member | None = None,
        required: bool = False,
        minimum: int | None = None,
        maximum: int | None = None,
        length: tuple[int | None, int | None] | None = None,
        pattern: str | None = None,
        bounded: bool = False,
        sensitive: bool = False,
    ) -> None:
        self.name = name
        self.attribute = attribute
        self.kind = kind
        self.of = of
        self.element = element
        self.required = required
        self.minimum = minimum
        self.maximum = maximum
        self.length = length
        self.pattern = pattern
        self.bounded = bounded
        self.sensitive = sensitive

    @property
    def java_name(self) -> str:
        """The name as Java's toString and getters have it: ``Arn`` for the wire's ``arn``."""
        return self.name[0].upper() + self.name[1:]


class Shape:
    """A modelled value: equality, hash, text with secrets masked, copies.

    Equality and hash follow the members' values, as Java's do: a value that is used as a key must not be
    changed meanwhile.
    """

    __slots__ = ()
    __shape__: ClassVar[tuple[Member, ...]] = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, m.attribute) == getattr(other, m.attribute) for m in self.__shape__)

    def __hash__(self) -> int:
        return hash((type(self), *(_hashable(getattr(self, m.attribute)) for m in self.__shape__)))

    def equals(self, obj: object) -> bool:
        """The same as ``==``."""
        return self == obj

    def hashCode(self) -> int:
        """The same as ``hash()``: Python's number, not Java's."""
        return hash(self)

    def toString(self) -> str:
        """The members that are set, as Java writes them, sensitive ones masked."""
        return "{" + ",".join(_member_texts(self)) + "}"

    def clone(self) -> Self:
        """A copy whose lists are its own; the elements are shared, as in Java."""
        return self.__copy__()

    def __copy__(self) -> Self:
        copy = type(self).__new__(type(self))
        for member in self.__shape__:
            value = getattr(self, member.attribute)
            setattr(copy, member.attribute, value.copy() if isinstance(value, (list, dict)) else value)
        return copy

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.toString()})"


class ServiceEnum(Enum):
    """An enum of the service model. The service may know values that this release does not: members hold text."""

    def toString(self) -> str:
        """The text on the wire."""
        return str(self.value)

    def __str__(self) -> str:
        return self.toString()

    @classmethod
    def fromValue(cls, value: str | None) -> Self:
        """The constant with this text."""
        if not value:
            raise IllegalArgumentException("Value cannot be null or empty!")
        for constant in cls:
            if constant.value == value:
                return constant
        raise IllegalArgumentException(f"Cannot create enum from {value} value!")


def _member_texts(shape: Shape) -> Iterable[str]:
    for member in shape.__shape__:
        value = getattr(shape, member.attribute)
        if value is not None:
            yield f"{member.java_name}: {REDACTED if member.sensitive else java_text(value)}"


def java_text(value: object) -> str:
    """A value as Java's string concatenation writes it."""
    if hasattr(value, "astimezone"):
        return java_date(cast("datetime", value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(java_text(element) for element in cast("list[object]", value)) + "]"
    if isinstance(value, dict):
        entries = cast("dict[str, str]", value).items()
        return "{" + ", ".join(f"{key}={java_text(entry)}" for key, entry in entries) + "}"
    return "null" if value is None else str(value)


def _hashable(value: object) -> object:
    if isinstance(value, list):
        return tuple(map(_hashable, cast("list[object]", value)))
    if isinstance(value, dict):
        return frozenset((key, _hashable(each)) for key, each in cast("dict[str, object]", value).items())
    return bytes(value) if isinstance(value, bytearray) else value
