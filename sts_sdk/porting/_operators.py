"""Operators: truth, comparisons, arithmetic, casts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import (
    AND,
    ATOM,
    BITAND,
    BITOR,
    BITXOR,
    COMPARE,
    NOT,
    OR,
    PRODUCT,
    SHIFT,
    SUM,
    TERNARY,
    UNARY,
    CannotPort,
    JavaType,
    Value,
    plain,
)
from sts_sdk.porting._hints import hint, runtime
from sts_sdk.porting._library._table import binding_of
from sts_sdk.porting._strings import may_be_none, text_of
from sts_sdk.porting._trees import child, parts, read_type, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context


_TEXT: Final = ("String", "CharSequence")


WHOLE: Final = frozenset("int long short byte Integer Long Short Byte".split())


BROKEN: Final = frozenset("double float Double Float".split())


_CHAR: Final = ("char", "Character")


_BINDING: Final = {
    "||": (" or ", OR),
    "&&": (" and ", AND),
    "|": (" | ", BITOR),
    "^": (" ^ ", BITXOR),
    "&": (" & ", BITAND),
    "<<": (" << ", SHIFT),
    ">>": (" >> ", SHIFT),
    ">>>": (" >> ", SHIFT),
    "+": (" + ", SUM),
    "-": (" - ", SUM),
    "*": (" * ", PRODUCT),
    "/": (" / ", PRODUCT),
    "%": (" % ", PRODUCT),
}


def condition_of(context: Context, node: Node) -> Value:
    """An expression whose truth alone counts: ``bool(x)`` is ``x``."""
    return truth(context.expression(_bare(node)))


def _bare(node: Node) -> Node:
    """The node without parentheses: Python puts its own."""
    while node.type == "parenthesized_expression":
        node = parts(node)[0]
    return node


def truth(value: Value) -> Value:
    """The value where its truth alone counts."""
    code = value.plain
    if code.startswith("bool(") and code.endswith(")") and _closes(code):
        position = value.code.index("bool(")
        inner = value.code[:position] + value.code[position + 5 : -1]
        return Value(inner, value.type, binding_of(plain(inner)))
    return value


def _closes(code: str) -> bool:
    depth = 0
    for position, letter in enumerate(code):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and letter == ")":
            return position == len(code) - 1
    return False


def unary(context: Context, node: Node) -> Value:
    """``!a``, ``-a``, ``~a``."""
    operator, operand = text(child(node, "operator")), child(node, "operand")
    if operator == "!":
        return negated(condition_of(context, operand))
    value = context.expression(operand)
    if operator == "+":
        return value
    return Value(f"{operator}{value.within(UNARY)}", value.type, UNARY)


_OPPOSITES: Final = (
    (" is not None", " is None"),
    (" is None", " is not None"),
    (" not in ", " in "),
    (" in ", " not in "),
)


def negated(value: Value) -> Value:
    """``not a``, as a person would write it."""
    code = value.code
    kind = JavaType("boolean")
    if value.binding == NOT and value.plain.startswith("not "):
        position = code.index("not ")
        return Value(f"bool({code[:position]}{code[position + 4 :]})", kind)
    if value.binding == COMPARE:
        for old, new in (*_OPPOSITES, (" == ", " != ")):
            if code.count(old) == 1 and not any(other in code for other, _ in _OPPOSITES if other not in (old, new)):
                return Value(code.replace(old, new), kind, COMPARE)
    return Value(f"not {value.within(COMPARE)}", kind, NOT)


def binary(context: Context, node: Node) -> Value:
    """``a + b`` and the other operators between two values."""
    operator = text(child(node, "operator"))
    if operator in ("&&", "||"):
        return _logical(context, node, operator)
    left, right = context.expression(child(node, "left")), context.expression(child(node, "right"))
    if operator in ("==", "!="):
        same = any(child(node, side).type == "this" for side in ("left", "right"))
        same = same or (_has_equals(context, left) and _has_equals(context, right))
        return _same(left, right, operator) if same else _equal(left, right, operator)
    if operator in ("<", ">", "<=", ">="):
        left, right = _comparable(left, right)
        return Value(f"{left.within(BITOR)} {operator} {right.within(BITOR)}", JavaType("boolean"), COMPARE)
    if operator == "+" and _is_text(left, right):
        code = f"{_summand(left, first=True)} + {_summand(right, first=False)}"
        return Value(code, JavaType("String"), SUM)
    return _arithmetic(left, right, operator)


def _logical(context: Context, node: Node, operator: str) -> Value:
    word, binding = _BINDING[operator]
    sides = [context.expression(_bare(child(node, side))) for side in ("left", "right")]
    left, right = map(truth, sides)
    code = f"{left.within(binding)}{word}{right.within(binding + 1)}"
    if any(side is not shown for side, shown in zip(sides, (left, right), strict=True)):
        return Value(f"bool({code})", JavaType("boolean"))
    return Value(code, JavaType("boolean"), binding)


def _same(left: Value, right: Value, operator: str) -> Value:
    """``this == o``: the object itself, also inside its ``equals``."""
    word = "is" if operator == "==" else "is not"
    return Value(f"{left.within(BITOR)} {word} {right.within(BITOR)}", JavaType("boolean"), COMPARE)


def _has_equals(context: Context, value: Value) -> bool:
    """Whether ``==`` of Python would call a method ``equals`` of the file, which Java's does not."""
    info = context.imports.own.get(value.kind)
    return info is not None and info.kind != "enum" and ("equals" in info.methods or info.kind == "record")


def _equal(left: Value, right: Value, operator: str) -> Value:
    boolean = JavaType("boolean")
    word = "is" if operator == "==" else "is not"
    if left.plain == "None" and right.plain != "None":
        left, right = right, left
    if right.plain == "None":
        return Value(f"{left.within(BITOR)} {word} {right.code}", boolean, COMPARE)
    if right.plain in ("True", "False"):
        wanted = (right.plain == "True") == (operator == "==")
        return truth(left) if wanted else negated(truth(left))
    if (left.kind in _CHAR and right.kind in WHOLE) or (left.kind in WHOLE and right.kind in _CHAR):
        left, right = _number(left), _number(right)
    return Value(f"{left.within(BITOR)} {operator} {right.within(BITOR)}", boolean, COMPARE)


def _comparable(left: Value, right: Value) -> tuple[Value, Value]:
    if (left.kind in _CHAR) != (right.kind in _CHAR):
        return _number(left), _number(right)
    return left, right


def _number(value: Value) -> Value:
    return Value(f"ord({value.code})", JavaType("int")) if value.kind in _CHAR else value


def _is_text(left: Value, right: Value) -> bool:
    return left.kind in _TEXT or right.kind in _TEXT


def _summand(value: Value, *, first: bool) -> str:
    if value.kind in _TEXT and not may_be_none(value):
        return value.within(SUM if first else PRODUCT)
    return text_of(value) if value.kind not in _CHAR else value.within(PRODUCT)


def _arithmetic(left: Value, right: Value, operator: str) -> Value:
    left, right = _number(left), _number(right)
    kind = _wider(left.kind, right.kind)
    word, binding = _BINDING[operator]
    if operator == "/" and kind not in BROKEN and (kind or "int" in (left.kind, right.kind)):
        word = " // "
    if kind in ("int", "long") and operator in ("/", "%") and left.plain.startswith("-"):
        whole = f"{left.within(binding)} / {right.within(binding + 1)}"
        code = f"int({whole})" if operator == "/" else f"-(abs({left.code}) % {right.within(binding + 1)})"
        return Value(code, JavaType(kind), ATOM if operator == "/" else UNARY)
    if operator in ("&", "|", "^") and left.kind in ("boolean", "Boolean"):
        kind = "boolean"
    if operator == ">>>":
        left = Value(
            f"{left.within(BITAND + 1)} & {'0xFFFFFFFFFFFFFFFF' if kind == 'long' else '0xFFFFFFFF'}", left.type, BITAND
        )
    code = f"{left.within(binding)}{word}{right.within(binding + 1)}"
    return Value(code, JavaType(kind) if kind else None, binding)


def _wider(left: str, right: str) -> str:
    kinds = {left, right}
    if kinds & BROKEN:
        return "double"
    if kinds <= WHOLE:
        return "long" if kinds & {"long", "Long"} else "int"
    return left if left == right else ""


def instance_of(context: Context, node: Node) -> Value:
    """``a instanceof B`` and ``a instanceof B b``."""
    left = context.expression(child(node, "left"))
    right, name = node.child_by_field_name("right"), node.child_by_field_name("name")
    if right is None:
        raise CannotPort("a pattern that takes a record apart")
    kind = read_type(right)
    python = runtime(context, kind)
    if python is None:
        raise CannotPort(f"{kind.name} is no class in Python")
    code = left.code
    if name is not None:
        code = f"{context.declare(text(name), kind)} := {left.within(TERNARY)}"
    return Value(f"isinstance({code}, {python})", JavaType("boolean"))


def cast(context: Context, node: Node) -> Value:
    """``(B) a``."""
    kind = read_type(child(node, "type"))
    value = context.expression(_bare(child(node, "value")))
    if kind.dimensions:
        return Value(value.code, kind, value.binding)
    if kind.name in WHOLE:
        return _to_whole(context, value, kind)
    if kind.name in BROKEN and value.kind not in BROKEN:
        return Value(f"float({value.code})", kind)
    if kind.name == "char" and value.kind not in _CHAR:
        return Value(f"chr({value.code})", kind)
    return _as_type(context, value, kind)


def _as_type(context: Context, value: Value, kind: JavaType) -> Value:
    """A cast says something only to a type checker, and where it would not know by itself."""
    shown = hint(context, kind) if value.kind == "Object" else "Any"
    if shown in ("Any", "object"):
        return Value(value.code, kind, value.binding)
    context.imports.need("cast")
    named = shown if shown in ("str", "int", "float", "bool", "bytes") else f'"{shown}"'
    return Value(f"cast({named}, {value.code})", kind)


def _to_whole(context: Context, value: Value, kind: JavaType) -> Value:
    if value.kind in _CHAR:
        return Value(f"ord({value.code})", kind)
    if kind.name in ("byte", "Byte") and value.binding == ATOM and value.plain.isdigit():
        return Value(value.code, kind)
    if value.kind in WHOLE:
        return Value(value.code, kind, value.binding)
    if kind.name[0].isupper():
        return _as_type(context, value, kind)
    return Value(f"int({value.code})", kind)


def ternary(context: Context, node: Node) -> Value:
    """``a ? b : c``."""
    condition = condition_of(context, child(node, "condition"))
    first, second = context.expression(child(node, "consequence")), context.expression(child(node, "alternative"))
    code = f"{first.within(OR)} if {condition.within(OR)} else {second.within(TERNARY)}"
    kind = first.type if first.type is not None and first.plain != "None" else second.type
    return Value(code, kind, TERNARY)
