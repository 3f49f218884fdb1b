"""The stub of a package ``model``: plain classes with the methods that their members have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from keyword import iskeyword
from typing import Final

from sts_sdk.services._rules._added import added_methods
from sts_sdk.services._rules._classes import Classes, RuledEnum
from sts_sdk.services._rules._members import java_members, members_of
from sts_sdk.services._rules._model import BASE_EXCEPTION, BY_HAND, ENUM, EXCEPTION, REQUEST, RESULT, SHAPE, Entry
from sts_sdk.services._rules._names import is_name
from sts_sdk.services._rules._stub_types import Types, with_imports
from sts_sdk.services._rules._values import BOOLEAN, LIST, MAP, RuledMember

_MOST: Final = 1000  # classes in one file
_BASES: Final = {
    REQUEST: "~Ruled, ~AmazonWebServiceRequest", RESULT: "~Ruled, ~AmazonWebServiceResult", SHAPE: "~Ruled",
    BASE_EXCEPTION: "~AmazonServiceException",
}  # fmt: skip


def model_stubs(classes: Classes, module: str) -> dict[str, str]:
    """The stub of the module by the end of its path. A very large one is a package: checkers give up on it else."""
    names = classes.names()
    if len(names) <= _MOST:
        return {"model.pyi": with_imports(module, _classes_text(classes, names), names, {})}
    home = f"sts_sdk.services.{module}.model"
    parts = {f"_part{start // _MOST}": names[start : start + _MOST] for start in range(0, len(names), _MOST)}
    exports = [f"from {home}.{part} import {name} as {name}\n" for part, own in parts.items() for name in own]
    stubs = {"model/__init__.pyi": "".join(exports)}
    for part, own in parts.items():
        others = {f"{home}.{other}": set(theirs) for other, theirs in parts.items() if other != part}
        stubs[f"model/{part}.pyi"] = with_imports(module, _classes_text(classes, own), names, others)
    return stubs


def _classes_text(classes: Classes, names: Sequence[str]) -> str:
    parts: list[str] = []
    for name in names:
        entry = classes.model.entries[name]
        if entry.kind == BY_HAND:
            parts.append(f"\nclass {name}(~{name}): ...\n")
            continue
        lines = _enum(classes, name) if entry.kind == ENUM else _member_lines(classes, name, entry)
        body = "".join(lines)
        parts.append(f"\nclass {name}({_base(entry)}):{'' if body else ' ...'}\n{body}")
    return "".join(parts)


def _base(entry: Entry) -> str:
    if entry.kind == EXCEPTION:
        return entry.service.row.base_exception
    if entry.kind == REQUEST and entry.service.dry_runs:
        return "DryRunSupportedRequest, ~AmazonWebServiceRequest"
    return _BASES.get(entry.kind, "~RuledEnum")


def _enum(classes: Classes, name: str) -> Iterator[str]:
    made: type[Enum] = classes.get(name)
    for constant, member in made.__members__.items():
        if constant.isidentifier() and not iskeyword(constant) and not hasattr(RuledEnum, constant):
            yield f"    {constant} = {member.value!r}\n"


def _member_lines(classes: Classes, name: str, entry: Entry) -> Iterator[str]:
    types = Types(entry.service)
    shapes = {java: spec["shape"] for java, _, spec in java_members(name, entry)}
    members = [] if entry.kind == BASE_EXCEPTION else list(members_of(name, entry))
    for method in added_methods(classes.model.package, name):
        yield f"    def {method}(self) -> str | None: ...\n"
    if entry.kind not in {EXCEPTION, BASE_EXCEPTION}:
        yield from _constructors(classes, name, types, [(member, shapes.get(member.name)) for member in members])
    pairs = _with_pairs(classes, name)
    for member in members:
        shape = shapes.get(member.name)
        if shape is None:
            yield from _unshaped(member)
        else:
            yield from _accessors(types, member, shape, takes_pairs=member.name in pairs)


def _with_pairs(classes: Classes, name: str) -> set[str]:
    """The members whose setter takes entries one by one, too."""
    facts = classes.model.package.facts_of("overload_added")
    added = {fact["method"] for fact in facts if fact["java_class"] == name and len(fact["params"]) > 1}
    return {method.removeprefix("with") for method in added if method.startswith("with")}


def _constructors(
    classes: Classes, name: str, types: Types, members: list[tuple[RuledMember, str | None]]
) -> Iterator[str]:
    given = [f"{_keyword(member)}: {_given(types, member, shape)} = ..." for member, shape in members]
    keywords = f"    def __init__(self{', *, ' if given else ''}{', '.join(given)}) -> None: ...\n"
    forms = classes.model.package.constructors.get(name, ())
    for form in forms:
        taken = ", ".join(f"{name}: {types.of_java(kind)}" for name, kind in form)
        yield f"    @~overload\n    def __init__(self, {taken}, /) -> None: ...\n"
    yield f"    @~overload\n{keywords}" if forms else keywords


def _keyword(member: RuledMember) -> str:
    return f"{member.keyword}_" if iskeyword(member.keyword) else member.keyword


def _given(types: Types, member: RuledMember, shape: str | None) -> str:
    if shape is None:
        return "~Iterable[str] | None" if member.kind == LIST else "str | None"
    return f"{types.given(shape, member.kind)} | None"


def _unshaped(member: RuledMember) -> Iterator[str]:
    """A member that Java alone has: a text, or a list of texts."""
    name = member.name
    got, taken = ("list[str]", "~Iterable[str]") if member.kind == LIST else ("str", "str")
    yield f"    def get{name}(self) -> {got} | None: ...\n"
    yield f"    def set{name}(self, value: {taken} | None, /) -> None: ...\n"
    with_ = "*values: str | ~Iterable[str] | None" if member.kind == LIST else "value: str | None, /"
    yield f"    def with{name}(self, {with_}) -> ~Self: ...\n"


def _accessors(types: Types, member: RuledMember, shape: str, *, takes_pairs: bool) -> Iterator[str]:
    name = member.name
    got = types.got(shape, member.kind) + (" | None" if member.absent is None else "")
    taken = f"{types.given(shape, member.kind)} | None"
    yield f"    def get{name}(self) -> {got}: ...\n"
    if member.kind == BOOLEAN:
        yield f"    def {is_name(name)}(self) -> {got}: ...\n"
    if member.kind == LIST:
        yield f"    def set{name}(self, value: {taken}, /) -> None: ...\n"
        yield f"    def with{name}(self, *values: {types.element(shape)} | {taken}) -> ~Self: ...\n"
    elif member.kind == MAP:
        key, value = types.entry(shape)
        taken = f"*value: {taken} | tuple[{key}, {value}]" if takes_pairs else f"value: {taken}, /"
        yield f"    def set{name}(self, {taken}) -> None: ...\n"
        yield f"    def with{name}(self, {taken}) -> ~Self: ...\n"
        yield f"    def add{name}Entry(self, key: {key}, value: {value}, /) -> ~Self: ...\n"
        yield f"    def clear{name}Entries(self) -> ~Self: ...\n"
    else:
        yield f"    def set{name}(self, value: {taken}, /) -> None: ...\n"
        yield f"    def with{name}(self, value: {taken}, /) -> ~Self: ...\n"
