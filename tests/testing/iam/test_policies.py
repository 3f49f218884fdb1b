"""What policy documents say."""

from __future__ import annotations

import json

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._policies import MANAGED, PolicyDocument, verdict

BUCKET = "arn:aws:s3:::photos"


def policy(**statement: object) -> PolicyDocument:
    return PolicyDocument.parse(json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


@pytest.mark.parametrize(
    ("statement", "action", "resource", "expected"),
    [
        ({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}, "s3:GetObject", BUCKET, "allow"),
        ({"Effect": "Allow", "Action": "S3:getobject", "Resource": "*"}, "s3:GetObject", BUCKET, "allow"),
        ({"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}, "s3:PutObject", BUCKET, "none"),
        ({"Effect": "Allow", "Action": ["s3:?et*"], "Resource": [BUCKET]}, "s3:GetObject", BUCKET, "allow"),
        ({"Effect": "Allow", "Action": "*", "Resource": f"{BUCKET}/a*"}, "s3:GetObject", f"{BUCKET}/b", "none"),
        ({"Effect": "Allow", "Action": "*", "Resource": f"{BUCKET}/a*"}, "s3:GetObject", f"{BUCKET}/a/b", "allow"),
        ({"Effect": "Allow", "Action": "*", "Resource": f"{BUCKET}/A"}, "s3:GetObject", f"{BUCKET}/a", "none"),
        ({"Effect": "Allow", "NotAction": "s3:Put*", "Resource": "*"}, "s3:PutObject", BUCKET, "none"),
        ({"Effect": "Allow", "NotAction": "s3:Put*", "Resource": "*"}, "s3:GetObject", BUCKET, "allow"),
        ({"Effect": "Deny", "Action": "*", "NotResource": BUCKET}, "s3:GetObject", f"{BUCKET}/a", "deny"),
        ({"Effect": "Deny", "Action": "*", "NotResource": BUCKET}, "s3:GetObject", BUCKET, "none"),
    ],
)
def test_statements(statement: dict[str, object], action: str, resource: str, expected: str) -> None:
    assert policy(**statement).verdict(action, resource, {}) == expected


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"StringEquals": {"s3:prefix": "a/"}}, True),
        ({"StringEquals": {"S3:Prefix": ["b/", "a/"]}}, True),
        ({"StringEquals": {"s3:prefix": "b/"}}, False),
        ({"StringLike": {"s3:prefix": "?/*"}}, True),
        ({"StringNotEquals": {"s3:prefix": ["b/", "c/"]}}, True),
        ({"StringNotLike": {"s3:prefix": "a*"}}, False),
        ({"StringEquals": {"aws:SourceVpc": "x"}}, False),
        ({"StringEqualsIfExists": {"aws:SourceVpc": "x"}}, True),
        ({"StringNotEquals": {"aws:SourceVpc": "x"}}, True),
        ({"Null": {"aws:SourceVpc": "true"}}, True),
        ({"Null": {"s3:prefix": True}}, False),
        ({"Bool": {"aws:MultiFactorAuthPresent": True}}, True),
        ({"NumericLessThanEquals": {"s3:max-keys": 10}}, True),
        ({"NumericLessThan": {"s3:max-keys": "10"}}, False),
        ({"NumericLessThan": {"s3:prefix": "10"}}, False),
        ({"NumericEquals": {"s3:max-keys": "ten"}}, False),
        ({"NumericNotEquals": {"s3:max-keys": "ten"}}, True),
        ({"StringEquals": {"aws:username": "${aws:username}"}}, True),
        ({"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"]}}, True),
        ({"IpAddress": {"aws:SourceIp": "192.0.2.7"}}, True),
        ({"IpAddress": {"aws:SourceIp": "192.0.2.8/32"}}, False),
        ({"IpAddress": {"aws:SourceIp": "2001:db8::/32"}}, False),
        ({"IpAddress": {"aws:SourceIp": "not an address"}}, False),
        ({"IpAddress": {"s3:prefix": "0.0.0.0/0"}}, False),
        ({"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}, False),
        ({"NotIpAddress": {"aws:SourceIp": "198.51.100.0/24"}}, True),
        ({"DateLessThan": {"aws:CurrentTime": "2026-11-25T00:00:01Z"}}, True),
        ({"DateLessThan": {"aws:CurrentTime": "2026-11-25T00:00:00.000Z"}}, False),
        ({"DateLessThanEquals": {"aws:CurrentTime": "2026-11-25T00:00:00Z"}}, True),
        ({"DateGreaterThan": {"aws:CurrentTime": "1700000000"}}, True),
        ({"DateGreaterThanEquals": {"aws:CurrentTime": "2026-11-26"}}, False),
        ({"DateEquals": {"aws:CurrentTime": "2026-11-25T01:00:00+01:00"}}, True),
        ({"DateNotEquals": {"aws:CurrentTime": "2026-11-25T00:00:00Z"}}, False),
        ({"DateLessThan": {"aws:CurrentTime": "soon"}}, False),
        ({"DateLessThan": {"s3:prefix": "2099-01-01T00:00:00Z"}}, False),
        ({"StringEquals": {"s3:prefix": "a/"}, "Bool": {"aws:MultiFactorAuthPresent": "false"}}, False),
    ],
)
def test_conditions(condition: dict[str, object], holds: bool) -> None:
    context = {
        "s3:prefix": "a/",
        "aws:multifactorauthpresent": "true",
        "s3:max-keys": "10",
        "aws:username": "alice",
        "aws:sourceip": "192.0.2.7",
        "aws:currenttime": "2026-11-25T00:00:00Z",
    }
    found = policy(Effect="Allow", Action="*", Resource="*", Condition=condition)
    assert found.verdict("s3:ListBucket", BUCKET, context) == ("allow" if holds else "none")


def test_variables_in_resources() -> None:
    home = policy(Effect="Allow", Action="*", Resource=f"{BUCKET}/${{aws:username}}/*")
    assert home.verdict("s3:GetObject", f"{BUCKET}/alice/x", {"aws:username": "alice"}) == "allow"
    assert home.verdict("s3:GetObject", f"{BUCKET}/bob/x", {"aws:username": "alice"}) == "none"


def test_a_deny_anywhere_wins() -> None:
    allow = policy(Effect="Allow", Action="*", Resource="*")
    deny = policy(Effect="Deny", Action="s3:DeleteObject", Resource="*")
    assert verdict([allow, deny], "s3:DeleteObject", BUCKET, {}) == "deny"
    assert verdict([allow, deny], "s3:GetObject", BUCKET, {}) == "allow"
    assert verdict([], "s3:GetObject", BUCKET, {}) == "none"


ODD_ACTIONS = (
    "s3:Get[A-Z]*",
    "s3:",
    ":GetObject",
    "s3:Get Object",
    "s3:GetObject:x",
    "s3*:GetObject",
    "",
    "**",
    "s3:Get\n",
)
FINE = {"Effect": "Allow", "Action": "*", "Resource": "*"}


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"Statement": []},
        {"Version": "2012-10-18", "Statement": FINE},
        {"Statement": FINE, "Statements": FINE},
        {"Statement": {**FINE, "Action": "GetObject"}},
        {"Statement": {**FINE, "Condition": {"NumericEquals": {"a": float("nan")}}}},
        {"Statement": ["x"]},
        {"Statement": {**FINE, "Actoin": "*"}},
        {"Statement": {**FINE, "Effect": "allow"}},
        {"Statement": {**FINE, "NotAction": "*"}},
        *({"Statement": {**FINE, "Action": action}} for action in ODD_ACTIONS),
        {"Statement": {**FINE, "Action": 3}},
        {"Statement": {**FINE, "Action": []}},
        {"Statement": {**FINE, "Condition": "x"}},
        {"Statement": {**FINE, "Condition": {"StringEquals": "x"}}},
        {"Statement": {**FINE, "Condition": {"StringEquals": {"a": {}}}}},
        {"Statement": {**FINE, "Condition": {"Sounds": {"aws:username": "b"}}}},
        {"Statement": {"Effect": "Allow", "Action": "*"}},
    ],
)
def test_documents_that_are_no_policy(document: object) -> None:
    with pytest.raises(Refusal) as refused:
        PolicyDocument.parse(json.dumps(document))
    assert refused.value.code == "MalformedPolicyDocument"


def test_what_a_document_may_have_besides() -> None:
    assert PolicyDocument.parse(json.dumps({"Version": "2008-10-17", "Id": "x", "Statement": [FINE]}))


def test_a_document_too_deep_to_read_is_none() -> None:
    with pytest.raises(Refusal) as refused:
        PolicyDocument.parse("[" * 200_000)
    assert refused.value.code == "MalformedPolicyDocument"


@pytest.mark.parametrize(
    ("name", "action", "expected"),
    [
        ("AdministratorAccess", "iam:CreateUser", "allow"),
        ("PowerUserAccess", "iam:CreateUser", "none"),
        ("PowerUserAccess", "sts:AssumeRole", "allow"),
        ("AmazonS3FullAccess", "s3:PutObject", "allow"),
        ("AmazonS3FullAccess", "sts:AssumeRole", "none"),
        ("AmazonS3ReadOnlyAccess", "s3:PutObject", "none"),
        *(("AmazonS3ReadOnlyAccess", f"s3:{action}", "allow") for action in ("GetObject", "ListBucket", "DescribeJob")),
        *(("AmazonS3ReadOnlyAccess", f"s3-object-lambda:{action}", "allow") for action in ("GetObject", "ListBucket")),
    ],
)
def test_policies_that_aws_manages(name: str, action: str, expected: str) -> None:
    assert MANAGED[name].verdict(action, f"{BUCKET}/key", {}) == expected


def test_where_the_json_breaks() -> None:
    with pytest.raises(Refusal) as refused:
        PolicyDocument.parse('{\n  "Statement": oops\n}\n')
    assert refused.value.message == (
        "Unexpected character ('o' (code 111)): expected a valid value (number, String, array, object, 'true', 'false' "
        "or 'null')\n at [Source: java.io.StringReader@5f2a8c1e; line: 2, column: 17]"
    )
