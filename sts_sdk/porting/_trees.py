"""Looking at nodes of the syntax tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._code import CannotPort, JavaType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node


def text(node: Node) -> str:
    """The Java of a node."""
    return (node.text or b"").decode("utf-8", errors="replace")


def row(node: Node) -> int:
    """The row that a node begins on, from zero."""
    return node.start_point.row


def last_row(node: Node) -> int:
    """The row that a node ends on."""
    return node.end_point.row


def child(node: Node, name: str) -> Node:
    """The child in a field; raises ``CannotPort`` if the grammar left it out."""
    found = node.child_by_field_name(name)
    if found is None:
        raise CannotPort("this Java is not complete")
    return found


def parts(node: Node) -> list[Node]:
    """The named children without comments."""
    return [each for each in node.named_children if not each.type.endswith("comment")]


def all_nodes(node: Node) -> Iterator[Node]:
    """A node and the named ones below it, in no order."""
    pending = [node]
    while pending:
        each = pending.pop()
        yield each
        pending.extend(each.named_children)


def of_type(node: Node, *types: str) -> list[Node]:
    """The named children of some types."""
    return [each for each in node.named_children if each.type in types]


def modifiers(node: Node) -> set[str]:
    """``public``, ``static`` and the like."""
    return {each.type for holder in of_type(node, "modifiers") for each in holder.children}


def marks_on(node: Node) -> dict[str, Node]:
    """The annotations of a declaration by their simple names."""
    found: dict[str, Node] = {}
    for holder in of_type(node, "modifiers"):
        for each in of_type(holder, "marker_annotation", "annotation"):
            found[text(child(each, "name")).rpartition(".")[2]] = each
    return found


def head_row(node: Node) -> int:
    """The row of a declaration's own first word: behind its annotations."""
    for each in node.children:
        if each.type == "modifiers":
            words = [word for word in each.children if word.type not in ("marker_annotation", "annotation")]
            plain = [word for word in words if not word.type.endswith("comment")]
            if plain:
                return plain[0].start_point.row
        elif not each.type.endswith("comment"):
            return each.start_point.row
    return row(node)


def read_type(node: Node | None) -> JavaType:
    """A type as it is written."""
    if node is None:
        return JavaType("")
    if node.type == "array_type":
        element = read_type(node.child_by_field_name("element"))
        more = text(child(node, "dimensions")).count("[")
        return JavaType(element.name, element.arguments, element.dimensions + more)
    if node.type == "generic_type":
        first, *rest = parts(node)
        arguments = tuple(read_type(each) for holder in rest for each in parts(holder))
        return JavaType(read_type(first).name, arguments)
    if node.type == "annotated_type":
        return read_type(parts(node)[-1])
    if node.type == "wildcard":
        bounds = [each for each in parts(node) if each.type not in ("super", "extends")]
        return read_type(bounds[-1]) if bounds else JavaType("Object")
    if node.type == "scoped_type_identifier":
        return JavaType("".join(text(node).split()))
    return JavaType(text(node))


def with_dimensions(kind: JavaType, declarator: Node) -> JavaType:
    """The type of ``int x[]``: the brackets behind the name belong to it."""
    dimensions = declarator.child_by_field_name("dimensions")
    more = text(dimensions).count("[") if dimensions is not None else 0
    return JavaType(kind.name, kind.arguments, kind.dimensions + more)


def names_in(node: Node) -> set[str]:
    """All simple names in a piece of Java."""
    found, pending = set[str](), [node]
    while pending:
        each = pending.pop()
        found |= {text(each)} if each.type == "identifier" else set()
        pending.extend(each.named_children)
    return found
