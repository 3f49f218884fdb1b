"""``switch``, old and new, as ``match``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting import _names
from sts_sdk.porting._code import CannotPort, Value, at, soft
from sts_sdk.porting._context import Loop
from sts_sdk.porting._expressions import kind_of
from sts_sdk.porting._hints import aws_class, runtime
from sts_sdk.porting._library import FIELDS
from sts_sdk.porting._lookup import field_of, own_class, reach
from sts_sdk.porting._trees import child, of_type, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_ENDS = ("break_statement", "return_statement", "throw_statement", "continue_statement", "yield_statement")


def switch(context: Context, node: Node, action: Callable[[str], str] | None = None) -> None:
    """A switch as a statement; ``action`` says what becomes of each value."""
    subject = context.expression(parts(child(node, "condition"))[0])
    body = child(node, "body")
    if action is not None:
        context.actions.append(action)
    context.loops.append(Loop("", "switch"))
    try:
        with context.block(row(node), f"match {soft(subject.code)}:"):
            _cases(context, subject, parts(body))
    finally:
        context.loops.pop()
        if action is not None:
            context.actions.pop()


def _cases(context: Context, subject: Value, groups: list[Node]) -> None:
    waiting: list[Node] = []
    known = _all_labels(groups)
    for number, each in enumerate(groups):
        labels = [*waiting, *of_type(each, "switch_label")]
        statements = [part for part in parts(each) if part.type != "switch_label"]
        last = number == len(groups) - 1
        if not statements and not last:
            waiting = labels
            continue
        waiting = []
        head = f"case {_patterns(context, subject, labels, known, last=last)}:"
        if each.type == "switch_rule":
            _rule(context, labels[0], head, statements[0])
        else:
            _group(context, labels[0], head, statements, last=last)


def _all_labels(groups: list[Node]) -> list[Node]:
    return [part for each in groups for label in of_type(each, "switch_label") for part in parts(label)]


def _patterns(context: Context, subject: Value, labels: list[Node], known: list[Node], *, last: bool) -> str:
    values = [part for label in labels for part in parts(label)]
    default = any(text(label).startswith("default") or text(label).endswith("default") for label in labels)
    if default:
        others = [_constant(context, subject, part) for part in known if part not in values]
        plain = [code for code in others if code is not None]
        return "_" if last or not plain else f"_ if {subject.code} not in ({', '.join(plain)},)"
    guards = [part for part in values if part.type == "guard"]
    shown = [_pattern(context, subject, part) for part in values if part.type != "guard"]
    if any(each.startswith("each if ") for each in shown):
        tests = [each.removeprefix("each if ") if each.startswith("each if ") else f"each == {each}" for each in shown]
        return f"each if {' or '.join(tests)}"
    code = " | ".join(shown)
    code = f"({code})" if len(shown) > 1 and row(labels[0]) != row(labels[-1]) else code
    return f"{code} if {context.expression(parts(guards[0])[0]).code}" if guards else code


def _constant(context: Context, subject: Value, node: Node) -> str | None:
    code = _pattern(context, subject, node)
    return None if code.startswith("each if ") else code


def _pattern(context: Context, subject: Value, node: Node) -> str:
    if node.type in ("pattern", "type_pattern", "record_pattern"):
        return _type_pattern(context, node)
    if node.type == "identifier" and context.variable(text(node)) is None:
        return at(row(node)) + enum_constant(context, subject, text(node))
    value = context.expression(node)
    code = value.plain
    literal = code[:1] in "\"'-0123456789" or code in ("None", "True", "False")
    if literal or ("." in code and code.replace(".", "").replace("_", "").isalnum()):
        return value.code
    return f"each if each == {value.code}"


def _type_pattern(context: Context, node: Node) -> str:
    inner = parts(node)[0] if node.type == "pattern" else node
    if inner.type != "type_pattern" or len(parts(inner)) != 2:
        raise CannotPort("a pattern that takes a record apart")
    kind_node, name = parts(inner)
    python = runtime(context, read_type(kind_node))
    if python is None or python.startswith("("):
        raise CannotPort(f"{text(kind_node)} is no class in Python")
    return f"{at(row(node))}{python}() as {context.declare(text(name), read_type(kind_node))}"


def enum_constant(context: Context, subject: Value, name: str) -> str:
    """The condition's right side for a bare name in a case."""
    info = own_class(context, subject.type)
    if info is not None and info.kind == "enum":
        return f"{info.path}.{_names.attribute(name)}"
    aws = aws_class(context, subject.type)
    if aws is not None and subject.type is not None:
        found = context.imports.find(subject.type.name)
        if found is not None:
            return f"{context.imports.python(found)}.{_names.attribute(name)}"
    kind = kind_of(subject)
    if any(key.endswith(f".{kind}.{name}") for key in FIELDS):
        raise CannotPort(f"{kind}.{name} in a case")

    constant = field_of(context, name)
    if constant is not None:
        place, holder, field = constant
        owner = reach(context, place, holder, static=field.static)
        return f"{owner}.{field.python}" if owner else f"each if each == {field.python}"
    return f'each if each.name == "{name}"'


def _rule(context: Context, label: Node, head: str, inner: Node) -> None:
    with context.block(row(label), head), context.scope():
        if inner.type == "block":
            _statements(context, parts(inner))
        elif inner.type == "expression_statement" and context.actions:
            value = context.expression(parts(inner)[0])
            context.emit(row(inner), context.actions[-1](value.code))
        else:
            context.statement(inner)


def _group(context: Context, label: Node, head: str, statements: list[Node], *, last: bool) -> None:
    inside = statements
    if len(inside) == 1 and inside[0].type == "block":
        inside = parts(inside[0])
    falls = not last and not _leaves(inside)
    note = context.note(row(label), "falls into the next case") if falls else ""
    with context.block(row(label), head + note), context.scope():
        _statements(context, inside)


def _leaves(statements: list[Node]) -> bool:
    if not statements:
        return False
    end = statements[-1]
    if end.type in _ENDS:
        return True
    if end.type == "block":
        return _leaves(parts(end))
    if end.type == "if_statement":
        other = end.child_by_field_name("alternative")
        return other is not None and _leaves([child(end, "consequence")]) and _leaves([other])
    if end.type in ("try_statement", "synchronized_statement"):
        return _leaves(parts(child(end, "body")))
    return False


def _statements(context: Context, statements: list[Node]) -> None:
    """The statements of a case; ``break`` at its end needs nothing."""
    for number, each in enumerate(statements):
        end = number == len(statements) - 1
        if each.type == "break_statement" and end and not parts(each):
            continue
        context.statement(each)
