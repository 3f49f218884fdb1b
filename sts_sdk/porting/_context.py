"""What is known while a file is translated: where we are, what names mean, what was written so far."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sts_sdk.porting import _names
from sts_sdk.porting._code import ODD, SURPRISES, CannotPort, JavaType, Value
from sts_sdk.porting._layout import Block, Line, Marked
from sts_sdk.porting._trees import last_row, names_in, row

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from tree_sitter import Node

    from sts_sdk.porting._imports import Imports
    from sts_sdk.porting._layout import Item
    from sts_sdk.porting._members import ClassInfo, Method
    from sts_sdk.porting._reader import Source


@dataclass(frozen=True)
class Mark:
    """A line of Java that was left for a person. ``line`` counts from one."""

    line: int
    reason: str
    java: str
    lines: int = 1


@dataclass
class Place:
    """A class that we stand in, and what its own object is called here (empty where there is none)."""

    info: ClassInfo
    me: str = ""
    in_body: bool = False
    captured: list[Captured] = field(default_factory=list["Captured"])


@dataclass
class Variable:
    """A local variable."""

    python: str
    type: JavaType | None
    nullable: bool = False


@dataclass(frozen=True)
class Captured:
    """A variable of a loop that a function made in it keeps: its name in Java, in Python, its type."""

    name: str
    python: str
    type: JavaType | None


@dataclass
class Loop:
    """A loop, a switch or a label that we stand in.

    ``before_next`` writes what Java does before the next round; ``flags`` say that an outer loop is to be left.
    """

    name: str
    kind: str
    before_next: Callable[[], None] | None = None
    flags: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Context:
    """One translation."""

    source: Source
    imports: Imports
    expressions: dict[str, Callable[[Context, Node], Value]]
    statements: dict[str, Callable[[Context, Node], None]]
    reserved: frozenset[str] = frozenset()
    forced: frozenset[int] = frozenset()
    items: list[Item] = field(default_factory=list["Item"])
    scopes: list[dict[str, Variable]] = field(default_factory=lambda: [{}])
    places: list[Place] = field(default_factory=list[Place])
    methods: list[Method | None] = field(default_factory=list["Method | None"])
    marks: list[Mark] = field(default_factory=list[Mark])
    names: set[str] = field(default_factory=set[str])
    actions: list[Callable[[str], str]] = field(default_factory=list["Callable[[str], str]"])
    loops: list[Loop] = field(default_factory=list[Loop])
    capture_from: int | None = None  # the first scope that a loop around has anew in each round
    closing: list[str] = field(default_factory=list[str])
    hoisting: bool = True
    lambda_types: tuple[JavaType | None, ...] = ()
    counter: int = 0
    test_names: list[str] = field(default_factory=list[str])

    def expression(self, node: Node) -> Value:
        """The Python of an expression; raises ``CannotPort``."""
        handler = self.expressions.get(node.type)
        if handler is None:
            raise CannotPort(f"{node.type.replace('_', ' ')} is not known here")
        return handler(self, node)

    def statement(self, node: Node) -> None:
        """Write a statement; what cannot be translated is marked."""
        kept, marks = len(self.items), len(self.marks)
        if row(node) in self.forced:
            self.mark(node, "this line needs a person", self._valid_instead(node))
            return
        try:
            handler = self.statements.get(node.type)
            if handler is None:
                raise CannotPort(f"{node.type.replace('_', ' ')} is not known here")
            handler(self, node)
        except (CannotPort, *SURPRISES) as why:
            del self.items[kept:], self.marks[marks:]
            self.mark(node, str(why) if isinstance(why, CannotPort) else ODD, self._valid_instead(node))

    def _valid_instead(self, node: Node) -> str:
        """What keeps the file valid: it binds the names of a declaration, and leaves where the Java did."""
        found = [each for each in node.named_children if each.type == "variable_declarator"]
        names = [name for each in found if (name := each.child_by_field_name("name")) is not None]
        if node.type == "throw_statement" or (node.type == "return_statement" and node.named_children):
            return "raise NotImplementedError"
        if node.type != "local_variable_declaration" or not names:
            return "pass"
        bound = " = ".join(self.declare((name.text or b"_").decode("utf-8", errors="replace"), None) for name in names)
        self.imports.need("Any")
        return f"{bound}: Any = None" if len(names) == 1 else f"{bound} = None"

    def emit(self, at_row: int, text: str, *, early: bool = False, alone: bool = False) -> Line:
        """Write one line."""
        line = Line(at_row, text, early, alone)
        self.items.append(line)
        return line

    @contextmanager
    def block(self, at_row: int, head: str, *, early: bool = False) -> Generator[Block]:
        """Write a head; what is written inside stands under it."""
        block = Block(Line(at_row, head, early))
        self.items.append(block)
        with self.into(block.body):
            yield block

    @contextmanager
    def into(self, items: list[Item]) -> Generator[None]:
        """Write somewhere else for a while."""
        outside, self.items = self.items, items
        try:
            yield
        finally:
            self.items = outside

    @contextmanager
    def scope(self) -> Generator[None]:
        """Variables that are declared inside are unknown after it."""
        self.scopes.append({})
        try:
            yield
        finally:
            self.scopes.pop()

    def declare(self, name: str, kind: JavaType | None) -> str:
        """A local variable; returns its Python name."""
        python = _names.identifier(name, self.reserved)
        self.names.add(python)
        self.scopes[-1][name] = Variable(python, kind)
        return python

    def variable(self, name: str) -> Variable | None:
        """The local variable of a name."""
        return next((scope[name] for scope in reversed(self.scopes) if name in scope), None)

    def captured(self, node: Node) -> list[Captured]:
        """The variables of the loops around that a function uses: Java's keep their value, Python's would change."""
        if self.capture_from is None:
            return []
        used = names_in(node)
        found = {
            name: Captured(name, variable.python, variable.type)
            for scope in self.scopes[self.capture_from :]
            for name, variable in scope.items()
            if name in used
        }
        return list(found.values())

    @contextmanager
    def anew(self, scope: int | None) -> Generator[None]:
        """What is declared from this scope on is another in each round of a loop; None inside a function."""
        kept = self.capture_from
        self.capture_from = scope if scope is None or kept is None else min(kept, scope)
        try:
            yield
        finally:
            self.capture_from = kept

    def mark(self, node: Node, reason: str, valid: str = "pass") -> None:
        """Leave the Java of a node in comments."""
        first, last = row(node), last_row(node)
        lines = [shown(self.source.lines[each]) for each in range(first, last + 1)]
        self.marks.append(Mark(first + 1, reason, lines[0], len(lines)))
        self.items.append(Marked(first, f"{valid}  # PORT: {reason}: {lines[0]}", lines[1:]))

    def note(self, at_row: int, reason: str) -> str:
        """A mark behind a line that stands all the same; returns the comment."""
        self.marks.append(Mark(at_row + 1, reason, shown(self.source.lines[at_row])))
        return f"  # PORT: {reason}: {shown(self.source.lines[at_row])}"

    def fresh(self, stem: str) -> str:
        """A name that nothing else has."""
        self.counter += 1
        return stem if self.counter == 0 else f"{stem}_{self.counter}"

    def own_name(self) -> str:
        """What a method calls its object: ``self``, or another name inside a method of another class."""
        around = [each.me for each in self.places[:-1] if each.me]
        return "self" if not around else "this" if len(around) == 1 else f"this_{len(around)}"

    @property
    def place(self) -> Place | None:
        """The innermost class."""
        return self.places[-1] if self.places else None


def shown(java: str) -> str:
    """A line of Java as it may stand in a comment."""
    return "".join(letter if letter.isprintable() or letter == "\t" else " " for letter in java).strip()
