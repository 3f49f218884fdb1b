"""Checks of what users set; each returns the value or refuses it by name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Final, TypeGuard, TypeVar

from sts_sdk._exceptions import IllegalArgumentException

_T = TypeVar("_T")
_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


_OF_THE_BODY: Final = frozenset({"content-length", "transfer-encoding"})
LONGEST: Final = 2**63 - 1  # Java's long


def given(value: str | None) -> str | None:
    """What somebody set, without the white space around it; None if it is not there or blank.

    One rule for all that is read: variables, system properties, profiles, documents.
    """
    return None if value is None else value.strip() or None


def is_quoted(text: str) -> bool:
    """Whether a text begins and ends with the same quotes, which came with it and are no part of what is meant."""
    return text[:1] in ("'", '"') and text[0] == text[-1]


def whole(name: str, value: int, minimum: int = -(2**31), maximum: int = 2**31 - 1) -> int:
    """A whole number from ``minimum`` to ``maximum``: Java's ints, unless given."""
    if type(value) is not int:
        raise IllegalArgumentException(f"{name} must be a whole number, not {type(value).__name__}")
    if value < minimum:
        raise IllegalArgumentException(f"{name} must be {minimum} or more, not {value}")
    if value > maximum:
        raise IllegalArgumentException(f"{name} must be {maximum} or less, not {value}")
    return value


def flag(name: str, value: bool) -> bool:
    """True or False."""
    if type(value) is not bool:
        raise IllegalArgumentException(f"{name} must be True or False, not {type(value).__name__}")
    return value


def optional_flag(name: str, value: bool | None) -> bool | None:
    """True, False, or None, which leaves the choice to environment and profile."""
    return None if value is None else flag(name, value)


def checked_text(name: str, value: str) -> str:
    """Text of any kind."""
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"{name} must be text, not {type(value).__name__}")
    return value


def listed(setter: str, values: Iterable[_T]) -> list[_T]:
    """The values as a list; a text, which is an iterable of its letters, is none."""
    if isinstance(values, str):
        raise IllegalArgumentException(f"{setter} takes a list of texts, not the text {values!r}")
    if not hasattr(values, "__iter__") or isinstance(values, type):
        raise IllegalArgumentException(f"{setter} takes a list, not {type(values).__name__}")
    return list(values)


def mapping(setter: str, values: Mapping[str, _T]) -> dict[str, _T]:
    """The values as a dict whose keys are texts."""
    if not isinstance(values, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"{setter} takes a dict, not {type(values).__name__}")
    return {checked_text(f"a name in {setter}", name): value for name, value in values.items()}


def path(name: str, value: str | os.PathLike[str]) -> str:
    """The path of a file as text."""
    found = os.fspath(value) if isinstance(value, (str, os.PathLike)) else value  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
    if not isinstance(found, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"{name} must be a path, not {type(value).__name__}")
    return found


def optional_text(name: str, value: str | None) -> str | None:
    """Text of one line, or None."""
    if value is None:
        return None
    if type(value) is not str:
        raise IllegalArgumentException(f"{name} must be text or None, not {type(value).__name__}")
    if not value.isprintable():
        raise IllegalArgumentException(f"{name} must not hold line breaks or other control characters")
    return value


def check_has(setter: str, given: object, method: str, wanted: str, advice: str = "") -> None:
    """Refuse an object without the method that calls need: now, and not in the middle of a call."""
    if given is not None and getattr(given, method, None) is None:  # a list has a __hash__, and it is None
        raise refused(setter, given, wanted, advice)


def refused(setter: str, given: object, wanted: str, advice: str = "") -> IllegalArgumentException:
    """The exception with which a setter refuses an object of the wrong kind."""
    return IllegalArgumentException(f"{setter} takes {wanted}, not {type(given).__name__}{advice}.")


def form_field(name: str, value: str) -> None:
    """Refuse what no form can hold: a name or a value that is no text."""
    for what, part in (("the name of a parameter", name), (f"the parameter {name}", value)):
        if type(part) is not str:
            raise IllegalArgumentException(f"{what} must be text, not {type(part).__name__}")


def optional_header_text(name: str, value: str | None) -> str | None:
    """Text that can be the value of an HTTP header, or None."""
    return None if value is None else header_text(name, value)


def check_header(name: str, value: str) -> None:
    """Refuse, with an IllegalArgumentException that does not repeat the value, a header that cannot be sent."""
    if type(name) is not str or not name or not _TOKEN.issuperset(name):
        raise IllegalArgumentException(f"the name of a header must be an HTTP token, not {name!r}")
    if name.lower() in _OF_THE_BODY:
        raise IllegalArgumentException(f"the header {name} says how the body is sent, which is not the caller's to say")
    header_text(f"the value of the header {name}", value)


def header_text(what: str, value: str) -> str:
    """The value if a header can hold it: Latin-1 without control characters, tabs apart."""
    if type(value) is not str:
        raise IllegalArgumentException(f"{what} must be text, not {type(value).__name__}")
    if any((character < " " and character != "\t") or character == "\x7f" for character in value):
        raise IllegalArgumentException(f"{what} must not hold line breaks or other control characters")
    if not value.isascii() and max(value) > "\xff":
        raise IllegalArgumentException(f"{what} must be Latin-1: HTTP headers carry nothing else")
    return value


def is_word(value: object) -> TypeGuard[str]:
    """Whether a value can be a key or a token: printable ASCII without the blanks and commas that part headers."""
    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        return False
    return value != "" and " " not in value and "," not in value
