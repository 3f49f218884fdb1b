"""Filling a table's template with values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import ATOM, UNARY, WALRUS, CannotPort, JavaType, Value, soft
from sts_sdk.porting._library._table import Template, template
from sts_sdk.porting._strings import date_pattern, quoted, text_of, unquoted

if TYPE_CHECKING:
    from sts_sdk.porting._context import Context

_PLACE: Final = re.compile(r"\{(s|\d|\*|1\*)(?::(\w+))?\}")
_SHAPE: Final = re.compile(r"([\w.]+)(?:<(.*)>)?((?:\[\])*)$")


def fill(context: Context, row: str, receiver: Value | None, arguments: list[Value]) -> Value:
    """The value that a row of a table makes."""
    made = template(row)
    for name in made.needs:
        context.imports.need(name)
    kind = _typed(made.type, receiver, arguments)
    whole = _PLACE.fullmatch(made.text)
    if whole is not None and whole[1] not in ("*", "1*"):
        value = _value(whole, receiver, arguments)
        return Value(_shown(whole, value, WALRUS), kind or value.type, value.binding)
    code = _PLACE.sub(lambda found: _placed(made.text, found, receiver, arguments), made.text)
    return Value(code, kind, made.binding, statement=_alone(made, receiver, arguments))


# Calls that a person writes as assignments where nothing uses their value: pattern, left side, operator, value.
_ASSIGNING: Final = (
    (re.compile(r"(\{(?:s|\d)\})\.__setitem__\(slice\(None\), (.+)\)"), r"\1[:]", "=", r"\2"),
    (re.compile(r"(\{(?:s|\d)\})\.__setitem__\(slice\((.+?), (.+?)\), (.+)\)"), r"\1[\2:\3]", "=", r"\4"),
    (re.compile(r"(\{s\})\.__setitem__\(0, \{s\}\[0\] ([+-]) (1|\{0\})\) or .+"), r"\1[0]", r"\2=", r"\3"),
    (re.compile(r"(\{(?:s|\d)\})\.__setitem__\((\{\d\}|0), (.+)\)"), r"\1[\2]", "=", r"\3"),
    (re.compile(r'setattr\((\{s\}|\w+), "(\w+)", (\{0\})\)'), r"\1.\2", "=", r"\3"),
)


def _alone(made: Template, receiver: Value | None, arguments: list[Value]) -> str:
    """The call where its value is not used; empty if it is the same there."""

    def placed(part: str) -> str:
        return _PLACE.sub(lambda found: _placed(part, found, receiver, arguments), part)

    for pattern, left, operator, value in _ASSIGNING:
        found = pattern.fullmatch(made.text)
        if found is not None:
            target, sign, given = (placed(found.expand(part)) for part in (left, operator, value))
            return f"{target} {sign} {soft(given)}"
    return soft(placed(made.alone)) if made.alone else ""


def _placed(text: str, found: re.Match[str], receiver: Value | None, arguments: list[Value]) -> str:
    if found[1] in ("*", "1*"):
        return ", ".join(each.code for each in arguments[found[1] == "1*" :])
    value = _value(found, receiver, arguments)
    return _shown(found, value, _wanted(text, found))


def _wanted(text: str, found: re.Match[str]) -> int:
    """How tightly what stands in the place must bind."""
    before, after = text[: found.start()], text[found.end() :]
    if after[:1] in (".", "[", "("):
        return ATOM
    free_before = (
        not before or before[-1] in "([{" or (before.endswith((", ", "=", ": ")) and not before.endswith("=="))
    )
    free_after = not after or after[0] in ")]},:"
    return WALRUS if free_before and free_after and (before or after) else UNARY


def _value(found: re.Match[str], receiver: Value | None, arguments: list[Value]) -> Value:
    if found[1] == "s":
        return receiver or Value("self")
    number = int(found[1])
    if number >= len(arguments):
        raise CannotPort("a call with fewer arguments than the method has")
    return arguments[number]


def _shown(found: re.Match[str], value: Value, wanted: int) -> str:
    way = found[2]
    if way == "str":
        return text_of(value)
    if way == "text":
        return _decoded(value)
    if way == "inner":
        return _inner_path(value)
    if way == "date":
        pattern = unquoted(value.plain)
        if pattern is None:
            raise CannotPort("a date pattern that is not written out")
        return quoted(date_pattern(pattern))
    return value.within(wanted)


def _inner_path(value: Value) -> str:
    """The name of a resource, which may begin with a slash, below a folder."""
    known = unquoted(value.plain)
    return f'{value.within(ATOM)}.lstrip("/")' if known is None else quoted(known.lstrip("/"))


def _decoded(value: Value) -> str:
    if value.kind == "[]" and value.type is not None and value.type.name == "char":
        return f'"".join({value.code})'
    return value.code if value.kind == "String" else f"{value.within(ATOM)}.decode()"


def java_type(text: str) -> JavaType | None:
    """``Map<String,int[]>`` as a type."""
    found = _SHAPE.match(text.strip())
    if found is None:
        return None
    inner = [java_type(part) for part in _split(found[2])] if found[2] else []
    return JavaType(found[1], tuple(each for each in inner if each is not None), found[3].count("["))


def _split(text: str) -> list[str]:
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "<") - (letter == ">")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _typed(text: str, receiver: Value | None, arguments: list[Value]) -> JavaType | None:
    first = receiver or (arguments[0] if arguments else None)
    own = first.type if first is not None else None
    if text in ("", "="):
        return own if text == "=" else None
    if text == "<c>":
        return own.arguments[0] if own is not None and own.arguments else None
    if text in ("<>", "<1>"):
        return _held(own, text == "<1>")
    if text == "[]":
        return JavaType(own.arguments[0].name, (), 1) if own is not None and own.arguments else None
    if "<" in text and text.partition("<")[2][0] in "01e>":
        return _container(text, own, arguments)
    return java_type(text)


def _held(own: JavaType | None, second: bool) -> JavaType | None:
    if own is None:
        return None
    if second:
        return own.arguments[1] if len(own.arguments) > 1 else None
    return own.element


def _container(text: str, own: JavaType | None, arguments: list[Value]) -> JavaType:
    outer, _, rest = text.partition("<")
    inner = rest.rstrip(">")
    if inner == "entry":
        return JavaType(outer, (JavaType("Map.Entry", own.arguments if own else ()),))
    if inner in ("", "1") or (inner == "0" and own is not None and own.dimensions and outer == "Stream"):
        held = _held(own, inner == "1")
        return JavaType(outer, (held,) if held else ())
    numbers = [int(number) for number in inner.split(",")]
    kinds = [arguments[number].type if number < len(arguments) else None for number in numbers]
    known = tuple(kind for kind in kinds if kind is not None)
    return JavaType(outer, known if len(known) == len(kinds) else ())
