"""``new``: objects, collections, anonymous classes; and functions: lambdas, method references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _listing, _names
from sts_sdk.porting._arguments import arguments, listed
from sts_sdk.porting._code import LAMBDA, TERNARY, CannotPort, JavaType, Value, at, plain
from sts_sdk.porting._expressions import kind_of
from sts_sdk.porting._hints import raised
from sts_sdk.porting._hoisted import write_function, write_lambda, write_local_class
from sts_sdk.porting._imports import of_java
from sts_sdk.porting._inner import outer_argument
from sts_sdk.porting._interfaces import as_objects, function
from sts_sdk.porting._library import METHODS, NEW, STATICS
from sts_sdk.porting._library._types import FUNCTIONS, KINDS, TYPES
from sts_sdk.porting._lookup import class_of, class_value
from sts_sdk.porting._members import ClassInfo, add_members
from sts_sdk.porting._overloads import chosen
from sts_sdk.porting._strings import text_of
from sts_sdk.porting._templates import fill
from sts_sdk.porting._trees import child, of_type, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._imports import Name

# A call of something that is known when the lambda is made, with nothing but names.
_PLAIN_CALL: Final = re.compile(r"([A-Za-z_][\w.]*)\(([A-Za-z_]\w*(?:, [A-Za-z_]\w*)*)?\)")
_EMPTY: Final = {"list": "[]", "set": "set()", "dict": "{}"}
_PLAIN_OBJECTS: Final = frozenset("java.lang.Object java.lang.Exception".split())


def creation(context: Context, node: Node) -> Value:
    """``new X(...)``, with or without a body."""
    kind = read_type(child(node, "type"))
    body = of_type(node, "class_body")
    if body:
        return _anonymous(context, node, kind, body[0])
    found = context.imports.find(kind.name)
    around = context.expression(node.children[0]).code if node.children[0].type != "new" else ""
    if found is None:
        return Value(f"{at(row(node))}{_names.identifier(kind.name)}({listed(arguments(context, node))})", kind)
    values = arguments(context, node)
    made = _new(context, found, kind, values, around)
    return Value(at(row(node)) + made.code, made.type, made.binding)


def _new(context: Context, found: Name, kind: JavaType, values: list[Value], around: str = "") -> Value:
    key = f"{found.java}/{len(values)}"
    if found.java in ("java.lang.StringBuilder", "java.lang.StringBuffer"):
        return _builder(values)
    if found.simple == "CountDownLatch" and values and values[0].plain != "1":
        raise CannotPort("a latch that counts further than one")
    if key in NEW:
        value = fill(context, NEW[key], None, values)
        same = NEW[key].startswith("=") or value.type is None
        return Value(value.code, kind if same else value.type, value.binding)
    error = raised(context, found)
    if error is not None:
        shown = values[:1] if len(values) == 2 else values
        return Value(f"{error}({listed(shown)})", kind)
    python = TYPES.get(found.java)
    if python in _EMPTY:
        return Value(_collection(python, values), kind)
    if python is not None or of_java(found.java):
        raise CannotPort(f"new {found.simple}({'...' if values else ''}) of {found.java} has no counterpart here")
    value = class_value(context, found)
    info = context.imports.own.get(found.simple) if found.kind == "own" else None
    method = chosen(context, info.constructors, values) if info is not None else None
    if method is not None:
        values = as_objects(context, method, values)
    if info is not None and info.needs_outer:
        values = [Value(around or outer_argument(context, info)), *values]
    full = (
        JavaType(found.java, kind.arguments)
        if found.kind == "aws"
        else JavaType(kind.name.rpartition(".")[2], kind.arguments)
    )
    return Value(f"{value.code}({listed(values)})", full)


def _builder(values: list[Value]) -> Value:
    """A text that grows is a list of its pieces."""
    given = [text_of(each) for each in values if each.kind not in ("int", "long")]
    return Value(f"[{', '.join(given)}]", JavaType("StringBuilder"))


def _collection(python: str, values: list[Value]) -> str:
    if values and (values[0].kind == "Comparator" or values[0].binding == LAMBDA or "lambda" in values[0].plain[:8]):
        raise CannotPort("a collection with an order of its own")
    sized = not values or values[0].kind in ("int", "long", "Class") or len(values) > 1
    return _EMPTY[python] if sized else f"{python}({values[0].code})"


def _anonymous(context: Context, node: Node, kind: JavaType, body: Node) -> Value:
    """A class that has no name: it is written above the statement."""
    found = context.imports.find(kind.name)
    python = TYPES.get(found.java) if found is not None else None
    if python in _EMPTY:
        return _double_brace(context, python, kind, body)
    if not context.hoisting:
        raise CannotPort("an anonymous class in a condition")
    if found is not None and FUNCTIONS.get(found.simple) and len(parts(body)) == 1:
        return _as_function(context, node, kind, parts(body)[0])
    if found is not None and found.kind in ("missing", "v2"):
        class_value(context, found)
    name = context.fresh(f"_{_names.identifier(kind.name.rpartition('.')[2])}")
    info = ClassInfo(name, name, "class", context.place.info if context.place else None, local=True, above=[kind])
    add_members(info, body)
    values = arguments(context, node)
    base = _base(context, found, python)
    write_local_class(context, node, info, f"class {name}{f'({base})' if base else ''}:", body)
    return Value(f"{name}({listed(values)})", kind)


def _base(context: Context, found: Name | None, python: str | None) -> str:
    if found is None or found.java in _PLAIN_OBJECTS:
        return ""
    if found.kind in ("own", "aws", "other"):
        return class_value(context, found).code
    if python and python.startswith(("threading.", "logging.")):
        context.imports.need(python.partition(".")[0])
        return python
    return ""


def _double_brace(context: Context, python: str, kind: JavaType, body: Node) -> Value:
    """``new HashMap<>() {{ put(a, b); }}``."""
    calls = [parts(each)[0] for block in of_type(body, "block") for each in parts(block) if parts(each)]
    entries: list[str] = []
    for each in calls:
        if each.type != "method_invocation" or each.child_by_field_name("object") is not None:
            raise CannotPort("a collection with a body of its own")
        values = arguments(context, each)
        pair = text(child(each, "name")) == "put" and len(values) == 2 and python == "dict"
        if not pair and (text(child(each, "name")) != "add" or len(values) != 1 or python == "dict"):
            raise CannotPort("a collection with a body of its own")
        entries.append(": ".join(value.code for value in values))
    if len(calls) != sum(len(parts(block)) for block in parts(body)) or not entries:
        raise CannotPort("a collection with a body of its own")
    inside = ", ".join(entries)
    return Value(f"[{inside}]" if python == "list" else f"{{{inside}}}", kind)


def _as_function(context: Context, node: Node, kind: JavaType, method: Node) -> Value:
    if method.type != "method_declaration":
        raise CannotPort("an anonymous class without its method")
    name = context.fresh(f"_{text(child(method, 'name'))}")
    write_function(context, method, name)
    return Value(at(row(node)) + name, kind)


def lambda_expression(context: Context, node: Node) -> Value:
    """``x -> f(x)``; a block becomes a function above the statement."""
    names, body = lambda_parts(node)
    known, context.lambda_types = context.lambda_types, ()
    if len(known) == len(names):
        names = [(name, kind or other) for (name, kind), other in zip(names, known, strict=True)]
    if body.type in ("assignment_expression", "update_expression") and context.hoisting:
        try:
            return inline(context, node, names, body)
        except CannotPort:
            name = context.fresh("_function")
            write_lambda(context, node, name, names, body)
            return Value(at(body.end_point.row) + name, None)
    if body.type != "block":
        return inline(context, node, names, body)
    single = _single(body)
    if single is not None:
        kept = context.hoisting
        context.hoisting = False
        try:
            return inline(context, node, names, single)
        except CannotPort:
            pass
        finally:
            context.hoisting = kept
    if not context.hoisting:
        raise CannotPort("a lambda with a block in a condition")
    name = context.fresh("_function")
    write_lambda(context, node, name, names, body)
    return Value(at(body.end_point.row) + name, None)


def lambda_parts(node: Node) -> tuple[list[tuple[str, JavaType | None]], Node]:
    """The parameters of a lambda and its body."""
    taken, body = child(node, "parameters"), child(node, "body")
    if taken.type == "identifier":
        return [(text(taken), None)], body
    if taken.type == "inferred_parameters":
        return [(text(each), None) for each in parts(taken)], body
    typed = [(text(child(each, "name")), read_type(child(each, "type"))) for each in of_type(taken, "formal_parameter")]
    return [(name, kind if kind.name != "var" else None) for name, kind in typed], body


def _single(block: Node) -> Node | None:
    """The expression of a block that has only one."""
    inside = parts(block)
    if len(inside) != 1 or inside[0].type not in ("expression_statement", "return_statement") or not parts(inside[0]):
        return None
    return parts(inside[0])[0]


def inline(context: Context, node: Node, names: list[tuple[str, JavaType | None]], body: Node) -> Value:
    """A lambda of Python's."""
    kept_names = [f"{each.python}={each.python}" for each in context.captured(body)]
    with context.scope(), context.anew(None):
        python = [context.declare(name, kind) for name, kind in names]
        in_body = context.place.in_body if context.place is not None else False
        if context.place is not None:
            context.place.in_body = False
        kept, context.hoisting = context.hoisting, False
        try:
            value = _statement_value(context, body)
        finally:
            context.hoisting = kept
            if context.place is not None:
                context.place.in_body = in_body
    if kept_names and not python and (call := _PLAIN_CALL.fullmatch(value.plain)):
        context.imports.need("functools")
        return Value(f"{at(row(node))}functools.partial({', '.join(filter(None, call.groups()))})")
    taken = ", ".join([*python, *kept_names])
    head = f"lambda {taken}:" if taken else "lambda:"
    return Value(f"{at(row(node))}{head} {value.within(TERNARY)}", None, LAMBDA)


def _statement_value(context: Context, body: Node) -> Value:
    """An expression, or an assignment to an attribute, which a lambda may only make by ``setattr``."""
    if body.type != "assignment_expression":
        return context.expression(body)
    left = context.expression(child(body, "left")).plain
    if "." not in left or text(child(body, "operator")) != "=" or "[" in left:
        raise CannotPort("an assignment in a lambda")
    owner, _, name = left.rpartition(".")
    return Value(f'setattr({owner}, "{name}", {context.expression(child(body, "right")).code})', None)


def method_reference(context: Context, node: Node) -> Value:
    """``X::new``, ``X::m``, ``a::m``."""
    holder, *rest = [each for each in node.children if not each.type.endswith("comment")]
    name = text(rest[-1])
    start = at(row(node))
    if holder.type in ("identifier", "field_access", "type_identifier", "scoped_type_identifier", "generic_type"):
        owner = (
            class_of(context, holder) if holder.type != "generic_type" else context.imports.find(read_type(holder).name)
        )
        if owner is not None:
            return _of_class(context, start, owner, name)
    if holder.type == "array_type":
        return Value(f"{start}lambda count: [None] * count", None, LAMBDA)
    if holder.type == "super":
        return Value(f"{start}super().{_names.attribute(name)}", None)
    receiver = context.expression(holder)
    if receiver.plain in ("sys.stdout", "sys.stderr"):
        printer = "print" if receiver.plain == "sys.stdout" else "lambda each: print(each, file=sys.stderr)"
        return Value(start + printer, None, LAMBDA)
    return Value(f"{receiver.code}.{_method_name(context, receiver, name)}", None)


def _method_name(context: Context, receiver: Value, name: str) -> str:
    info = context.imports.own.get(receiver.kind)
    if info is not None and name in info.methods:
        return info.methods[name][0].python
    given = {"add": "append", "equals": "__eq__", "println": "write", "contains": "__contains__", "put": "__setitem__"}
    table = {
        "List": given,
        "Map": {**given, "get": "get"},
        "Set": {"contains": "__contains__"},
        "String": {"equals": "__eq__"},
    }
    return table.get(KINDS.get(receiver.kind, receiver.kind), {}).get(name) or _names.attribute(name)


_SHORT: Final = {
    "java.lang.String.valueOf": "str",
    "java.lang.String.trim": "str.strip",
    "java.lang.String.toLowerCase": "str.lower",
    "java.lang.String.toUpperCase": "str.upper",
    "java.lang.String.length": "len",
    "java.lang.String.isEmpty": "lambda each: not each",
    "java.lang.Object.toString": "str",
    "java.lang.Integer.parseInt": "int",
    "java.lang.Integer.valueOf": "int",
    "java.lang.Long.parseLong": "int",
    "java.util.Objects.nonNull": "lambda each: each is not None",
    "java.util.Objects.isNull": "lambda each: each is None",
    "java.util.function.Function.identity": "lambda each: each",
    "java.util.Map.Entry.getKey": "lambda each: each[0]",
    "java.util.Map.Entry.getValue": "lambda each: each[1]",
    "java.nio.file.Paths.get": "Path",
}


def _of_class(context: Context, start: str, owner: Name, name: str) -> Value:
    short = _SHORT.get(f"{owner.java}.{name}")
    if short is not None:
        context.imports.need(short)
        return Value(start + short, None, LAMBDA if short.startswith("lambda") else 14)
    if name == "new":
        made = _new(context, owner, JavaType(owner.simple), [])
        code = plain(made.code)
        bare = code.removesuffix("()")
        empties = {"[]": "list", "{}": "dict", "set()": "set"}
        return Value(start + empties.get(code, bare if code.endswith("()") else f"lambda: {code}"), None, LAMBDA)
    if owner.kind == "own":
        info = context.imports.own.get(owner.simple)
        method = info.methods[name][0] if info is not None and name in info.methods else None
        attribute = method.python if method is not None else _names.attribute(name)
        if info is not None and name in info.components:
            return Value(f"{start}lambda each: each.{attribute}", None, LAMBDA)
        return Value(f"{start}{info.path if info else owner.java}.{attribute}", None)
    if owner.kind in ("aws", "other"):
        listing = _listing.find(owner.java) if owner.kind == "aws" else None
        if listing is not None and name not in listing.methods and listing.complete:
            return Value(f"{start}lambda each: each.{_names.attribute(name)}()", None, LAMBDA)
        return Value(f"{start}{class_value(context, owner).code}.{_names.attribute(name)}", None)
    found = _from_tables(context, owner, name)
    if found is None:
        raise CannotPort(f"{owner.java}::{name} has no counterpart here")
    return Value(start + found.code, None, LAMBDA)


def _from_tables(context: Context, owner: Name, name: str) -> Value | None:
    """``Double::compare``, ``String::length``: a lambda over what the tables have."""
    kind = kind_of(Value("", JavaType(owner.simple)))
    for letters in (["each"], ["one", "two"], list[str]()):
        count = len(letters)
        given = [Value(letter, JavaType(owner.simple)) for letter in letters]
        row_of = STATICS.get(f"{owner.java}.{name}/{count}")
        if row_of is not None:
            made = fill(context, row_of, None, given)
        elif count and f"{name}/{count - 1}" in METHODS.get(kind, {}):
            made = fill(context, METHODS[kind][f"{name}/{count - 1}"], given[0], given[1:])
        else:
            continue
        return Value(f"lambda{' ' * bool(letters)}{', '.join(letters)}: {made.within(TERNARY)}", None, LAMBDA)
    return None


def _known(handler: Callable[[Context, Node], Value]) -> Callable[[Context, Node], Value]:
    """The handler, whose values are known to be functions."""
    return lambda context, node: function(handler(context, node))


HANDLERS: Final[dict[str, Callable[[Context, Node], Value]]] = {
    "object_creation_expression": creation,
    "lambda_expression": _known(lambda_expression),
    "method_reference": _known(method_reference),
}
