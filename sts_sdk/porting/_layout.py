"""The page: each piece of Python on the line of its Java."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

_INDENT: Final = "    "
_NOTE: Final = "  # PORT: "  # nothing can follow on the line
_PIECES: Final = re.compile("\ue000([0-9]+)\ue001|(\ue002)|(\ue003)|([\"'])|([(\\[{])|([)\\]}])")
_QUOTED: Final = {quote: re.compile(rf"(?:\\.|[^\\{quote}])*{quote}", re.DOTALL) for quote in "\"'"}


@dataclass
class Line:
    """One statement, or the head of a block."""

    row: int
    text: str
    early: bool = False
    alone: bool = False
    docs: int | None = None  # a line of a docstring: where its Javadoc stands in the file


@dataclass
class Marked:
    """Java that stays: a statement that keeps the file valid, the reason, and the lines as comments."""

    row: int
    text: str
    rest: list[str] = field(default_factory=list[str])


@dataclass
class Block:
    """A head and what stands under it."""

    head: Line
    body: list[Item] = field(default_factory=list["Item"])


Item: TypeAlias = Line | Marked | Block


@dataclass
class Comment:
    """One row of a comment."""

    row: int
    text: str
    column: int


class Page:
    """Puts items on lines.

    ``moved`` has the rows that could not keep their line, and by how many; ``rows`` the row of what each line shows.
    """

    def __init__(self, comments: list[Comment], indents: list[int]) -> None:
        self.lines: list[str] = []
        self.moved: dict[int, int] = {}
        self._comments = comments
        self._next_comment = 0
        self._indents = indents
        self._line_of_row: dict[int, int] = {}
        self._closed: set[int] = set()
        self.rows: list[int] = []

    def text(self, items: list[Item]) -> str:
        """The whole file."""
        self._body(items, 0)
        self._comments_before(len(self._indents) + 1, 0)
        return "\n".join(line.rstrip() for line in self.lines).rstrip("\n") + "\n"

    def _body(self, items: list[Item], depth: int) -> None:
        before: Item | None = None
        for item in items:
            self._item(item, before, depth)
            before = item

    def _item(self, item: Item, before: Item | None, depth: int) -> None:
        if isinstance(item, Marked):
            self._marked(item, depth)
        elif isinstance(item, Block):
            self._block(item, depth)
        elif self._joins(item, before):
            self._join(item, "; ")
        else:
            self._line(item, depth)

    def _joins(self, item: Line, before: Item | None) -> bool:
        if item.alone or not isinstance(before, Line) or before.alone or _NOTE in before.text or not self.lines:
            return False
        same = self._line_of_row.get(item.row) == len(self.lines) - 1 or before.row == item.row
        return same and len(self.lines) > item.row and len(self.lines) - 1 not in self._closed

    def _join(self, item: Line, between: str) -> None:
        before = self.lines[-1]
        depth = (len(before) - len(before.lstrip())) // len(_INDENT)
        self.lines[-1] = self._spread(item.text, item.row, before + between, depth)

    def _line(self, item: Line, depth: int) -> None:
        wanted = self._wanted(item)
        self._comments_before(wanted, depth)
        start = max(len(self.lines), wanted)
        if start > item.row:
            self.moved[item.row] = start - item.row
        self._pad(start)
        self.lines.append("")
        self.rows += [item.row] * (len(self.lines) - len(self.rows))
        self.lines[-1] = self._spread(item.text, item.row, _INDENT * depth, depth)

    def _wanted(self, item: Line) -> int:
        free = item.row - 1
        if not item.early or len(self.lines) > free or free < 0:
            return item.row
        taken = any(each.row == free for each in self._comments[self._next_comment :][:400] if each.row <= item.row)
        return item.row if taken else free

    def _spread(self, text: str, row: int, start: str, depth: int) -> str:
        """Write the text, with a new line where its Java has one and brackets are open; returns the last line."""
        current, base = start, self._indents[row] if row < len(self._indents) else 0
        opened, self._line_of_row[row] = 0, len(self.lines) - 1
        for piece, goes_to in _pieces(text, row):
            if goes_to is None:
                opened += 1
                current += piece
                continue
            self.lines[-1] = current
            self._comments_before(goes_to, depth + 1)
            self._pad(max(len(self.lines), goes_to))
            deeper = self._indents[goes_to] - base
            current = _INDENT * depth + " " * max(4, min(deeper, 40)) + piece.lstrip(" ")
            self.lines.append(current)
            self._line_of_row[goes_to] = len(self.lines) - 1
        return current

    def _marked(self, item: Marked, depth: int) -> None:
        self._line(Line(item.row, item.text, alone=True), depth)
        self._closed.add(len(self.lines) - 1)
        for offset, java in enumerate(item.rest, 1):
            self._pad(max(len(self.lines), item.row + offset))
            self.lines.append(f"{_INDENT * depth}# {java}".rstrip())
            self._line_of_row[item.row + offset] = len(self.lines) - 1
        self._skip_comments(item.row + len(item.rest))

    def _block(self, block: Block, depth: int) -> None:
        body: list[Item] = block.body or [Line(block.head.row, "pass")]
        self._line(block.head, depth)
        end = len(self.lines) - 1
        row = next((row for row, line in self._line_of_row.items() if line == end), block.head.row)
        rows = {row, block.head.row} | {row for row, line in self._line_of_row.items() if line == end}
        noted = _NOTE in block.head.text or any(isinstance(item, Line) and _NOTE in item.text for item in body[:-1])
        short = [item for item in body if isinstance(item, Line) and item.row in rows and not item.alone]
        if not noted and len(short) == len(body):
            for number, item in enumerate(short):
                self._join(item, "; " if number else " ")
        else:
            self._body(body, depth + 1)
        self._closed.add(len(self.lines) - 1)

    def _pad(self, count: int) -> None:
        self.lines.extend([""] * (count - len(self.lines)))

    def _skip_comments(self, last: int) -> None:
        while self._next_comment < len(self._comments) and self._comments[self._next_comment].row <= last:
            self._next_comment += 1

    def _comments_before(self, row: int, depth: int) -> None:
        while self._next_comment < len(self._comments) and self._comments[self._next_comment].row < row:
            self._comment(self._comments[self._next_comment], depth)
            self._next_comment += 1

    def _comment(self, comment: Comment, depth: int) -> None:
        line = self._line_of_row.get(comment.row)
        if line is None and len(self.lines) <= comment.row:
            self._pad(comment.row)
            self.lines.append(f"{_INDENT * depth}# {comment.text}".rstrip())
            self._line_of_row[comment.row] = len(self.lines) - 1
            self._closed.add(len(self.lines) - 1)
            return
        line = len(self.lines) - 1 if line is None else line
        self.lines[line] = f"{self.lines[line].rstrip()}  # {comment.text}".rstrip()
        self._closed.add(line)


def _pieces(text: str, row: int) -> list[tuple[str, int | None]]:
    """The text cut where it goes to a new row; soft parentheses are settled."""
    wrapped = _wrapped(text, row)
    pieces: list[tuple[str, int | None]] = []
    current, goes_to, groups, opened = "", None, 0, 0
    for kind, piece in _tokens(text):
        if kind == "row":
            if int(piece) > row and opened > 0:
                pieces.append((current, goes_to))
                current, goes_to, row = "", int(piece), int(piece)
        elif kind == "soft":
            groups += 1
            needed = groups - 1 in wrapped
            current += "(" if needed else ""
            opened += needed
        elif kind == "end":
            needed = _group_of(groups, wrapped)
            current += ")" if needed else ""
            opened -= needed
        else:
            opened += (kind == "open") - (kind == "close")
            current += piece
    return [*pieces, (current, goes_to)]


def _group_of(groups: int, wrapped: set[int]) -> bool:
    """Whether the soft group that ends was given parentheses. Soft groups do not nest."""
    return groups - 1 in wrapped


def _wrapped(text: str, row: int) -> set[int]:
    """The numbers of the soft groups that span rows outside other brackets."""
    wrapped: set[int] = set()
    group, opened, inside = -1, 0, False
    for kind, piece in _tokens(text):
        if kind == "row" and int(piece) > row and (inside or opened):
            row = int(piece)
            if inside and not opened:
                wrapped.add(group)
        elif kind == "soft":
            group, inside = group + 1, True
        elif kind == "end":
            inside = False
        else:
            opened += (kind == "open") - (kind == "close")
    return wrapped


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    position = 0
    while (found := _PIECES.search(text, position)) is not None:
        if found.start() > position:
            tokens.append(("text", text[position : found.start()]))
        position = found.end()
        if found[1] is not None:
            tokens.append(("row", found[1]))
        elif found[4]:
            end = _QUOTED[found[4]].match(text, position)
            position = end.end() if end else len(text)
            tokens.append(("text", text[found.start() : position]))
        else:
            kind = "soft" if found[2] else "end" if found[3] else "open" if found[5] else "close"
            tokens.append((kind, found[0]))
    return [*tokens, ("text", text[position:])]
