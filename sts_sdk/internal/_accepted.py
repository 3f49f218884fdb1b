"""What the setters of modelled values accept: a wrong type is refused where it is set, a range when it is sent.

None clears a member. A bool is no number; what has ``__index__`` is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar, cast

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._shape import REDACTED, ServiceEnum

_T = TypeVar("_T")

_LONGEST = 60  # characters of a value in a message


def whole_number(name: str, value: int | None) -> int | None:
    """A number, or None."""
    if value is None or type(value) is int:
        return value
    if isinstance(value, (bool, type)) or not hasattr(value, "__index__"):
        raise _not_accepted(name, value, "an int")
    return value.__index__()


def truth(name: str, value: bool | None) -> bool | None:
    """True, False or None."""
    if value is None or isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        return value
    raise _not_accepted(name, value, "True or False")


def text(name: str, value: str | None) -> str | None:
    """A text, or None."""
    if value is None or isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        return value
    raise _not_accepted(name, value, "a str")


def secret_text(name: str, value: str | None) -> str | None:
    """A text, or None; what is refused is not shown."""
    if value is None or isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        return value
    raise _not_accepted(name, value, "a str", secret=True)


def enum_text(name: str, value: str | ServiceEnum | None) -> str | None:
    """The text of a constant, or a text, or None."""
    return str(value.value) if isinstance(value, ServiceEnum) else text(name, value)


def instant(name: str, value: datetime | None) -> datetime | None:
    """A time, or None."""
    if value is None or isinstance(value, datetime):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        return value
    raise _not_accepted(name, value, "a datetime")


def instance(name: str, kind: type[_T], value: _T | None) -> _T | None:
    """A value of a class of the model, or None."""
    if value is None or isinstance(value, kind):
        return value
    raise _not_accepted(name, value, f"a {kind.__name__}")


def replaced(name: str, kind: type[_T], values: Iterable[_T] | None) -> list[_T] | None:
    """A setter's new list: a copy of what was given, or None to clear it."""
    if values is None:
        return None
    if not _is_collection(values):
        raise _not_accepted(name, values, f"a collection of {kind.__name__}")
    return [_accepted_element(name, kind, value) for value in values]


def with_list(
    name: str, kind: type[_T], current: list[_T] | None, values: tuple[_T | Iterable[_T] | None, ...]
) -> list[_T] | None:
    """What ``withX(...)`` leaves in a list: single values are appended, one collection (or None) replaces."""
    if len(values) == 1 and (values[0] is None or _is_collection(values[0])):
        return replaced(name, kind, cast("Iterable[_T] | None", values[0]))
    return [*(current or ()), *(_accepted_element(name, kind, cast("_T", value)) for value in values)]


def copied(name: str, values: Mapping[str, str] | None) -> dict[str, str] | None:
    """A setter's new map: a copy of what was given, or None to clear it."""
    if values is None:
        return None
    if not isinstance(values, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise _not_accepted(name, values, "a mapping of str to str")
    return {_accepted_element(name, str, key): _accepted_element(name, str, value) for key, value in values.items()}


def with_entry(
    name: str, current: dict[str, _T] | None, key: str, value: _T, kind: type[_T] | None = None
) -> dict[str, _T]:
    """What ``addXEntry`` leaves in a map: a new one with the entry; as in Java no entry is replaced."""
    if current is not None and key in current:
        raise IllegalArgumentException(f"Duplicated keys ({key}) are provided.")
    return {
        **(current or {}),
        _accepted_element(name, str, key): value if kind is None else _accepted_element(name, kind, value),
    }


def _accepted_element(name: str, kind: type[_T], value: _T) -> _T:
    # None keeps its place in a list, as in Java.
    if value is None or isinstance(value, kind):
        return value
    if kind is str and isinstance(value, ServiceEnum):
        return cast("_T", str(value.value))
    raise _not_accepted(f"an element of {name}", value, f"a {kind.__name__}")


def _is_collection(value: object) -> bool:
    return hasattr(value, "__iter__") and not isinstance(value, (str, bytes))


def _not_accepted(name: str, value: object, wanted: str, *, secret: bool = False) -> IllegalArgumentException:
    shown = REDACTED if secret else repr(value)
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."
    return IllegalArgumentException(f"{name} must be {wanted} or None, not {shown} of type {type(value).__name__}.")
