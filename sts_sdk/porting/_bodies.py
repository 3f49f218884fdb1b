"""Statements in a row, and what a function without arguments does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting import _expected
from sts_sdk.porting._code import soft
from sts_sdk.porting._trees import child, parts, row

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


def run(context: Context, action: Node) -> None:
    """The statements of a lambda, or the call of a method reference."""
    if action.type != "lambda_expression":
        context.emit(row(action), soft(f"{context.expression(action).code}()"))
        return
    inner = child(action, "body")
    for each in parts(inner) if inner.type == "block" else [inner]:
        context.statement(each)
