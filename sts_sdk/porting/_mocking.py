"""Mockito as ``unittest.mock``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _names
from sts_sdk.porting._code import ATOM, CannotPort, Value, at, plain, soft
from sts_sdk.porting._lookup import class_of
from sts_sdk.porting._trees import child, parts, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_CLASSES: Final = (
    "org.mockito.Mockito",
    "org.mockito.ArgumentMatchers",
    "org.mockito.Matchers",
    "org.mockito.BDDMockito",
    "org.mockito.AdditionalMatchers",
    "org.mockito.MockitoAnnotations",
    "org.powermock.api.mockito.PowerMockito",
    "org.hamcrest.CoreMatchers",
)
_ANY: Final = frozenset(
    "any anyString anyInt anyLong anyBoolean anyList anyMap anyObject anyVararg anyCollection anyDouble anySet isA"
    " notNull isNotNull".split()
)
_STUBS: Final = frozenset("thenReturn thenThrow thenAnswer willReturn willThrow willAnswer then".split())
_DOES: Final = frozenset("doReturn doThrow doNothing doAnswer willReturn willThrow willDoNothing".split())


def _ours(context: Context, node: Node, name: str) -> bool:
    """Whether a call is one of Mockito's."""
    holder = node.child_by_field_name("object")
    if holder is not None:
        found = class_of(context, holder)
        return found is not None and found.java in _CLASSES
    for each in context.imports.imports:
        owner = each.java if each.wildcard else each.java.rpartition(".")[0]
        if each.static and owner in _CLASSES and (each.wildcard or each.java.endswith(f".{name}")):
            return True
    return False


def call(context: Context, node: Node, name: str) -> Value | None:
    """``mock(X.class)``, ``any()``, ``eq(a)``."""
    if name not in (
        *_ANY,
        "mock",
        "mockStatic",
        "mockConstruction",
        "spy",
        "eq",
        "same",
        "isNull",
        "when",
        "verify",
        "captor",
        "argThat",
        "contains",
        "refEq",
    ):
        return None
    if not _ours(context, node, name):
        return None
    given = parts(child(node, "arguments"))
    if name in _ANY:
        context.imports.need("ANY")
        return Value(f"{at(row(node))}ANY")
    if name in ("eq", "same", "refEq"):
        return context.expression(given[0])
    if name == "isNull":
        return Value("None")
    if name == "mock":
        return _mock(context, node, given)
    if name == "spy":
        context.imports.need("Mock")
        value = context.expression(given[0])
        return Value(f"{at(row(node))}Mock(wraps={value.code})", value.type)
    raise CannotPort(f"Mockito's {name} here")


def _mock(context: Context, node: Node, given: list[Node]) -> Value:
    if not given or given[0].type != "class_literal":
        context.imports.need("Mock")
        return Value(f"{at(row(node))}Mock()")
    value = context.expression(given[0])
    kind = value.type.arguments[0] if value.type is not None and value.type.arguments else None
    context.imports.need("create_autospec")
    return Value(f"{at(row(node))}create_autospec({value.code}, instance=True)", kind)


def statement(context: Context, node: Node) -> bool:
    """``when(a.b()).thenReturn(c);``, ``verify(a).b();``, ``doReturn(c).when(a).b();``."""
    name, holder = text(child(node, "name")), node.child_by_field_name("object")
    if name in ("initMocks", "openMocks") and _ours(context, node, name):
        context.emit(row(node), "pass")
        return True
    if name in ("verifyNoMoreInteractions", "verifyZeroInteractions", "verifyNoInteractions") and _ours(
        context, node, name
    ):
        _untouched(context, node, name)
        return True
    if holder is None or holder.type != "method_invocation":
        return False
    inner = text(child(holder, "name"))
    if name in _STUBS:
        return _stub(context, node)
    if inner in ("verify", "then") and _ours(context, holder, inner):
        _verify(context, node, holder)
        return True
    if inner in ("when", "given") and _does(context, holder):
        _do(context, node, holder)
        return True
    return False


def _untouched(context: Context, node: Node, name: str) -> None:
    for each in parts(child(node, "arguments")):
        value = context.expression(each)
        if name == "verifyNoMoreInteractions":
            context.emit(
                row(node),
                f"assert len({value.within(ATOM)}.method_calls) <= 1" + context.note(row(node), "count the calls"),
            )
        else:
            context.emit(row(node), f"assert not {value.within(ATOM)}.method_calls")


def _stub(context: Context, node: Node) -> bool:
    """A chain that begins with ``when(a.b(...))``."""
    chain = [node]
    while (holder := chain[0].child_by_field_name("object")) is not None and holder.type == "method_invocation":
        chain.insert(0, holder)
    first, *thens = chain
    name = text(child(first, "name"))
    if name not in ("when", "given") or not _ours(context, first, name):
        return False
    target = _method(context, parts(child(first, "arguments"))[0])
    _answers(context, row(node) if not thens else row(first), target, thens)
    return True


def _method(context: Context, node: Node) -> str:
    """``a.b(c)`` as ``a.b``."""
    while node.type in ("cast_expression", "parenthesized_expression"):
        node = parts(node)[-1]
    if node.type != "method_invocation" or node.child_by_field_name("object") is None:
        raise CannotPort("a stub of something that is no call of a mock")
    return f"{context.expression(child(node, 'object')).within(ATOM)}.{_names.attribute(text(child(node, 'name')))}"


def _answers(context: Context, at_row: int, target: str, thens: list[Node]) -> None:
    values: list[str] = []
    for each in thens:
        name, given = text(child(each, "name")), parts(child(each, "arguments"))
        shown = [_thrown(context, one) if "hrow" in name else context.expression(one).code for one in given]
        if "nswer" in name or name == "then":
            context.emit(at_row, f"{target}.side_effect = {soft(_answer(shown[0]))}")
            return
        values += shown
    single = len(values) == 1 and "hrow" not in text(child(thens[0], "name"))
    if single:
        context.emit(at_row, f"{target}.return_value = {soft(values[0])}")
    elif len(values) == 1:
        context.emit(at_row, f"{target}.side_effect = {soft(values[0])}")
    else:
        listed = f"[{', '.join(values)}]"
        context.emit(at_row, f"{target}.side_effect = {soft(listed)}")


def _answer(code: str) -> str:
    """Mockito hands an answer one argument, the call; mock hands it the arguments."""
    return f"lambda *args, answer={plain(code)}: answer(args)"


def _thrown(context: Context, node: Node) -> str:
    value = context.expression(node)
    return value.code


def _does(context: Context, node: Node) -> bool:
    holder = node.child_by_field_name("object")
    while holder is not None and holder.type == "method_invocation":
        name = text(child(holder, "name"))
        if name in _DOES and _ours(context, holder, name):
            return True
        holder = holder.child_by_field_name("object")
    return False


def _do(context: Context, node: Node, holder: Node) -> None:
    """``doReturn(c).when(a).b();``."""
    mock = context.expression(parts(child(holder, "arguments"))[0])
    target = f"{mock.within(ATOM)}.{_names.attribute(text(child(node, 'name')))}"
    does = child(holder, "object")
    name = text(child(does, "name"))
    if name in ("doNothing", "willDoNothing"):
        context.emit(row(node), f"{target}.return_value = None")
        return
    _answers(context, row(node), target, [does])


def _verify(context: Context, node: Node, holder: Node) -> None:
    """``verify(a, times(n)).b(c);``."""
    given = parts(child(holder, "arguments"))
    mock = context.expression(given[0])
    target = f"{mock.within(ATOM)}.{_names.attribute(text(child(node, 'name')))}"
    arguments = parts(child(node, "arguments"))
    shown = ", ".join(context.expression(each).code for each in arguments)
    how = text(child(given[1], "name")) if len(given) > 1 and given[1].type == "method_invocation" else "once"
    if how == "never":
        context.emit(row(node), f"{target}.assert_not_called()")
    elif how in ("atLeastOnce", "atLeast"):
        context.emit(row(node), f"{target}.assert_any_call({shown})")
    elif how == "times":
        number = context.expression(parts(child(given[1], "arguments"))[0])
        context.imports.need("call")
        context.emit(row(node), f"assert {soft(f'{target}.call_args_list.count(call({shown})) == {number.code}')}")
    elif how in ("once", "timeout"):
        context.emit(row(node), soft(f"{target}.assert_called_once_with({shown})"))
    else:
        raise CannotPort(f"Mockito's {how}")
