"""Policies written as JSON, as Java writes them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.auth.policy import (
    Condition,
    Policy,
    Principal,
    Resource,
    Statement,
)
from sts_sdk.auth.policy.conditions import (
    StringCondition,
)

Services, Strings = Principal.Services, StringCondition.StringComparisonType


def allow() -> Statement:
    return Statement(Statement.Effect.Allow)


def conditions(*when: Condition) -> Policy:
    return Policy().withStatements(allow().withConditions(*when))


def test_control_characters_are_escaped_in_upper_case() -> None:
    assert Policy("\x1f\x0b\x08\x0c\t\r").toJson() == (
        '{"Version":"2012-10-17","Id":"\\u001F\\u000B\\b\\f\\t\\r","Statement":[]}'
    )


def test_conditions_of_one_type_and_key_are_joined() -> None:
    written = conditions(
        StringCondition(Strings.StringLike, "k", "a"),
        Condition().withType("StringLike").withConditionKey("k").withValues("b", "c"),
        Condition().withType("StringLike").withConditionKey("j").withValues(["d"]),
    ).toJson()
    assert '"Condition":{"StringLike":{"k":["a","b","c"],"j":["d"]}}' in written


def test_an_action_of_ones_own_will_do() -> None:
    class Mine:
        def getActionName(self) -> str:
            return "mine:Do"

    assert '"Action":["mine:Do"]' in Policy().withStatements(allow().withActions(Mine())).toJson()


def test_lists_changed_afterwards_are_checked_when_written() -> None:
    statement = allow().withResources(Resource("a"))
    resources = statement.getResources()
    assert resources is not None
    resources.append(Resource("b").withIsNotType(True))
    with pytest.raises(IllegalArgumentException, match="NotResource and a Resource"):
        Policy("p", [statement]).toJson()


def test_a_policy_is_written_without_loading_json() -> None:
    program = (
        "import sys\n"
        "from sts_sdk.auth.policy import Policy, Statement\n"
        "Policy().withStatements(Statement(Statement.Effect.Allow)).toJson()\n"
        "assert 'json' not in sys.modules and 'requests' not in sys.modules\n"
        "Policy.fromJson('{}')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=30)
