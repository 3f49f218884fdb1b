"""Arguments of calls, and the method that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._code import ATOM, Value
from sts_sdk.porting._trees import child, parts

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import Method


def arguments(context: Context, node: Node) -> list[Value]:
    """The arguments of a call."""
    return [context.expression(each) for each in parts(child(node, "arguments"))]


def listed(values: list[Value]) -> str:
    """Arguments with commas."""
    return ", ".join(each.code for each in values)


def spread(method: Method, values: list[Value]) -> list[Value]:
    """An array that is handed to ``String...`` is spread."""
    if method.variadic and len(values) == len(method.parameters) and values[-1].kind == "[]":
        return [*values[:-1], Value(f"*{values[-1].within(ATOM)}")]
    return values
