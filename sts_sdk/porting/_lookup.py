"""What a name in the code means: a variable, a field, a class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sts_sdk.porting import _listing, _names
from sts_sdk.porting._code import CannotPort, JavaType, Value, at
from sts_sdk.porting._hints import need
from sts_sdk.porting._imports import is_dropped
from sts_sdk.porting._inner import object_of
from sts_sdk.porting._library import FIELDS
from sts_sdk.porting._library._others import LOGGERS
from sts_sdk.porting._library._types import EXCEPTIONS, TYPES
from sts_sdk.porting._templates import fill
from sts_sdk.porting._trees import row, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from sts_sdk.porting._context import Context, Place
    from sts_sdk.porting._imports import Name
    from sts_sdk.porting._members import ClassInfo, JavaField


def me(context: Context) -> str:
    """What ``this`` is called here."""
    if context.place is None or not context.place.me:
        raise CannotPort("this, where there is no object")
    return context.place.me


def family(context: Context, info: ClassInfo) -> Iterator[ClassInfo]:
    """A class of the file and its superclasses in the file."""
    seen: set[str] = set()
    each: ClassInfo | None = info
    while each is not None and each.path not in seen:
        seen.add(each.path)
        yield each
        each = next((found for kind in each.above if (found := context.imports.own.get(kind.name))), None)


def own_class(context: Context, kind: JavaType | None) -> ClassInfo | None:
    """The class of the file that a type names."""
    if kind is None or kind.dimensions:
        return None
    return context.imports.own.get(kind.name.rpartition(".")[2]) if kind.name else None


def field_of(context: Context, name: str) -> tuple[Place, ClassInfo, JavaField] | None:
    """The field of a name, in the classes that we stand in."""
    for place in reversed(context.places):
        for info in family(context, place.info):
            if name in info.fields:
                return place, info, info.fields[name]
    for place in reversed(context.places):
        for outer in place.info.outward():
            if name in outer.fields and (outer.fields[name].static or place.info.static):
                return place, outer, outer.fields[name]
    return None


def is_set_here(context: Context, name: str) -> bool:
    """Whether the method that we stand in gives a variable or a field a value (again)."""
    method = context.methods[-1] if context.methods else None
    java = text(method.node) if method is not None else ""
    return re.search(rf"(?:[;{{}})]|\*/|\n)\s*(?:this\.)?{re.escape(name)}\s*=[^=]", java) is not None


def reach(context: Context, place: Place, info: ClassInfo, *, static: bool) -> str:
    """The Python for the class or the object that a member belongs to; empty where the bare name does."""
    if static:
        bare = place is context.place and place.in_body and info is place.info
        return "" if bare else info.path
    return object_of(context, next(number for number, each in enumerate(context.places) if each is place))


def named(context: Context, node: Node) -> Value:
    """A simple name as a value."""
    name = text(node)
    variable = context.variable(name)
    if variable is not None:
        return Value(at(row(node)) + variable.python, variable.type, nullable=variable.nullable)
    found = field_of(context, name)
    if found is not None:
        place, info, field = found
        owner = reach(context, place, info, static=field.static)
        code = at(row(node)) + (f"{owner}.{field.python}" if owner else field.python)
        empty = field.empty and not info.constructors and not is_set_here(context, name)
        return Value(code, field.type, nullable=empty)
    value = _imported(context, name) or _class(context, name) or _inherited(context, name) or _by_star(context, name)
    if value is None:
        return Value(at(row(node)) + _names.identifier(name, context.reserved), None)
    return Value(at(row(node)) + value.code, value.type, value.binding, value.is_class)


def _imported(context: Context, name: str) -> Value | None:
    for each in context.imports.imports:
        if not each.static:
            continue
        owner = each.java if each.wildcard else each.java.rpartition(".")[0]
        if not each.wildcard and each.java.rpartition(".")[2] != name:
            continue
        value = static_field(context, context.imports.classified(owner), name, certain=not each.wildcard)
        if value is not None:
            return value
    return None


def _by_star(context: Context, name: str) -> Value | None:
    """A constant that nothing else has, where one ``import static X.*`` of another library can have it."""
    stars = [context.imports.classified(each.java) for each in context.imports.imports if each.static and each.wildcard]
    others = [each for each in stars if each.kind == "other" and not is_dropped(each.java)]
    if len(others) != 1 or not name.isupper():
        return None
    return Value(f"{context.imports.python(others[0])}.{_names.attribute(name)}", None)


def static_field(context: Context, owner: Name, name: str, *, certain: bool = True) -> Value | None:
    """A constant of a class."""
    key = f"{owner.java}.{name}"
    if key in FIELDS:
        return fill(context, FIELDS[key], None, [])
    if owner.kind == "aws":
        return _aws_constant(context, owner, name, certain=certain)
    if owner.kind == "other" and certain:
        return Value(f"{context.imports.python(owner)}.{_names.attribute(name)}", None)
    return None


def _aws_constant(context: Context, owner: Name, name: str, *, certain: bool) -> Value | None:

    found = _listing.find(owner.java)
    if found is None or (not certain and name not in found.constants):
        return None
    if found.complete and name not in found.constants and name not in found.nested:
        raise CannotPort(f"sts_sdk has no {owner.simple}.{name}")
    return Value(f"{context.imports.python(owner)}.{_names.attribute(name)}", JavaType(owner.java))


def _class(context: Context, name: str) -> Value | None:
    found = context.imports.find(name)
    return class_value(context, found) if found is not None else None


def class_value(context: Context, found: Name) -> Value:
    """A class as a value."""
    kind = JavaType("Class", (JavaType(found.java if found.kind == "aws" else found.simple),))
    if found.kind == "missing":
        raise CannotPort(f"sts_sdk has no {found.simple}")
    if found.kind == "v2":
        raise CannotPort("AWS SDK for Java v2")
    if found.kind == "other" and is_dropped(found.java):
        raise CannotPort(f"{found.java} has no counterpart here")
    if found.kind in ("own", "aws", "other"):
        return Value(context.imports.python(found), kind, is_class=True)
    if found.java in EXCEPTIONS:
        return Value(need(context, EXCEPTIONS[found.java][0]), kind, is_class=True)
    if found.java in LOGGERS:
        return Value(need(context, "logging.Logger"), kind, is_class=True)
    python = TYPES.get(found.java, "")
    if not python or python == "None":
        return Value("", JavaType("Class", (JavaType(found.java),)), is_class=True)
    return Value(need(context, python), kind, is_class=True)


def _inherited(context: Context, name: str) -> Value | None:
    """A field of a superclass that is not in the file."""
    for place in reversed(context.places):
        above = [kind for info in family(context, place.info) for kind in info.above]
        if place.me and any(_may_have(context, kind, name) for kind in above):
            return Value(f"{place.me}.{_names.attribute(name)}", None)
    return None


def _may_have(context: Context, kind: JavaType, name: str) -> bool:
    """Whether a superclass from another file may have a field of that name."""
    found = context.imports.find(kind.name)
    if found is not None and found.kind == "aws":
        listed = _listing.find(found.java)
        return listed is None or not listed.complete or name in listed.constants
    return is_elsewhere(context, kind)


def is_elsewhere(context: Context, kind: JavaType) -> bool:
    """Whether a superclass comes from another file."""
    found = context.imports.find(kind.name)
    return found is not None and found.kind in ("aws", "other", "library", "missing") and not is_dropped(found.java)


def class_of(context: Context, node: Node) -> Name | None:
    """The class that an expression names; None if it is a value."""
    if node.type == "identifier":
        name = text(node)
        if context.variable(name) is not None or field_of(context, name) is not None:
            return None
        return context.imports.find(name)
    if node.type in ("field_access", "scoped_type_identifier", "scoped_identifier"):
        name = "".join(text(node).split())
        first = name.partition(".")[0]
        if not name.replace(".", "").replace("_", "").isalnum() or context.variable(first) is not None:
            return None
        if field_of(context, first) is not None or not name.rpartition(".")[2][:1].isupper():
            return None
        return _known(context, name)
    return None


def _known(context: Context, name: str) -> Name | None:
    """A dotted name is a class only if its last part looks like one: ``Regions.US_EAST_1`` is a constant."""
    holder, _, last = name.rpartition(".")
    if (last.isupper() and len(last) > 3) or "_" in last:
        return None
    owner = context.imports.find(holder)
    if owner is not None and owner.kind == "aws":
        listed = _listing.find(owner.java)
        if listed is not None and last in listed.constants and last not in listed.nested:
            return None
    return context.imports.find(name)
