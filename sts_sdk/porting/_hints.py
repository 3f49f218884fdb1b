"""Java's types as Python's: hints, classes to look for, exceptions to catch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _listing
from sts_sdk.porting._code import JavaType
from sts_sdk.porting._imports import is_dropped
from sts_sdk.porting._library._others import LOGGERS
from sts_sdk.porting._library._types import EXCEPTIONS, TYPES
from sts_sdk.porting._trees import of_type, parts, text

if TYPE_CHECKING:
    from sts_sdk.porting._context import Context
    from sts_sdk.porting._imports import Name

_PRIMITIVES: Final = {
    "int": "int",
    "long": "int",
    "short": "int",
    "byte": "int",
    "double": "float",
    "float": "float",
    "boolean": "bool",
    "char": "str",
    "void": "None",
    "var": "Any",
    "": "Any",
}
_RESULTLESS: Final = frozenset("Consumer BiConsumer Runnable IntConsumer".split())
_TRUTH: Final = frozenset("Predicate BiPredicate BooleanSupplier IntPredicate".split())
_ONE_ARGUMENT: Final = frozenset("list set deque Iterable Iterator".split())


def hint(context: Context, kind: JavaType) -> str:
    """The type hint for a Java type."""
    if kind.dimensions:
        if kind.dimensions == 1 and kind.name in ("byte", "Byte"):
            return "bytes"
        return f"list[{hint(context, JavaType(kind.name, kind.arguments, kind.dimensions - 1))}]"
    if kind.name in _PRIMITIVES:
        return need(context, _PRIMITIVES[kind.name])
    if is_variable(context, kind.name):
        return need(context, "Any")
    name = context.imports.find(kind.name)
    if name is None:
        return need(context, "Any")
    return _named(context, name, kind)


def need(context: Context, code: str) -> str:
    """Import what the hint names; returns the hint."""
    for part in (code.partition(".")[0], code):
        context.imports.need(part)
    return code


def is_variable(context: Context, name: str) -> bool:
    """Whether a name is a type parameter here."""
    return any(name in each.info.variables for each in context.places) or any(
        each is not None and name in _method_variables(each.node) for each in context.methods
    )


def _method_variables(node: object) -> set[str]:

    return {text(parts(each)[0]) for held in of_type(node, "type_parameters") for each in parts(held) if parts(each)}  # type: ignore[arg-type]  # a part that has parts has a node


def _named(context: Context, name: Name, kind: JavaType) -> str:
    if name.kind in ("own", "aws", "other"):
        if is_dropped(name.java):
            return need(context, "Any")
        return context.imports.python(name)
    if name.java in LOGGERS:
        return need(context, "logging.Logger")
    if name.java in EXCEPTIONS:
        return need(context, EXCEPTIONS[name.java][0])
    if name.simple == "Optional":
        return f"{_argument(context, kind, 0)} | None"
    return _java(context, TYPES.get(name.java, ""), kind)


def _java(context: Context, python: str, kind: JavaType) -> str:
    if python in _ONE_ARGUMENT:
        return f"{need(context, python)}[{_argument(context, kind, 0)}]"
    if python == "dict":
        text = kind.name == "Properties"
        return "dict[str, str]" if text else f"dict[{_argument(context, kind, 0)}, {_argument(context, kind, 1)}]"
    if python == "tuple":
        return f"tuple[{_argument(context, kind, 0)}, {_argument(context, kind, 1)}]"
    if python == "Callable":
        return f"{need(context, 'Callable')}[..., {_result(context, kind)}]"
    if python == "Future":
        return f"{need(context, 'Future')}[{_argument(context, kind, 0)}]"
    if python == "re.Match":
        return f"{need(context, 're.Match')}[str] | None"
    if python == "re.Pattern":
        return f"{need(context, 're.Pattern')}[str]"
    if kind.name.startswith("Atomic"):
        return f"list[{need(context, 'Any')}]"
    return need(context, python or "Any")


def _result(context: Context, kind: JavaType) -> str:
    if kind.name in _RESULTLESS or kind.name in _TRUTH:
        return "object" if kind.name in _RESULTLESS else "bool"
    return hint(context, kind.arguments[-1]) if kind.arguments else need(context, "Any")


def _argument(context: Context, kind: JavaType, number: int) -> str:
    return hint(context, kind.arguments[number]) if number < len(kind.arguments) else need(context, "Any")


def runtime(context: Context, kind: JavaType) -> str | None:
    """The class to look for with ``isinstance``; None if Python has none."""
    if kind.dimensions:
        return "bytes" if kind.name == "byte" else "list"
    found = context.imports.find(kind.name)
    if found is None or is_variable(context, kind.name):
        return None
    if found.kind in ("own", "aws", "other"):
        return None if is_dropped(found.java) else context.imports.python(found)
    if found.java in EXCEPTIONS:
        return caught(context, kind)
    special = {"Number": "(int, float)", "Callable": "Callable", "StringIO": "StringIO"}
    python = TYPES.get(found.java, "")
    if python in ("None", "") or found.simple == "Optional":
        return None
    return need(context, special.get(found.simple, python))


def caught(context: Context, kind: JavaType) -> str | None:
    """What an ``except`` has to name for a class of Java's; None if nothing can raise it."""
    found = context.imports.find(kind.name)
    if found is None:
        return None
    if found.java in EXCEPTIONS:
        raised, catching = EXCEPTIONS[found.java]
        code = (catching or raised).replace("(AttributeError,TypeError)", "(AttributeError, TypeError)")
        return need(context, code)
    if found.kind in ("own", "aws", "other"):
        return context.imports.python(found)
    return None


def raised(context: Context, name: Name) -> str | None:
    """The Python exception for one of Java's own."""
    if name.java not in EXCEPTIONS:
        return None
    return need(context, EXCEPTIONS[name.java][0])


def aws_class(context: Context, kind: JavaType | None) -> _listing.Class | None:
    """What our listing says about the class of a value."""
    if kind is None or kind.dimensions:
        return None
    found = context.imports.find(kind.name)
    return _listing.find(found.java) if found is not None and found.kind == "aws" else None
