"""Constructors, and their calls of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting import _fields
from sts_sdk.porting._arguments import arguments, listed
from sts_sdk.porting._bodies import body
from sts_sdk.porting._code import CannotPort
from sts_sdk.porting._docs import documented
from sts_sdk.porting._inner import OUTER, handed_up, outer_parameter
from sts_sdk.porting._library._types import EXCEPTIONS
from sts_sdk.porting._lookup import own_class
from sts_sdk.porting._methods import Inside, parameters_of
from sts_sdk.porting._overloads import chosen, dispatcher
from sts_sdk.porting._trees import child, head_row, parts, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo, Method


def constructor(context: Context, node: Node, info: ClassInfo, plan: _fields.Plan) -> None:
    """A constructor."""
    found = next(each for each in info.constructors if each.node == node)
    at_row, inner, me = head_row(node), child(node, "body"), context.own_name()
    if node.type == "compact_constructor_declaration":
        _compact(context, node, info, found, inner, me)
        return
    kept = len(context.items)
    with context.scope():
        taken = parameters_of(context, node, me)
        alone = info.needs_outer and found.variant == "__init__"
        taken = taken.replace(me, f"{me}, {outer_parameter(info)}", 1) if alone else taken
        head = f"def {found.variant}({taken}) -> None:"
        with documented(context, node, kept, head, until=at_row - 1), Inside(context, found, me, info):
            if alone:
                context.emit(at_row, f"{me}.{OUTER} = {OUTER}")
            calls = [each for each in parts(inner) if each.type == "explicit_constructor_invocation"]
            if not any(text(child(each, "constructor")) == "this" for each in calls):
                for each in calls:
                    context.statement(each)
                if not calls and _has_own_parent(context, info):
                    context.emit(at_row, f"super().__init__({handed_up(context, info, me)})")
                _fields.initialise(context, info, plan, at_row)
                calls_done = calls
            else:
                calls_done = []
            rest = [each for each in parts(inner) if each not in calls_done]
            for each in rest:
                context.statement(each)
    plan.constructed += 1
    dispatcher(context, node, info, info.constructors, found)


def _compact(context: Context, node: Node, info: ClassInfo, found: Method, inner: Node, me: str) -> None:
    with context.block(head_row(node), f"def __post_init__({me}) -> None:"), Inside(context, found, me, info):
        body(context, inner)


def _has_own_parent(context: Context, info: ClassInfo) -> bool:
    for kind in info.above:
        found = context.imports.find(kind.name)
        if found is None:
            continue
        own = own_class(context, kind)
        if own is not None and own.kind == "class":
            return True
        if found.kind == "other" or found.java == "java.lang.Thread" or found.java in EXCEPTIONS:
            return found.kind != "other" or kind is info.above[0]
    return False


def constructor_call(context: Context, node: Node) -> None:
    """``this(...)`` and ``super(...)``."""

    if context.place is None:
        raise CannotPort("a constructor's call outside a constructor")
    info, me = context.place.info, context.place.me
    values = arguments(context, node)
    if text(child(node, "constructor")) == "this":
        target = chosen(context, info.constructors, values)
        name = target.variant if target is not None else "__init__"
        context.emit(row(node), f"{me}.{name}({listed(values)})")
        return
    if any(kind.name.endswith(("Exception", "Error", "Throwable")) for kind in info.above) and _java_failure(
        context, info
    ):
        _failure(context, node, [each.code for each in values], me)
    elif info.kind != "enum":
        above = handed_up(context, info, me)
        context.emit(row(node), f"super().__init__({', '.join(filter(None, [above, listed(values)]))})")


def _java_failure(context: Context, info: ClassInfo) -> bool:
    found = context.imports.find(info.above[0].name)
    return found is not None and found.java in EXCEPTIONS


def _failure(context: Context, node: Node, values: list[str], me: str) -> None:
    context.emit(row(node), f"super().__init__({values[0] if values else ''})")
    if len(values) > 1:
        context.emit(row(node), f"{me}.__cause__ = {values[1]}")
