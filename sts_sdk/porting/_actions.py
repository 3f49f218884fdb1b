"""What a function without arguments does, as statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._code import soft
from sts_sdk.porting._trees import child, parts, row

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def run(context: Context, action: Node) -> None:
    """The statements of a lambda, or the call of a method reference."""
    if action.type != "lambda_expression":
        context.emit(row(action), soft(f"{context.expression(action).code}()"))
        return
    inner = child(action, "body")
    for each in parts(inner) if inner.type == "block" else [inner]:
        context.statement(each)
