"""Writes a policy as JSON, byte for byte as Java writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sts_sdk.auth.policy._statement import Action, Condition, Principal, Resource, Statement, is_not_action
from sts_sdk.auth.policy._value import check_one_kind

VERSION: Final = "2012-10-17"

_ESCAPES: Final = {code: f"\\u{code:04X}" for code in range(32)} | str.maketrans(
    {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


def write_policy(policy_id: str | None, statements: Iterable[Statement]) -> str:
    """A policy as JSON."""
    fields = [("Version", _json_string(VERSION))]
    if policy_id is not None:
        fields.append(("Id", _json_string(policy_id)))
    fields.append(
        ("Statement", f"[{','.join([_json_object(_statement_fields(statement)) for statement in statements])}]")
    )
    return _json_object(fields)


def _statement_fields(statement: Statement) -> Iterator[tuple[str, str]]:
    if (sid := statement.getId()) is not None:
        yield "Sid", _json_string(sid)
    yield "Effect", _json_string(statement.getEffect().name)
    if principals := statement.getPrincipals():
        yield _principals_field(principals)
    if actions := statement.getActions():
        yield _actions_field(actions)
    if resources := statement.getResources():
        yield _resources_field(resources)
    if conditions := statement.getConditions():
        yield "Condition", _conditions_value(conditions)


def _principals_field(principals: list[Principal]) -> tuple[str, str]:
    name = _element_name("Principal", [principal.isNotType() for principal in principals])
    if len(principals) == 1 and principals[0].getProvider() == principals[0].getId() == "*":
        return name, _json_string("*")
    by_provider: dict[str, list[str]] = {}
    for principal in principals:
        by_provider.setdefault(principal.getProvider(), []).append(principal.getId())
    return name, _json_object((provider, _string_or_array(ids)) for provider, ids in by_provider.items())


def _actions_field(actions: list[Action]) -> tuple[str, str]:
    name = _element_name("Action", [is_not_action(action) for action in actions])
    return name, _json_array(action.getActionName() for action in actions)


def _resources_field(resources: list[Resource]) -> tuple[str, str]:
    name = _element_name("Resource", [resource.isNotType() for resource in resources])
    return name, _json_array(resource.getId() for resource in resources)


def _conditions_value(conditions: list[Condition]) -> str:
    by_type: dict[str, dict[str, list[str]]] = {}
    for condition in conditions:
        by_key = by_type.setdefault(condition.getType() or "", {})
        by_key.setdefault(condition.getConditionKey() or "", []).extend(condition.getValues())
    return _json_object(
        (kind, _json_object((key, _json_array(values)) for key, values in by_key.items()))
        for kind, by_key in by_type.items()
    )


def _element_name(what: str, negated: list[bool]) -> str:
    # The setters have checked this, but callers can change the lists that the getters return.
    check_one_kind(negated, what)
    return f"Not{what}" if negated[0] else what


def _string_or_array(values: list[str]) -> str:
    return _json_string(values[0]) if len(values) == 1 else _json_array(values)


def _json_array(values: Iterable[str]) -> str:
    return f"[{','.join([_json_string(value) for value in values])}]"


def _json_object(fields: Iterable[tuple[str, str]]) -> str:
    return "{" + ",".join([f"{_json_string(name)}:{value}" for name, value in fields]) + "}"


def _json_string(value: str) -> str:
    return f'"{value.translate(_ESCAPES)}"'
