"""What the classes of a file have: fields, methods, constructors, read before anything is translated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _names
from sts_sdk.porting._code import JavaType
from sts_sdk.porting._library._types import SORTED, SORTED_MAPS
from sts_sdk.porting._trees import child, marks_on, modifiers, of_type, parts, read_type, text, with_dimensions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

TYPES: Final = (
    "class_declaration",
    "interface_declaration",
    "enum_declaration",
    "record_declaration",
    "annotation_type_declaration",
)
_LOMBOK: Final = frozenset(
    "Data Value Getter Setter AllArgsConstructor RequiredArgsConstructor Builder NoArgsConstructor".split()
)
_TESTS: Final = frozenset("Test ParameterizedTest RepeatedTest Before BeforeEach BeforeMethod BeforeClass".split())


@dataclass
class JavaField:
    """A field of a class: its name in Python, its type, whether it belongs to the class."""

    python: str
    type: JavaType
    static: bool
    empty: bool = False  # nothing gives it a value where it is declared


@dataclass
class Method:
    """A method or a constructor. ``variant`` is its own name where several share one."""

    name: str
    python: str
    variant: str
    parameters: list[JavaType]
    variadic: bool
    static: bool
    returns: JavaType
    node: Node


@dataclass
class ClassInfo:
    """A class of the file. ``path`` is how Python reaches it from the module."""

    name: str
    path: str
    kind: str
    outer: ClassInfo | None = None
    static: bool = True
    local: bool = False
    above: list[JavaType] = field(default_factory=list[JavaType])
    variables: set[str] = field(default_factory=set[str])
    fields: dict[str, JavaField] = field(default_factory=dict[str, JavaField])
    methods: dict[str, list[Method]] = field(default_factory=dict[str, "list[Method]"])
    constructors: list[Method] = field(default_factory=list[Method])
    nested: dict[str, ClassInfo] = field(default_factory=dict[str, "ClassInfo"])
    constants: list[str] = field(default_factory=list[str])
    lombok: set[str] = field(default_factory=set[str])
    is_test: bool = False
    components: list[str] = field(default_factory=list[str])
    constant_values: set[str] = field(default_factory=set[str])
    by_constant: set[str] = field(default_factory=set[str])  # methods that single constants of an enum override
    body: Node | None = None
    needs_outer: bool = False

    def outward(self) -> Iterator[ClassInfo]:
        """This class and those around it."""
        each: ClassInfo | None = self
        while each is not None:
            yield each
            each = each.outer

    def all_nested(self) -> Iterator[ClassInfo]:
        """This class and those in it."""
        yield self
        for each in self.nested.values():
            yield from each.all_nested()


def declared(node: Node, outer: ClassInfo | None, *, local: bool = False) -> ClassInfo:
    """What a declaration declares."""
    name = text(child(node, "name"))
    python = _names.identifier(name)
    path = python if outer is None or local else f"{outer.path}.{python}"
    found = ClassInfo(name, path, node.type.removesuffix("_declaration"), outer, local=local)
    inner = found.kind == "class" and "static" not in modifiers(node) and outer is not None
    found.static = not inner or (outer is not None and outer.kind in ("interface", "annotation_type"))
    found.above = supertypes(node)
    found.variables = type_variables(node)
    found.lombok = set(marks_on(node)) & _LOMBOK
    if found.kind == "record":
        _add_components(found, child(node, "parameters"))
    body = node.child_by_field_name("body")
    found.body = body
    if body is not None:
        add_members(found, body)
    return found


def supertypes(node: Node) -> list[JavaType]:
    """The class that is extended, and the interfaces, in order."""
    found: list[JavaType] = []
    for each in node.children:
        if each.type == "superclass":
            found += [read_type(kind) for kind in parts(each)]
        elif each.type in ("super_interfaces", "extends_interfaces"):
            found += [read_type(kind) for listed in parts(each) for kind in parts(listed)]
    return found


def type_variables(node: Node) -> set[str]:
    """The names of the type parameters of a class or a method."""
    return {
        text(parts(each)[0]) for holder in of_type(node, "type_parameters") for each in parts(holder) if parts(each)
    }


def add_members(found: ClassInfo, body: Node) -> None:
    """Fields first, so that methods of the same name can be seen."""
    members = list(_members(body))
    methods = {text(child(each, "name")) for each in members if each.type == "method_declaration"}
    for each in members:
        if each.type in ("field_declaration", "constant_declaration"):
            _add_fields(found, each, methods)
        elif each.type == "enum_constant":
            name = text(child(each, "name"))
            found.fields[name] = JavaField(_names.attribute(name), JavaType(found.name), static=True)
            found.constants.append(name)
            own = [one for body in of_type(each, "class_body") for one in of_type(body, "method_declaration")]
            found.by_constant |= {text(child(one, "name")) for one in own}
        elif each.type == "method_declaration":
            _add_method(found, each)
        elif each.type in ("constructor_declaration", "compact_constructor_declaration"):
            _add_constructor(found, each)
        elif each.type in TYPES and each.child_by_field_name("name") is not None:
            inner = declared(each, found)
            found.nested[inner.name] = inner
    _name_variants(found)


def _members(body: Node) -> Iterator[Node]:
    for each in parts(body):
        if each.type == "enum_body_declarations":
            yield from parts(each)
        else:
            yield each


def _add_components(found: ClassInfo, parameters: Node) -> None:
    for each in of_type(parameters, "formal_parameter", "spread_parameter"):
        name, kind, _ = parameter(each)
        found.fields[name] = JavaField(_names.attribute(name), kind, static=False)
        found.components.append(name)


def _add_fields(found: ClassInfo, node: Node, methods: set[str]) -> None:
    words = modifiers(node)
    constant = found.kind in ("interface", "annotation_type")
    for each in of_type(node, "variable_declarator"):
        name = text(child(each, "name"))
        private = "private" in words and not found.lombok
        python = _names.member(name, private=private)
        if name in methods and not private:
            python = f"{python}_"
        kind = _in_order(with_dimensions(read_type(child(node, "type")), each), each.child_by_field_name("value"))
        value = each.child_by_field_name("value")
        empty = not marks_on(node) and not found.lombok and (value is None or value.type == "null_literal")
        found.fields[name] = JavaField(python, kind, "static" in words or constant, empty)


def _in_order(kind: JavaType, value: Node | None) -> JavaType:
    """A field that is declared as a set or a map, and made as one that is gone through in order."""
    if value is None or value.type != "object_creation_expression":
        return kind
    name = read_type(child(value, "type")).name
    return JavaType(name, kind.arguments) if name in SORTED | SORTED_MAPS else kind


def parameter(node: Node) -> tuple[str, JavaType, bool]:
    """Name, type, and whether it takes any number of arguments."""
    if node.type == "spread_parameter":
        declarator = of_type(node, "variable_declarator")[0]
        kinds = [each for each in parts(node) if each.type not in ("modifiers", "variable_declarator")]
        element = read_type(kinds[0] if kinds else None)
        name = text(child(declarator, "name"))
        return name, JavaType(element.name, element.arguments, element.dimensions + 1), True
    kind = with_dimensions(read_type(child(node, "type")), node)
    return text(child(node, "name")), kind, False


def parameters(node: Node) -> list[tuple[str, JavaType, bool]]:
    """The parameters of a method, a constructor or a record."""
    holder = node.child_by_field_name("parameters")
    if holder is None:
        return []
    return [parameter(each) for each in of_type(holder, "formal_parameter", "spread_parameter")]


def _add_method(found: ClassInfo, node: Node) -> None:
    words, marks = modifiers(node), set(marks_on(node))
    method = read_method(node, is_private="private" in words)
    name = method.name
    if marks & _TESTS or (name.startswith("test") and JavaType("TestCase") in found.above):
        found.is_test = True
        if marks & {"Test", "ParameterizedTest", "RepeatedTest"} and not name.startswith("test"):
            method.python = f"test_{name}"
    if method.python in ("__str__", "__eq__", "__hash__", "__iter__") and method.static:
        method.python = name
    method.variant = method.python
    found.methods.setdefault(name, []).append(method)


def read_method(node: Node, *, is_private: bool) -> Method:
    """A method as it is declared."""
    name, taken = text(child(node, "name")), parameters(node)
    python = _names.method(name, len(taken), private=is_private)
    kinds = [kind for _, kind, _ in taken]
    variadic = any(spread for _, _, spread in taken)
    returns = with_dimensions(read_type(child(node, "type")), node)
    return Method(name, python, python, kinds, variadic, "static" in modifiers(node), returns, node)


def _add_constructor(found: ClassInfo, node: Node) -> None:
    taken = parameters(node)
    variadic = any(spread for _, _, spread in taken)
    kinds = [kind for _, kind, _ in taken]
    method = Method(found.name, "__init__", "__init__", kinds, variadic, False, JavaType(found.name), node)
    found.constructors.append(method)


def _name_variants(found: ClassInfo) -> None:
    for group in [*found.methods.values(), found.constructors]:
        _one_name(group)
        shared: dict[str, list[Method]] = {}
        for each in group:
            shared.setdefault(each.python, []).append(each)
        for methods in shared.values():
            if len(methods) > 1 and found.kind not in ("interface", "annotation_type"):
                _tell_apart(methods)


def _one_name(group: list[Method]) -> None:
    """Of a public and a private method of one name and as many arguments, both take the public name."""
    counts = {(each.python, len(each.parameters)) for each in group}
    if len({python for python, _ in counts}) > 1 and len({count for _, count in counts}) < len(counts):
        shared = min((each.python for each in group), key=lambda python: python.startswith("_"))
        for each in group:
            each.python = each.variant = shared


def _tell_apart(methods: list[Method]) -> None:
    counts = [len(each.parameters) for each in methods]
    for number, each in enumerate(methods):
        stem = "_new" if each.python == "__init__" else f"_{each.python.strip('_')}"
        alike = counts.count(len(each.parameters)) > 1
        each.variant = f"{stem}_{len(each.parameters)}" + (f"_{number}" if alike else "")
