"""Streams, ``Optional``, comparators and the methods that take functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import ATOM, COMPARE, OR, TERNARY, CannotPort, JavaType, Value, at, soft
from sts_sdk.porting._collectors import as_list, collect, inside
from sts_sdk.porting._expressions import kind_of
from sts_sdk.porting._functions import function_of
from sts_sdk.porting._lookup import class_of
from sts_sdk.porting._maps import on_map, over_list
from sts_sdk.porting._operators import negated
from sts_sdk.porting._trees import child, parts, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_BOOLEAN: Final = JavaType("boolean")
_SAME: Final = frozenset(
    "stream boxed parallel sequential parallelStream asLongStream asDoubleStream unordered onClose".split()
)
_MAPS: Final = frozenset("map mapToObj mapToInt mapToLong mapToDouble".split())


def on_value(context: Context, node: Node, receiver: Value, name: str) -> Value | None:
    """A call on a stream, an ``Optional``, a map: where an argument is a function."""
    kind = kind_of(receiver)
    given = parts(child(node, "arguments"))
    if name in ("stream", "parallelStream") and not given and _is_others(context, receiver):
        return Value(receiver.code, JavaType("Stream"), receiver.binding)
    if name == "collect" and len(given) == 1 and text(given[0]).startswith("Collectors."):
        return collect(context, receiver, given)
    if kind == "Stream":
        return _on_stream(context, receiver, name, given)
    if kind == "Optional":
        return _on_optional(context, node, receiver, name, given)
    if kind == "Map":
        return on_map(context, receiver, name, given)
    if kind == "List" and name == "replaceAll" and len(given) == 1:
        return over_list(context, receiver, given)
    if kind == "List" and name == "sort" and len(given) == 1:
        return Value(f"{receiver.within(ATOM)}.sort({_order(context, receiver, given[0])})", JavaType("void"))
    if name == "removeIf" and len(given) == 1 and kind in ("List", "Set"):
        return _removed(context, receiver, given[0])
    return None


def sorted_in_place(context: Context, node: Node) -> Value | None:
    """``Collections.sort(list, comparator)``; None if it is something else."""
    holder, given = node.child_by_field_name("object"), parts(child(node, "arguments"))
    if text(child(node, "name")) != "sort" or holder is None or len(given) != 2:
        return None
    owner = class_of(context, holder)
    if owner is None or owner.java not in ("java.util.Collections", "java.util.Arrays"):
        return None
    receiver = context.expression(given[0])
    code = f"{receiver.within(ATOM)}.sort({_order(context, receiver, given[1])})"
    return Value(at(row(node)) + code, JavaType("void"))


def _is_others(context: Context, receiver: Value) -> bool:
    """Whether a value is of a class that no table knows: its stream is what Python iterates over."""
    found = context.imports.find(receiver.kind) if receiver.kind else None
    return receiver.kind != "[]" and (found is None or found.kind in ("other", "library", "aws"))


def _on_stream(context: Context, receiver: Value, name: str, given: list[Node]) -> Value | None:
    if name in _SAME:
        return receiver
    if name in _STREAM:
        return _STREAM[name](context, receiver, given)
    if name in _MAPS and given:
        function = function_of(context, given[0], receiver.type)
        return Value(
            f"({function.value.code} for {function.name} in {receiver.within(OR)})", _stream(function.value.type)
        )
    raise CannotPort(f"a stream's {name}")


def _stream(kind: JavaType | None) -> JavaType:
    return JavaType("Stream", (kind,) if kind is not None else ())


def _filter(context: Context, receiver: Value, given: list[Node]) -> Value:
    function = function_of(context, given[0], receiver.type)
    name = function.name
    return Value(f"({name} for {name} in {receiver.within(OR)} if {function.truth.within(OR)})", receiver.type)


def _flat(context: Context, receiver: Value, given: list[Node]) -> Value:
    function = function_of(context, given[0], receiver.type)
    code = f"(item for {function.name} in {receiver.within(OR)} for item in {function.value.within(OR)})"
    return Value(code, function.value.type)


def _tested(word: str) -> Callable[[Context, Value, list[Node]], Value]:
    def tested(context: Context, receiver: Value, given: list[Node]) -> Value:
        function = function_of(context, given[0], receiver.type)
        code = f"{word}({function.truth.code} for {function.name} in {receiver.within(OR)})"
        return Value(code, _BOOLEAN, COMPARE if word.startswith("not") else ATOM)

    return tested


def _first(_: Context, receiver: Value, given: list[Node]) -> Value:
    del given
    inner = inside(receiver.code)
    held = receiver.type.arguments if receiver.type is not None else ()
    return Value(f"next({receiver.code if inner else f'iter({receiver.code})'}, None)", JavaType("Optional", held))


def _as_list(_: Context, receiver: Value, given: list[Node]) -> Value:
    del given
    return as_list(receiver)


def _count(_: Context, receiver: Value, given: list[Node]) -> Value:
    del given
    return Value(f"sum(1 for _ in {receiver.within(OR)})", JavaType("long"))


def _called(template: str, kind: str = "") -> Callable[[Context, Value, list[Node]], Value]:
    def called(context: Context, receiver: Value, given: list[Node]) -> Value:
        values = [context.expression(each).code for each in given]
        for module in ("itertools", "functools"):
            if module in template:
                context.imports.need(module)
        alone = not values  # a generator needs no parentheses of its own where it is the only argument
        code = template.format((alone and inside(receiver.code)) or receiver.within(OR), *values)
        return Value(code, JavaType(kind) if kind else receiver.type)

    return called


def _sorted(context: Context, receiver: Value, given: list[Node]) -> Value:
    order = f", {_order(context, receiver, given[0])}" if given else ""
    return Value(f"sorted({receiver.code}{order})", receiver.type)


def _extreme(word: str) -> Callable[[Context, Value, list[Node]], Value]:
    def extreme(context: Context, receiver: Value, given: list[Node]) -> Value:
        order = f", {_order(context, receiver, given[0])}" if given else ""
        held = receiver.type.arguments if receiver.type is not None else ()
        return Value(f"{word}({receiver.code}{order}, default=None)", JavaType("Optional", held))

    return extreme


def _reduce(context: Context, receiver: Value, given: list[Node]) -> Value:
    context.imports.need("functools")
    if len(given) != 2:
        raise CannotPort("a stream's reduce")
    start, function = context.expression(given[0]), context.expression(given[1])
    return Value(f"functools.reduce({function.code}, {receiver.code}, {start.code})", start.type)


_STREAM: Final[dict[str, Callable[[Context, Value, list[Node]], Value]]] = {
    "filter": _filter,
    "flatMap": _flat,
    "anyMatch": _tested("any"),
    "allMatch": _tested("all"),
    "noneMatch": _tested("not any"),
    "findFirst": _first,
    "findAny": _first,
    "toList": _as_list,
    "toArray": _as_list,
    "count": _count,
    "sum": _called("sum({0})", "long"),
    "distinct": _called("dict.fromkeys({0})"),
    "limit": _called("itertools.islice({0}, {1})"),
    "skip": _called("itertools.islice({0}, {1}, None)"),
    "iterator": _called("iter({0})", "Iterator"),
    "sorted": _sorted,
    "max": _extreme("max"),
    "min": _extreme("min"),
    "reduce": _reduce,
    "collect": collect,
}


def _order(context: Context, receiver: Value, node: Node) -> str:
    """A comparator as ``key=`` and ``reverse=``."""
    java = "".join(text(node).split())
    if java in ("Comparator.reverseOrder()", "Collections.reverseOrder()"):
        return "reverse=True"
    if java in ("Comparator.naturalOrder()", "null") or java.endswith(("::compare", "::compareTo")):
        return "key=None"
    if node.type == "method_invocation":
        name, given, holder = (
            text(child(node, "name")),
            parts(child(node, "arguments")),
            node.child_by_field_name("object"),
        )
        if name == "reversed" and holder is not None:
            return f"{_order(context, receiver, holder)}, reverse=True"
        if name.startswith("comparing") and len(given) == 1:
            function = function_of(context, given[0], receiver.type)
            return f"key=lambda {function.name}: {function.value.within(TERNARY)}"
        if name.startswith("thenComparing"):
            return f"key=lambda each: ({', '.join(_keys(context, receiver, node))})"
        if name.startswith("comparing") and len(given) == 2:
            raise CannotPort("a comparator of a comparator")
    context.imports.need("functools")
    held = receiver.type.element if receiver.type is not None else None
    context.lambda_types = (held, held) if node.type == "lambda_expression" else ()
    return f"key=functools.cmp_to_key({context.expression(node).code})"


def _keys(context: Context, receiver: Value, node: Node) -> list[str]:
    """What a chain of ``comparing(a).thenComparing(b)`` compares by, first things first."""
    name, given = text(child(node, "name")), parts(child(node, "arguments"))
    if len(given) != 1 or not name.startswith(("comparing", "thenComparing")):
        raise CannotPort("a comparator of a comparator")
    holder = node.child_by_field_name("object")
    before = _keys(context, receiver, holder) if name.startswith("then") and holder is not None else []
    if "".join(text(given[0]).split()) == "Comparator.naturalOrder()":
        return [*before, "each"]
    return [*before, function_of(context, given[0], receiver.type, "each").value.within(TERNARY)]


def _on_optional(context: Context, node: Node, receiver: Value, name: str, given: list[Node]) -> Value | None:
    held = receiver.type.element if receiver.type is not None else None
    if name in ("orElse", "orElseGet") and len(given) == 1:
        first, again = twice(context, receiver)
        other = context.expression(given[0]) if name == "orElse" else _supplied(context, given[0])
        if other.plain == "None":
            return Value(receiver.code, held, receiver.binding)
        return Value(f"{again} if {first} is not None else {other.within(TERNARY)}", held or other.type, TERNARY)
    if name in ("map", "flatMap") and given:
        return _optional_map(context, receiver, given[0])
    if name == "filter" and given:
        first, again = twice(context, receiver)
        function = function_of(context, given[0], receiver.type, again)
        return Value(
            f"{again} if {first} is not None and {function.truth.within(COMPARE)} else None", receiver.type, TERNARY
        )
    if name == "orElseThrow" and given:
        return _or_raise(context, node, receiver, given[0])
    if name in ("ifPresent", "stream", "or"):
        raise CannotPort(f"Optional's {name} here")
    return None


def _optional_map(context: Context, receiver: Value, node: Node) -> Value:
    first, again = twice(context, receiver)
    function = function_of(context, node, receiver.type, again)
    kind = function.value.type
    whole = (
        kind
        if kind is not None and kind.name == "Optional"
        else JavaType("Optional", (kind,) if kind is not None else ())
    )
    return Value(f"{function.value.within(OR)} if {first} is not None else None", whole, TERNARY)


def twice(context: Context, receiver: Value) -> tuple[str, str]:
    """A value that is needed twice: how it is written first, and again."""
    if re.fullmatch(r"[\w.]+", receiver.plain):
        return receiver.code, receiver.plain
    name = context.fresh("found")
    return f"({name} := {receiver.within(TERNARY)})", name


def _supplied(context: Context, node: Node) -> Value:
    if node.type == "lambda_expression" and child(node, "body").type != "block":
        return context.expression(child(node, "body"))
    value = context.expression(node)
    return Value(f"{value.within(ATOM)}()", None)


def _or_raise(context: Context, node: Node, receiver: Value, supplier: Node) -> Value:
    """The check stands on a line of its own, above the statement."""
    if not context.hoisting:
        raise CannotPort("orElseThrow inside an expression that cannot be cut")
    name = receiver.plain
    if not re.fullmatch(r"[\w.]+", name):
        name = context.fresh("found")
        context.emit(row(node), f"{name} = {soft(receiver.code)}", alone=True)
    failure = _supplied(context, supplier)
    with context.block(row(supplier), f"if {name} is None:"):
        context.emit(row(supplier), f"raise {soft(failure.code)}")
    return Value(name, receiver.type.element if receiver.type is not None else None)


def _removed(context: Context, receiver: Value, node: Node) -> Value:
    function = function_of(context, node, receiver.type)
    kept = negated(function.truth).within(OR)
    if kind_of(receiver) == "Set":
        doomed = f"{{{function.name} for {function.name} in {receiver.plain} if {function.truth.within(OR)}}}"
        return Value(f"{receiver.within(ATOM)}.difference_update({doomed})", JavaType("void"))
    listed = f"[{function.name} for {function.name} in {receiver.plain} if {kept}]"
    code = f"{receiver.within(ATOM)}.__setitem__(slice(None), {listed})"
    return Value(code, JavaType("void"), statement=f"{receiver.within(ATOM)}[:] = {soft(listed)}")


def statement(context: Context, node: Node) -> bool:
    """``list.forEach(a -> ...);``, ``optional.ifPresent(a -> ...);`` as a loop and an ``if``."""
    if node.type != "method_invocation" or node.child_by_field_name("object") is None:
        return False
    name, given = text(child(node, "name")), parts(child(node, "arguments"))
    if name not in ("forEach", "forEachOrdered", "ifPresent") or len(given) != 1:
        return False
    if given[0].type not in ("lambda_expression", "method_reference"):
        return False
    receiver = context.expression(child(node, "object"))
    if name == "ifPresent":
        _if_present(context, node, receiver, given[0])
    else:
        _for_each(context, node, receiver, given[0])
    return True


def _for_each(context: Context, node: Node, receiver: Value, function: Node) -> None:
    taken = _taken(function)
    items = f"{receiver.within(ATOM)}.items()" if len(taken) == 2 else receiver.code
    kinds = receiver.type.arguments if receiver.type is not None else ()
    with context.scope():
        kept = [kinds[number] if number < len(kinds) else None for number in range(len(taken))]
        python = [context.declare(each, kind) for each, kind in zip(taken, kept, strict=True)] or [_free(context)]
        head = f"for {', '.join(python)} in {soft(items)}:"
        with context.anew(len(context.scopes) - 1), context.block(row(node), head):
            _run(context, function, python, kinds[0] if kinds else None)


def _free(context: Context) -> str:
    """A name for what a method reference is handed."""
    return "item" if "each" in context.names else "each"


def _if_present(context: Context, node: Node, receiver: Value, function: Node) -> None:
    taken = _taken(function)
    held = receiver.type.element if receiver.type is not None else None
    with context.scope():
        python = context.declare(taken[0], held) if taken else _free(context)
        with context.block(row(node), f"if ({python} := {soft(receiver.within(TERNARY))}) is not None:"):
            _run(context, function, [python], held)


def _taken(function: Node) -> list[str]:
    if function.type != "lambda_expression":
        return []
    holder = child(function, "parameters")
    if holder.type == "identifier":
        return [text(holder)]
    return [text(each if each.type == "identifier" else child(each, "name")) for each in parts(holder)]


def _run(context: Context, function: Node, python: list[str], kind: JavaType | None) -> None:
    if function.type == "method_reference":
        held = JavaType("Stream", (kind,) if kind is not None else ())
        called = function_of(context, function, held, python[0])
        context.emit(row(function), called.value.code)
        return
    inner = child(function, "body")
    loops, context.loops = context.loops, []
    try:
        for each in parts(inner) if inner.type == "block" else [inner]:
            if each.type == "return_statement" and not parts(each):
                raise CannotPort("return in a loop's function")
            context.statement(each)
    finally:
        context.loops = loops
