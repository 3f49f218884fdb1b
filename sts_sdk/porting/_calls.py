"""Calls of methods: the program's own, AWS's, Java's library's, other people's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _checks, _logs, _names, _streams, _testing
from sts_sdk.porting._arguments import arguments, listed
from sts_sdk.porting._aws_calls import of_aws, of_enum, static_aws
from sts_sdk.porting._code import ATOM, CannotPort, JavaType, Value, at
from sts_sdk.porting._expressions import kind_of
from sts_sdk.porting._imports import Name, of_java
from sts_sdk.porting._library import METHODS, STATICS
from sts_sdk.porting._library._types import EXCEPTIONS, FUNCTIONS
from sts_sdk.porting._lookup import class_of, class_value, family, is_elsewhere, own_class
from sts_sdk.porting._own_calls import of_own, own_method, static_own
from sts_sdk.porting._strings import format_call, unquoted
from sts_sdk.porting._templates import fill
from sts_sdk.porting._trees import child, row, text
from sts_sdk.porting._values import EVERYWHERE, from_methods

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def method_invocation(context: Context, node: Node) -> Value:
    """``a.b(c)``, ``b(c)``, ``X.b(c)``, ``super.b(c)``."""
    name = text(child(node, "name"))
    holder = node.child_by_field_name("object")
    special = _testing.call(context, node, name)
    if special is not None:
        return special
    if holder is None:
        return _unqualified(context, node, name)
    if holder.type == "super":
        return _of_super(context, node, name)
    owner = class_of(context, holder)
    if owner is not None and (sorting := _streams.sorted_in_place(context, node)) is not None:
        return sorting
    if owner is not None:
        return _static(context, node, owner, name)
    receiver = context.expression(holder)
    logged = _logs.call(context, node, name, receiver) or _streams.on_value(context, node, receiver, name)
    return logged or _of_object(context, node, receiver, name)


def _unqualified(context: Context, node: Node, name: str) -> Value:
    values = arguments(context, node)
    start = at(row(node))
    for place in reversed(context.places):
        for info in [*family(context, place.info), *place.info.outward()]:
            if name in info.methods:
                return own_method(context, start, info, name, values)
    imported = _static_import(context, node, name, values)
    if imported is not None:
        return imported
    for place in reversed(context.places):
        if place.me and place.info.kind == "record" and name in place.info.components:
            return Value(f"{start}{place.me}.{_names.attribute(name)}", place.info.fields[name].type)
    return _inherited(context, name, values, start)


def _inherited(context: Context, name: str, values: list[Value], start: str) -> Value:
    for place in reversed(context.places):
        above = [kind for info in family(context, place.info) for kind in info.above]
        key = f"{name}/{len(values)}"
        anywhere = above or place.info.kind == "enum" or place is context.places[0] or key in EVERYWHERE
        if place.me and anywhere:
            receiver = Value(start + place.me, JavaType(place.info.name))
            if key == "getClass/0" or (key in EVERYWHERE and not any(is_elsewhere(context, kind) for kind in above)):
                return fill(context, METHODS["Object"][key], receiver, values)
            if place.info.kind == "enum" and name in ("name", "ordinal"):
                return of_enum(receiver, name, place.info.path)
            if any(kind.name.endswith(("Exception", "Error")) for kind in above) and key in METHODS["Throwable"]:
                return fill(context, METHODS["Throwable"][key], receiver, values)
            return Value(f"{start}{place.me}.{_names.attribute(name)}({listed(values)})", None)
    if context.places and context.places[-1].info.kind == "enum" and name == "values":
        return Value(f"list({context.places[-1].info.path})", JavaType(context.places[-1].info.name, (), 1))
    return Value(f"{start}{_names.identifier(name)}({listed(values)})", None)


def _static_import(context: Context, node: Node, name: str, values: list[Value]) -> Value | None:
    for each in context.imports.imports:
        if not each.static or (not each.wildcard and each.java.rpartition(".")[2] != name):
            continue
        owner = each.java if each.wildcard else each.java.rpartition(".")[0]
        found = context.imports.find(owner)
        key = f"{owner}.{name}/{len(values)}"
        if key in STATICS or f"{owner}.{name}/*" in STATICS or not each.wildcard:
            return _static_with(context, node, found or Name(owner, "other"), name, values)
        if found is not None and found.kind == "other" and not _declared_above(context, name):
            return _static_with(context, node, found, name, values)
    return None


def _declared_above(context: Context, name: str) -> bool:
    return any(is_elsewhere(context, kind) for place in context.places for kind in place.info.above) and bool(name)


def _of_super(context: Context, node: Node, name: str) -> Value:
    values = arguments(context, node)
    python = _names.method(name, len(values), private=False)
    return Value(f"{at(row(node))}super().{python}({listed(values)})", None)


def _static(context: Context, node: Node, owner: Name, name: str) -> Value:
    if name == "format" and owner.java == "java.lang.String":
        template, *rest = list(arguments(context, node))
        if template.kind not in ("String", "", "var") and rest:
            template, *rest = rest
        return Value(format_call(template, rest), JavaType("String"), 12 if rest else ATOM)
    logger = _logs.factory(context, node, owner, name)
    return logger or _static_with(context, node, owner, name, arguments(context, node))


def _static_with(context: Context, node: Node, owner: Name, name: str, values: list[Value]) -> Value:
    start = at(row(node))
    special = _known_property(context, owner, name, values)
    special = special or _checks.value(context, node, f"{owner.java}.{name}", values)
    if special is not None:
        return special
    filled = _from_table(context, owner.java, name, values)
    if filled is not None:
        return Value(start + filled.code, filled.type, filled.binding)
    if owner.java == "java.lang.String" and name == "format":
        return Value(format_call(values[0], values[1:]), JavaType("String"), 12 if values[1:] else ATOM)
    if owner.java.endswith("Optional") and name == "of":
        return values[0]
    if owner.kind == "own":
        return static_own(context, start, owner, name, values)
    if owner.kind == "aws":
        return static_aws(context, start, owner, name, values)
    made = _map_of(owner, name, values)
    if made is not None:
        return made
    if owner.kind in ("java", "library"):
        if of_java(owner.java) or (not context.imports.package and owner.kind == "java"):
            raise CannotPort(f"{owner.java}.{name} has no counterpart here")
        return Value(f"{start}{context.imports.python(owner)}.{_names.attribute(name)}({listed(values)})", None)
    value = class_value(context, owner)
    return Value(f"{start}{value.code}.{_names.attribute(name)}({listed(values)})", _result(owner, name))


def _result(owner: Name, name: str) -> JavaType | None:
    """What other people's factories most likely give."""
    return JavaType(owner.simple) if name in ("getInstance", "newInstance", "create") else None


_PROPERTIES: Final = {
    "user.home": "String str(Path.home())",
    "java.io.tmpdir": "String tempfile.gettempdir()",
    "user.dir": "String os.getcwd()",
    "user.name": "String getpass.getuser()",
    "line.separator": "String os.linesep",
    "file.separator": "String os.sep",
    "path.separator": "String os.pathsep",
    "os.name": "String platform.system()",
    "os.arch": "String platform.machine()",
    "os.version": "String platform.release()",
    "java.version": "String platform.python_version()",
}


def _known_property(context: Context, owner: Name, name: str, values: list[Value]) -> Value | None:
    if owner.java != "java.lang.System" or name != "getProperty" or not values:
        return None
    known = unquoted(values[0].plain)
    return fill(context, _PROPERTIES[known], None, []) if known in _PROPERTIES else None


def _from_table(context: Context, owner: str, name: str, values: list[Value]) -> Value | None:
    key = f"{owner}.{name}"
    row_of = STATICS.get(f"{key}/{len(values)}") or STATICS.get(f"{key}/*")
    if key in ("java.util.Arrays.asList", "java.util.List.of") and len(values) == 1 and values[0].kind == "[]":
        row_of = "List<0> list({0})"
    if row_of is None:
        return None
    return fill(context, row_of, None, values)


def _map_of(owner: Name, name: str, values: list[Value]) -> Value | None:
    """``Map.of(k, v, ...)`` and Guava's."""
    if owner.simple not in ("Map", "ImmutableMap", "ImmutableSortedMap") or name != "of" or len(values) % 2:
        return None
    pairs = [f"{key.code}: {value.code}" for key, value in zip(values[::2], values[1::2], strict=True)]
    kinds = tuple(each.type or JavaType("Object") for each in values[:2])
    return Value(f"{{{', '.join(pairs)}}}", JavaType("Map", kinds))


def _of_object(context: Context, node: Node, receiver: Value, name: str) -> Value:
    values = arguments(context, node)
    key = f"{name}/{len(values)}"
    dot = at(row(child(node, "name")))
    receiver = Value(receiver.code + dot, receiver.type, receiver.binding) if receiver.binding == ATOM else receiver
    kind = kind_of(receiver)
    own = own_class(context, receiver.type)
    if own is not None:
        return of_own(context, receiver, own, name, values)
    if FUNCTIONS.get(receiver.kind) == name:
        return Value(f"{receiver.within(ATOM)}({listed(values)})", _given_back(receiver))
    made = from_methods(context, receiver, kind, key, values)
    if made is not None:
        return made
    found = context.imports.find(receiver.kind) if receiver.kind else None
    if found is not None and found.kind == "aws":
        return of_aws(context, receiver, found, name, values)
    return _of_unknown(context, receiver, found, name, values)


_GIVEN_BACK: Final = {
    **dict.fromkeys(("Predicate", "BiPredicate", "BooleanSupplier", "IntPredicate"), "boolean"),
    **dict.fromkeys(("Comparator", "IntSupplier", "ToIntFunction", "IntUnaryOperator"), "int"),
    **dict.fromkeys(("LongSupplier", "ToLongFunction"), "long"),
    **dict.fromkeys(("Consumer", "BiConsumer", "Runnable", "IntConsumer"), "void"),
}


def _given_back(receiver: Value) -> JavaType | None:
    """What a function object gives when it is called."""
    if receiver.kind in _GIVEN_BACK:
        return JavaType(_GIVEN_BACK[receiver.kind])
    kinds = receiver.type.arguments if receiver.type is not None else ()
    return kinds[-1] if kinds else None


def _of_unknown(context: Context, receiver: Value, found: Name | None, name: str, values: list[Value]) -> Value:
    key = f"{name}/{len(values)}"
    if key in EVERYWHERE:
        return fill(context, METHODS["Object"][key], receiver, values)
    if found is not None and found.kind == "v2":
        raise CannotPort("AWS SDK for Java v2")
    if found is not None and found.kind == "missing":
        raise CannotPort(f"sts_sdk has no {found.simple}")
    if (
        found is not None
        and found.kind == "java"
        and found.java not in EXCEPTIONS
        and found.simple not in ("Object", "Iterable")
    ):
        raise CannotPort(f"{found.java}.{name} has no counterpart here")
    kind = receiver.type if name.startswith("with") and len(values) == 1 else None
    return Value(f"{receiver.within(ATOM)}.{_names.attribute(name)}({listed(values)})", kind)
