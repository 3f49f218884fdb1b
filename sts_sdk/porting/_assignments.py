"""Assignments: of variables, of fields, of elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import ATOM, PRODUCT, SUM, JavaType, Value, at, soft
from sts_sdk.porting._expressions import elements
from sts_sdk.porting._hints import aws_class, hint
from sts_sdk.porting._interfaces import as_object, widened
from sts_sdk.porting._library._types import SORTED, SORTED_MAPS
from sts_sdk.porting._lookup import is_set_here
from sts_sdk.porting._operators import BROKEN, WHOLE
from sts_sdk.porting._strings import may_be_none, text_of
from sts_sdk.porting._switch import switch
from sts_sdk.porting._trees import child, parts, row, text, with_dimensions

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_EMPTY: Final = ("[]", "{}", "set()", "deque()", "None")


def declare(context: Context, node: Node, kind: JavaType) -> None:
    """One local variable."""
    whole = with_dimensions(kind, node)
    name, value_node = text(child(node, "name")), node.child_by_field_name("value")
    if value_node is None:
        python = context.declare(name, whole)
        context.emit(row(node), f"{python}: {hint(context, whole)}")
        return
    if value_node.type == "switch_expression":
        python = context.declare(name, None if whole.name == "var" else whole)
        switch(context, value_node, lambda code: f"{python} = {soft(code)}")
        return
    if value_node.type == "assignment_expression":
        assign(context, value_node)
        value = context.expression(child(value_node, "left"))
    elif value_node.type == "array_initializer":
        value = Value(at(row(value_node)) + elements(context, value_node, whole), whole)
    else:
        value = context.expression(value_node)
    if whole.name in ("Matcher", "var") and value.kind == "Matcher" and _matches_only(context, name):
        value = Value(value.code.replace(".search(", ".fullmatch("), JavaType("Matcher", (JavaType("whole"),)))
        whole = JavaType("Matcher", (JavaType("whole"),))
    value = as_object(context, whole, widened(whole, value))
    typed = _better(whole, value)
    python = context.declare(name, typed)
    context.scopes[-1][name].nullable = may_be_none(value)
    shown = _annotation(context, whole, value) or _wider(context, name, whole, value)
    context.emit(row(node), f"{python}{shown} = {soft(value.code)}")


def _matches_only(context: Context, name: str) -> bool:
    """Whether a matcher is asked about the whole text alone, here in the method."""
    method = context.methods[-1] if context.methods else None
    java = text(method.node) if method is not None else ""
    return re.search(rf"\b{name}\.matches\(", java) is not None and f"{name}.find(" not in java


def _better(kind: JavaType, value: Value) -> JavaType | None:
    """What is known of a variable: the declared type, or for ``var`` that of its value."""
    if kind.name == "var":
        return value.type
    if value.kind in SORTED | SORTED_MAPS:
        return JavaType(value.kind, kind.arguments, kind.dimensions)
    return kind


def _annotation(context: Context, kind: JavaType, value: Value) -> str:
    """A hint where the value alone does not tell its type."""
    code = value.plain
    if kind.name == "var" or (code not in _EMPTY and not code.startswith("create_autospec(")):
        return ""
    if code.startswith("create_autospec("):
        return ""
    shown = hint(context, kind)
    if code == "None" and shown not in ("Any", "object"):
        return f": {shown}" if shown.endswith("None") else f": {shown} | None"
    return f": {shown}"


def _wider(context: Context, name: str, kind: JavaType, value: Value) -> str:
    """A hint where another class of AWS's may be assigned later than that of the first value."""
    if aws_class(context, kind) is None or aws_class(context, value.type) is None or not is_set_here(context, name):
        return ""
    same = kind.name.rpartition(".")[2] == value.kind.rpartition(".")[2]
    return "" if same else f": {hint(context, kind)}"


def assign(context: Context, node: Node) -> None:
    """``a = b``, ``a += b``, ``a = b = c``."""
    operator = text(child(node, "operator"))
    target, value_node = child(node, "left"), child(node, "right")
    left = context.expression(target)
    if operator != "=":
        context.emit(row(node), _compound(left, operator, context.expression(value_node)))
        return
    if value_node.type == "switch_expression":
        switch(context, value_node, lambda code: f"{left.code} = {soft(code)}")
        return
    targets = [left.code]
    while value_node.type == "assignment_expression" and text(child(value_node, "operator")) == "=":
        targets.append(context.expression(child(value_node, "left")).code)
        value_node = child(value_node, "right")
    value = context.expression(value_node)
    value = as_object(context, left.type, widened(left.type, value) if left.type is not None else value)
    context.emit(row(node), f"{' = '.join(targets)} = {soft(value.code)}")


def _compound(left: Value, operator: str, value: Value) -> str:
    if operator == "+=" and left.kind == "String":
        return f"{left.code} += {soft(text_of(value))}"
    if left.kind in ("char", "Character") and operator in ("+=", "-=") and value.kind != "String":
        return f"{left.code} = chr(ord({left.plain}) {operator[0]} {value.within(SUM)})"
    if operator == ">>>=":
        return f"{left.code} = ({left.code} & 0xFFFFFFFF) >> {value.within(SUM)}"
    if left.kind in WHOLE and value.kind in BROKEN:
        return f"{left.code} = int({left.plain} {operator[:-1]} {value.within(PRODUCT + 1)})"
    if operator == "/=" and left.kind in ("int", "long", "short", "byte", "Integer", "Long"):
        operator = "//="
    if operator in ("|=", "&=") and left.kind == "boolean":
        word = "or" if operator == "|=" else "and"
        return f"{left.code} = {soft(f'{value.within(ATOM)} {word} {left.code}')}"
    return f"{left.code} {operator} {soft(value.code)}"


def step(context: Context, node: Node) -> None:
    """``i++;``."""
    operand = context.expression(parts(node)[0])
    sign = "+" if any(each.type == "++" for each in node.children) else "-"
    if operand.kind in ("char", "Character"):
        context.emit(row(node), f"{operand.code} = chr(ord({operand.plain}) {sign} 1)")
    else:
        context.emit(row(node), f"{operand.code} {sign}= 1")


def returned_step(context: Context, node: Node, inner: Node) -> None:
    """``return i++;``."""
    operand = context.expression(parts(inner)[0])
    sign, back = ("+", "-") if any(each.type == "++" for each in inner.children) else ("-", "+")
    before = inner.children[0].type in ("++", "--")
    context.emit(row(node), f"{operand.code} {sign}= 1")
    context.emit(row(node), f"return {operand.code}" + ("" if before else f" {back} 1"))
