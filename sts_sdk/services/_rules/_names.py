"""How Java's names follow from those of a service model."""

from __future__ import annotations

import re
from keyword import iskeyword
from typing import Final

_NO_LETTER: Final = re.compile(r"[^A-Za-z0-9]+")
_DROPPED: Final = re.compile(r"[/()]")
_LIMITS: Final = re.compile(r"[\s.:-]+")
# What an enumeration of Python's cannot have as the name of a member.
_TAKEN: Final = frozenset({"mro", "_ignore_", "_generate_next_value_", "_missing_"})


def cap(name: str) -> str:
    """``name`` with its first letter in upper case."""
    return name[:1].upper() + name[1:]


def small(name: str) -> str:
    """``name`` with its first letter in lower case: a parameter, or the method of an operation."""
    return name[:1].lower() + name[1:]


def class_name(shape: str) -> str:
    """The class of a structure or an enumeration."""
    return cap(shape) if shape.isalnum() else "".join(map(cap, _NO_LETTER.split(shape)))


def exception_name(shape: str) -> str:
    """The class of an error."""
    name = class_name(shape)
    if name.endswith("Fault"):
        return name.removesuffix("Fault") + "Exception"
    return name if name.endswith("Exception") else name + "Exception"


def constant_name(value: str) -> str:
    """The constant of an enumeration's value: ``T2Micro`` for ``t2.micro``."""
    return "".join(map(cap, _LIMITS.split(_DROPPED.sub("", value))))


def attribute_name(constant: str) -> str | None:
    """How a constant can be written after a dot, if not as it is: ``None_`` for ``None``, ``_118`` for ``118``."""
    if iskeyword(constant) or constant in _TAKEN:
        return f"{constant}_"
    return None if constant.isidentifier() or not f"_{constant}".isidentifier() else f"_{constant}"


def is_taken(constant: str) -> bool:
    """Whether Python's enumerations use this name themselves."""
    return constant in _TAKEN


def module_name(package: str) -> str:
    """The last part of a Java package as Python can import it: ``lambda_`` for ``lambda``."""
    return f"{package}_" if iskeyword(package) else package


def is_name(member: str) -> str:
    """The second getter of a boolean: ``isTruncated`` for ``Truncated`` and for ``IsTruncated``."""
    bare = member[2:] if member.startswith("Is") and len(member) > 2 else member
    return f"is{bare}"


def spelling(name: str) -> str:
    """What the many names of one service have in common: no vendor, no blanks, no final Service, small letters."""
    plain = _NO_LETTER.sub("", name).lower()
    for vendor in ("amazon", "aws"):
        plain = plain.removeprefix(vendor)
    return plain.removesuffix("service") or plain
