"""Javadoc as docstrings: the head stands where the Javadoc began, the words on their own lines."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sts_sdk.porting._context import shown
from sts_sdk.porting._layout import Line
from sts_sdk.porting._trees import head_row, last_row, row, text

if TYPE_CHECKING:
    from collections.abc import Generator

    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._layout import Block


@dataclass(frozen=True)
class Javadoc:
    """The words of a Javadoc by row; the rows of its first and its last line; where it stands in the file."""

    words: list[tuple[int, str]]
    first: int
    last: int
    start: int


@contextmanager
def documented(
    context: Context, node: Node, kept: int, head: str, *, at_row: int | None = None, until: int | None = None
) -> Generator[Block]:
    """Write the head of a class or a method, and its Javadoc under it if the lines to ``until`` have room.

    What was written since ``kept`` are its decorators, which stand above it.
    """
    above = [item for item in context.items[kept:] if isinstance(item, Line)]
    javadoc = _javadoc(node) if len(above) == len(context.items) - kept else None
    last = _room(node) if until is None else until
    lines = _placed(javadoc, len(above), last) if javadoc is not None else None
    if javadoc is None or lines is None:
        with context.block(head_row(node) if at_row is None else at_row, head) as block:
            yield block
        return
    for number, each in enumerate(above):
        each.row, each.early = javadoc.first + number, False
    with context.block(javadoc.first + len(above), head) as block:
        context.items += lines
        yield block


def _room(node: Node) -> int:
    """The last row that words may stand on."""
    body = node.child_by_field_name("body")
    return body.start_point.row if body is not None else last_row(node)


def _javadoc(node: Node) -> Javadoc | None:
    """The Javadoc of a declaration; None if it has none, or if other comments stand before its body."""
    before, body = node.prev_sibling, node.child_by_field_name("body")
    if before is None or before.type != "block_comment" or not text(before).startswith("/**"):
        return None
    end = body.start_byte if body is not None else node.end_byte
    header = (node.text or b"")[: end - node.start_byte]
    if b"//" in header or b"/*" in header:
        return None
    first, lines = row(before), text(before)[3:].removesuffix("/").rstrip("*").split("\n")
    said = [(number, line.strip().lstrip("*").removeprefix(" ").rstrip()) for number, line in enumerate(lines, first)]
    words = [(number, shown(line)) for number, line in said if line.strip()]
    return Javadoc(words, first, last_row(before), before.start_byte) if words else None


def _placed(javadoc: Javadoc, above: int, until: int) -> list[Line] | None:
    """The docstring as lines, each on its row or as soon as possible behind the head; None if there is no room."""
    rows: list[int] = []
    for wanted, _ in javadoc.words:
        rows.append(max(wanted, rows[-1] + 1 if rows else javadoc.first + above + 1))
    if rows[-1] > until:
        return None
    said = [_escaped(line) for _, line in javadoc.words]
    said[0] = f'"""{said[0]}'
    if len(said) > 1 and rows[-1] < javadoc.last <= until:
        rows.append(javadoc.last)
        said.append("")
    elif said[-1].endswith('"'):
        said[-1] = f'{said[-1][:-1]}\\"'
    said[-1] += '"""'
    alone = len(said) > 1
    return [Line(at, line, alone=alone, docs=javadoc.start) for at, line in zip(rows, said, strict=True)]


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace('"""', "'''")
