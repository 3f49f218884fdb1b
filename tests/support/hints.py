"""What ``typing.get_type_hints`` is asked of a public package: its classes, and their methods and properties."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, get_overloads


def annotated(package: str) -> dict[str, Callable[..., object]]:
    """The public classes of a package and their methods, overloads and properties, inherited ones too, by name."""
    face = importlib.import_module(package)
    classes = {name: getattr(face, name) for name in dir(face)}
    return dict(entry for name, kind in classes.items() if isinstance(kind, type) for entry in _of(name, kind))


def _of(name: str, kind: type) -> Iterator[tuple[str, Callable[..., object]]]:
    yield name, kind
    for base in reversed([base for base in kind.__mro__ if f"{base.__module__}.".startswith("sts_sdk.")]):
        for attribute, value in vars(base).items():
            if (
                isinstance(value, type)
                and not attribute.startswith("_")
                and value.__qualname__.startswith(kind.__qualname__)
            ):
                yield from _of(f"{name}.{attribute}", value)
            elif not attribute.startswith("_") or attribute.startswith("__"):
                yield from _functions(f"{name}.{attribute}", value)


def _functions(name: str, value: Any) -> Iterator[tuple[str, Callable[..., object]]]:
    if isinstance(value, property):
        value = value.fget
    function = getattr(value, "__func__", value)  # of a static method or a class method
    if isinstance(function, FunctionType) and function.__module__.startswith("sts_sdk."):
        yield name, function
        for number, overload in enumerate(get_overloads(function), 1):
            yield f"{name} overload {number}", overload
