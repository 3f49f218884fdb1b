"""Calls of methods that the file declares itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting import _names
from sts_sdk.porting._arguments import listed, spread
from sts_sdk.porting._aws_calls import of_enum
from sts_sdk.porting._code import ATOM, COMPARE, JavaType, Value, soft
from sts_sdk.porting._interfaces import as_objects
from sts_sdk.porting._library import METHODS
from sts_sdk.porting._lookup import family, reach
from sts_sdk.porting._members import type_variables
from sts_sdk.porting._overloads import called, chosen
from sts_sdk.porting._strings import quoted
from sts_sdk.porting._templates import fill
from sts_sdk.porting._values import EVERYWHERE, is_exception

if TYPE_CHECKING:
    from sts_sdk.porting._context import Context
    from sts_sdk.porting._imports import Name
    from sts_sdk.porting._members import ClassInfo, Method


def own_method(context: Context, start: str, info: ClassInfo, name: str, values: list[Value]) -> Value:
    """A call without an object, of a method that the file declares."""
    method = chosen(context, info.methods[name], values) or info.methods[name][0]
    places = list(reversed(context.places))
    own = (each for each in places if any(info is one for one in family(context, each.info)))
    around = (each for each in places if any(info is one for one in each.info.outward()))
    place = next(own, None) or next(around)
    owner = reach(context, place, info, static=method.static) or info.path
    python = called(context, info.methods[name], method, values)
    code = f"{start}{owner}.{python}({listed(spread(method, as_objects(context, method, values)))})"
    return Value(code, _result(method, values))


def _result(method: Method, values: list[Value]) -> JavaType:
    """What a method gives; of a type parameter of its own, what the arguments say that it is."""
    name = method.returns.name
    if method.returns.dimensions or name not in type_variables(method.node):
        return method.returns
    for kind, value in zip(method.parameters, values, strict=False):
        if kind.name == name and value.type is not None:
            return value.type
        inner = [number for number, each in enumerate(kind.arguments) if each.name == name]
        if inner and value.type is not None and len(value.type.arguments) > inner[0]:
            return value.type.arguments[inner[0]]
    return method.returns


def static_own(context: Context, start: str, owner: Name, name: str, values: list[Value]) -> Value:
    """A static method of a class of the file."""
    info = context.imports.own.get(owner.simple)
    if info is None:
        return Value(f"{start}{owner.java}.{_names.attribute(name)}({listed(values)})", None)
    if info.kind == "enum" and name == "values" and not values:
        return Value(f"list({start}{info.path})", JavaType(info.name, (), 1))
    if info.kind == "enum" and name == "valueOf" and len(values) == 1:
        return Value(f"{start}{info.path}[{values[0].code}]", JavaType(info.name))
    for each in family(context, info):
        method = chosen(context, each.methods.get(name, []), values)
        if method is not None:
            name_of = called(context, each.methods[name], method, values)
            return Value(
                f"{start}{info.path}.{name_of}({listed(spread(method, as_objects(context, method, values)))})",
                _result(method, values),
            )
    return Value(f"{start}{info.path}.{_names.attribute(name)}({listed(values)})", None)


def of_own(context: Context, receiver: Value, info: ClassInfo, name: str, values: list[Value]) -> Value:
    """A method of an object of a class of the file."""
    for each in family(context, info):
        method = chosen(context, each.methods.get(name, []), values)
        if method is not None:
            return _called_own(context, receiver, called(context, each.methods[name], method, values), method, values)
    if info.kind == "enum" and name in ("name", "ordinal", "toString") and not values:
        return of_enum(receiver, name, info.path)
    if name in info.components and not values:
        return Value(f"{receiver.within(ATOM)}.{_names.attribute(name)}", info.fields[name].type)
    accessed = _lombok(receiver, info, name, values)
    if accessed is not None:
        return accessed
    key = f"{name}/{len(values)}"
    if key in METHODS["Throwable"] and _is_own_exception(context, info):
        return fill(context, METHODS["Throwable"][key], receiver, values)
    if any(kind.name == "Thread" for kind in info.above) and key in METHODS["Thread"]:
        return fill(context, METHODS["Thread"][key], receiver, values)
    if key in EVERYWHERE and (True):
        return fill(context, METHODS["Object"][key], receiver, values)
    return Value(f"{receiver.within(ATOM)}.{_names.attribute(name)}({listed(values)})", None)


def _called_own(context: Context, receiver: Value, name: str, method: Method, values: list[Value]) -> Value:
    short = {"__str__": "str({})", "__hash__": "hash({})", "__iter__": "iter({})"}
    if method.python in short:
        return Value(short[method.python].format(receiver.code), method.returns)
    if method.python == "__eq__":
        return Value(f"{receiver.within(COMPARE + 1)} == {values[0].within(COMPARE + 1)}", JavaType("boolean"), COMPARE)
    return Value(
        f"{receiver.within(ATOM)}.{name}({listed(spread(method, as_objects(context, method, values)))})",
        _result(method, values),
    )


def _lombok(receiver: Value, info: ClassInfo, name: str, values: list[Value]) -> Value | None:
    """Getters and setters that Lombok writes."""
    if not info.lombok:
        return None
    for prefix in ("get", "is", "set"):
        field = (
            info.fields.get(name[len(prefix) :][:1].lower() + name[len(prefix) + 1 :])
            if name.startswith(prefix)
            else None
        )
        if field is not None and prefix == "set" and values:
            code = f"setattr({receiver.code}, {quoted(field.python)}, {values[0].code})"
            alone = f"{receiver.within(ATOM)}.{field.python} = {soft(values[0].code)}"
            return Value(code, JavaType("void"), statement=alone)
        if field is not None and not values:
            return Value(f"{receiver.within(ATOM)}.{field.python}", field.type)
    return None


def _is_own_exception(context: Context, info: ClassInfo) -> bool:
    return any(is_exception(context, kind.name) for each in family(context, info) for kind in each.above)
