"""Conditions: set operators, missing keys, and what is refused because it would do nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._condition_keys import is_condition_key
from sts_sdk.testing.iam._conditions import PolicyCondition

TAGS = {"aws:tagkeys": ["team", "cost"], "aws:username": "alice"}
NONE: dict[str, Sequence[str]] = {"aws:tagkeys": []}


@pytest.mark.parametrize(
    ("operator", "values", "expected"),
    [
        ("ForAllValues:StringEquals", ["team", "cost", "x"], True),
        ("ForAllValues:StringEquals", ["team"], False),
        ("ForAnyValue:StringEquals", ["cost"], True),
        ("ForAnyValue:StringEquals", ["x"], False),
        ("ForAllValues:StringLike", ["*"], True),
        ("ForAllValues:StringNotEquals", ["x"], True),
        ("ForAllValues:StringNotEquals", ["team"], False),
        ("ForAnyValue:StringNotEquals", ["team"], True),
        ("ForAnyValue:StringNotLike", ["*"], False),
        ("StringEquals", ["cost"], True),
        ("StringNotEquals", ["cost"], False),
        ("ForAnyValue:StringEqualsIgnoreCase", ["TEAM"], True),
    ],
)
def test_keys_with_several_values(operator: str, values: list[str], expected: bool) -> None:
    assert PolicyCondition(operator, "aws:TagKeys", values, variables=True).holds(TAGS) is expected


@pytest.mark.parametrize(
    ("operator", "values", "expected"),
    [
        ("ForAllValues:StringEquals", ["x"], True),
        ("ForAllValues:StringNotEquals", ["x"], True),
        ("ForAnyValue:StringEquals", ["x"], False),
        ("ForAnyValue:StringNotEquals", ["x"], False),
        ("ForAnyValue:StringEqualsIfExists", ["x"], True),
        ("StringEquals", ["x"], False),
        ("StringNotEquals", ["x"], True),
        ("StringLikeIfExists", ["x"], True),
        ("Null", ["true"], True),
        ("Null", ["false"], False),
        ("BoolIfExists", ["false"], True),
        ("NumericLessThan", ["5"], False),
        ("DateGreaterThanIfExists", ["2030-01-01"], True),
        ("NotIpAddress", ["10.0.0.0/8"], True),
        ("ArnNotLike", ["arn:aws:iam::*:role/x"], True),
    ],
)
def test_keys_that_a_request_does_not_have(operator: str, values: list[str], expected: bool) -> None:
    assert PolicyCondition(operator, "aws:TagKeys", values, variables=True).holds({}) is expected


def test_a_key_without_any_value() -> None:
    assert PolicyCondition("ForAllValues:StringEquals", "aws:TagKeys", ["x"], variables=True).holds(NONE)
    assert not PolicyCondition("ForAnyValue:StringEquals", "aws:TagKeys", ["x"], variables=True).holds(NONE)


@pytest.mark.parametrize(
    ("operator", "wanted", "value", "expected"),
    [
        ("StringEquals", "a*", "ab", False),
        ("StringEquals", "a*", "a*", True),
        ("StringLike", "a*", "ab", True),
        ("StringEqualsIgnoreCase", "ALICE", "alice", True),
        ("StringNotEqualsIgnoreCase", "ALICE", "alice", False),
        ("ArnLike", "arn:aws:iam::*:role/*", "arn:aws:iam::1:role/a/b", True),
        ("ArnEquals", "arn:aws:iam::*:role/*", "arn:aws:iam::1:role/a/b", True),
        ("ArnLike", "arn:*", "arn:aws:iam::1:role/a", True),
        ("ArnLike", "arn:aws:iam::*/a", "arn:aws:iam::1:role/a", False),
        ("StringLike", "arn:aws:iam::*/a", "arn:aws:iam::1:role/a", True),
        ("BinaryEquals", "QmFzZTY0", "QmFzZTY0", True),
        ("StringEquals", "${aws:username}", "alice", True),
        ("StringEquals", "${aws:userid}", "${aws:userid}", False),
        ("StringNotEquals", "${aws:userid}", "x", True),
    ],
)
def test_operators(operator: str, wanted: str, value: str, expected: bool) -> None:
    condition = PolicyCondition(operator, "aws:PrincipalArn", [wanted], variables=True)
    assert condition.holds({"aws:principalarn": value, "aws:username": "alice"}) is expected


@pytest.mark.parametrize(
    "operator",
    ["StringMatches", "stringequals", "NullIfExists", "ForAllValues:Null", "ForEachValue:StringEquals", "", "IfExists"],
)
def test_operators_that_aws_does_not_have(operator: str) -> None:
    with pytest.raises(Refusal) as refused:
        PolicyCondition(operator, "aws:username", ["x"], variables=True)
    assert refused.value.code == "MalformedPolicyDocument"


@pytest.mark.parametrize(
    "key",
    ["aws:TokenIssueTime", "AWS:MultiFactorAuthAge", "sts:RoleSessionName", "s3:x-amz-acl", "aws:PrincipalTag/a:b",
     "s3:ExistingObjectTag/x", "token.actions.githubusercontent.com:sub", "oidc.eks.eu-west-1.amazonaws.com/id/A1:aud",
     "saml:sub", "ec2:ResourceTag/x", "kms:ViaService", "iam:PassedToService", "aws:SourceVpc", "s3:TlsVersion"],
)  # fmt: skip
def test_keys_that_aws_has(key: str) -> None:
    assert is_condition_key(key)


@pytest.mark.parametrize(
    "key",
    ["aws:TokenIssuedTime", "aws:SourceIpAddress", "sts:SessionName", "s3:acl", "saml:subject", "username", "", "aws:",
     "aws:PrincipalTag/", "aws:PrincipalTag", "nosuchservice:key", "s3:ExistingTag/x", "aws: username"],
)  # fmt: skip
def test_keys_that_aws_does_not_have(key: str) -> None:
    assert not is_condition_key(key)
    with pytest.raises(Refusal, match="MalformedPolicyDocument"):
        PolicyCondition("StringEquals", key, ["x"], variables=True)


def test_a_variable_that_no_request_could_fill() -> None:
    with pytest.raises(Refusal, match="MalformedPolicyDocument"):
        PolicyCondition("StringEquals", "aws:username", ["${aws:usrname}"], variables=True)
    assert PolicyCondition("StringEquals", "aws:username", ["${aws:usrname}"], variables=False)
