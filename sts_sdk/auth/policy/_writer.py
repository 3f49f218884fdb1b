"""A policy as text, byte for byte as Java writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.auth.policy._action import is_not
from sts_sdk.auth.policy._one_kind import check_one_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sts_sdk.auth.policy._action import Action
    from sts_sdk.auth.policy._condition import Condition
    from sts_sdk.auth.policy._principal import Principal
    from sts_sdk.auth.policy._resource import Resource
    from sts_sdk.auth.policy._statement import Statement

VERSION: Final = "2012-10-17"

_ESCAPES: Final = {code: f"\\u{code:04X}" for code in range(32)} | str.maketrans(
    {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


def written(policy_id: str | None, statements: Iterable[Statement]) -> str:
    """The text of a policy."""
    fields = [("Version", _text(VERSION))]
    if policy_id is not None:
        fields.append(("Id", _text(policy_id)))
    fields.append(("Statement", f"[{','.join([_object(_statement(statement)) for statement in statements])}]"))
    return _object(fields)


def _statement(statement: Statement) -> Iterator[tuple[str, str]]:
    if (sid := statement.getId()) is not None:
        yield "Sid", _text(sid)
    yield "Effect", _text(statement.getEffect().name)
    if principals := statement.getPrincipals():
        yield _principals(principals)
    if actions := statement.getActions():
        yield _actions(actions)
    if resources := statement.getResources():
        yield _resources(resources)
    if conditions := statement.getConditions():
        yield "Condition", _conditions(conditions)


def _principals(principals: list[Principal]) -> tuple[str, str]:
    name = _name("Principal", [principal.isNotType() for principal in principals])
    if len(principals) == 1 and principals[0].getProvider() == principals[0].getId() == "*":
        return name, _text("*")
    by_provider: dict[str, list[str]] = {}
    for principal in principals:
        by_provider.setdefault(principal.getProvider(), []).append(principal.getId())
    return name, _object((provider, _one_or_list(ids)) for provider, ids in by_provider.items())


def _actions(actions: list[Action]) -> tuple[str, str]:
    name = _name("Action", [is_not(action) for action in actions])
    return name, _list(action.getActionName() for action in actions)


def _resources(resources: list[Resource]) -> tuple[str, str]:
    name = _name("Resource", [resource.isNotType() for resource in resources])
    return name, _list(resource.getId() for resource in resources)


def _conditions(conditions: list[Condition]) -> str:
    by_type: dict[str, dict[str, list[str]]] = {}
    for condition in conditions:
        by_key = by_type.setdefault(condition.getType() or "", {})
        by_key.setdefault(condition.getConditionKey() or "", []).extend(condition.getValues())
    return _object(
        (kind, _object((key, _list(values)) for key, values in by_key.items())) for kind, by_key in by_type.items()
    )


def _name(what: str, negated: list[bool]) -> str:
    # The lists are the caller's to change after they were set.
    check_one_kind(negated, what)
    return f"Not{what}" if negated[0] else what


def _one_or_list(values: list[str]) -> str:
    return _text(values[0]) if len(values) == 1 else _list(values)


def _list(values: Iterable[str]) -> str:
    return f"[{','.join([_text(value) for value in values])}]"


def _object(fields: Iterable[tuple[str, str]]) -> str:
    return "{" + ",".join([f"{_text(name)}:{value}" for name, value in fields]) + "}"


def _text(value: str) -> str:
    return f'"{value.translate(_ESCAPES)}"'
