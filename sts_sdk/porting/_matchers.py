"""Hamcrest's matchers as conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting._code import ATOM, BITOR, COMPARE, CannotPort, JavaType, Value
from sts_sdk.porting._operators import negated
from sts_sdk.porting._trees import child, parts, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from sts_sdk.porting._context import Context

_BOOLEAN: Final = JavaType("boolean")
_NOTHING: Final = {
    "nullValue": "{0} is None",
    "notNullValue": "{0} is not None",
    "empty": "not {0}",
    "emptyString": "not {0}",
    "isEmptyString": "not {0}",
    "emptyOrNullString": "not {0}",
    "anything": "True",
}
_ONE: Final = {
    "equalTo": "{0} == {1}",
    "is": "{0} == {1}",
    "sameInstance": "{0} is {1}",
    "instanceOf": "isinstance({0}, {1})",
    "isA": "isinstance({0}, {1})",
    "containsString": "{1} in {0}",
    "startsWith": "{0}.startswith({1})",
    "endsWith": "{0}.endswith({1})",
    "hasItem": "{1} in {0}",
    "hasKey": "{1} in {0}",
    "hasValue": "{1} in {0}.values()",
    "hasSize": "len({0}) == {1}",
    "greaterThan": "{0} > {1}",
    "lessThan": "{0} < {1}",
    "greaterThanOrEqualTo": "{0} >= {1}",
    "lessThanOrEqualTo": "{0} <= {1}",
    "equalToIgnoringCase": "{0}.lower() == {1}.lower()",
}


def matched(context: Context, subject: Value, matcher: Node) -> Value:
    """The condition that a matcher sets for a subject."""
    if matcher.type != "method_invocation":
        return Value(f"{subject.within(BITOR)} == {context.expression(matcher).within(BITOR)}", _BOOLEAN, COMPARE)
    name, given = text(child(matcher, "name")), parts(child(matcher, "arguments"))
    if name in ("is", "not") and len(given) == 1 and _is_matcher(given[0]):
        inner = matched(context, subject, given[0])
        return inner if name == "is" else negated(inner)
    if name in ("allOf", "anyOf", "both", "either"):
        word = " and " if name in ("allOf", "both") else " or "
        return Value(word.join(matched(context, subject, each).within(COMPARE) for each in given), _BOOLEAN, 3)
    if name == "not" and len(given) == 1:
        return Value(f"{subject.within(BITOR)} != {context.expression(given[0]).within(BITOR)}", _BOOLEAN, COMPARE)
    if not given and name in _NOTHING:
        return _filled(_NOTHING[name], subject.within(BITOR), "")
    if name in ("hasItems", "contains", "containsInAnyOrder") and given:
        return _listed(context, subject, name, given)
    if len(given) == 1 and name in _ONE:
        dot = ATOM if "{0}." in _ONE[name] else BITOR
        return _filled(_ONE[name], subject.within(dot), context.expression(given[0]).within(BITOR))
    raise CannotPort(f"the matcher {name}")


def _filled(template: str, first: str, second: str) -> Value:
    code = template.replace("{0}", first).replace("{1}", second)
    return Value(code, _BOOLEAN, COMPARE if " " in template and not template.startswith(("not", "isinstance")) else 5)


def _listed(context: Context, subject: Value, name: str, given: list[Node]) -> Value:
    values = ", ".join(context.expression(each).code for each in given)
    if name == "contains":
        return Value(f"list({subject.code}) == [{values}]", _BOOLEAN, COMPARE)
    if name == "hasItems":
        return Value(f"{{{values}}} <= set({subject.code})", _BOOLEAN, COMPARE)
    return Value(f"sorted({subject.code}) == sorted([{values}])", _BOOLEAN, COMPARE)


def _is_matcher(node: Node) -> bool:
    if node.type != "method_invocation":
        return False
    return text(child(node, "name")) in {*_NOTHING, *_ONE, "not", "allOf", "anyOf", "hasItems", "contains"}
