"""Policies read from JSON, as Java reads them."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.auth.policy import (
    Policy,
    PolicyReaderOptions,
    Statement,
)
from support.recorded import cases, difference


def described(policy: Policy) -> dict[str, Any]:
    return {
        "id": policy.getId(),
        "version": policy.getVersion(),
        "statements": [
            {
                "id": statement.getId(),
                "effect": statement.getEffect().toString(),
                "actions": [action.getActionName() for action in statement.getActions()],
                "resources": described_resources(statement),
                "principals": [f"{who.getProvider()}={who.getId()}" for who in statement.getPrincipals()],
                "conditions": [
                    f"{when.getType()} {when.getConditionKey()} [{', '.join(when.getValues())}]"
                    for when in statement.getConditions()
                ],
            }
            for statement in policy.getStatements()
        ],
    }


def described_resources(statement: Statement) -> list[str] | None:
    resources = statement.getResources()
    if resources is None:
        return None
    return [("NOT " if resource.isNotType() else "") + resource.getId() for resource in resources]


@pytest.mark.parametrize("case", cases("policy", lambda case: case["kind"] == "fromJson"))
def test_reads_as_java(case: dict[str, Any]) -> None:
    strip = case.get("stripAwsPrincipalIdHyphensEnabled", True)
    options = PolicyReaderOptions().withStripAwsPrincipalIdHyphensEnabled(strip)
    if "threw" in case:
        with pytest.raises(IllegalArgumentException) as caught:
            Policy.fromJson(case["json"], options)
        assert str(caught.value) == case["threw"]["message"]
        return
    policy = Policy.fromJson(case["json"], options)
    if "NotAction" in case["json"]:
        assert difference(case)
        statement = policy.getStatements()[0]
        assert [(a.getActionName(), a.isNotType()) for a in statement.getActions()] == [("s3:*", True)]
        assert [(p.getId(), p.isNotType()) for p in statement.getPrincipals()] == [("1", True)]
        expected = case["toJson"].replace(
            '"NotResource"', '"NotPrincipal":{"AWS":"1"},"NotAction":["s3:*"],"NotResource"'
        )
        assert policy.toJson() == expected
        return
    assert described(policy) == case["parsed"]
    assert policy.toJson() == case["toJson"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"Statement":[{"Action":"*"}]}', "no Effect"),
        ('{"Statement":["Allow"]}', "no Effect"),
        ('{"Statement":[{"Effect":null}]}', "no Effect"),
        ('{"Statement":{"Effect":"Allow","Principal":{"Nobody":"1"}}}', "Schema Nobody is not a valid value"),
        ('{"Statement":{"Effect":"Allow","Action":"a","NotAction":"b"}}', "NotAction and a Action"),
        ('{"Statement":{"Effect":"Allow","Principal":"*","NotPrincipal":{"AWS":"1"}}}', "NotPrincipal and a Principal"),
        ('{"Statement":{"Effect":"Deny","Principal":"arn:aws:iam::1:root"}}', "Principal must be"),
        ('{"Statement":{"Effect":"Allow","NotPrincipal":["*"]}}', "NotPrincipal must be"),
        ('{"Statement":{"Effect":"Allow","Condition":"x"}}', "Condition must be"),
        ('{"Statement":{"Effect":"Allow","Condition":{"Bool":"x"}}}', "Bool must be"),
        ('{"Statement":{"Effect":"Allow","Condition":{"NumericEquals":{"k":NaN}}}}', "Unable to parse"),
        ("{", "Unable to parse"),
        ("[" * 100_000, "Unable to parse"),
        (None, "cannot be null"),
    ],
)
def test_what_cannot_be_read_is_refused(text: Any, message: str) -> None:
    with pytest.raises(IllegalArgumentException, match=message):
        Policy.fromJson(text)


def test_one_statement_need_not_be_in_a_list() -> None:
    policy = Policy.fromJson('{"Id":7,"Statement":{"Sid":"x","Effect":"Deny","Action":["a","b"],"Principal":"*"}}')
    assert policy.toJson() == (
        '{"Version":"2012-10-17","Id":"7","Statement":[{"Sid":"x","Effect":"Deny","Principal":"*","Action":["a","b"]}]}'
    )


def test_null_is_nothing() -> None:
    policy = Policy.fromJson('{"Id":null,"Statement":{"Sid":null,"Effect":"Allow","Principal":null,"Condition":null}}')
    assert policy.toJson() == '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow"}]}'


def test_numbers_stay_as_they_were_written() -> None:
    text = '{"Statement":{"Effect":"Allow","Condition":{"NumericLessThan":{"k":[1.50,1e3,12345678901234567890]}}}}'
    assert Policy.fromJson(text).getStatements()[0].getConditions()[0].getValues() == [
        "1.50", "1e3", "12345678901234567890",
    ]  # fmt: skip


def test_not_principal_of_everyone_is_kept() -> None:
    policy = Policy.fromJson('{"Statement":{"Effect":"Deny","NotPrincipal":"*"}}')
    assert '"NotPrincipal":"*"' in policy.toJson()
