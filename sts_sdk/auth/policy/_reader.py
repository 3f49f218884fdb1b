"""Reads a policy from JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self, TypeAlias, cast

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth.policy._statement import Condition, NamedAction, Principal, Resource, Statement

JsonObject: TypeAlias = dict[str, object]


class PolicyReaderOptions:
    """How ``Policy.fromJson`` reads a policy (com.amazonaws.auth.policy.PolicyReaderOptions)."""

    __slots__ = ("_strip",)

    def __init__(self) -> None:
        self._strip = True

    def isStripAwsPrincipalIdHyphensEnabled(self) -> bool:
        """Whether the hyphens of AWS principals are removed: True, unless set. An ARN with hyphens needs False."""
        return self._strip

    def setStripAwsPrincipalIdHyphensEnabled(self, stripAwsPrincipalIdHyphensEnabled: bool) -> None:
        """Whether the hyphens of AWS principals are removed: True, unless set. An ARN with hyphens needs False."""
        self._strip = stripAwsPrincipalIdHyphensEnabled

    def withStripAwsPrincipalIdHyphensEnabled(self, stripAwsPrincipalIdHyphensEnabled: bool) -> Self:
        """Whether the hyphens of AWS principals are removed: True, unless set. An ARN with hyphens needs False."""
        self.setStripAwsPrincipalIdHyphensEnabled(stripAwsPrincipalIdHyphensEnabled)
        return self

    def __repr__(self) -> str:
        return f"<PolicyReaderOptions stripAwsPrincipalIdHyphensEnabled={self._strip}>"


def read_policy(text: str, options: PolicyReaderOptions) -> tuple[str | None, list[Statement]]:
    """The id and the statements of a policy. An IllegalArgumentException says which element cannot be read."""
    if text is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
        raise IllegalArgumentException("JSON string cannot be null")
    try:
        policy = _as_object(_parse(text))
        statements = _as_list(policy.get("Statement"))
        return _text_at(policy, "Id"), [_read_statement(_as_object(node), options) for node in statements]
    except SdkClientException as error:
        raise IllegalArgumentException(f"Unable to generate policy object fron JSON string {error}", error) from error


def _parse(text: str) -> object:
    from json import loads  # noqa: PLC0415 -- most programs write policies and never read one

    try:
        return loads(text, parse_float=str, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise SdkClientException("Unable to parse Json String.", error) from error


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")  # NaN and Infinity, which Python's reader would take


def _read_statement(node: JsonObject, options: PolicyReaderOptions) -> Statement:
    statement = Statement(_read_effect(node)).withId(_text_at(node, "Sid"))
    statement.setActions([*_read_actions(node, "Action", False), *_read_actions(node, "NotAction", True)])
    resources = [*_read_resources(node, "Resource", False), *_read_resources(node, "NotResource", True)]
    if resources:
        statement.setResources(resources)
    excluded = [principal.butNot() for principal in _read_principals(node, "NotPrincipal", options)]
    statement.setPrincipals([*_read_principals(node, "Principal", options), *excluded])
    statement.setConditions(list(_read_conditions(_object_at(node, "Condition"))))
    return statement


def _read_effect(node: JsonObject) -> Statement.Effect:
    effect = node.get("Effect")
    if effect is None:
        raise SdkClientException("A statement has no Effect, which must be Allow or Deny.")
    known = Statement.Effect.__members__.get(_text_of(effect))
    if known is None:
        raise SdkClientException(f"No enum constant com.amazonaws.auth.policy.Statement.Effect.{_text_of(effect)}")
    return known


def _read_actions(node: JsonObject, name: str, is_not: bool) -> list[NamedAction]:
    return [NamedAction(_text_of(element), is_not) for element in _as_list(node.get(name))]


def _read_resources(node: JsonObject, name: str, is_not: bool) -> list[Resource]:
    return [Resource(_text_of(element)).withIsNotType(is_not) for element in _as_list(node.get(name))]


def _read_principals(node: JsonObject, name: str, options: PolicyReaderOptions) -> Iterator[Principal]:
    if node.get(name) == "*":
        yield Principal.All
        return
    for schema, identities in _object_at(node, name).items():
        for identity in _as_list(identities):
            yield _read_principal(schema, _text_of(identity), options)


def _read_principal(schema: str, identity: str, options: PolicyReaderOptions) -> Principal:
    kind = {"aws": "AWS", "service": schema, "federated": "Federated"}.get(schema.lower())
    if kind is None:
        raise SdkClientException(f"Schema {schema} is not a valid value for the principal.")
    return Principal(kind, identity, kind == "AWS" and options.isStripAwsPrincipalIdHyphensEnabled())


def _read_conditions(node: JsonObject) -> Iterator[Condition]:
    for kind in node:
        for key, values in _object_at(node, kind).items():
            texts = [_text_of(element) for element in _as_list(values)]
            yield Condition().withType(kind).withConditionKey(key).withValues(texts)


def _object_at(node: JsonObject, name: str) -> JsonObject:
    """The object of that name, empty if it is missing. Anything else is refused: to drop it would change the policy."""
    if not isinstance(node.get(name), (dict, type(None))):
        raise SdkClientException(f"{name} must be an object, with names and values.")
    return _as_object(node.get(name))


def _as_object(node: object) -> JsonObject:
    return cast("JsonObject", node) if isinstance(node, dict) else {}


def _as_list(node: object) -> list[object]:
    if node is None:
        return []
    return cast("list[object]", node) if isinstance(node, list) else [node]


def _text_at(node: JsonObject, name: str) -> str | None:
    value = node.get(name)
    return None if value is None else _text_of(value)


def _text_of(node: object) -> str:
    if isinstance(node, bool):
        return "true" if node else "false"
    if node is None:
        return "null"
    return "" if isinstance(node, (dict, list)) else str(node)
