"""Classes, methods, constructors, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.porting import _fields, _names
from sts_sdk.porting._annotations import class_annotations
from sts_sdk.porting._bodies import body
from sts_sdk.porting._code import ODD, SURPRISES, CannotPort, JavaType
from sts_sdk.porting._constructors import constructor
from sts_sdk.porting._context import Place
from sts_sdk.porting._docs import documented
from sts_sdk.porting._enums import constant
from sts_sdk.porting._hints import hint, need
from sts_sdk.porting._imports import is_dropped
from sts_sdk.porting._library._types import EXCEPTIONS, TYPES
from sts_sdk.porting._members import TYPES as DECLARATIONS
from sts_sdk.porting._members import declared, parameters
from sts_sdk.porting._methods import Inside, method
from sts_sdk.porting._trees import child, head_row, last_row, modifiers, parts, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo


def declaration(context: Context, node: Node) -> None:
    """A class, an interface, an enum or a record, with what is in it."""
    if row(node) in context.forced or head_row(node) in context.forced:
        context.mark(node, "this declaration needs a person", valid=f"{_class_name(node)} = None")
        return
    name = text(child(node, "name"))
    around = context.place.info if context.place is not None else None
    info = around.nested.get(name) if around is not None else context.imports.own.get(name)
    if info is None:
        raise CannotPort("a class that is declared twice")
    write_class(context, node, info)


def _class_name(node: Node) -> str:
    name = node.child_by_field_name("name")
    return _names.identifier(text(name)) if name is not None else "_"


def declare_local(context: Context, node: Node) -> None:
    """A class inside a method."""
    info = declared(node, context.place.info if context.place is not None else None, local=True)
    context.imports.own[info.name] = info
    context.imports.forget(info.name)
    write_class(context, node, info)


def write_class(context: Context, node: Node, info: ClassInfo) -> None:
    """The head, the members, and what must follow the class."""
    kept = len(context.items)
    class_annotations(context, node, info)
    bases = _bases(context, node, info)
    head = f"class {info.path.rpartition('.')[2]}{f'({bases})' if bases else ''}:"
    inner = node.child_by_field_name("body")
    outermost = not context.places
    lifted = len(context.items) == kept and inner is not None and _needs_the_line(context, node, inner)
    with documented(context, node, kept, head, at_row=head_row(node) - lifted):
        context.places.append(Place(info))
        try:
            if info.kind == "record":
                _components(context, node, info)
            if inner is not None:
                members(context, inner, info)
                _shown_as_named(context, node, inner, info)
        finally:
            context.places.pop()
    _after(context, node, info, outermost=outermost)


def _shown_as_named(context: Context, node: Node, inner: Node, info: ClassInfo) -> None:
    """Java shows a constant of an enum by its name alone."""
    if info.kind == "enum" and "toString" not in info.methods and inner.end_point.row > inner.start_point.row:
        with context.block(last_row(node), "def __str__(self) -> str:"):
            context.emit(last_row(node), "return self.name")


def _needs_the_line(context: Context, node: Node, inner: Node) -> bool:
    """Whether the first member needs a decorator on the line of the head, and the head can go one line up."""
    at_row, inside = head_row(node), parts(inner)
    if at_row == 0 or at_row != inner.start_point.row or not inside or context.source.lines[at_row - 1].strip():
        return False
    first = inside[0]
    return first.type == "method_declaration" and "static" in modifiers(first) and row(first) == at_row + 1


def _after(context: Context, node: Node, info: ClassInfo, *, outermost: bool) -> None:
    if not outermost:
        return
    end = last_row(node)
    for each in context.closing:
        context.emit(end, each)
    context.closing.clear()
    if info.is_test and not info.name.startswith("Test"):
        context.emit(end, f"Test{info.name.lstrip('_')} = {info.path}")
    if info.kind != "interface" and _has_main(info):
        context.imports.need("sys")
        main = next(each for each in info.methods["main"])
        given = f"{'*' * main.variadic}sys.argv[1:]" if main.parameters else ""
        with context.block(end, 'if __name__ == "__main__":'):
            context.emit(end, f"{info.path}.{main.python}({given})")


def _has_main(info: ClassInfo) -> bool:
    return any(
        each.static and [kind.name for kind in each.parameters] in (["String"], [])
        for each in info.methods.get("main", [])
    )


def _bases(context: Context, node: Node, info: ClassInfo) -> str:
    del node
    bases = [base for kind in info.above if (base := _base(context, kind)) is not None]
    if info.kind == "enum":
        bases.append(need(context, "Enum"))
    if "Exception" in bases and len(bases) > 1:
        bases.remove("Exception")
    return ", ".join(dict.fromkeys(bases))


def _base(context: Context, kind: JavaType) -> str | None:
    found = context.imports.find(kind.name)
    if found is None:
        return None
    own = context.imports.own.get(kind.name) if found.kind == "own" else None
    if own is not None and context.place is not None and own.outer is context.place.info:
        return own.path.rpartition(".")[2]
    if found.kind in ("own", "aws", "other"):
        return None if is_dropped(found.java) else context.imports.python(found)
    if found.java in EXCEPTIONS:
        return need(context, EXCEPTIONS[found.java][0])
    if found.java in ("java.lang.Thread", "java.util.logging.Handler"):
        return need(context, TYPES[found.java])
    return {"java.util.HashMap": "dict", "java.util.ArrayList": "list"}.get(found.java)


def _components(context: Context, node: Node, info: ClassInfo) -> None:
    for name, kind, _ in parameters(node):
        context.emit(head_row(node), f"{info.fields[name].python}: {hint(context, kind)}")


def members(context: Context, inner: Node, info: ClassInfo) -> None:
    """What stands in a class."""
    plan = _fields.plan(context, inner, info)
    for each in _each_member(inner):
        _guarded_member(context, each, info, plan)
    _fields.after_members(context, inner, info, plan)


def _each_member(inner: Node) -> list[Node]:
    found: list[Node] = []
    for each in parts(inner):
        found += parts(each) if each.type == "enum_body_declarations" else [each]
    return found


def _guarded_member(context: Context, node: Node, info: ClassInfo, plan: _fields.Plan) -> None:
    kept, marks, places = len(context.items), len(context.marks), len(context.places)
    try:
        if row(node) in context.forced:
            raise CannotPort("this line needs a person")
        _member(context, node, info, plan)
    except (CannotPort, *SURPRISES) as why:
        del context.items[kept:], context.marks[marks:], context.places[places:]
        reason = str(why) if isinstance(why, CannotPort) else ODD
        context.mark(node, reason, valid=_fields.valid_instead(node, info))


def _member(context: Context, node: Node, info: ClassInfo, plan: _fields.Plan) -> None:
    if node.type in ("field_declaration", "constant_declaration"):
        _fields.field(context, node, info, plan)
    elif node.type == "enum_constant":
        constant(context, node, info)
    elif node.type == "method_declaration":
        method(context, node, info)
    elif node.type in ("constructor_declaration", "compact_constructor_declaration"):
        constructor(context, node, info, plan)
    elif node.type in DECLARATIONS:
        declaration(context, node)
    elif node.type == "static_initializer":
        _static(context, node, info)
    elif node.type == "annotation_type_element_declaration":
        context.emit(row(node), f"def {_names.attribute(text(child(node, 'name')))}(self): ...")
    elif node.type not in ("import_declaration", "block", ";"):
        raise CannotPort(f"{node.type.replace('_', ' ')} is not known here")


def _static(context: Context, node: Node, info: ClassInfo) -> None:
    name = context.fresh("_static")
    context.emit(row(node), "@staticmethod", early=True, alone=True)
    with context.block(row(node), f"def {name}() -> None:"), Inside(context, None, "", info):
        body(context, parts(node)[0])
    context.closing.append(f"{info.path}.{name}()")
