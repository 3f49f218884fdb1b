"""Pieces of Python with the Java rows they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

# How tightly the outermost operator of a piece binds.
WALRUS, LAMBDA, TERNARY, OR, AND, NOT, COMPARE, BITOR, BITXOR, BITAND, SHIFT, SUM, PRODUCT, UNARY, ATOM = range(15)

_ONLY_ROW: Final = re.compile("\ue000[0-9]+\ue001")
_ROW: Final = re.compile("\ue000[0-9]+\ue001|[\ue002\ue003]")


@dataclass(frozen=True)
class JavaType:
    """A type as Java writes it: ``Map<String, Integer>[]`` has two arguments and one dimension."""

    name: str
    arguments: tuple[JavaType, ...] = ()
    dimensions: int = 0

    @property
    def element(self) -> JavaType | None:
        """What an array or a collection holds."""
        if self.dimensions:
            return JavaType(self.name, self.arguments, self.dimensions - 1)
        return self.arguments[0] if self.arguments else None


@dataclass(frozen=True)
class Value:
    """An expression: its Python, its Java type if it is known, how tightly it binds."""

    code: str
    type: JavaType | None = None
    binding: int = ATOM
    is_class: bool = field(default=False)
    is_function: bool = field(default=False)  # a lambda or a method reference
    nullable: bool = field(default=False)  # a variable that begins as null
    statement: str = field(default="")  # what a person writes where it stands alone

    @property
    def plain(self) -> str:
        """The Python without rows."""
        return plain(self.code)

    @property
    def kind(self) -> str:
        """The name of the type; empty if it is not known, ``[]`` for an array."""
        if self.type is None:
            return ""
        return "[]" if self.type.dimensions else self.type.name

    def within(self, binding: int) -> str:
        """The Python, in parentheses if something that binds tighter stands around it."""
        return self.code if self.binding >= binding else f"({self.code})"


class CannotPort(Exception):
    """This piece of Java stays Java; the message is the reason that the mark gives."""


# What odd Java can set off in the translation itself: it must not stop the rest of the file.
SURPRISES: Final = (LookupError, ValueError, AttributeError, StopIteration, RecursionError)
ODD: Final = "this is not understood"


def at(row: int) -> str:
    """Marks that what follows stands on this row of the Java file."""
    return f"\ue000{row}\ue001"


def soft(code: str) -> str:
    """Code that gets parentheses if it turns out to span lines."""
    return f"\ue002{code}\ue003"


def plain_but_soft(code: str) -> str:
    """The code without rows, still with the places for parentheses."""
    return _ONLY_ROW.sub("", code)


def plain(code: str) -> str:
    """The code without rows."""
    return _ROW.sub("", code)
