"""Several methods of one name: which of them a call means, and the method that chooses while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import JavaType, soft
from sts_sdk.porting._hints import hint, is_variable, need, runtime
from sts_sdk.porting._inner import OUTER, outer_parameter
from sts_sdk.porting._lookup import family, own_class
from sts_sdk.porting._trees import last_row

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._code import Value
    from sts_sdk.porting._context import Context
    from sts_sdk.porting._members import ClassInfo, Method

_SIMPLE: Final = {
    **dict.fromkeys("byte short int long Byte Short Integer Long".split(), "int"),
    **dict.fromkeys("float double Float Double".split(), "float"),
    **dict.fromkeys(("boolean", "Boolean"), "bool"),
    **dict.fromkeys(("char", "Character", "String"), "str"),
}
_BOXES: Final = {"Byte": "byte", "Short": "short", "Integer": "int", "Long": "long", "Float": "float"} | {
    "Double": "double",
    "Boolean": "boolean",
    "Character": "char",
}
_WIDER: Final = ("byte", "short", "char", "int", "long", "float", "double")
_ABOVE_SIMPLE: Final = frozenset("Object CharSequence Comparable Number Serializable".split())
_NO, _UNKNOWN = -1.0, 0.0


def chosen(context: Context, methods: list[Method], values: list[Value]) -> Method | None:
    """The method that a call means: by the number of arguments, then by what is known of their types."""
    fitting = [each for each in methods if len(each.parameters) == len(values)]
    if len(fitting) > 1:
        scores = [_score_of(context, each, values) for each in fitting]
        return fitting[scores.index(max(scores))]
    if fitting:
        return fitting[0]
    return next((each for each in methods if each.variadic and len(values) >= len(each.parameters) - 1), None)


def called(context: Context, group: list[Method], method: Method, values: list[Value]) -> str:
    """The name to call: the shared one, or the method's own where the arguments will not tell which is meant."""
    twins = [each for each in group if each is not method and len(each.parameters) == len(method.parameters)]
    if not twins or method.variadic or len(values) != len(method.parameters):
        return method.python
    scores = [_score_of(context, each, values) for each in (method, *twins)]
    sure = scores[0] > max(scores[1:])
    vague = any(each.plain == "None" for each in values) or any(_alike(context, method, each) for each in twins)
    return method.variant if sure and vague else method.python


def _score_of(context: Context, method: Method, values: list[Value]) -> float:
    scores = [_score(context, kind, each) for kind, each in zip(method.parameters, values, strict=True)]
    return _NO * 100 if _NO in scores else sum(scores)


def _score(context: Context, kind: JavaType, value: Value) -> float:
    """How well an argument fits a parameter: the more the better, below zero not at all."""
    primitive = kind.name[:1].islower() and not kind.dimensions
    if value.plain == "None" or value.is_function:
        return _NO if primitive or (value.is_function and kind.name == "String") else _UNKNOWN
    given = value.type
    if given is None or given.name in ("", "var", "Object") or kind.name == "Object" or is_variable(context, kind.name):
        return _UNKNOWN
    if kind.dimensions != given.dimensions:
        return _NO
    mine, its = kind.name.rpartition(".")[2], given.name.rpartition(".")[2]
    if mine == its:
        return 4
    if mine in _SIMPLE or its in _SIMPLE:
        return _simple_score(mine, its)
    return _class_score(context, kind, given)


def _simple_score(mine: str, its: str) -> float:
    if mine in _ABOVE_SIMPLE:
        return 0.5
    mine, its = _BOXES.get(mine, mine), _BOXES.get(its, its)
    if mine == its:
        return 3
    if mine not in _WIDER or its not in _WIDER or _WIDER.index(mine) < _WIDER.index(its):
        return _NO
    return 2 - 0.1 * (_WIDER.index(mine) - _WIDER.index(its))


def _class_score(context: Context, kind: JavaType, given: JavaType) -> float:
    mine, its = own_class(context, kind), own_class(context, given)
    if mine is None or its is None:
        return _UNKNOWN
    depth = _steps_up(context, its, mine)
    return _NO if depth is None else 2 - 0.1 * depth


def _steps_up(context: Context, info: ClassInfo, wanted: ClassInfo) -> int | None:
    """How many classes of the file one is below another; None if it is not."""
    if info is wanted:
        return 0
    above = [found for kind in info.above if (found := context.imports.own.get(kind.name)) not in (None, info)]
    steps = [step for each in above if each and (step := _steps_up(context, each, wanted)) is not None]
    return min(steps) + 1 if steps else None


def dispatcher(context: Context, node: Node, info: ClassInfo, group: list[Method], last: Method) -> None:
    """Behind the last of several methods of one name, the method that chooses among them."""
    shared = [each for each in group if each.python == last.python]
    if len(shared) < 2 or shared[-1] is not last or last.variant == last.python:
        return
    static = all(each.static for each in shared)
    me = "" if static else context.own_name()
    code = _choice(context, shared, info.path if static else me)
    returns = "None" if last.python == "__init__" else _common(context, shared)
    end = last_row(node)
    if static:
        context.emit(end, "@staticmethod", alone=True)
    inner = info.needs_outer and last.python == "__init__"
    taken = ", ".join(filter(None, [me, outer_parameter(info) if inner else "", f"*args: {need(context, 'Any')}"]))
    with context.block(end, f"def {last.python}({taken}) -> {returns}:"):
        if inner:
            context.emit(end, f"{me}.{OUTER} = {OUTER}")
        noted = _noted(context, shared, end)
        context.emit(end, f"{'' if last.python == '__init__' else 'return '}{soft(code)}{noted}")


def _choice(context: Context, shared: list[Method], holder: str) -> str:
    ordered = sorted(shared, key=lambda each: _rank(context, each, shared))
    code = f"{holder}.{ordered[-1].variant}(*args)"
    last = {len(each.parameters): each for each in ordered if not each.variadic}
    for each in reversed(ordered[:-1]):
        test = _test(context, each, shared, by_class=last.get(len(each.parameters)) is not each)
        code = f"{holder}.{each.variant}(*args) if {test} else {code}"
    return code


def _common(context: Context, shared: list[Method]) -> str:
    hints = {hint(context, each.returns) for each in shared}
    return hints.pop() if len(hints) == 1 else need(context, "Any")


def _noted(context: Context, shared: list[Method], end: int) -> str:
    """The mark for methods that take the same classes of Python's."""
    pairs = [(one, other) for number, one in enumerate(shared) for other in shared[:number]]
    if not any(_alike(context, one, other) for one, other in pairs):
        return ""
    return context.note(end, "methods that only their arguments' types in Java tell apart")


def _alike(context: Context, one: Method, other: Method) -> bool:
    if len(one.parameters) != len(other.parameters) or one.variadic or other.variadic:
        return False
    return _classes(context, one) == _classes(context, other)


def _classes(context: Context, method: Method) -> list[str | None]:
    """What ``isinstance`` can look for, for each parameter; None where it can be anything."""
    return [_class(context, kind) for kind in method.parameters]


def _class(context: Context, kind: JavaType) -> str | None:
    known = _SIMPLE.get(kind.name) if not kind.dimensions else None
    found = known or runtime(context, kind)
    return None if found == "object" else found


def _rank(context: Context, method: Method, shared: list[Method]) -> tuple[bool, int, int, bool]:
    """Those that ask most come first, subclasses before their superclasses, ``bool`` before ``int``."""
    owns = [own_class(context, kind) for kind in method.parameters]
    depth = sum(len(list(family(context, each))) for each in owns if each is not None)
    return method.variadic, -len(_told(context, method, shared)), -depth, "bool" not in _classes(context, method)


def _told(context: Context, method: Method, shared: list[Method]) -> list[tuple[int, str]]:
    """The parameters whose class tells a method from those that take as many."""
    count = len(method.parameters)
    alike = [each for each in shared if len(each.parameters) == count and each is not method and not each.variadic]
    if method.variadic or not alike:
        return []
    told: list[tuple[int, str]] = []
    others = [_classes(context, each) for each in alike]
    for position, mine in enumerate(_classes(context, method)):
        there = {each[position] for each in others}
        if mine is not None and there != {mine}:
            told.append((position, "(int, float)" if mine == "float" and "int" not in there else mine))
    return told


def _test(context: Context, method: Method, shared: list[Method], *, by_class: bool) -> str:
    """When a call means this one: by the number of arguments, then by their classes."""
    count = len(method.parameters)
    if method.variadic:
        return f"len(args) >= {count - 1}"
    asked = [f"isinstance(args[{position}], {kind})" for position, kind in _told(context, method, shared) if by_class]
    return " and ".join([f"len(args) == {count}", *asked])
