"""JUnit's rule ``ExpectedException``: what follows must fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._code import soft
from sts_sdk.porting._hints import caught
from sts_sdk.porting._trees import child, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def opens(context: Context, node: Node) -> bool:
    """Whether a statement is ``thrown.expect(X.class);``."""
    return _call(context, node, "expect") is not None


def rest(context: Context, statements: list[Node], sequence: Callable[[Context, list[Node]], None]) -> None:
    """The statement, and under it those that follow."""
    first, *others = statements
    call = _call(context, first, "expect")
    given = parts(child(call, "arguments"))[0] if call is not None else first
    match = ""
    if others and (message := _call(context, others[0], "expectMessage")) is not None:
        context.imports.need("re")
        match = f", match=re.escape({context.expression(parts(child(message, 'arguments'))[0]).code})"
        others = others[1:]
    kind = read_type(parts(given)[0]) if given.type == "class_literal" else None
    code = caught(context, kind) if kind is not None else None
    if code is None or not others:
        context.mark(first, "an expected exception of a kind that is not known")
        sequence(context, others)
        return
    context.imports.need("pytest")
    with context.block(row(first), f"with {soft(f'pytest.raises({code}{match})')}:"):
        sequence(context, others)


def _call(context: Context, node: Node, name: str) -> Node | None:
    if node.type != "expression_statement" or not parts(node) or parts(node)[0].type != "method_invocation":
        return None
    call = parts(node)[0]
    holder = call.child_by_field_name("object")
    if holder is None or holder.type != "identifier" or text(child(call, "name")) != name:
        return None
    for place in context.places:
        field = place.info.fields.get(text(holder))
        if field is not None and field.type.name == "ExpectedException":
            return call
    return None
