"""AssertJ's chains as ``assert``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._bodies import run
from sts_sdk.porting._code import ATOM, BITOR, CannotPort, Value, soft
from sts_sdk.porting._hints import caught
from sts_sdk.porting._lookup import class_of
from sts_sdk.porting._trees import child, parts, read_type, row, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_CHECKS: Final = {
    "isEqualTo/1": "{0} == {1}",
    "isNotEqualTo/1": "{0} != {1}",
    "isSameAs/1": "{0} is {1}",
    "isNotSameAs/1": "{0} is not {1}",
    "isNull/0": "{0} is None",
    "isNotNull/0": "{0} is not None",
    "isTrue/0": "{0} is True",
    "isFalse/0": "{0} is False",
    "isEmpty/0": "not {0}",
    "isNullOrEmpty/0": "not {0}",
    "isNotEmpty/0": "{0}",
    "isNotBlank/0": "{0}.strip()",
    "isBlank/0": "not {0}.strip()",
    "isPresent/0": "{0} is not None",
    "isNotPresent/0": "{0} is None",
    "hasSize/1": "len({0}) == {1}",
    "contains/1": "{1} in {0}",
    "doesNotContain/1": "{1} not in {0}",
    "containsKey/1": "{1} in {0}",
    "containsEntry/2": "{0}[{1}] == {2}",
    "startsWith/1": "{0}.startswith({1})",
    "endsWith/1": "{0}.endswith({1})",
    "isInstanceOf/1": "isinstance({0}, {1})",
    "isExactlyInstanceOf/1": "type({0}) is {1}",
    "isGreaterThan/1": "{0} > {1}",
    "isGreaterThanOrEqualTo/1": "{0} >= {1}",
    "isLessThan/1": "{0} < {1}",
    "isLessThanOrEqualTo/1": "{0} <= {1}",
    "isPositive/0": "{0} > 0",
    "isZero/0": "{0} == 0",
    "hasMessage/1": "str({0}) == {1}",
    "hasMessageContaining/1": "{1} in str({0})",
    "isEqualToIgnoringCase/1": "{0}.lower() == {1}.lower()",
    "isBefore/1": "{0} < {1}",
    "isAfter/1": "{0} > {1}",
}
_WORDS: Final = frozenset("as describedAs and withFailMessage".split())


def statement(context: Context, node: Node, classes: tuple[str, ...]) -> bool:
    """``assertThat(a).isNotNull().isEqualTo(b);``."""
    chain = _chain(node)
    first = chain[0]
    name = text(child(first, "name"))
    if name not in ("assertThat", "assertThatThrownBy", "assertThatExceptionOfType", "assertThatCode") or not _from(
        context, first, classes
    ):
        return False
    if len(chain) < 2:
        return False
    if name == "assertThat":
        _write(context, first, chain[1:])
    else:
        _raises(context, first, chain[1:])
    return True


def _chain(node: Node) -> list[Node]:
    """The calls of a chain, the first first."""
    calls = [node]
    while True:
        holder = calls[0].child_by_field_name("object")
        if holder is None or holder.type != "method_invocation":
            return calls
        calls.insert(0, holder)


def _from(context: Context, node: Node, classes: tuple[str, ...]) -> bool:
    holder = node.child_by_field_name("object")
    if holder is not None:
        found = class_of(context, holder)
        return found is not None and found.java in classes
    name = text(child(node, "name"))
    owners = [
        (each, each.java if each.wildcard else each.java.rpartition(".")[0])
        for each in context.imports.imports
        if each.static
    ]
    return any(owner in classes and (each.wildcard or each.java.endswith(f".{name}")) for each, owner in owners)


def _write(context: Context, first: Node, checks: list[Node]) -> None:
    subject = context.expression(parts(child(first, "arguments"))[0])
    plain = Value(subject.plain, subject.type, subject.binding)
    conditions: list[str] = []
    for each in checks:
        name, given = text(child(each, "name")), parts(child(each, "arguments"))
        if name in _WORDS:
            continue
        template = _CHECKS.get(f"{name}/{len(given)}")
        if template is None:
            raise CannotPort(f"AssertJ's {name}")
        held = subject if not conditions else plain
        conditions.append(_filled(template, held, [context.expression(one) for one in given]))
    code = " and ".join(conditions) if conditions else subject.code
    context.emit(row(first), f"assert {soft(code)}")


def _filled(template: str, subject: Value, values: list[Value]) -> str:
    code = template.replace("{0}", subject.within(ATOM if "{0}." in template or "{0}[" in template else BITOR))
    for number, value in enumerate(values, 1):
        code = code.replace(f"{{{number}}}", value.within(BITOR))
    return code


def _raises(context: Context, first: Node, checks: list[Node]) -> None:
    given = parts(child(first, "arguments"))[0]
    kind, message, action = "Exception", "", given
    for each in checks:
        name, values = text(child(each, "name")), parts(child(each, "arguments"))
        if name in ("isInstanceOf", "isExactlyInstanceOf") and values and values[0].type == "class_literal":
            kind = caught(context, read_type(parts(values[0])[0])) or "Exception"
        elif name in ("hasMessage", "hasMessageContaining", "withMessage", "withMessageContaining") and values:
            context.imports.need("re")
            message = f", match=re.escape({context.expression(values[0]).plain})"
        elif name == "isThrownBy" and values:
            action = values[0]
        elif name not in _WORDS:
            raise CannotPort(f"AssertJ's {name}")
    if given.type == "class_literal":
        kind = caught(context, read_type(parts(given)[0])) or "Exception"
    context.imports.need("pytest")
    with context.block(row(first), f"with pytest.raises({kind}{message}):"):
        run(context, action)
