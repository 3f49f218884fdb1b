"""Fields: of the class, of each object, injected, mocked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _names
from sts_sdk.porting._code import JavaType, Value, at, soft
from sts_sdk.porting._expressions import default_of, elements
from sts_sdk.porting._hints import hint, need
from sts_sdk.porting._inner import OUTER, handed_up, outer_parameter
from sts_sdk.porting._layout import Block
from sts_sdk.porting._mocks import mocked
from sts_sdk.porting._trees import (
    child,
    last_row,
    marks_on,
    modifiers,
    of_type,
    parts,
    read_type,
    row,
    text,
    with_dimensions,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._layout import Item
    from sts_sdk.porting._members import ClassInfo

_INJECTED: Final = frozenset("Autowired Inject Resource Value PersistenceContext EJB".split())
_MOCKED: Final = frozenset("Mock Spy MockBean".split())
_SHARED: Final = frozenset(
    "string_literal decimal_integer_literal hex_integer_literal decimal_floating_point_literal true false null_literal"
    " character_literal class_literal octal_integer_literal binary_integer_literal unary_expression".split()
)


@dataclass
class Plan:
    """What each new object needs, and how many constructors have seen to it."""

    later: list[tuple[Node, JavaType, str]] = attribute(default_factory=list["tuple[Node, JavaType, str]"])
    injected: list[tuple[str, str, JavaType]] = attribute(default_factory=list[tuple[str, str, JavaType]])
    mocked: list[tuple[int, str, str]] = attribute(default_factory=list[tuple[int, str, str]])
    initializers: list[Node] = attribute(default_factory=list["Node"])
    constructed: int = 0
    together: bool = False
    opened: bool = False
    last: int = 0


def plan(context: Context, inner: Node, info: ClassInfo) -> Plan:
    """Look at all fields first: constructors may stand above them."""
    del context
    found = Plan()
    for each in parts(inner):
        if each.type == "field_declaration" and info.kind in ("class", "record"):
            _plan_field(found, each, info)
        elif each.type == "block":
            found.initializers.append(each)
    return found


def _plan_field(found: Plan, node: Node, info: ClassInfo) -> None:
    if "static" in modifiers(node):
        return
    kind = read_type(child(node, "type"))
    marks = set(marks_on(node))
    for each in of_type(node, "variable_declarator"):
        python = info.fields[text(child(each, "name"))].python
        whole = with_dimensions(kind, each)
        value = each.child_by_field_name("value") if marks.isdisjoint({"Rule", "ClassRule"}) else None
        if marks & _INJECTED and not info.constructors and value is None and "dataclass" not in info.lombok:
            found.injected.append((text(child(each, "name")), python, whole))
        if value is not None and not _is_shared(value):
            found.later.append((each, whole, python))
            found.last = max(found.last, last_row(node))
        if value is None and marks & (_INJECTED | _MOCKED | {"InjectMocks", "Captor"}):
            found.last = max(found.last, last_row(node))


def _is_shared(node: Node) -> bool:
    """Whether all objects may share the value, since nothing can change it."""
    if node.type in _SHARED:
        return True
    if node.type == "binary_expression":
        return all(_is_shared(each) for each in parts(node))
    if node.type in ("field_access", "identifier"):
        return text(node).rpartition(".")[2].isupper()
    if node.type == "method_invocation":
        name = text(child(node, "name"))
        holder = node.child_by_field_name("object")
        return name in ("getLogger", "getLog", "ofSeconds", "ofMinutes", "ofMillis") and holder is not None
    return False


def field(context: Context, node: Node, info: ClassInfo, found: Plan) -> None:
    """One declaration of fields."""
    words, marks = modifiers(node), marks_on(node)
    constant_here = "static" in words or info.kind in ("interface", "annotation_type")
    for each in of_type(node, "variable_declarator"):
        kind = with_dimensions(read_type(child(node, "type")), each)
        python = info.fields[text(child(each, "name"))].python
        value = each.child_by_field_name("value")
        if value is not None and kind.name in ("ExpectedException", "MockitoRule", "TemporaryFolder"):
            value = None
        if value is None and info.kind == "enum":
            context.emit(row(each), f"{python}: {hint(context, kind)}")
        elif value is None:
            _without_value(context, each, info, kind, python, set(marks))
        elif constant_here:
            _static(context, each, info, kind, python)
        elif any(each == later for later, _, _ in found.later):
            context.emit(row(child(each, "name")), f"{python}: {_written_type(context, kind, value)}")
        else:
            _class_level(context, each, kind, python)


def _written_type(context: Context, kind: JavaType, value: Node) -> str:
    """The hint; bytes that can be written to are a ``bytearray``."""
    fresh = value.type == "array_creation_expression" and value.child_by_field_name("value") is None
    return "bytearray" if fresh and kind.name == "byte" and kind.dimensions == 1 else hint(context, kind)


def _without_value(context: Context, node: Node, info: ClassInfo, kind: JavaType, python: str, marks: set[str]) -> None:
    shown = need(context, "Any") if marks & (_MOCKED | {"Rule", "ClassRule", "Captor"}) else hint(context, kind)
    if "ClassRule" in marks or "Rule" in marks:
        context.emit(row(node), f"{python}: {shown}")
        return
    constructed = bool(info.constructors) or bool(marks & (_INJECTED | _MOCKED)) or "dataclass" in info.lombok
    if constructed and not _is_primitive(kind):
        context.emit(row(node), f"{python}: {shown}")
        return
    default = default_of(kind)
    if "dataclass" in info.lombok:
        context.emit(row(node), f"{python}: {shown}")
        return
    nullable = f"{shown} | None" if default == "None" and not shown.endswith("None") and shown != "Any" else shown
    context.emit(row(node), f"{python}: {nullable} = {default}")


def _is_primitive(kind: JavaType) -> bool:
    return default_of(kind) != "None"


def _value(context: Context, node: Node, kind: JavaType) -> Value:
    value = child(node, "value")
    if value.type == "array_initializer":
        return Value(at(row(value)) + elements(context, value, kind), kind)
    return context.expression(value)


def _in_body(context: Context, node: Node, kind: JavaType) -> Value:
    """A value that is made while the class is."""
    place = context.place
    if place is None:
        return _value(context, node, kind)
    place.in_body = True
    try:
        return _value(context, node, kind)
    finally:
        place.in_body = False


def _class_level(context: Context, node: Node, kind: JavaType, python: str) -> None:
    value = _in_body(context, node, kind)
    context.emit(row(child(node, "name")), f"{python}{_shown_type(context, kind, value)} = {soft(value.code)}")


def _shown_type(context: Context, kind: JavaType, value: Value) -> str:
    shown = "bytearray" if value.plain.startswith("bytearray(") else hint(context, kind)
    if value.plain == "None" and shown != "Any" and not shown.endswith("None"):
        return f": {shown} | None"
    return f": {shown}"


def _static(context: Context, node: Node, info: ClassInfo, kind: JavaType, python: str) -> None:
    """A field of the class; if its value needs the class itself, it is set behind the class."""
    value = _in_body(context, node, kind)
    name_row = row(child(node, "name"))
    outermost = context.places[0].info.path
    if info.kind == "enum" or (_names_class(value.plain, outermost) and not info.local):
        context.emit(name_row, f"{python}: {hint(context, kind)}")
        context.closing.append(f"{info.path}.{python} = {value.plain}")
        return
    context.emit(name_row, f"{python}{_shown_type(context, kind, value)} = {soft(value.code)}")


def _names_class(code: str, name: str) -> bool:

    return re.search(rf"(?<![\w.\"]){re.escape(name)}(?![\w\"])", re.sub(r'"(?:\\.|[^"\\])*"', '""', code)) is not None


def initialise(context: Context, info: ClassInfo, found: Plan, at_row: int) -> None:
    """In a constructor: what each object gets besides."""
    del info
    me = context.place.me if context.place is not None else "self"
    for node, kind, python in found.later:
        with context.scope():
            value = _value(context, node, kind)
        context.emit(at_row, f"{me}.{python} = {value.plain}")
    for block in found.initializers:
        for each in parts(block):
            context.statement(each)


def after_members(context: Context, inner: Node, info: ClassInfo, found: Plan) -> None:
    """A constructor for a class that has none but needs one."""

    mocks = mocked(context, inner, info) if info.is_test or any(_mock_names(inner)) else []
    if found.constructed or not (found.later or found.injected or found.initializers or mocks or info.needs_outer):
        return
    at_row = _free_row(context, inner, found)
    test = info.is_test
    name = "setup_method" if test else "__init__"
    around = [each.me for each in context.places[:-1] if each.me]
    me = "self" if not around else "this"
    given = (
        ""
        if test
        else "".join(f", {_names.identifier(each)}: {hint(context, kind)}" for each, _, kind in found.injected)
    )
    place = context.place
    if place is None:
        return
    items = context.items
    given = f", {outer_parameter(info)}{given}" if info.needs_outer else given
    head = f"def {name}({me}{given}) -> None:"
    with context.block(at_row, head) as block:
        place.me = me
        if info.needs_outer:
            context.emit(at_row, f"{me}.{OUTER} = {OUTER}")
        if info.above and not test and _parent_needs(context, info):
            context.emit(at_row, f"super().__init__({handed_up(context, info, me)})")
        for each, python, _ in found.injected if not test else []:
            context.emit(at_row, f"{me}.{python} = {_names.identifier(each)}")
        for python, code in mocks:
            context.emit(at_row, f"{me}.{python} = {code}")
        initialise(context, info, found, at_row)
        place.me = ""
    items.remove(block)
    _insert(items, block, at_row)


def _parent_needs(context: Context, info: ClassInfo) -> bool:
    kinds = [context.imports.find(kind.name) for kind in info.above]
    return any(kind is not None and kind.kind in ("own", "other") for kind in kinds[:1])


def _mock_names(inner: Node) -> list[str]:
    return [
        name for each in parts(inner) if each.type == "field_declaration" for name in marks_on(each) if name in _MOCKED
    ]


def _free_row(context: Context, inner: Node, found: Plan) -> int:
    """The line behind the last field that needs it, or the end of the class."""
    last = found.last or max((last_row(each) for each in found.initializers), default=last_row(inner) - 1)
    return min(last + 1, len(context.source.lines) - 1)


def _insert(items: list[Item], block: Block, at_row: int) -> None:
    for number, each in enumerate(items):
        first = each.head.row if isinstance(each, Block) else each.row
        if first >= at_row:
            items.insert(number, block)
            return
    items.append(block)


def valid_instead(node: Node, info: ClassInfo) -> str:
    """What keeps a class valid where a member was left out: the names that it would have bound."""
    if node.type in ("field_declaration", "constant_declaration"):
        names = [text(child(each, "name")) for each in of_type(node, "variable_declarator")]
        return (
            " = ".join([info.fields[name].python for name in names if name in info.fields]) + " = None"
            if names
            else "pass"
        )
    if node.type == "enum_constant" and node.child_by_field_name("name") is not None:
        return f"{_names.attribute(text(child(node, 'name')))} = {quoted_name(node)}"
    return "pass"


def quoted_name(node: Node) -> str:
    """The name of a constant as its value."""
    return f'"{text(child(node, "name"))}"'
