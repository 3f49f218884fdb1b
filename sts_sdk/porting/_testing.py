"""JUnit, TestNG, Mockito, Hamcrest and AssertJ as pytest and ``unittest.mock``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._code import Value
    from sts_sdk.porting._context import Context


def call(context: Context, node: Node, name: str) -> Value | None:
    """A call of these libraries as a value."""
    del context, node, name
    return None


def statement(context: Context, node: Node) -> bool:
    """Write a statement of these libraries; False if it is none."""
    del context, node
    return False
