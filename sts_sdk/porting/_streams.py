"""Streams, ``Optional`` and comparators."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._code import Value
    from sts_sdk.porting._context import Context


def call(context: Context, node: Node, name: str) -> Value | None:
    """A call on a stream."""
    del context, node, name
    return None
