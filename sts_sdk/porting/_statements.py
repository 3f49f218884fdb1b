"""Statements: each on its own line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _assignments, _checks, _declarations, _streams, _testing
from sts_sdk.porting._bodies import body
from sts_sdk.porting._code import CannotPort, JavaType, Value, soft
from sts_sdk.porting._constructors import constructor_call
from sts_sdk.porting._hints import caught, need
from sts_sdk.porting._interfaces import as_object
from sts_sdk.porting._loops import classic_for, do_while, each_for, labeled, leave, skip, while_loop
from sts_sdk.porting._operators import condition_of
from sts_sdk.porting._switch import switch
from sts_sdk.porting._trees import child, of_type, parts, read_type, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from sts_sdk.porting._context import Context


def block_statement(context: Context, node: Node) -> None:
    """``{ ... }`` alone."""
    body(context, node)


def expression_statement(context: Context, node: Node) -> None:
    """A call, an assignment, a step."""
    bare_expression(context, parts(node)[0] if parts(node) else node)


def bare_expression(context: Context, inner: Node) -> None:
    """An expression that stands alone: a statement, or the body of a lambda that gives nothing."""
    if inner.type == "assignment_expression":
        _assignments.assign(context, inner)
    elif inner.type == "update_expression":
        _assignments.step(context, inner)
    elif inner.type == "switch_expression":
        switch(context, inner)
    elif not any(each(context, inner) for each in (_testing.statement, _streams.statement, _checks.statement)):
        value = context.expression(inner)
        context.emit(row(inner), value.statement or ("pass" if value.plain == "None" else soft(value.code)))


def local_variables(context: Context, node: Node) -> None:
    """``String a = b, c;``."""
    kind = read_type(child(node, "type"))
    for each in of_type(node, "variable_declarator"):
        if not _testing.caught_in(context, each):
            _assignments.declare(context, each, kind)


def if_statement(context: Context, node: Node) -> None:
    """``if``, ``else if``, ``else``."""
    head = "if"
    while True:
        condition = child(node, "condition")
        value = _condition(context, condition, hoisting=head == "if")
        with context.block(row(node), f"{head} {soft(value.code)}:"):
            body(context, child(node, "consequence"))
        other = node.child_by_field_name("alternative")
        if other is None:
            return
        if other.type != "if_statement":
            word = next(each for each in node.children if each.type == "else")
            with context.block(row(word), "else:"):
                body(context, other)
            return
        node, head = other, "elif"


def _condition(context: Context, node: Node, *, hoisting: bool) -> Value:
    kept, context.hoisting = context.hoisting, hoisting and context.hoisting
    try:
        return condition_of(context, node)
    finally:
        context.hoisting = kept


def return_statement(context: Context, node: Node) -> None:
    """``return a;``."""
    inside = parts(node)
    if not inside:
        context.emit(row(node), "return")
        return
    if inside[0].type == "switch_expression":
        switch(context, inside[0], lambda code: f"return {soft(code)}")
        return
    if inside[0].type == "assignment_expression":
        _assignments.assign(context, inside[0])
        context.emit(row(node), f"return {soft(context.expression(child(inside[0], 'left')).code)}")
        return
    if inside[0].type == "update_expression":
        _assignments.returned_step(context, node, inside[0])
        return
    method = context.methods[-1] if context.methods else None
    value = as_object(context, method.returns if method is not None else None, context.expression(inside[0]))
    if method is not None and method.python == "__iter__" and not value.plain.startswith("iter("):
        value = Value(
            f"iter({value.code.removeprefix('deque')})" if value.plain.startswith("deque(") else f"iter({value.code})"
        )
    context.emit(row(node), f"return {soft(value.code)}")


def throw_statement(context: Context, node: Node) -> None:
    """``throw new X(message, cause);``."""
    thrown = parts(node)[0]
    if thrown.type == "identifier":
        context.emit(row(node), f"raise {soft(context.expression(thrown).code)}")
        return
    value = context.expression(thrown)
    context.emit(row(node), f"raise {soft(value.code)}{_cause(context, thrown)}")


def _cause(context: Context, thrown: Node) -> str:
    """``from e`` where Java hands the cause to a constructor of its own exceptions."""
    if thrown.type != "object_creation_expression":
        return ""
    given = parts(child(thrown, "arguments"))
    if not given or given[-1].type != "identifier":
        return ""
    variable = context.variable(text(given[-1]))
    kind = variable.type.name if variable is not None and variable.type is not None else ""
    return f" from {variable.python}" if variable and kind.endswith(("Exception", "Error", "Throwable")) else ""


def try_statement(context: Context, node: Node) -> None:
    """``try``, with or without resources."""
    catches, finals = of_type(node, "catch_clause"), of_type(node, "finally_clause")
    resources = node.child_by_field_name("resources")
    inner = child(node, "body")
    if resources is None:
        with context.block(row(node), "try:"):
            body(context, inner)
    elif not catches and not finals:
        _with(context, resources, inner)
        return
    else:
        with context.block(row(node), "try:", early=True):
            _with(context, resources, inner)
    for each in catches:
        _catch(context, each)
    for each in finals:
        with context.block(row(each), "finally:"):
            body(context, parts(each)[0])


def _with(context: Context, resources: Node, inner: Node) -> None:
    with context.scope():
        held = [_resource(context, each) for each in of_type(resources, "resource")]
        head = ", ".join(held)
        with context.block(row(resources), f"with {soft(head)}:"):
            body(context, inner)


_THEMSELVES: Final = frozenset(
    "InputStream FileInputStream BufferedReader BufferedWriter FileReader FileWriter FileOutputStream OutputStream"
    " InputStreamReader OutputStreamWriter S3Object S3ObjectInputStream StringWriter ByteArrayInputStream PrintWriter"
    " ByteArrayOutputStream BufferedInputStream BufferedOutputStream StringReader Reader Writer Stream".split()
)


def _resource(context: Context, node: Node) -> str:
    name, value_node = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None or value_node is None:
        need(context, "closing")
        return f"closing({context.expression(parts(node)[0]).code})"
    kind = read_type(node.child_by_field_name("type"))
    value = context.expression(value_node)
    python = context.declare(text(name), value.type if kind.name == "var" else kind)
    found = context.imports.find(kind.name) if kind.name not in ("var", "") else None
    itself = kind.name in _THEMSELVES or (found is not None and found.kind == "aws")
    code = value.code if itself else f"{need(context, 'closing')}({value.code})"
    return f"{code} as {python}"


def _catch(context: Context, node: Node) -> None:
    taken = of_type(node, "catch_formal_parameter")[0]
    kinds = [read_type(each) for each in parts(of_type(taken, "catch_type")[0])]
    with context.scope():
        shared = kinds[0] if len(kinds) == 1 else JavaType("Exception")
        python = context.declare(text(child(taken, "name")), shared)
        names = list(dict.fromkeys(_caught(context, node, kind) for kind in kinds))
        code = names[0] if len(names) == 1 and not names[0].startswith("(") else _together(names)
        with context.block(row(node), f"except {code} as {python}:"):
            body(context, child(node, "body"))


def _together(names: list[str]) -> str:
    return f"({', '.join(each.strip('()') for each in names)})"


def _caught(context: Context, node: Node, kind: JavaType) -> str:
    found = context.imports.find(kind.name)
    code = caught(context, kind)
    if code is not None:
        return code
    context.note(row(node), f"{kind.name} is not here" if found is not None else f"{kind.name} is not known")
    return "Exception"


def synchronized(context: Context, node: Node) -> None:
    """``synchronized (lock) { ... }``: a lock of the module's."""
    context.imports.need("threading")
    with context.block(
        row(node), "with threading.RLock():" + context.note(row(node), "one lock for all threads has to be kept")
    ):
        body(context, child(node, "body"))


def assert_statement(context: Context, node: Node) -> None:
    """``assert a : b;``."""
    condition, *message = parts(node)
    code = f"assert {soft(condition_of(context, condition).code)}"
    context.emit(row(node), code + (f", {context.expression(message[0]).code}" if message else ""))


def yield_statement(context: Context, node: Node) -> None:
    """``yield a;`` gives a case of a switch its value."""
    if not context.actions:
        raise CannotPort("yield outside a switch")
    value = context.expression(parts(node)[0])
    context.emit(row(node), context.actions[-1](value.code))


def local_class(context: Context, node: Node) -> None:
    """A class in a method."""
    _declarations.declare_local(context, node)


def nothing(context: Context, node: Node) -> None:
    """``;``."""
    del context, node


HANDLERS: Final[dict[str, Callable[[Context, Node], None]]] = {
    "block": block_statement,
    "expression_statement": expression_statement,
    "local_variable_declaration": local_variables,
    "if_statement": if_statement,
    "return_statement": return_statement,
    "throw_statement": throw_statement,
    "try_statement": try_statement,
    "try_with_resources_statement": try_statement,
    "synchronized_statement": synchronized,
    "assert_statement": assert_statement,
    "labeled_statement": labeled,
    "yield_statement": yield_statement,
    "class_declaration": local_class,
    "record_declaration": local_class,
    "enum_declaration": local_class,
    "interface_declaration": local_class,
    "while_statement": while_loop,
    "do_statement": do_while,
    "for_statement": classic_for,
    "enhanced_for_statement": each_for,
    "break_statement": leave,
    "continue_statement": skip,
    "switch_expression": switch,
    "switch_statement": switch,
    "explicit_constructor_invocation": constructor_call,
    ";": nothing,
    "method_invocation": bare_expression,
    "object_creation_expression": bare_expression,
    "assignment_expression": bare_expression,
    "update_expression": bare_expression,
}
