"""Functions and classes that stand above the statement which makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._assignments import returned_step
from sts_sdk.porting._bodies import body
from sts_sdk.porting._code import JavaType
from sts_sdk.porting._context import Place
from sts_sdk.porting._declarations import members
from sts_sdk.porting._hints import hint, need
from sts_sdk.porting._methods import kept_parameters, parameters_of
from sts_sdk.porting._trees import child, head_row, read_type, row

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo


def write_local_class(context: Context, node: Node, info: ClassInfo, head: str, inner: Node) -> None:
    """An anonymous class, above the statement that makes it."""
    with context.block(row(node), head):
        context.places.append(Place(info, captured=context.captured(inner)))
        kept, context.closing = context.closing, []
        try:
            members(context, inner, info)
        finally:
            context.places.pop()
            context.closing = kept


def write_function(context: Context, method_node: Node, name: str) -> None:
    """The method of an anonymous function object, as a function above the statement."""
    inner = child(method_node, "body")
    with context.scope():
        kept = kept_parameters(context, context.captured(inner))
        taken = ", ".join(filter(None, [parameters_of(context, method_node, ""), *kept]))
        returns = hint(context, _result(method_node))
        with context.block(head_row(method_node), f"def {name}({taken}) -> {returns}:"), Plainly(context):
            body(context, inner)


def _result(node: Node) -> JavaType:

    return read_type(child(node, "type"))


def write_lambda(
    context: Context, node: Node, name: str, names: list[tuple[str, JavaType | None]], inner: Node
) -> None:
    """A lambda with a block, or one that counts or assigns, as a function above the statement."""
    any_type = need(context, "Any")
    kept = kept_parameters(context, context.captured(inner))
    with context.scope():
        shown = [f"{context.declare(each, kind)}: {hint(context, kind) if kind else any_type}" for each, kind in names]
        with context.block(row(node), f"def {name}({', '.join([*shown, *kept])}) -> {any_type}:"), Plainly(context):
            if inner.type == "update_expression":
                returned_step(context, inner, inner)
            else:
                body(context, inner)


class Plainly:
    """Stand in a function inside a method: loops and cases around it cannot be left."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __enter__(self) -> None:
        context = self._context
        self._kept = (context.loops, context.hoisting, context.actions, context.capture_from)
        context.loops, context.hoisting, context.actions, context.capture_from = [], True, [], None
        self._place = context.place
        self._in_body = self._place.in_body if self._place is not None else False
        if self._place is not None:
            self._place.in_body = False

    def __exit__(self, *_: object) -> None:
        context = self._context
        context.loops, context.hoisting, context.actions, context.capture_from = self._kept
        if self._place is not None:
            self._place.in_body = self._in_body
