"""A policy from its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth.policy._action import NamedAction
from sts_sdk.auth.policy._condition import Condition
from sts_sdk.auth.policy._principal import Principal
from sts_sdk.auth.policy._resource import Resource
from sts_sdk.auth.policy._statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.auth.policy._reader_options import PolicyReaderOptions

    Node = dict[str, object]


def read(text: str, options: PolicyReaderOptions) -> tuple[str | None, list[Statement]]:
    """The id and the statements of a policy; an IllegalArgumentException says what cannot be read."""
    if text is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
        raise IllegalArgumentException("JSON string cannot be null")
    try:
        policy = _fields(_parsed(text))
        statements = _elements(policy.get("Statement"))
        return _optional(policy, "Id"), [_statement(_fields(node), options) for node in statements]
    except SdkClientException as error:
        raise IllegalArgumentException(f"Unable to generate policy object fron JSON string {error}", error) from error


def _parsed(text: str) -> object:
    from json import loads  # noqa: PLC0415 -- most programs write policies and never read one

    try:
        return loads(text, parse_float=str, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise SdkClientException("Unable to parse Json String.", error) from error


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _statement(node: Node, options: PolicyReaderOptions) -> Statement:
    statement = Statement(_effect(node)).withId(_optional(node, "Sid"))
    statement.setActions([*_actions(node, "Action", False), *_actions(node, "NotAction", True)])
    resources = [*_resources(node, "Resource", False), *_resources(node, "NotResource", True)]
    if resources:
        statement.setResources(resources)
    excluded = [principal.butNot() for principal in _principals(node, "NotPrincipal", options)]
    statement.setPrincipals([*_principals(node, "Principal", options), *excluded])
    statement.setConditions(list(_conditions(_object(node, "Condition"))))
    return statement


def _effect(node: Node) -> Statement.Effect:
    effect = node.get("Effect")
    if effect is None:
        raise SdkClientException("A statement has no Effect, which must be Allow or Deny.")
    known = Statement.Effect.__members__.get(_text(effect))
    if known is None:
        raise SdkClientException(f"No enum constant com.amazonaws.auth.policy.Statement.Effect.{_text(effect)}")
    return known


def _actions(node: Node, name: str, is_not: bool) -> list[NamedAction]:
    return [NamedAction(_text(element), is_not) for element in _elements(node.get(name))]


def _resources(node: Node, name: str, is_not: bool) -> list[Resource]:
    return [Resource(_text(element)).withIsNotType(is_not) for element in _elements(node.get(name))]


def _principals(node: Node, name: str, options: PolicyReaderOptions) -> Iterator[Principal]:
    if node.get(name) == "*":
        yield Principal.All
        return
    for schema, identities in _object(node, name).items():
        for identity in _elements(identities):
            yield _principal(schema, _text(identity), options)


def _principal(schema: str, identity: str, options: PolicyReaderOptions) -> Principal:
    kind = {"aws": "AWS", "service": schema, "federated": "Federated"}.get(schema.lower())
    if kind is None:
        raise SdkClientException(f"Schema {schema} is not a valid value for the principal.")
    return Principal(kind, identity, kind == "AWS" and options.isStripAwsPrincipalIdHyphensEnabled())


def _conditions(node: Node) -> Iterator[Condition]:
    for kind in node:
        for key, values in _object(node, kind).items():
            texts = [_text(element) for element in _elements(values)]
            yield Condition().withType(kind).withConditionKey(key).withValues(texts)


def _object(node: Node, name: str) -> Node:
    """An element with elements of its own, empty if it is not there. To drop any other would change the policy."""
    if not isinstance(node.get(name), (dict, type(None))):
        raise SdkClientException(f"{name} must be an object, with names and values.")
    return _fields(node.get(name))


def _fields(node: object) -> Node:
    return cast("Node", node) if isinstance(node, dict) else {}


def _elements(node: object) -> list[object]:
    if node is None:
        return []
    return cast("list[object]", node) if isinstance(node, list) else [node]


def _optional(node: Node, name: str) -> str | None:
    value = node.get(name)
    return None if value is None else _text(value)


def _text(node: object) -> str:
    if isinstance(node, bool):
        return "true" if node else "false"
    if node is None:
        return "null"
    return "" if isinstance(node, (dict, list)) else str(node)
