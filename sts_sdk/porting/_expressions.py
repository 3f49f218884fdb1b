"""Expressions: literals, operators, fields, arrays, casts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _names
from sts_sdk.porting._code import (
    ATOM,
    SUM,
    TERNARY,
    UNARY,
    CannotPort,
    JavaType,
    Value,
    at,
)
from sts_sdk.porting._hints import runtime
from sts_sdk.porting._imports import Name
from sts_sdk.porting._inner import object_of
from sts_sdk.porting._library._types import KINDS
from sts_sdk.porting._literals import character_literal, constant, floating_literal, integer_literal, string_literal
from sts_sdk.porting._lookup import class_of, class_value, is_set_here, me, named, own_class, static_field
from sts_sdk.porting._operators import WHOLE, binary, cast, instance_of, ternary, unary
from sts_sdk.porting._trees import child, of_type, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def this(context: Context, node: Node) -> Value:
    """``this``."""
    place = context.place
    kind = JavaType(place.info.name) if place is not None else None
    return Value(at(row(node)) + me(context), kind)


def parenthesized(context: Context, node: Node) -> Value:
    """``(a)``: Python puts its own parentheses where they are needed."""
    inner = context.expression(parts(node)[0])
    if inner.binding == ATOM:
        return inner
    return Value(f"({inner.code})", inner.type)


def field_access(context: Context, node: Node) -> Value:
    """``a.b``: a field, a constant, a class, a length."""
    holder, name_node = child(node, "object"), child(node, "field")
    name = text(name_node)
    if name == "this":
        return _outer_this(context, text(holder))
    owner = class_of(context, holder)
    if owner is not None:
        return _of_class(context, node, owner, name)
    if holder.type == "super":
        return Value(f"{at(row(node))}{me(context)}.{_names.attribute(name)}", None)
    found = class_of(context, node)
    if found is not None and name[:1].isupper() and found.kind != "own":
        return class_value(context, found)
    receiver = context.expression(holder)
    if name == "length" and (receiver.kind == "[]" or receiver.type is None):
        return Value(f"len({receiver.code})", JavaType("int"))
    info = own_class(context, receiver.type)
    known = info.fields.get(name) if info is not None else None
    python = known.python if known is not None else _names.attribute(name)
    kind = known.type if known is not None else None
    empty = known is not None and info is not None and known.empty and not info.constructors
    empty = empty and not is_set_here(context, name)
    return Value(f"{receiver.within(ATOM)}{at(row(name_node))}.{python}", kind, nullable=empty)


def _outer_this(context: Context, name: str) -> Value:
    for index in range(len(context.places) - 1, -1, -1):
        if context.places[index].info.name == name:
            return Value(object_of(context, index), JavaType(name))
    raise CannotPort("the object of a class that we do not stand in")


def _of_class(context: Context, node: Node, owner: Name, name: str) -> Value:

    start = at(row(node))
    if owner.kind == "own":
        info = context.imports.own.get(owner.simple)
        known = info.fields.get(name) if info is not None else None
        if known is not None and info is not None:
            return Value(f"{start}{info.path}.{known.python}", known.type)
        inner = info.nested.get(name) if info is not None else None
        if inner is not None:
            return Value(start + inner.path, JavaType("Class", (JavaType(name),)), is_class=True)
        return Value(f"{start}{owner.java}.{_names.attribute(name)}", None)
    if owner.kind == "missing":
        raise CannotPort(f"sts_sdk has no {owner.simple}")
    if owner.kind == "v2":
        raise CannotPort("AWS SDK for Java v2")
    value = static_field(context, owner, name)
    if value is None:
        raise CannotPort(f"{owner.java}.{name} has no counterpart here")
    return Value(start + value.code, value.type, value.binding)


def class_literal(context: Context, node: Node) -> Value:
    """``X.class``."""
    kind = read_type(parts(node)[0])
    if kind.name in ("int", "long", "boolean", "double", "byte", "char", "void", "float", "short") or kind.dimensions:
        python = runtime(context, JavaType("Object", (), 1)) if kind.dimensions else _primitive_class(kind.name)
        return Value(f"{at(row(node))}{python}", JavaType("Class", (kind,)), is_class=True)
    found = context.imports.find(kind.name)
    if found is None:
        raise CannotPort(f"the class {kind.name} is not known")
    value = class_value(context, found)
    if not value.code:
        raise CannotPort(f"{found.java} has no counterpart here")
    return Value(at(row(node)) + value.code, JavaType("Class", (kind,)), is_class=True)


def _primitive_class(name: str) -> str:
    return {"boolean": "bool", "double": "float", "float": "float", "char": "str", "void": "type(None)"}.get(
        name, "int"
    )


_SHORN: Final = re.compile(r'\.rstrip\(("(?:\\.|.)")\)(?=\.split\(\1\)$)')


def array_access(context: Context, node: Node) -> Value:
    """``a[i]``."""
    array, index = context.expression(child(node, "array")), context.expression(child(node, "index"))
    code = array.within(ATOM)
    if index.plain == "0":  # the first piece is the same, whatever stands at the end
        code = _SHORN.sub("", code)
    return Value(f"{code}[{index.code}]", array.type.element if array.type else None)


def array_creation(context: Context, node: Node) -> Value:
    """``new String[] {a, b}``, ``new byte[n]``."""
    kind = read_type(child(node, "type"))
    values = node.child_by_field_name("value")
    sizes = [parts(each)[0] for each in of_type(node, "dimensions_expr")]
    dimensions = len(sizes) + sum(text(each).count("[") for each in of_type(node, "dimensions"))
    whole = JavaType(kind.name, kind.arguments, dimensions)
    if values is not None:
        return Value(at(row(node)) + elements(context, values, whole), whole)
    return Value(at(row(node)) + _empty(context, kind, sizes, dimensions), whole)


def _empty(context: Context, kind: JavaType, sizes: list[Node], dimensions: int) -> str:
    size = context.expression(sizes[0])
    if dimensions > 1:
        inner = _empty(context, kind, sizes[1:], dimensions - 1) if len(sizes) > 1 else "None"
        return f"[{inner} for _ in range({size.code})]"
    if kind.name == "byte":
        return f"bytearray({size.code})"
    if size.plain == "0":
        return "[]"
    filled = {"boolean": "False", "char": '"\\0"', "double": "0.0", "float": "0.0"}
    nothing = "0" if kind.name in WHOLE and kind.name[0].islower() else "None"
    return f"[{filled.get(kind.name, nothing)}] * {size.within(UNARY)}"


def elements(context: Context, node: Node, kind: JavaType) -> str:
    """``{a, b}`` as a list, of bytes as bytes."""
    inner = JavaType(kind.name, kind.arguments, max(kind.dimensions - 1, 0))
    values = [
        elements(context, each, inner) if each.type == "array_initializer" else context.expression(each).code
        for each in parts(node)
    ]
    listed = f"[{', '.join(values)}]"
    return f"bytes({listed})" if kind.name == "byte" and kind.dimensions == 1 else listed


def array_initializer(context: Context, node: Node) -> Value:
    """``{a, b}`` where no type is near."""
    return Value(at(row(node)) + elements(context, node, JavaType("Object", (), 1)), JavaType("Object", (), 1))


def assignment(context: Context, node: Node) -> Value:
    """``a = b`` inside an expression: only a local variable can be bound there."""
    left, operator = child(node, "left"), text(child(node, "operator"))
    variable = context.variable(text(left)) if left.type == "identifier" else None
    if variable is None or operator != "=":
        raise CannotPort("an assignment inside an expression")
    value = context.expression(child(node, "right"))
    return Value(f"({at(row(node))}{variable.python} := {value.within(TERNARY)})", variable.type)


def update(context: Context, node: Node) -> Value:
    """``i++`` inside an expression: only of a local variable."""
    operand = parts(node)[0]
    operator = next(text(each) for each in node.children if text(each) in ("++", "--"))
    variable = context.variable(text(operand)) if operand.type == "identifier" else None
    if variable is None:
        raise CannotPort("counting inside an expression")
    sign, back = ("+", "-") if operator == "++" else ("-", "+")
    code = f"({variable.python} := {variable.python} {sign} 1)"
    if node.children[0].type in ("++", "--"):
        return Value(code, variable.type)
    return Value(f"{code} {back} 1", variable.type, SUM)


def kind_of(value: Value) -> str:
    """The name of the table that has the methods of a value."""
    name = value.kind.rpartition(".")[2] if value.kind.startswith(("java.", "com.")) else value.kind
    return KINDS.get(name, name)


def default_of(kind: JavaType) -> str:
    """What a field without a value has."""
    if kind.dimensions:
        return "None"
    return {"boolean": "False", "double": "0.0", "float": "0.0", "char": '"\\0"'}.get(
        kind.name, "0" if kind.name in ("int", "long", "short", "byte") else "None"
    )


HANDLERS: Final[dict[str, Callable[[Context, Node], Value]]] = {
    "string_literal": string_literal,
    "character_literal": character_literal,
    "decimal_integer_literal": integer_literal,
    "hex_integer_literal": integer_literal,
    "octal_integer_literal": integer_literal,
    "binary_integer_literal": integer_literal,
    "decimal_floating_point_literal": floating_literal,
    "hex_floating_point_literal": floating_literal,
    "true": constant("True", "boolean"),
    "false": constant("False", "boolean"),
    "null_literal": constant("None", ""),
    "identifier": named,
    "this": this,
    "parenthesized_expression": parenthesized,
    "field_access": field_access,
    "class_literal": class_literal,
    "ternary_expression": ternary,
    "unary_expression": unary,
    "binary_expression": binary,
    "instanceof_expression": instance_of,
    "cast_expression": cast,
    "array_access": array_access,
    "array_creation_expression": array_creation,
    "array_initializer": array_initializer,
    "assignment_expression": assignment,
    "update_expression": update,
}
