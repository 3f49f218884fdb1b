"""The comments of a file, and the annotations that say something which Python has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._context import shown
from sts_sdk.porting._imports import is_dropped
from sts_sdk.porting._layout import Block, Comment, Line
from sts_sdk.porting._trees import child, last_row, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._layout import Item

_ANNOTATIONS: Final = ("annotation", "marker_annotation")
# These say something without arguments, too.
_TELLING: Final = frozenset("Bean Scheduled Transactional Async Cacheable PostConstruct PreDestroy".split())


def comments(context: Context) -> list[Comment]:
    """What stands beside the code, in order, without the Javadocs that became docstrings."""
    docs = {each.docs: each.row for each in _lines(context.items) if each.docs is not None}
    found: list[Comment] = []
    pending = [context.source.root]
    while pending:
        each = pending.pop()
        if each.type in ("line_comment", "block_comment"):
            found += [] if each.start_byte in docs else _rows(each)
        elif each.type in _ANNOTATIONS:
            found += _annotation(context, each, set(docs.values()))
        elif each.child_count:
            pending.extend(reversed(each.children))
    return found


def _lines(items: list[Item]) -> list[Line]:
    found: list[Line] = []
    for each in items:
        if isinstance(each, Block):
            found += [each.head, *_lines(each.body)]
        elif isinstance(each, Line):
            found.append(each)
    return found


def _rows(node: Node) -> list[Comment]:
    java = text(node)
    first, column = node.start_point.row, node.start_point.column
    if java.startswith("//"):
        return [Comment(first, shown(java.lstrip("/")), column)]
    lines = java[2 : -2 if java.endswith("*/") else None].split("\n")
    kept = [shown(line).lstrip("*").strip() for line in lines]
    return [Comment(first + number, line, column) for number, line in enumerate(kept) if line]


def _annotation(context: Context, node: Node, docs: set[int]) -> list[Comment]:
    """``@Value("${aws.region}")`` of a field, ``@Path("/x")`` of a method: the words stay, as a comment."""
    holder = node.parent.parent if node.parent is not None else None
    if holder is None or holder.type not in ("field_declaration", "method_declaration", "class_declaration"):
        return []
    name, rows = text(child(node, "name")), range(row(node), last_row(node) + 1)
    given = node.child_by_field_name("arguments")
    if (given is None or text(given) == "()") and name not in _TELLING:
        return []
    java = next((each.java for each in context.imports.imports if each.java.rpartition(".")[2] == name), "")
    found = java or context.imports.wildcard_of(name)
    if not found or is_dropped(found) or found.startswith("java.") or docs.intersection(rows):
        return []
    marked = {each.line - 1 for each in context.marks}
    lines = text(node).split("\n")
    column = node.start_point.column
    return [Comment(at, shown(line), column) for at, line in zip(rows, lines, strict=True) if at not in marked]
