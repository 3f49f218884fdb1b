"""Literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting._code import JavaType, Value, at
from sts_sdk.porting._strings import literal, text_block
from sts_sdk.porting._trees import row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def string_literal(context: Context, node: Node) -> Value:
    """``"text"`` or a text block."""
    java = text(node)
    if java.startswith('"""'):
        return Value(at(row(node)) + text_block(java[3:-3], row(node)), JavaType("String"))
    return Value(at(row(node)) + literal(java[1:-1]), JavaType("String"))


def character_literal(context: Context, node: Node) -> Value:
    """``'c'``."""
    return Value(at(row(node)) + literal(text(node)[1:-1]), JavaType("char"))


def integer_literal(context: Context, node: Node) -> Value:
    """``7200``, ``1_000L``, ``0x1F``, ``017``."""
    java = text(node).lower()
    kind = "long" if java.endswith("l") else "int"
    digits = java.rstrip("l")
    if len(digits) > 1 and digits.startswith("0") and digits[1] not in "xb":
        digits = f"0o{digits[1:].strip('_')}"
    return Value(at(row(node)) + digits, JavaType(kind))


def floating_literal(context: Context, node: Node) -> Value:
    """``1.5f``."""
    java = text(node).lower()
    if java.startswith("0x"):
        return Value(at(row(node)) + f'float.fromhex("{java.rstrip("fd")}")', JavaType("double"))
    digits = java.rstrip("fd")
    whole = not any(letter in digits for letter in ".e")
    return Value(at(row(node)) + (f"{digits.lstrip('0') or '0'}.0" if whole else digits), JavaType("double"))


def constant(code: str, kind: str) -> Callable[[Context, Node], Value]:
    """``true``, ``false``, ``null``."""
    return lambda _, node: Value(at(row(node)) + code, JavaType(kind) if kind else None)
