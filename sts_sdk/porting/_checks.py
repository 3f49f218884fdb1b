"""Checks of arguments that Java's libraries have methods for: ``requireNonNull``, ``checkArgument`` and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._arguments import arguments
from sts_sdk.porting._code import ATOM, CannotPort, Value, soft
from sts_sdk.porting._hints import need
from sts_sdk.porting._library._types import EXCEPTIONS
from sts_sdk.porting._lookup import class_of
from sts_sdk.porting._operators import negated, truth
from sts_sdk.porting._strings import format_call
from sts_sdk.porting._trees import child, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_NULL: Final = "java.lang.NullPointerException"
_ARGUMENT: Final = "java.lang.IllegalArgumentException"
_STATE: Final = "java.lang.IllegalStateException"

# Checks of null, which hand the value on, and of a condition; with what they raise.
_OF_NULL: Final = {
    "java.util.Objects.requireNonNull": _NULL,
    "com.google.common.base.Preconditions.checkNotNull": _NULL,
    "org.apache.commons.lang3.Validate.notNull": _NULL,
    "org.apache.commons.lang.Validate.notNull": _ARGUMENT,
    "org.springframework.util.Assert.notNull": _ARGUMENT,
}
_OF_TRUTH: Final = {
    "com.google.common.base.Preconditions.checkArgument": _ARGUMENT,
    "com.google.common.base.Preconditions.checkState": _STATE,
    "org.apache.commons.lang3.Validate.isTrue": _ARGUMENT,
    "org.apache.commons.lang.Validate.isTrue": _ARGUMENT,
    "org.springframework.util.Assert.isTrue": _ARGUMENT,
    "org.springframework.util.Assert.state": _STATE,
}
_OF_FILLED: Final = {
    "org.apache.commons.lang3.Validate.notEmpty": _ARGUMENT,
    "org.apache.commons.lang.Validate.notEmpty": _ARGUMENT,
    "org.springframework.util.Assert.notEmpty": _ARGUMENT,
    "org.springframework.util.Assert.hasLength": _ARGUMENT,
}
_BRANCHES: Final = frozenset(("lambda_expression", "ternary_expression", "switch_expression"))
_BEFORE: Final = frozenset(
    "expression_statement return_statement local_variable_declaration throw_statement"
    " explicit_constructor_invocation".split()
)


def statement(context: Context, node: Node) -> bool:
    """A check that stands alone: ``if`` and ``raise``. False if it is something else."""
    name = _name_of(context, node)
    error = _OF_NULL.get(name) or _OF_TRUTH.get(name) or _OF_FILLED.get(name)
    if error is None:
        return False
    given = arguments(context, node)
    if not given:
        return False
    wrong = _is_none(given[0]) if name in _OF_NULL else negated(truth(given[0]))
    with context.block(row(node), f"if {soft(wrong.code)}:"):
        context.emit(row(node), f"raise {need(context, EXCEPTIONS[error][0])}({_message(given[1:])})")
    return True


def value(context: Context, node: Node, name: str, given: list[Value]) -> Value | None:
    """A check of null whose value is used: an ``assert`` before the statement. None if it is something else."""
    if name not in _OF_NULL or not given:
        return None
    before = _statement_of(node)
    if before is None:
        raise CannotPort("a check of null that stands in a condition or a lambda")
    checked = given[0]
    shown = checked.plain
    if not shown.replace(".", "").replace("_", "").isalnum():
        shown = context.fresh("checked")
        checked = Value(f"({shown} := {checked.code})", checked.type)
    message = _message(given[1:])
    context.emit(row(before), f"assert {_is_not_none(checked)}{f', {message}' if message else ''}")
    return Value(shown, checked.type, ATOM)


def _name_of(context: Context, node: Node) -> str:
    """The full name of a static method that a call means; empty if it is not known."""
    if node.type != "method_invocation":
        return ""
    name, holder = text(child(node, "name")), node.child_by_field_name("object")
    if holder is not None:
        owner = class_of(context, holder)
        return f"{owner.java}.{name}" if owner is not None else ""
    if any(name in place.info.methods for place in context.places):
        return ""
    given = [each.java for each in context.imports.imports if each.static and not each.wildcard]
    given += [f"{each.java}.{name}" for each in context.imports.imports if each.static and each.wildcard]
    known = (*_OF_NULL, *_OF_TRUTH, *_OF_FILLED)
    return next((each for each in given if each.rpartition(".")[2] == name and each in known), "")


def _is_none(checked: Value) -> Value:
    return Value(f"{checked.within(ATOM)} is None")


def _is_not_none(checked: Value) -> str:
    return f"{checked.within(ATOM)} is not None"


def _message(given: list[Value]) -> str:
    if not given:
        return ""
    if given[0].is_function:
        return f"{given[0].within(ATOM)}()"
    return format_call(given[0], given[1:]) if len(given) > 1 else given[0].code


def _statement_of(node: Node) -> Node | None:
    """The statement that a check is done before, always and before all else; None if there is no such one."""
    each = node.parent
    while each is not None and each.type not in _BEFORE:
        operator = each.child_by_field_name("operator")
        condition = operator is not None and text(operator) in ("&&", "||")
        if condition or each.type in _BRANCHES or each.type.endswith(("_statement", "_declaration", "body")):
            return None
        each = each.parent
    return each
