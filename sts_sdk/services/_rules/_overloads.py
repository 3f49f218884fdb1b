"""Which of several forms of a Java method or constructor is meant, by the number and the types of its arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Final

from sts_sdk.services._rules._table import Form


def chosen(called: str, forms: Iterable[Form], values: tuple[object, ...]) -> dict[str, object]:
    """The arguments by the names of the members that they set; TypeError if no form takes them."""
    for form in forms:
        if len(form) == len(values) and all(
            _value_fits(value, kind) for value, (_, kind) in zip(values, form, strict=True)
        ):
            return {name: value for value, (name, _) in zip(values, form, strict=True)}
    given = ", ".join(type(value).__name__ for value in values)
    allowed = " or ".join(f"({', '.join(f'{kind} {name}' for name, kind in form)})" for form in forms)
    raise TypeError(f"{called} does not take ({given}); by position it takes {allowed or 'nothing'}")


def _value_fits(value: object, kind: str) -> bool:
    if value is None:
        return True
    known = _KNOWN.get(kind.partition("<")[0])
    if known is not None:
        return known(value)
    # A class of the package; an enumeration's constant may be its text.
    return any(base.__name__ == kind for base in type(value).__mro__) or isinstance(value, str)


def _is_whole_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_plain_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _instance_of(*types: type) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        return isinstance(value, types)

    return fits


_TEXT: Final = _instance_of(str, Enum)
_KNOWN: Final[dict[str, Callable[[Any], bool]]] = {
    "String": _TEXT,
    "Integer": _is_whole_number,
    "Long": _is_whole_number,
    "Double": _is_plain_number,
    "Float": _is_plain_number,
    "Boolean": _instance_of(bool),
    "Date": _instance_of(datetime),
    "ByteBuffer": _instance_of(bytes, bytearray, memoryview),
    "InputStream": lambda value: isinstance(value, (bytes, bytearray)) or hasattr(value, "read"),
    "List": _instance_of(list, tuple, set, frozenset),
    "Map": _instance_of(Mapping),
}
