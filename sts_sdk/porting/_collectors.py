"""Collectors: what becomes of a stream."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import OR, UNARY, CannotPort, JavaType, Value
from sts_sdk.porting._functions import function_of
from sts_sdk.porting._trees import child, parts, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def collect(context: Context, receiver: Value, given: list[Node]) -> Value:
    """``.collect(Collectors.toList())`` and the like."""
    name = _name(given[0]) if len(given) == 1 else ""
    handler = _COLLECTORS.get(name)
    if handler is None:
        raise CannotPort(f"the collector {name}" if name else "a stream's collect")
    return handler(context, receiver, parts(child(given[0], "arguments")))


def _to_list(_: Context, receiver: Value, values: list[Node]) -> Value:
    del values
    return as_list(receiver)


def _to_set(_: Context, receiver: Value, values: list[Node]) -> Value:
    del values
    held = receiver.type.arguments if receiver.type is not None else ()
    inner = inside(receiver.code)
    return Value(f"{{{inner}}}" if inner else f"set({receiver.code})", JavaType("Set", held))


def _counted(_: Context, receiver: Value, values: list[Node]) -> Value:
    del values
    return Value(f"sum(1 for _ in {receiver.within(OR)})", JavaType("long"))


def _joined(context: Context, receiver: Value, values: list[Node]) -> Value:
    shown = [context.expression(each).within(UNARY) for each in values]
    code = f"{shown[0] if shown else chr(34) * 2}.join({inside(receiver.code) or receiver.code})"
    if len(shown) == 3:
        return Value(f"{shown[1]} + {code} + {shown[2]}", JavaType("String"), 11)
    return Value(code, JavaType("String"))


def _mapped(context: Context, receiver: Value, values: list[Node]) -> Value:
    if len(values) < 2:
        raise CannotPort("the collector toMap")
    key = function_of(context, values[0], receiver.type)
    value = function_of(context, values[1], receiver.type, key.name)
    kinds = tuple(each.value.type or JavaType("Object") for each in (key, value))
    code = f"{{{key.value.code}: {value.value.code} for {key.name} in {receiver.within(OR)}}}"
    return Value(code, JavaType("Map", kinds))


def as_list(receiver: Value) -> Value:
    """The stream as a list."""
    inner = inside(receiver.code)
    held = receiver.type.arguments if receiver.type is not None else ()
    return Value(f"[{inner}]" if inner else f"list({receiver.code})", JavaType("List", held))


def _summed(kind: str) -> Callable[[Context, Value, list[Node]], Value]:
    def summed(context: Context, receiver: Value, values: list[Node]) -> Value:
        function = function_of(context, values[0], receiver.type)
        code = f"sum({function.value.code} for {function.name} in {receiver.within(OR)})"
        return Value(code, JavaType(kind))

    return summed


def _grouped(context: Context, receiver: Value, values: list[Node]) -> Value:
    """Python groups what is sorted by the same key."""
    context.imports.need("itertools")
    by = function_of(context, values[0], receiver.type)
    key = f"key=lambda {by.name}: {by.value.plain}"
    held = receiver.type.arguments if receiver.type is not None else ()
    group = Value("group", JavaType("Stream", held))
    inner = as_list(group)
    if len(values) > 1:
        given = values[-1]
        inner = collect(context, group, [given]) if _name(given) != "mapping" else _mapped_group(context, group, given)
    code = f"{{key: {inner.code} for key, group in itertools.groupby(sorted({receiver.code}, {key}), {key})}}"
    return Value(code, JavaType("Map", (by.value.type or JavaType("Object"), inner.type or JavaType("Object"))))


def _name(node: Node) -> str:
    return text(child(node, "name")) if node.type == "method_invocation" else ""


def _mapped_group(context: Context, group: Value, node: Node) -> Value:
    function, collector = parts(child(node, "arguments"))
    made = function_of(context, function, group.type)
    mapped = Value(
        f"({made.value.code} for {made.name} in group)",
        JavaType("Stream", (made.value.type,) if made.value.type else ()),
    )
    return collect(context, mapped, [collector])


def _parted(context: Context, receiver: Value, values: list[Node]) -> Value:
    function = function_of(context, values[0], receiver.type)
    inner = f"[{function.name} for {function.name} in items if ({function.truth.code}) == answer]"
    code = f"{{answer: {inner} for items in [list({receiver.code})] for answer in (True, False)}}"
    held = receiver.type.arguments if receiver.type is not None else ()
    return Value(code, JavaType("Map", (JavaType("Boolean"), JavaType("List", held))))


def inside(code: str) -> str:
    """What stands in the parentheses of a generator; empty if the code is none."""
    start = re.match("(?:\ue000[0-9]+\ue001)*\\(", code)
    if start is None or not code.endswith(")") or " for " not in code:
        return ""
    depth = 0
    for position, letter in enumerate(code):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and letter == ")" and position < len(code) - 1:
            return ""
    return code[: start.end() - 1] + code[start.end() : -1]


_COLLECTORS: Final[dict[str, Callable[[Context, Value, list[Node]], Value]]] = {
    **dict.fromkeys(("toList", "toUnmodifiableList", "toImmutableList", "toCollection"), _to_list),
    **dict.fromkeys(("toSet", "toUnmodifiableSet", "toImmutableSet"), _to_set),
    **dict.fromkeys(("toMap", "toUnmodifiableMap", "toImmutableMap", "toConcurrentMap"), _mapped),
    "joining": _joined,
    "counting": _counted,
    "summingInt": _summed("int"),
    "summingLong": _summed("long"),
    "summingDouble": _summed("double"),
    "groupingBy": _grouped,
    "groupingByConcurrent": _grouped,
    "partitioningBy": _parted,
}
