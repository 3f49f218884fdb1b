"""Parameters against the service model, in AWS's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.sts._validation import operations
from support.foreign import sts_call

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

ROLE = "arn:aws:iam::123456789012:role/Any"
ARN = r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+"


def said(action: str, form: dict[str, str]) -> tuple[str, str | None] | None:
    try:
        operations()[action].parameters(form)
    except Refusal as refusal:
        return refusal.code, refusal.message
    return None


def one(value: str, field: str, constraint: str) -> tuple[str, str]:
    message = f"1 validation error detected: Value {value} at '{field}' failed to satisfy constraint: {constraint}"
    return "ValidationError", message


GOOD = {"RoleArn": ROLE, "RoleSessionName": "app1"}


@pytest.mark.parametrize(
    ("change", "value", "field", "constraint"),
    [
        ({"RoleArn": None}, "null", "roleArn", "Member must not be null"),
        ({"RoleSessionName": None}, "null", "roleSessionName", "Member must not be null"),
        ({"RoleArn": "a" * 19}, f"'{'a' * 19}'", "roleArn", "Member must have length greater than or equal to 20"),
        ({"RoleArn": "a" * 2049}, f"'{'a' * 2049}'", "roleArn", "Member must have length less than or equal to 2048"),
        (
            {"RoleArn": f"{ROLE}\U0001f600"},
            f"'{ROLE}\U0001f600'",
            "roleArn",
            f"Member must satisfy regular expression pattern: {ARN}",
        ),
        ({"RoleSessionName": "a"}, "'a'", "roleSessionName", "Member must have length greater than or equal to 2"),
        (
            {"RoleSessionName": "a b"},
            "'a b'",
            "roleSessionName",
            r"Member must satisfy regular expression pattern: [\w+=,.@-]*",
        ),
        ({"DurationSeconds": "-1"}, "'-1'", "durationSeconds", "Member must have value greater than or equal to 900"),
        (
            {"DurationSeconds": "43201"},
            "'43201'",
            "durationSeconds",
            "Member must have value less than or equal to 43200",
        ),
        (
            {"ExternalId": "a b"},
            "'a b'",
            "externalId",
            r"Member must satisfy regular expression pattern: [\w+=,.@:\/-]*",
        ),
        (
            {"SourceIdentity": "aws:x"},
            "'aws:x'",
            "sourceIdentity",
            r"Member must satisfy regular expression pattern: [\w+=,.@-]*",
        ),
        ({"Tags.member.1.Key": "k"}, "null", "tags.1.member.value", "Member must not be null"),
        (
            {"Tags.member.1.Key": "k" * 129, "Tags.member.1.Value": ""},
            f"'{'k' * 129}'",
            "tags.1.member.key",
            "Member must have length less than or equal to 128",
        ),
        (
            {"PolicyArns.member.1.arn": "short"},
            "'short'",
            "policyArns.1.member.arn",
            "Member must have length greater than or equal to 20",
        ),
    ],
)
def test_one_fault(change: dict[str, str | None], value: str, field: str, constraint: str) -> None:
    form = {name: text for name, text in (GOOD | change).items() if text is not None}
    assert said("AssumeRole", form) == one(value, field, constraint)


def test_several_faults_are_told_together() -> None:
    code, message = said("AssumeRole", {"RoleArn": "", "RoleSessionName": "app1"}) or ("", "")
    assert code == "ValidationError"
    assert message == (
        "2 validation errors detected: Value '' at 'roleArn' failed to satisfy constraint: Member must satisfy regular "
        f"expression pattern: {ARN}; Value '' at 'roleArn' failed to satisfy constraint: Member must have length "
        "greater than or equal to 20"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("MalformedInput", "missing value for decimal type")),
        ("1h", ("MalformedInput", None)),
        ("900.0", ("MalformedInput", None)),
        ("2147483648", ("MalformedInput", None)),
        ("-2147483649", ("MalformedInput", None)),
        ("9" * 5000, ("MalformedInput", None)),
        ("+900", None),
        ("0900", None),
    ],
)
def test_numbers(text: str, expected: tuple[str, str | None] | None) -> None:
    assert said("AssumeRole", GOOD | {"DurationSeconds": text}) == expected


def test_secrets_do_not_come_back_in_a_refusal() -> None:
    form = GOOD | {"WebIdentityToken": "abc"}
    _, message = said("AssumeRoleWithWebIdentity", form) or ("", "")
    assert "abc" not in str(message)
    assert "Value at 'webIdentityToken' failed" in str(message)


def test_a_role_arn_that_is_no_arn(local: LocalAWS, alice: User) -> None:
    reply = sts_call(local, alice, "AssumeRole", RoleArn="arn:aws:iam:role-of-mine", RoleSessionName="app1")
    assert (reply.code, reply.message) == ("ValidationError", "arn:aws:iam:role-of-mine is invalid")
