"""Constants of enums, and what single constants do in their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._code import CannotPort, soft
from sts_sdk.porting._hints import need
from sts_sdk.porting._members import read_method
from sts_sdk.porting._methods import write_method
from sts_sdk.porting._trees import child, of_type, parts, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo


def constant(context: Context, node: Node, info: ClassInfo) -> None:
    """A constant, and the methods of its own body, which take its name before theirs."""
    name = info.fields[text(child(node, "name"))].python
    values = _values(context, node)
    code = ", ".join(values)
    if code and code in info.constant_values:
        raise CannotPort("a constant with the values of another, which Python takes for the same")
    info.constant_values.add(code)
    if not values:
        context.emit(row(node), f"{name} = {need(context, 'auto')}()")
    else:
        context.emit(row(node), f"{name} = {soft(code) if len(values) == 1 else f'({code})'}")
    for body in of_type(node, "class_body"):
        for each in parts(body):
            _own_method(context, each, info, name)


def _values(context: Context, node: Node) -> list[str]:
    holder, place = node.child_by_field_name("arguments"), context.place
    if place is not None:
        place.in_body = True
    values = [context.expression(each).code for each in parts(holder)] if holder is not None else []
    if place is not None:
        place.in_body = False
    return values


def _own_method(context: Context, node: Node, info: ClassInfo, constant_name: str) -> None:
    if node.type != "method_declaration":
        raise CannotPort("a constant of an enum with fields of its own")
    method = read_method(node, is_private=False)
    method.python = method.variant = f"_{constant_name}_{method.name}"
    write_method(context, node, info, method)
