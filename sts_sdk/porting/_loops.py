"""Loops, and how they are left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _assignments, _names
from sts_sdk.porting._code import SUM, CannotPort, JavaType, Value, plain_but_soft, soft
from sts_sdk.porting._context import Loop
from sts_sdk.porting._layout import Block, Line
from sts_sdk.porting._library._types import SORTED
from sts_sdk.porting._operators import condition_of, negated
from sts_sdk.porting._trees import child, last_row, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._layout import Item


def _inside(context: Context, node: Node, before_next: Callable[[], None] | None = None, *, own: bool = False) -> Loop:
    """The body of a loop, whose variable stands in a scope of its ``own``; returns what is to be told behind it."""
    name = context.loops[-1].name if context.loops and context.loops[-1].kind == "label" else ""
    loop = Loop(name, "loop", before_next)
    context.loops.append(loop)
    try:
        with context.anew(len(context.scopes) - own), context.scope():
            for each in parts(node) if node.type == "block" else [node]:
                context.statement(each)
    finally:
        context.loops.pop()
    return loop


def _passed_on(context: Context, node: Node, loop: Loop) -> None:
    """Behind a loop that was left for the sake of an outer one: whether to leave the next, too."""
    for flag, word in loop.flags.items():
        around = next(each for each in reversed(context.loops) if each.kind == "loop")
        with context.block(last_row(node), f"if {flag}:"):
            if flag in around.flags:
                context.emit(last_row(node), "break")
            else:
                if word == "continue":
                    context.emit(last_row(node), f"{flag} = False")
                _leave(context, last_row(node), word, around)


def _update(context: Context, node: Node) -> None:

    if node.type == "update_expression":
        _assignments.step(context, node)
    elif node.type == "assignment_expression":
        _assignments.assign(context, node)
    else:
        context.emit(row(node), soft(context.expression(node).code))


def while_loop(context: Context, node: Node) -> None:
    """``while (a) ...``."""
    found = _matcher(context, child(node, "condition"))
    if found:
        _each_match(context, node, found)
        return
    kept, context.hoisting = context.hoisting, False
    try:
        value = condition_of(context, child(node, "condition"))
    finally:
        context.hoisting = kept
    with context.block(row(node), f"while {soft(value.code)}:"):
        loop = _inside(context, child(node, "body"))
    _passed_on(context, node, loop)


def _matcher(context: Context, condition: Node) -> str:
    """The matcher of ``while (matcher.find())``; empty if the loop is another."""
    call = parts(condition)[0]
    if call.type != "method_invocation" or text(child(call, "name")) != "find" or parts(child(call, "arguments")):
        return ""
    holder = call.child_by_field_name("object")
    variable = context.variable(text(holder)) if holder is not None and holder.type == "identifier" else None
    return variable.python if variable and variable.type and variable.type.name == "Matcher" else ""


def _each_match(context: Context, node: Node, found: str) -> None:
    def search() -> None:
        context.emit(last_row(node), f"{found} = {found}.re.search({found}.string, {found}.end())")

    with context.block(row(node), f"while {found} is not None:"):
        loop = _inside(context, child(node, "body"), search)
        search()
    _passed_on(context, node, loop)


def do_while(context: Context, node: Node) -> None:
    """``do ... while (a);``: the condition stands at the end."""
    condition = child(node, "condition")

    def test(at_row: int) -> None:
        opposite = negated(condition_of(context, condition))
        if opposite.plain not in ("not True", "False"):
            with context.block(at_row, f"if {soft(opposite.code)}:"):
                context.emit(at_row, "break")

    with context.block(row(node), "while True:"):
        loop = _inside(context, child(node, "body"), lambda: test(row(condition)))
        test(row(condition))
    _passed_on(context, node, loop)


def each_for(context: Context, node: Node) -> None:
    """``for (String a : b) ...``."""
    iterable = context.expression(child(node, "value"))
    if iterable.kind in SORTED:
        iterable = Value(f"sorted({iterable.code})", iterable.type)
    kind = read_type(child(node, "type"))
    held = (iterable.type.element if iterable.type is not None else None) if kind.name == "var" else kind
    with context.scope():
        python = context.declare(text(child(node, "name")), held)
        with context.block(row(node), f"for {python} in {soft(iterable.code)}:"):
            loop = _inside(context, child(node, "body"), own=True)
    _passed_on(context, node, loop)


def classic_for(context: Context, node: Node) -> None:
    """``for (int i = 0; i < n; i++) ...``: a range where it is one."""
    inits, updates = node.children_by_field_name("init"), node.children_by_field_name("update")
    condition, inner = node.child_by_field_name("condition"), child(node, "body")
    with context.scope():
        counted = _range(context, inits, condition, updates, inner)
        if counted is not None:
            with context.block(row(node), counted):
                loop = _inside(context, inner, own=True)
            _passed_on(context, node, loop)
            return
        for each in inits:
            if each.type == "local_variable_declaration":
                context.statement(each)
            else:
                _update(context, each)

        def update() -> None:
            for each in updates:
                _update(context, each)

        test = condition_of(context, condition).code if condition is not None else "True"
        with context.block(row(node), f"while {soft(test)}:"):
            loop = _inside(context, inner, update)
            update()
    _passed_on(context, node, loop)


def _range(context: Context, inits: list[Node], condition: Node | None, updates: list[Node], inner: Node) -> str | None:
    """``for i in range(...)`` if the loop counts one number that its body leaves alone."""
    if len(inits) != 1 or len(updates) != 1 or condition is None or condition.type != "binary_expression":
        return None
    declarators = [each for each in parts(inits[0]) if each.type == "variable_declarator"]
    if inits[0].type != "local_variable_declaration" or len(declarators) != 1:
        return None
    if read_type(child(inits[0], "type")).name == "char":
        return None
    name, begin = text(child(declarators[0], "name")), declarators[0].child_by_field_name("value")
    operator, step = text(child(condition, "operator")), _step(updates[0], name)
    if begin is None or text(child(condition, "left")) != name or step is None or _changes(inner, name):
        return None
    if (step > 0) != (operator in ("<", "<=")) or operator not in ("<", "<=", ">", ">="):
        return None
    if _moves(inner, child(condition, "right")):
        return None
    first, last = context.expression(begin), context.expression(child(condition, "right"))
    python = context.declare(name, JavaType("int"))
    return f"for {python} in range({_bounds(first, last, operator, step)}):"


def _bounds(first: Value, last: Value, operator: str, step: int) -> str:
    end = last.code
    if operator == "<=":
        end = f"{last.within(SUM)} + 1"
    elif operator == ">=":
        end = "-1" if last.plain == "0" else f"{last.within(SUM)} - 1"
    if step == 1:
        return end if first.plain == "0" else f"{first.code}, {end}"
    return f"{first.code}, {end}, {step}"


def _step(node: Node, name: str) -> int | None:
    java = "".join(text(node).split())
    if java in (f"{name}++", f"++{name}"):
        return 1
    if java in (f"{name}--", f"--{name}"):
        return -1
    for operator, sign in ((f"{name}+=", 1), (f"{name}-=", -1)):
        if java.startswith(operator) and java[len(operator) :].isdigit() and int(java[len(operator) :]):
            return sign * int(java[len(operator) :])
    return None


def _changes(node: Node, name: str) -> bool:
    """Whether the body assigns the number itself."""
    if node.type == "assignment_expression" and text(child(node, "left")) == name:
        return True
    if node.type == "update_expression" and any(text(each) == name for each in node.named_children):
        return True
    return any(_changes(each, name) for each in node.named_children)


_SIZES: Final = frozenset(("size", "length"))
_MUTATORS: Final = frozenset(
    "add addAll addFirst addLast remove removeAll removeIf removeFirst removeLast clear put putAll retainAll append"
    " insert delete deleteCharAt setLength push pop poll offer".split()
)


def _moves(inner: Node, bound: Node) -> bool:
    """Whether the body changes what the end is reckoned from: Java looks at the end before each round."""
    if bound.type == "identifier":
        return _changes(inner, text(bound))
    if bound.type in ("binary_expression", "parenthesized_expression"):
        return any(_moves(inner, each) for each in parts(bound))
    holder = bound.child_by_field_name("object")
    if bound.type != "method_invocation" or holder is None or text(child(bound, "name")) not in _SIZES:
        return False
    return _changes(inner, text(holder)) or _is_mutated(inner, text(holder))


def _is_mutated(node: Node, name: str) -> bool:
    """Whether something is put into a collection or taken out of it."""
    if node.type == "method_invocation" and text(child(node, "name")) in _MUTATORS:
        holder = node.child_by_field_name("object")
        if holder is not None and re.match(rf"{re.escape(name)}\b", text(holder)):
            return True
    return any(_is_mutated(each, name) for each in node.named_children)


def leave(context: Context, node: Node) -> None:
    """``break;``: of a loop, or of a case."""
    _jump(context, node, "break")


def skip(context: Context, node: Node) -> None:
    """``continue;``."""
    _jump(context, node, "continue")


def _jump(context: Context, node: Node, word: str) -> None:
    if parts(node):
        _far(context, node, word, text(parts(node)[0]))
        return
    around = [each for each in context.loops if each.kind != "label" and (word == "break" or each.kind == "loop")]
    if not around:
        raise CannotPort(f"{word} outside a loop")
    if around[-1].kind == "switch":
        raise CannotPort("break in the middle of a case")
    _leave(context, row(node), word, around[-1])


def _leave(context: Context, at_row: int, word: str, loop: Loop) -> None:
    if word == "continue" and loop.before_next is not None:
        _moved(context, at_row, loop.before_next)
    context.emit(at_row, word)


def _moved(context: Context, at_row: int, write: Callable[[], None]) -> None:
    """Write something on another row than its own."""
    items: list[Item] = []
    with context.into(items):
        write()
    for each in items:
        head = each.head if isinstance(each, Block) else each
        head.row = at_row
        if isinstance(head, Line):
            head.text = plain_but_soft(head.text)
        for inner in each.body if isinstance(each, Block) else []:
            if isinstance(inner, Line):
                inner.row = at_row
    context.items += items


def _far(context: Context, node: Node, word: str, label: str) -> None:
    """``break outer;``: a flag tells the loops between."""
    loops = [each for each in context.loops if each.kind == "loop"]
    names = [each.name for each in loops]
    if label not in names:
        raise CannotPort(f"{word} of a labelled block")
    target = len(names) - 1 - names[::-1].index(label)
    if target == len(loops) - 1:
        _leave(context, row(node), word, loops[-1])
        return
    flag = _names.identifier(f"{'leave' if word == 'break' else 'next'}_{label}")
    for each in loops[target + 1 :]:
        each.flags[flag] = word
    context.loops[context.loops.index(loops[target]) - 1].flags[flag] = word
    context.emit(row(node), f"{flag} = True")
    context.emit(row(node), "break")


def labeled(context: Context, node: Node) -> None:
    """``label: while (...)``."""
    name, inner = parts(node)
    label, kept = Loop(text(name), "label"), len(context.items)
    context.loops.append(label)
    try:
        context.statement(inner)
    finally:
        context.loops.pop()
    for flag in label.flags:
        context.items.insert(kept, Line(row(node), f"{flag} = False", early=True, alone=True))
