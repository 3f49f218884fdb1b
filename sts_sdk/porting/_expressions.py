"""Expressions: literals, operators, fields, arrays, casts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _names
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
    WALRUS,
    CannotPort,
    JavaType,
    Value,
    at,
    plain,
)
from sts_sdk.porting._hints import need, runtime
from sts_sdk.porting._library._types import KINDS, TYPES
from sts_sdk.porting._lookup import class_of, class_value, me, named, own_class, static_field
from sts_sdk.porting._strings import literal, quoted, text_block, text_of
from sts_sdk.porting._trees import child, of_type, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_TEXT: Final = ("String", "CharSequence")
_WHOLE: Final = frozenset("int long short byte Integer Long Short Byte".split())
_BROKEN: Final = frozenset("double float Double Float".split())
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


def this(context: Context, node: Node) -> Value:
    """``this``."""
    place = context.place
    kind = JavaType(place.info.name) if place is not None else None
    return Value(at(row(node)) + me(context), kind)


def parenthesized(context: Context, node: Node) -> Value:
    """``(a)``: Python puts its own parentheses where they are needed."""
    inner = context.expression(parts(node)[0])
    if inner.binding == ATOM:
        return inner
    return Value(f"({inner.code})", inner.type)


def field_access(context: Context, node: Node) -> Value:
    """``a.b``: a field, a constant, a class, a length."""
    holder, name_node = child(node, "object"), child(node, "field")
    name = text(name_node)
    if name == "this":
        return _outer_this(context, text(holder))
    owner = class_of(context, holder)
    if owner is not None:
        return _of_class(context, node, owner, name)
    if holder.type == "super":
        return Value(f"{at(row(node))}{me(context)}.{_names.attribute(name)}", None)
    found = class_of(context, node)
    if found is not None and name[:1].isupper() and found.kind != "own":
        return class_value(context, found)
    receiver = context.expression(holder)
    if name == "length" and (receiver.kind == "[]" or receiver.type is None):
        return Value(f"len({receiver.code})", JavaType("int"))
    info = own_class(context, receiver.type)
    known = info.fields.get(name) if info is not None else None
    python = known.python if known is not None else _names.attribute(name)
    kind = known.type if known is not None else None
    return Value(f"{receiver.within(ATOM)}{at(row(name_node))}.{python}", kind)


def _outer_this(context: Context, name: str) -> Value:
    for place in reversed(context.places):
        if place.info.name == name and place.me:
            return Value(place.me, JavaType(name))
    raise CannotPort("an inner class that uses the object around it")


def _of_class(context: Context, node: Node, owner: object, name: str) -> Value:
    from sts_sdk.porting._imports import Name  # noqa: PLC0415

    assert isinstance(owner, Name)  # noqa: S101
    start = at(row(node))
    if owner.kind == "own":
        info = context.imports.own.get(owner.simple)
        known = info.fields.get(name) if info is not None else None
        if known is not None and info is not None:
            return Value(f"{start}{info.path}.{known.python}", known.type)
        inner = info.nested.get(name) if info is not None else None
        if inner is not None:
            return Value(start + inner.path, JavaType("Class", (JavaType(name),)), is_class=True)
        return Value(f"{start}{owner.java}.{_names.attribute(name)}", None)
    if owner.kind == "missing":
        raise CannotPort(f"sts_sdk has no {owner.simple}")
    if owner.kind == "v2":
        raise CannotPort("AWS SDK for Java v2")
    value = static_field(context, owner, name)
    if value is None:
        raise CannotPort(f"{owner.java}.{name} has no counterpart here")
    return Value(start + value.code, value.type, value.binding)


def class_literal(context: Context, node: Node) -> Value:
    """``X.class``."""
    kind = read_type(parts(node)[0])
    if kind.name in ("int", "long", "boolean", "double", "byte", "char", "void", "float", "short") or kind.dimensions:
        python = runtime(context, JavaType("Object", (), 1)) if kind.dimensions else _primitive_class(kind.name)
        return Value(f"{at(row(node))}{python}", JavaType("Class", (kind,)), is_class=True)
    found = context.imports.find(kind.name)
    if found is None:
        raise CannotPort(f"the class {kind.name} is not known")
    value = class_value(context, found)
    if not value.code:
        raise CannotPort(f"{found.java} has no counterpart here")
    return Value(at(row(node)) + value.code, JavaType("Class", (kind,)), is_class=True)


def _primitive_class(name: str) -> str:
    return {"boolean": "bool", "double": "float", "float": "float", "char": "str", "void": "type(None)"}.get(
        name, "int"
    )


def ternary(context: Context, node: Node) -> Value:
    """``a ? b : c``."""
    condition = condition_of(context, child(node, "condition"))
    first, second = context.expression(child(node, "consequence")), context.expression(child(node, "alternative"))
    code = f"{first.within(OR)} if {plain_rows(condition.within(OR))} else {second.within(TERNARY)}"
    kind = first.type if first.type is not None and first.plain != "None" else second.type
    return Value(code, kind, TERNARY)


def plain_rows(code: str) -> str:
    """The code; rows in it are kept, since going back costs nothing."""
    return code


def condition_of(context: Context, node: Node) -> Value:
    """An expression whose truth alone counts: ``bool(x)`` is ``x``."""
    while node.type == "parenthesized_expression":
        node = parts(node)[0]
    value = context.expression(node)
    return truth(value)


def truth(value: Value) -> Value:
    """The value where its truth alone counts."""
    code = value.plain
    if code.startswith("bool(") and code.endswith(")") and _closes(code):
        position = value.code.index("bool(")
        inner = value.code[:position] + value.code[position + 5 : -1]
        loose = any(word in code for word in (" if ", " or ", " and ", "not ", ":=", "lambda"))
        return Value(inner, value.type, WALRUS if loose else COMPARE)
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
        return _equal(left, right, operator)
    if operator in ("<", ">", "<=", ">="):
        left, right = _comparable(left, right)
        return Value(f"{left.within(BITOR)} {operator} {right.within(BITOR)}", JavaType("boolean"), COMPARE)
    if operator == "+" and _is_text(left, right):
        code = f"{_summand(left, first=True)} + {_summand(right, first=False)}"
        return Value(code, JavaType("String"), SUM)
    return _arithmetic(left, right, operator)


def _logical(context: Context, node: Node, operator: str) -> Value:
    word, binding = _BINDING[operator]
    left, right = condition_of(context, child(node, "left")), condition_of(context, child(node, "right"))
    return Value(f"{left.within(binding)}{word}{right.within(binding + 1)}", JavaType("boolean"), binding)


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
    if (left.kind in _CHAR and right.kind in _WHOLE) or (left.kind in _WHOLE and right.kind in _CHAR):
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
    if value.kind in _TEXT:
        return value.within(SUM if first else PRODUCT)
    return text_of(value) if value.kind not in _CHAR else value.within(PRODUCT)


def _arithmetic(left: Value, right: Value, operator: str) -> Value:
    left, right = _number(left), _number(right)
    kind = _wider(left.kind, right.kind)
    word, binding = _BINDING[operator]
    if operator == "/" and kind not in _BROKEN and (kind or "int" in (left.kind, right.kind)):
        word = " // "
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
    if kinds & _BROKEN:
        return "double"
    if kinds <= _WHOLE:
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
    value = context.expression(child(node, "value"))
    if kind.dimensions:
        return Value(value.code, kind, value.binding)
    if kind.name in _WHOLE:
        return _to_whole(value, kind)
    if kind.name in _BROKEN and value.kind not in _BROKEN:
        return Value(f"float({value.code})", kind)
    if kind.name == "char" and value.kind not in _CHAR:
        return Value(f"chr({value.code})", kind)
    return Value(value.code, kind, value.binding)


def _to_whole(value: Value, kind: JavaType) -> Value:
    if value.kind in _CHAR:
        return Value(f"ord({value.code})", kind)
    if kind.name in ("byte", "Byte") and value.binding == ATOM and value.plain.isdigit():
        return Value(value.code, kind)
    if value.kind in _WHOLE or kind.name[0].isupper():
        return Value(value.code, kind, value.binding)
    return Value(f"int({value.code})", kind)


def array_access(context: Context, node: Node) -> Value:
    """``a[i]``."""
    array, index = context.expression(child(node, "array")), context.expression(child(node, "index"))
    return Value(f"{array.within(ATOM)}[{index.code}]", array.type.element if array.type else None)


def array_creation(context: Context, node: Node) -> Value:
    """``new String[] {a, b}``, ``new byte[n]``."""
    kind = read_type(child(node, "type"))
    values = node.child_by_field_name("value")
    sizes = [parts(each)[0] for each in of_type(node, "dimensions_expr")]
    dimensions = len(sizes) + sum(text(each).count("[") for each in of_type(node, "dimensions"))
    whole = JavaType(kind.name, kind.arguments, dimensions)
    if values is not None:
        return Value(at(row(node)) + elements(context, values, whole), whole)
    return Value(at(row(node)) + _empty(context, kind, sizes, dimensions), whole)


def _empty(context: Context, kind: JavaType, sizes: list[Node], dimensions: int) -> str:
    size = context.expression(sizes[0])
    if dimensions > 1:
        inner = _empty(context, kind, sizes[1:], dimensions - 1) if len(sizes) > 1 else "None"
        return f"[{inner} for _ in range({size.code})]"
    if kind.name == "byte":
        return f"bytearray({size.code})"
    if size.plain == "0":
        return "[]"
    filled = {"boolean": "False", "char": '"\\0"', "double": "0.0", "float": "0.0"}
    nothing = "0" if kind.name in _WHOLE and kind.name[0].islower() else "None"
    return f"[{filled.get(kind.name, nothing)}] * {size.within(UNARY)}"


def elements(context: Context, node: Node, kind: JavaType) -> str:
    """``{a, b}`` as a list, of bytes as bytes."""
    inner = JavaType(kind.name, kind.arguments, max(kind.dimensions - 1, 0))
    values = [
        elements(context, each, inner) if each.type == "array_initializer" else context.expression(each).code
        for each in parts(node)
    ]
    listed = f"[{', '.join(values)}]"
    return f"bytes({listed})" if kind.name == "byte" and kind.dimensions == 1 else listed


def array_initializer(context: Context, node: Node) -> Value:
    """``{a, b}`` where no type is near."""
    return Value(at(row(node)) + elements(context, node, JavaType("Object", (), 1)), JavaType("Object", (), 1))


def assignment(context: Context, node: Node) -> Value:
    """``a = b`` inside an expression: only a local variable can be bound there."""
    left, operator = child(node, "left"), text(child(node, "operator"))
    variable = context.variable(text(left)) if left.type == "identifier" else None
    if variable is None or operator != "=":
        raise CannotPort("an assignment inside an expression")
    value = context.expression(child(node, "right"))
    return Value(f"({at(row(node))}{variable.python} := {value.within(TERNARY)})", variable.type)


def update(context: Context, node: Node) -> Value:
    """``i++`` inside an expression: only of a local variable."""
    operand = parts(node)[0]
    operator = next(text(each) for each in node.children if text(each) in ("++", "--"))
    variable = context.variable(text(operand)) if operand.type == "identifier" else None
    if variable is None:
        raise CannotPort("counting inside an expression")
    sign, back = ("+", "-") if operator == "++" else ("-", "+")
    code = f"({variable.python} := {variable.python} {sign} 1)"
    if node.children[0].type in ("++", "--"):
        return Value(code, variable.type)
    return Value(f"{code} {back} 1", variable.type, SUM)


def kind_of(value: Value) -> str:
    """The name of the table that has the methods of a value."""
    name = value.kind.rpartition(".")[2] if value.kind.startswith(("java.", "com.")) else value.kind
    return KINDS.get(name, name)


def default_of(kind: JavaType) -> str:
    """What a field without a value has."""
    if kind.dimensions:
        return "None"
    return {"boolean": "False", "double": "0.0", "float": "0.0", "char": '"\\0"'}.get(
        kind.name, "0" if kind.name in ("int", "long", "short", "byte") else "None"
    )


HANDLERS: Final[dict[str, Callable[[Context, Node], Value]]] = {
    "string_literal": string_literal,
    "character_literal": character_literal,
    "decimal_integer_literal": integer_literal,
    "hex_integer_literal": integer_literal,
    "octal_integer_literal": integer_literal,
    "binary_integer_literal": integer_literal,
    "decimal_floating_point_literal": floating_literal,
    "hex_floating_point_literal": floating_literal,
    "true": constant("True", "boolean"),
    "false": constant("False", "boolean"),
    "null_literal": constant("None", ""),
    "identifier": named,
    "this": this,
    "parenthesized_expression": parenthesized,
    "field_access": field_access,
    "class_literal": class_literal,
    "ternary_expression": ternary,
    "unary_expression": unary,
    "binary_expression": binary,
    "instanceof_expression": instance_of,
    "cast_expression": cast,
    "array_access": array_access,
    "array_creation_expression": array_creation,
    "array_initializer": array_initializer,
    "assignment_expression": assignment,
    "update_expression": update,
}
_ = (need, quoted, plain, TYPES)
