"""Statements in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting import _expected
from sts_sdk.porting._trees import parts

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def body(context: Context, node: Node) -> None:
    """The statements of a block, or the one statement that stands for a block."""
    inside = parts(node) if node.type in ("block", "constructor_body", "switch_block_statement_group") else [node]
    with context.scope():
        sequence(context, inside)


def sequence(context: Context, statements: list[Node]) -> None:
    """Statements in a row; some hold those that follow."""
    for number, each in enumerate(statements):
        if _expected.opens(context, each):
            _expected.rest(context, statements[number:], sequence)
            return
        context.statement(each)
