"""Lambdas that stand for objects of an interface which the file declares itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sts_sdk.porting._code import ATOM, JavaType, Value
from sts_sdk.porting._lookup import own_class

if TYPE_CHECKING:
    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import Method


def as_object(context: Context, kind: JavaType | None, value: Value) -> Value:
    """A function where an object of the file's own interface is wanted: an object whose one method is the function."""
    info = own_class(context, kind) if value.is_function else None
    if info is None or info.kind != "interface":
        return value
    open_methods = [
        each for group in info.methods.values() for each in group if each.node.child_by_field_name("body") is None
    ]
    if len(open_methods) != 1:
        return value
    name = info.path.rpartition(".")[2]
    inner = f'{{"{open_methods[0].python}": staticmethod({value.code})}}'
    return Value(f'type("{name}", ({info.path},), {inner})()', JavaType(info.name), ATOM)


def as_objects(context: Context, method: Method, values: list[Value]) -> list[Value]:
    """The arguments of a method, functions among them as the objects that it takes."""
    if len(values) != len(method.parameters):
        return values
    pairs = zip(method.parameters, values, strict=True)
    return [as_object(context, kind, widened(kind, each)) for kind, each in pairs]


def widened(kind: JavaType, value: Value) -> Value:
    """A whole number where Java makes it a broken one, a character where it makes it a number."""
    if value.kind == "char" and kind.name in ("int", "long", "Integer") and not kind.dimensions:
        return Value(f"ord({value.code})", kind)
    broken = kind.name in ("double", "float", "Double", "Float") and not kind.dimensions
    return Value(f"{value.code}.0", value.type, value.binding) if broken and value.plain.isdigit() else value


def function(value: Value) -> Value:
    """The value, known to be a lambda or a method reference."""
    return replace(value, is_function=True)
