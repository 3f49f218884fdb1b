"""Logging frameworks as ``logging``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import ATOM, JavaType, Value, at
from sts_sdk.porting._library._others import LEVELS, LOGGER_FACTORIES, LOGGERS
from sts_sdk.porting._library._types import EXCEPTIONS
from sts_sdk.porting._strings import log_message, quoted, unquoted
from sts_sdk.porting._trees import child, parts, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._imports import Name

LOGGER: Final = JavaType("Logger")


def factory(context: Context, node: Node, owner: Name, name: str) -> Value | None:
    """``LoggerFactory.getLogger(X.class)``."""
    if f"{owner.java}.{name}" not in LOGGER_FACTORIES and not (
        name in ("getLogger", "getLog") and "Log" in owner.simple
    ):
        return None
    context.imports.need("logging")
    return Value(f"{at(row(node))}logging.getLogger({_name(context, parts(child(node, 'arguments')))})", LOGGER)


def full_name(context: Context, name: str) -> str:
    """A class's full Java name, as a literal."""
    package = context.imports.package
    found = context.imports.find(name)
    if found is not None and found.kind != "own":
        return quoted(found.java)
    return quoted(f"{package}.{name}" if package else name)


def _name(context: Context, given: list[Node]) -> str:
    if not given:
        return full_name(context, context.places[0].info.name) if context.places else "__name__"
    first = given[0]
    if first.type == "class_literal":
        return full_name(context, text(parts(first)[0]))
    if first.type == "method_invocation" and first.child_by_field_name("object") is not None:
        inner = child(first, "object")
        if inner.type == "class_literal":
            return full_name(context, text(parts(inner)[0]))
    if "getClass()" in text(first) or "lookupClass()" in text(first):
        return full_name(context, context.places[0].info.name) if context.places else "__name__"
    return context.expression(first).code


def is_logger(context: Context, value: Value) -> bool:
    """Whether a value logs."""
    if value.type is None or value.type.dimensions:
        return False
    if value.type is LOGGER:
        return True
    found = context.imports.find(value.kind)
    return found is not None and found.java in LOGGERS


def call(context: Context, node: Node, name: str, receiver: Value) -> Value | None:
    """``log.warn("{}: {}", a, e)``."""
    if not is_logger(context, receiver):
        return None
    given = parts(child(node, "arguments"))
    level = LEVELS.get(name)
    if name == "log" and given:
        values = [context.expression(each) for each in given]
        first, rest = (values[0], values[1:])
        return _written(context, receiver, f"log({first.code}, ", rest)
    if level is None or not given:
        return None
    if given[0].type == "lambda_expression":
        given = [child(given[0], "body"), *given[1:]]
    return _written(context, receiver, f"{level}(", [context.expression(each) for each in given])


def _written(context: Context, receiver: Value, start: str, values: list[Value]) -> Value:
    failure = ""
    if len(values) > 1 and is_failure(context, values[-1]):
        failure = f", exc_info={values[-1].code}"
        values = values[:-1]
    values = _spread(values)
    message = values[0] if values else Value('""')
    literal = unquoted(message.plain)
    if literal is not None:
        position = message.code.rindex("\ue001") + 1 if "\ue001" in message.code else 0
        message = Value(message.code[:position] + quoted(log_message(literal, len(values) - 1)), message.type)
    elif "{}" in message.plain and len(values) > 1:
        message = Value(message.code.replace("{}", "%s"), message.type)
    code = ", ".join(each.code for each in [message, *values[1:]])
    return Value(f"{receiver.within(ATOM)}.{start}{code}{failure})", JavaType("void"))


def _spread(values: list[Value]) -> list[Value]:
    """``new Object[] {a, b}`` as the arguments that it stands for."""
    if len(values) == 2 and values[1].kind == "[]" and values[1].plain.startswith("["):
        return [values[0], Value(f"*{values[1].code}")]
    return values


def is_failure(context: Context, value: Value) -> bool:
    """Whether a value is an exception."""
    if value.type is None or value.type.dimensions:
        return False
    found = context.imports.find(value.kind)
    if found is not None and (found.java in EXCEPTIONS or found.simple.endswith(("Exception", "Error"))):
        return True
    return value.kind.endswith(("Exception", "Throwable"))
