"""Inner classes: which of them use the object around theirs, and how they reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import CannotPort
from sts_sdk.porting._trees import all_nodes, child, read_type, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo

# The parameter of a constructor and the attribute that hold the object around.
OUTER: Final = "_outer"
_NO_OBJECT: Final = "a member of an object, where there is none"


def note_outer(top: ClassInfo) -> None:
    """Find the classes of a file that use the object around theirs, or make or extend one that does."""
    classes = [each for each in top.all_nested() if not each.static and each.body is not None]
    before = -1
    while before != sum(each.needs_outer for each in classes):
        before = sum(each.needs_outer for each in classes)
        for each in classes:
            each.needs_outer = each.needs_outer or _uses_outer(each)


def _uses_outer(info: ClassInfo) -> bool:
    outer = list(info.outward())[1:]
    fields = {name for each in outer for name, field in each.fields.items() if not field.static} - set(info.fields)
    methods = {
        name for each in outer for name, group in each.methods.items() if not all(one.static for one in group)
    } - set(info.methods)
    siblings = {name for each in outer for name, inner in each.nested.items() if inner.needs_outer}
    if any(kind.name in siblings for kind in info.above):
        return True
    return info.body is not None and any(
        _is_outer(each, fields, methods, siblings, {each.name for each in outer}) for each in all_nodes(info.body)
    )


def _is_outer(node: Node, fields: set[str], methods: set[str], siblings: set[str], classes: set[str]) -> bool:
    """Whether a node names a member of an object around, or makes an object that needs it."""
    if node.type == "identifier":
        return text(node) in fields and _stands_alone(node)
    if node.type == "method_invocation":
        return node.child_by_field_name("object") is None and text(child(node, "name")) in methods
    if node.type == "field_access":
        return text(child(node, "field")) == "this" and text(child(node, "object")) in classes
    if node.type == "object_creation_expression":
        return read_type(child(node, "type")).name in siblings
    return False


def _stands_alone(node: Node) -> bool:
    """Whether an identifier is a value, not the name behind a dot or of what is declared."""
    parent = node.parent
    if parent is None:
        return False
    named = parent.child_by_field_name("field") or parent.child_by_field_name("name")
    return not (named is not None and named.start_byte == node.start_byte)


def object_of(context: Context, index: int) -> str:
    """What the object of a class that we stand in is called here."""
    place = context.places[index]
    if place.me:
        return place.me
    inner = context.places[index + 1].info if index + 1 < len(context.places) else None
    if inner is None or inner.local or not inner.needs_outer:
        raise CannotPort(_NO_OBJECT)
    return f"{object_of(context, index + 1)}.{OUTER}"


def outer_argument(context: Context, info: ClassInfo) -> str:
    """The object that a new object of an inner class is made in."""
    for index in range(len(context.places) - 1, -1, -1):
        if context.places[index].info is info.outer:
            return object_of(context, index)
    raise CannotPort("an object of an inner class, made outside the object around it")


def outer_parameter(info: ClassInfo) -> str:
    """The parameter of a constructor for the object around."""
    return f"{OUTER}: {info.outer.path}" if info.outer is not None else OUTER


def handed_up(context: Context, info: ClassInfo, me: str) -> str:
    """The object around, where the constructor of the superclass needs it; empty where it does not."""
    above = [context.imports.own.get(kind.name) for kind in info.above]
    return f"{me}.{OUTER}" if info.needs_outer and any(each and each.needs_outer for each in above) else ""
