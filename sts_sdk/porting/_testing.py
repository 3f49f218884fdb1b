"""JUnit and TestNG as plain ``assert`` and pytest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _fluent, _matchers, _mocking
from sts_sdk.porting._actions import run
from sts_sdk.porting._code import BITOR, COMPARE, CannotPort, JavaType, Value, soft
from sts_sdk.porting._hints import caught
from sts_sdk.porting._lookup import class_of
from sts_sdk.porting._operators import condition_of, negated
from sts_sdk.porting._trees import child, parts, read_type, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_JUNIT_4: Final = ("org.junit.Assert", "junit.framework.Assert", "junit.framework.TestCase", "org.testng.AssertJUnit")
_CLASSES: Final = (*_JUNIT_4, "org.junit.jupiter.api.Assertions", "org.testng.Assert", "org.hamcrest.MatcherAssert")
_FLUENT: Final = (
    "org.assertj.core.api.Assertions",
    "org.assertj.core.api.Java6Assertions",
    "com.google.common.truth.Truth",
)
_NAMES: Final = frozenset(
    "assertEquals assertNotEquals assertTrue assertFalse assertNull assertNotNull assertSame assertNotSame"
    " fail assertThat"
    " assertArrayEquals assertThrows assertThrowsExactly assertDoesNotThrow assertInstanceOf expectThrows assertAll"
    " assertIterableEquals".split()
)


_THROWS: Final = frozenset({"assertThrows", "assertThrowsExactly", "expectThrows"})


def origin(context: Context, node: Node, names: frozenset[str], classes: tuple[str, ...]) -> str:
    """The class that a call comes from, if it is one of these; else nothing."""
    name, holder = text(child(node, "name")), node.child_by_field_name("object")
    if name not in names:
        return ""
    if holder is not None:
        found = class_of(context, holder)
        return found.java if found is not None and found.java in classes else ""
    for each in context.imports.imports:
        owner = each.java if each.wildcard else each.java.rpartition(".")[0]
        if each.static and owner in classes and (each.wildcard or each.java.endswith(f".{name}")):
            return owner
    above = [kind.name for place in context.places for kind in place.info.above]
    return "junit.framework.TestCase" if "TestCase" in above and classes is _CLASSES else ""


def call(context: Context, node: Node, name: str) -> Value | None:
    """A call of these libraries as a value."""
    if origin(context, node, _NAMES, _CLASSES):
        if name == "assertDoesNotThrow":
            return Value(f"({context.expression(parts(child(node, 'arguments'))[0]).code})()")
        raise CannotPort(f"{name} in an expression")
    return _mocking.call(context, node, name)


def statement(context: Context, node: Node) -> bool:
    """Write a statement of these libraries; False if it is none."""
    if node.type != "method_invocation":
        return False
    return _assertion(context, node) or _mocking.statement(context, node) or _fluent.statement(context, node, _FLUENT)


def _assertion(context: Context, node: Node) -> bool:
    owner = origin(context, node, _NAMES, _CLASSES)
    if not owner:
        return False
    name, given = text(child(node, "name")), parts(child(node, "arguments"))
    if name in ("assertThrows", "assertThrowsExactly", "expectThrows"):
        raises(context, node, given, "")
        return True
    if name == "assertThat":
        if len(given) < 2:
            return False
        subject, matcher = given[-2], given[-1]
        _write(
            context,
            node,
            _matchers.matched(context, context.expression(subject), matcher),
            given[0] if len(given) > 2 else None,
        )
        return True
    if name == "assertAll":
        _all(context, given)
        return True
    if name == "fail":
        context.imports.need("pytest")
        context.emit(row(node), soft(f"pytest.fail({', '.join(context.expression(each).code for each in given[:1])})"))
        return True
    _plain(context, node, owner, name, given)
    return True


def _all(context: Context, given: list[Node]) -> None:
    for each in given:
        if each.type != "lambda_expression":
            continue
        inner = child(each, "body")
        for part in parts(inner) if inner.type == "block" else [inner]:
            context.statement(part)


def caught_in(context: Context, declarator: Node) -> bool:
    """``X e = assertThrows(X.class, () -> ...);``."""
    value = declarator.child_by_field_name("value")
    if value is None or value.type != "method_invocation" or not origin(context, value, _THROWS, _CLASSES):
        return False
    raises(context, value, parts(child(value, "arguments")), text(child(declarator, "name")))
    return True


def raises(context: Context, node: Node, given: list[Node], name: str) -> None:
    """``assertThrows(X.class, () -> ...)``; the exception goes to a variable if it has a name."""
    if not given:
        raise CannotPort("an expected exception of a kind that is not known")
    kind = read_type(parts(given[0])[0]) if given[0].type == "class_literal" else None
    code = caught(context, kind) if kind is not None else None
    action = next((each for each in given[1:] if each.type in ("lambda_expression", "method_reference")), None)
    if code is None or action is None:
        raise CannotPort("an expected exception of a kind that is not known")
    context.imports.need("pytest")
    held = f" as {name}_info" if name else ""
    with context.block(row(node), f"with pytest.raises({code}){held}:"):
        run(context, action)
    if name:
        context.emit(node.end_point.row, f"{context.declare(name, kind)} = {name}_info.value")


def _plain(context: Context, node: Node, owner: str, name: str, given: list[Node]) -> None:
    count = 2 if name in _TWO else 1
    values, message = _split(context, owner, given, count)
    _write(context, node, _condition(context, owner, name, values), message)


_TWO: Final = frozenset(
    "assertEquals assertNotEquals assertSame assertNotSame assertArrayEquals assertInstanceOf"
    " assertIterableEquals".split()
)


def _split(context: Context, owner: str, given: list[Node], count: int) -> tuple[list[Node], Node | None]:
    """The values and the message: JUnit 4 has it first, the others last. A third number is a tolerance."""
    if len(given) <= count:
        return given, None
    if owner in _JUNIT_4:
        if len(given) == count + 1 and count == 2 and not _is_text(context, given[0]):
            return given, None
        return given[1:], given[0]
    if (
        count == 2
        and len(given) == 3
        and given[2].type in ("decimal_floating_point_literal", "decimal_integer_literal")
    ):
        return given, None
    return given[:count], given[count] if len(given) > count else None


def _is_text(context: Context, node: Node) -> bool:
    return context.expression(node).kind == "String"


def _condition(context: Context, owner: str, name: str, given: list[Node]) -> Value:
    boolean = JavaType("boolean")
    if name in ("assertTrue", "assertFalse"):
        value = condition_of(context, given[0])
        return value if name == "assertTrue" else negated(value)
    values = [context.expression(each) for each in given]
    if name in ("assertNull", "assertNotNull"):
        word = "is" if name == "assertNull" else "is not"
        return Value(f"{values[0].within(BITOR)} {word} None", boolean, COMPARE)
    if len(values) < 2:
        raise CannotPort(f"{name} with too few arguments")
    expected, actual = values[:2]
    if owner == "org.testng.Assert":
        expected, actual = actual, expected
    if len(values) > 2:
        context.imports.need("pytest")
        return Value(
            f"{actual.within(BITOR)} == pytest.approx({expected.code}, abs={values[2].code})", boolean, COMPARE
        )
    if name == "assertInstanceOf":
        return Value(f"isinstance({actual.code}, {expected.code})", boolean)
    return Value(f"{actual.within(BITOR)} {_word(name, expected)} {expected.within(BITOR)}", boolean, COMPARE)


def _word(name: str, expected: Value) -> str:
    if expected.plain in ("None", "True", "False"):
        return "is not" if "Not" in name else "is"
    return {"assertSame": "is", "assertNotSame": "is not", "assertNotEquals": "!="}.get(name, "==")


def _write(context: Context, node: Node, condition: Value, message: Node | None) -> None:
    said = ""
    if message is not None and message.type != "lambda_expression":
        said = f", {context.expression(message).code}"
    context.emit(row(node), f"assert {soft(condition.code)}{said}")
