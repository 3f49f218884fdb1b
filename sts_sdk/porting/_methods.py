"""Methods, and the method that chooses among several of one name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sts_sdk.porting import _names
from sts_sdk.porting._annotations import FIXTURES, decorators, expected_failure
from sts_sdk.porting._bodies import body
from sts_sdk.porting._code import JavaType
from sts_sdk.porting._docs import documented
from sts_sdk.porting._hints import aws_class, hint, need
from sts_sdk.porting._library._types import FUNCTIONS
from sts_sdk.porting._lookup import family
from sts_sdk.porting._members import parameters
from sts_sdk.porting._overloads import dispatcher
from sts_sdk.porting._trees import child, head_row, last_row, marks_on, names_in, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Captured, Context
    from sts_sdk.porting._members import ClassInfo, Method


class Inside:
    """Stand in a method: its object has a name, its parameters are known."""

    def __init__(self, context: Context, method: Method | None, me: str, info: ClassInfo) -> None:
        self._context, self._method, self._me, self._info = context, method, me, info

    def __enter__(self) -> None:
        context = self._context
        self._place = context.places[-1]
        self._kept = (self._place.me, self._place.in_body, context.loops, context.hoisting, context.actions)
        self._capture_from = context.capture_from
        self._place.me, self._place.in_body = self._me, False
        context.loops, context.hoisting, context.actions, context.capture_from = [], True, [], None
        context.methods.append(self._method)
        context.scopes.append({})

    def __exit__(self, *_: object) -> None:
        context = self._context
        context.scopes.pop()
        context.methods.pop()
        self._place.me, self._place.in_body, context.loops, context.hoisting, context.actions = self._kept
        context.capture_from = self._capture_from


def kept_parameters(context: Context, captured: list[Captured]) -> list[str]:
    """What a function keeps of the loop around it: parameters whose values are set when it is made."""
    return [f"{each.python}: {hint(context, each.type or JavaType('var'))} = {each.python}" for each in captured]


def method(context: Context, node: Node, info: ClassInfo) -> None:
    """A method."""
    found = next(each for each in info.methods[text(child(node, "name"))] if each.node == node)
    if found.name in info.by_constant and node.child_by_field_name("body") is not None and not found.static:
        found.variant = f"_any_{found.name}"
    write_method(context, node, info, found)
    dispatcher(context, node, info, info.methods[found.name], found)
    _by_constant(context, node, info, found)
    _as_call(context, node, info, found)
    _in_order(context, node, info, found)


def _by_constant(context: Context, node: Node, info: ClassInfo, found: Method) -> None:
    """The method of an enum that asks for the one of its constant."""
    if found.name not in info.by_constant or found.static or node.child_by_field_name("body") is None:
        return
    me, any_type, end = context.own_name(), need(context, "Any"), last_row(node)
    with context.block(end, f"def {found.python}({me}, *args: {any_type}) -> {hint(context, found.returns)}:"):
        own = f'getattr({me}, f"_{{{me}.name}}_{found.name}", {me}.{found.variant})'
        context.emit(end, f"return {own}(*args)")


def _asked(info: ClassInfo, found: Method, me: str, node: Node) -> str:
    """What stands in a method without a body."""
    if found.name not in info.by_constant:
        return "raise NotImplementedError"
    given = ", ".join(_names.identifier(name) for name, _, _ in parameters(node))
    return f'return getattr({me}, f"_{{{me}.name}}_{found.name}")({given})'


def write_method(context: Context, node: Node, info: ClassInfo, found: Method) -> None:
    """A method under the name that is chosen for it."""
    given = marks_on(node)
    inner, kept = node.child_by_field_name("body"), len(context.items)
    me = "" if found.static else context.own_name()
    decorators(context, node, found, given)
    with context.scope():
        context.methods.append(found)
        taken = parameters_of(context, node, me)
        kept_names = [each for each in context.places[-1].captured if each.name in names_in(node)]
        taken = ", ".join(filter(None, [taken, *kept_parameters(context, kept_names)]))
        if len(found.parameters) == 1 and "Override" in given and _may_be_left_out(context, info, found):
            taken += " | None = None"
        after = any(FIXTURES[name][1] for name in given if name in FIXTURES)
        returns = f"{need(context, 'Iterator')}[None]" if after else _returned(context, found)
        context.methods.pop()
        head = f"def {found.variant}({taken}) -> {returns}:"
        if inner is None:
            with documented(context, node, kept, head):
                context.emit(last_row(node), _asked(info, found, me, node))
        else:
            _method_body(context, _Head(node, head, kept, given, me), info, found, inner)


@dataclass(frozen=True)
class _Head:
    """The head of a method: its Python, what was written before its decorators, its annotations, its own object."""

    node: Node
    code: str
    kept: int
    given: dict[str, Node]
    me: str


def _returned(context: Context, found: Method) -> str:
    """The hint of what a method gives; what Python goes through has an ``Iterator`` of Python's."""
    shown = hint(context, found.returns)
    return (
        f"{need(context, 'Iterator')}[{shown[6:]}"
        if found.python == "__iter__" and shown.startswith("deque[")
        else shown
    )


def _may_be_left_out(context: Context, info: ClassInfo, found: Method) -> bool:
    """Whether the method of AWS's that this one overrides can be called without its argument."""
    above = [aws_class(context, kind) for each in family(context, info) for kind in each.above]
    return any(each is not None and found.name in each.optional for each in above)


def _method_body(context: Context, head: _Head, info: ClassInfo, found: Method, inner: Node) -> None:
    at_row, given = head_row(head.node), head.given
    expected = expected_failure(context, given)
    after = set(given) & {name for name, (_, after) in FIXTURES.items() if after}
    test_row = row(given["Test"]) if expected and "Test" in given else at_row
    until = at_row - 1 if expected or after else None
    with (
        documented(context, head.node, head.kept, head.code, at_row=test_row, until=until),
        Inside(context, found, head.me, info),
    ):
        if expected:
            with context.block(at_row, expected):
                body(context, inner)
            return
        if after:
            context.emit(at_row, "yield")
        body(context, inner)


def parameters_of(context: Context, node: Node, me: str) -> str:
    """The parameters of a method with their hints; each is known from here on."""
    shown = [me] if me else []
    for name, kind, spread in parameters(node):
        python = context.declare(name, kind)
        if spread and kind.element is not None:
            shown.append(f"*{python}: {hint(context, kind.element)}")
        else:
            shown.append(f"{python}: {hint(context, kind)}")
    return ", ".join(shown)


def _in_order(context: Context, node: Node, info: ClassInfo, found: Method) -> None:
    """Python sorts by ``<`` what Java sorts by ``compareTo``."""
    comparable = any(kind.name.rpartition(".")[2] == "Comparable" for kind in info.above)
    if found.name == "compareTo" and len(found.parameters) == 1 and comparable and found.variant == found.python:
        me, end = context.own_name(), last_row(node)
        with context.block(end, f"def __lt__({me}, other: {need(context, 'Any')}) -> bool:"):
            context.emit(end, f"return {me}.{found.python}(other) < 0")


def _as_call(context: Context, node: Node, info: ClassInfo, found: Method) -> None:
    """An object of one of Java's function types can be called."""
    for kind in info.above:
        if FUNCTIONS.get(kind.name) == found.name and found.variant == found.python and not found.static:
            context.emit(last_row(node), f"__call__ = {found.python}")
