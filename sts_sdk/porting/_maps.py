"""Methods of maps that take functions: ``computeIfAbsent``, ``compute``, ``merge`` and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import ATOM, TERNARY, CannotPort, JavaType, Value, soft
from sts_sdk.porting._functions import function_of
from sts_sdk.porting._trees import row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_NAME: Final = re.compile(r"[\w.]+")
_SUMS: Final = ("Integer::sum", "Long::sum", "Double::sum")


def on_map(context: Context, receiver: Value, name: str, given: list[Node]) -> Value | None:
    """A call on a map where an argument is a function; None if it is another."""
    handler = _HANDLERS.get(f"{name}/{len(given)}")
    return handler(context, receiver, given) if handler is not None else None


def _held(receiver: Value) -> JavaType | None:
    kinds = receiver.type.arguments if receiver.type is not None else ()
    return kinds[1] if len(kinds) > 1 else None


def _if_absent(context: Context, receiver: Value, given: list[Node]) -> Value:
    key = context.expression(given[0])
    of_keys = JavaType("Object", receiver.type.arguments[:1] if receiver.type is not None else ())
    function = function_of(context, given[1], of_keys, key.plain if _NAME.fullmatch(key.plain) else "key")
    code = function.value.plain
    if code in ("[]", "{}", "set()") or not _NAME.fullmatch(key.plain):
        return Value(f"{receiver.within(ATOM)}.setdefault({key.code}, {function.value.code})", _held(receiver))
    first = f"{receiver.within(ATOM)}[{key.code}] if {key.plain} in {receiver.plain}"
    made = f"{receiver.plain}.setdefault({key.plain}, {function.value.code})"
    return Value(f"{first} else {made}", _held(receiver), TERNARY)


def _called(context: Context, node: Node, *arguments: str) -> str:
    function = context.expression(node)
    return f"{function.within(ATOM)}({', '.join(arguments)})"


def _kept(context: Context, receiver: Value, key: str, value: str, node: Node) -> Value:
    """The new value stands on a line of its own, which it is taken from."""
    if not context.hoisting:
        raise CannotPort("a map's compute inside an expression that cannot be cut")
    name = context.fresh("found")
    context.emit(row(node), f"{name} = {soft(value)}")
    context.emit(row(node), f"{receiver.plain}[{key}] = {name}")
    return Value(name, _held(receiver))


def _compute(context: Context, receiver: Value, given: list[Node]) -> Value:
    key = context.expression(given[0]).plain
    called = _called(context, given[1], key, f"{receiver.plain}.get({key})")
    at_row = given[1] if given[1].type != "lambda_expression" else given[1].children[-1]
    return _kept(context, receiver, key, called, _last(at_row))


def _last(node: Node) -> Node:
    return node.children[-1] if node.type == "block" else node


def _if_present(context: Context, receiver: Value, given: list[Node]) -> Value:
    key = context.expression(given[0]).plain
    called = _called(context, given[1], key, f"{receiver.plain}[{key}]")
    return _kept(context, receiver, key, f"{called} if {key} in {receiver.plain} else None", _last(given[1]))


def _merge(context: Context, receiver: Value, given: list[Node]) -> Value:
    key, value = context.expression(given[0]).plain, context.expression(given[1])
    if text(given[2]) in _SUMS and value.plain.isdigit():
        whole = f"{receiver.plain}.get({key}, 0) + {value.code}"
    else:
        called = _called(context, given[2], f"{receiver.plain}[{key}]", value.plain)
        whole = f"{called} if {key} in {receiver.plain} else {value.plain}"
    code = f"{receiver.within(ATOM)}.__setitem__({key}, {whole})"
    return Value(code, _held(receiver), statement=f"{receiver.plain}[{key}] = {soft(whole)}")


def _replace_all(context: Context, receiver: Value, given: list[Node]) -> Value:
    called = _called(context, given[0], "key", f"{receiver.plain}[key]")
    code = f"{receiver.within(ATOM)}.update({{key: {called} for key in {receiver.plain}}})"
    return Value(code, JavaType("void"))


_HANDLERS: Final[dict[str, Callable[[Context, Value, list[Node]], Value]]] = {
    "computeIfAbsent/2": _if_absent,
    "computeIfPresent/2": _if_present,
    "compute/2": _compute,
    "merge/3": _merge,
    "replaceAll/1": _replace_all,
}


def over_list(context: Context, receiver: Value, given: list[Node]) -> Value:
    """``list.replaceAll(f)``."""
    function = function_of(context, given[0], receiver.type)
    listed = f"[{function.value.code} for {function.name} in {receiver.plain}]"
    code = f"{receiver.within(ATOM)}.__setitem__(slice(None), {listed})"
    return Value(code, JavaType("void"), statement=f"{receiver.within(ATOM)}[:] = {soft(listed)}")
