"""A lambda or a method reference, opened: the name of its argument and what it makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sts_sdk.porting import _names
from sts_sdk.porting._code import ATOM, JavaType, Value
from sts_sdk.porting._context import Variable
from sts_sdk.porting._expressions import kind_of
from sts_sdk.porting._library import METHODS, STATICS
from sts_sdk.porting._library._types import FUNCTIONS
from sts_sdk.porting._lookup import class_of, own_class
from sts_sdk.porting._operators import truth
from sts_sdk.porting._templates import fill
from sts_sdk.porting._trees import child, parts, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._imports import Name


@dataclass(frozen=True)
class Function:
    """One argument, and the value that is made of it."""

    name: str
    value: Value

    @property
    def truth(self) -> Value:
        """The value where only its truth counts."""
        return truth(self.value)


def function_of(context: Context, node: Node, holder: JavaType | None, called: str = "") -> Function:
    """Open a function that takes what ``holder`` holds. ``called`` is the argument's name if it has one already."""
    held = holder.element if holder is not None else None
    if node.type == "lambda_expression":
        opened = _lambda(context, node, held, called)
        if opened is not None:
            return opened
    if node.type == "method_reference":
        return _reference(context, node, held, called or "each")
    value = context.expression(node)
    return Function(called or "each", Value(f"{value.within(ATOM)}({called or 'each'})", None))


def _lambda(context: Context, node: Node, held: JavaType | None, called: str) -> Function | None:
    taken, body = child(node, "parameters"), child(node, "body")
    names = [taken] if taken.type == "identifier" else parts(taken)
    inner = _only(body)
    if len(names) != 1 or inner is None:
        return None
    name = text(names[0] if names[0].type == "identifier" else child(names[0], "name"))
    with context.scope():
        python = context.declare(name, held)
        if called:
            python = called
            context.scopes[-1][name] = Variable(called, held)
        kept, context.hoisting = context.hoisting, False
        try:
            with context.anew(len(context.scopes) - 1):
                return Function(python, context.expression(inner))
        finally:
            context.hoisting = kept


def _only(body: Node) -> Node | None:
    if body.type != "block":
        return body
    inside = parts(body)
    if len(inside) == 1 and inside[0].type == "return_statement" and parts(inside[0]):
        return parts(inside[0])[0]
    return None


def _reference(context: Context, node: Node, held: JavaType | None, called: str) -> Function:
    holder, *rest = [each for each in node.children if not each.type.endswith("comment")]
    name = text(rest[-1])
    owner = class_of(context, holder) if holder.type in ("identifier", "field_access") else None
    if owner is None:
        value = context.expression(node)
        return Function(called, Value(f"{value.within(ATOM)}({called})", None))
    return Function(called, _applied(context, owner, name, Value(called, held), node))


def _applied(context: Context, owner: Name, name: str, argument: Value, node: Node) -> Value:
    static = STATICS.get(f"{owner.java}.{name}/1")
    if static is not None:
        return fill(context, static, None, [argument])
    receiver = Value(argument.code, argument.type or JavaType(owner.java if owner.kind == "aws" else owner.simple))
    kind = kind_of(
        Value(
            "",
            JavaType(
                owner.simple if "Entry" not in owner.java else "Map.Entry",
                argument.type.arguments if argument.type else (),
            ),
        )
    )
    row = METHODS.get(kind, {}).get(f"{name}/0") or METHODS["Object"].get(f"{name}/0")
    if row is not None and owner.kind in ("java", "library"):
        return fill(context, row, receiver, [])
    if owner.kind == "java" and FUNCTIONS.get(owner.simple) == name:
        return Value(f"{argument.within(ATOM)}()")
    info = own_class(context, JavaType(owner.simple))
    if name != "new" and (owner.kind == "other" or owner.kind == "aws" or info is not None):
        method = info.methods[name][0] if info is not None and name in info.methods else None
        if method is not None and method.static:
            return Value(f"{context.expression(node).code}({argument.code})", method.returns)
        if info is not None and name in info.components:
            return Value(f"{argument.code}.{_names.attribute(name)}", info.fields[name].type)
        python = method.python if method is not None else _names.attribute(name)
        looks_static = owner.kind != "own" and name.startswith(("from", "of", "valueOf", "parse", "create"))
        if not looks_static:
            return Value(f"{argument.code}.{python}()", method.returns if method is not None else _got(name))
    if name == "new":
        made = context.expression(node)
        return Value(f"{made.within(ATOM)}({argument.code})", JavaType(owner.simple))
    return Value(f"{context.expression(node).within(ATOM)}({argument.code})", None)


def _got(name: str) -> JavaType | None:
    """A guess at what a getter gives, by its name."""
    return JavaType("String") if name.endswith(("Name", "Key", "Id", "Arn", "Token")) else None
