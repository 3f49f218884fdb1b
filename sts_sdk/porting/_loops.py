"""Loops, and how they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _assignments
from sts_sdk.porting._code import SUM, CannotPort, JavaType, Value, soft
from sts_sdk.porting._operators import condition_of, negated
from sts_sdk.porting._trees import child, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_LOOPS: Final = ("while_statement", "do_statement", "for_statement", "enhanced_for_statement")


def _inside(context: Context, node: Node, updates: list[Node] | None = None, ending: str = "loop") -> None:
    """The body of a loop."""
    name = context.loops[-1][0] if context.loops and context.loops[-1][1] == "label" else ""
    context.loops.append([name, ending])
    try:
        with context.scope():
            for each in parts(node) if node.type == "block" else [node]:
                context.statement(each)
            for each in updates or []:
                _update(context, each)
    finally:
        context.loops.pop()


def _update(context: Context, node: Node) -> None:

    if node.type == "update_expression":
        _assignments.step(context, node)
    elif node.type == "assignment_expression":
        _assignments.assign(context, node)
    else:
        context.emit(row(node), soft(context.expression(node).code))


def while_loop(context: Context, node: Node) -> None:
    """``while (a) ...``."""
    kept, context.hoisting = context.hoisting, False
    try:
        value = condition_of(context, child(node, "condition"))
    finally:
        context.hoisting = kept
    with context.block(row(node), f"while {soft(value.code)}:"):
        _inside(context, child(node, "body"))


def do_while(context: Context, node: Node) -> None:
    """``do ... while (a);``: the condition stands at the end."""
    inner = child(node, "body")
    if any(_continues(inner)):
        raise CannotPort("continue in a do-while loop")
    condition = child(node, "condition")
    with context.block(row(node), "while True:"):
        _inside(context, inner)
        opposite = negated(condition_of(context, condition))
        if opposite.plain not in ("not True", "False"):
            with context.block(row(condition), f"if {soft(opposite.code)}:"):
                context.emit(row(condition), "break")


def _continues(node: Node) -> Iterator[Node]:
    """The ``continue`` statements that belong to this loop."""
    for each in node.named_children:
        if each.type == "continue_statement":
            yield each
        elif each.type not in (*_LOOPS, "lambda_expression", "class_body"):
            yield from _continues(each)


def each_for(context: Context, node: Node) -> None:
    """``for (String a : b) ...``."""
    iterable = context.expression(child(node, "value"))
    kind = read_type(child(node, "type"))
    held = (iterable.type.element if iterable.type is not None else None) if kind.name == "var" else kind
    with context.scope():
        python = context.declare(text(child(node, "name")), held)
        with context.block(row(node), f"for {python} in {soft(iterable.code)}:"):
            _inside(context, child(node, "body"))


def classic_for(context: Context, node: Node) -> None:
    """``for (int i = 0; i < n; i++) ...``: a range where it is one."""
    inits, updates = node.children_by_field_name("init"), node.children_by_field_name("update")
    condition, inner = node.child_by_field_name("condition"), child(node, "body")
    with context.scope():
        counted = _range(context, inits, condition, updates, inner)
        if counted is not None:
            with context.block(row(node), counted):
                _inside(context, inner)
            return
        for each in inits:
            if each.type == "local_variable_declaration":
                context.statement(each)
            else:
                _update(context, each)
        if any(_continues(inner)) and updates:
            raise CannotPort("continue in a for loop that is no range")
        test = condition_of(context, condition).code if condition is not None else "True"
        with context.block(row(node), f"while {soft(test)}:"):
            _inside(context, inner, updates)


def _range(context: Context, inits: list[Node], condition: Node | None, updates: list[Node], inner: Node) -> str | None:
    """``for i in range(...)`` if the loop counts one number that its body leaves alone."""
    if len(inits) != 1 or len(updates) != 1 or condition is None or condition.type != "binary_expression":
        return None
    declarators = [each for each in parts(inits[0]) if each.type == "variable_declarator"]
    if inits[0].type != "local_variable_declaration" or len(declarators) != 1:
        return None
    name, begin = text(child(declarators[0], "name")), declarators[0].child_by_field_name("value")
    operator, step = text(child(condition, "operator")), _step(updates[0], name)
    if begin is None or text(child(condition, "left")) != name or step is None or _changes(inner, name):
        return None
    if (step > 0) != (operator in ("<", "<=")) or operator not in ("<", "<=", ">", ">="):
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


def leave(context: Context, node: Node) -> None:
    """``break;``: of a loop, or of a case."""
    _jump(context, node, "break")


def skip(context: Context, node: Node) -> None:
    """``continue;``."""
    _jump(context, node, "continue")


def _jump(context: Context, node: Node, word: str) -> None:
    label = text(parts(node)[0]) if parts(node) else ""
    around = [each for each in context.loops if each[1] != "label"]
    if word == "continue":
        around = [each for each in around if each[1] == "loop"]
    if label and (not around or around[-1][0] != label):
        raise CannotPort(f"{word} of an outer loop")
    if around and around[-1][1] == "switch":
        if label:
            raise CannotPort("a label on a switch")
        raise CannotPort("break in the middle of a case")
    if not around:
        raise CannotPort(f"{word} outside a loop")
    context.emit(row(node), word)
