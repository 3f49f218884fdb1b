"""A switch inside an expression: conditions one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._code import OR, TERNARY, CannotPort, Value
from sts_sdk.porting._switch import enum_constant
from sts_sdk.porting._trees import child, of_type, parts, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def switch_value(context: Context, node: Node) -> Value:
    """``f(switch (a) { case B -> 1; default -> 2; })``."""
    subject = context.expression(parts(child(node, "condition"))[0])
    rules = of_type(child(node, "body"), "switch_rule")
    if not rules:
        raise CannotPort("a switch with blocks inside an expression")
    code, kind = "", None
    for each in reversed(rules):
        label, inner = parts(each)[0], parts(each)[-1]
        if inner.type != "expression_statement":
            raise CannotPort("a switch with blocks inside an expression")
        value = context.expression(parts(inner)[0])
        kind = value.type or kind
        if text(label).startswith("default"):
            code = code or value.within(OR)
            continue
        test = f"{subject.code} in ({', '.join(_label(context, subject, part) for part in parts(label))},)"
        code = f"{value.within(OR)} if {test} else {code or 'None'}"
    return Value(code, kind, TERNARY)


def _label(context: Context, subject: Value, node: Node) -> str:
    if node.type == "identifier" and context.variable(text(node)) is None:
        return enum_constant(context, subject, text(node))
    return context.expression(node).code
