"""What identity-based policies say to one request, as AWS documents it: GetObject of s3://bkt/alice/x by a user.

Each case has a policy of its own, which boto3 puts through IAM; the outcome is that of the call to S3.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from sts_sdk.testing import LocalAWS
from support.foreign import Boto

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ALLOWED, DENIED, MALFORMED = "allowed", "AccessDenied", "MalformedPolicyDocument"
NAME, ARN, IP, NOW = "aws:username", "aws:PrincipalArn", "aws:SourceIp", "aws:CurrentTime"
MFA = "aws:MultiFactorAuthPresent"
OBJECTS = "arn:aws:s3:::bkt/"
NOTHING = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}}


@pytest.fixture(scope="module")
def outcome() -> Iterator[Callable[[object], str]]:
    """What comes of GetObject with a policy: "allowed", or the code of the refusal."""
    with LocalAWS() as aws, Boto(aws) as boto:
        admin, alice = aws.user("admin"), aws.user("alice", policy=NOTHING)
        iam, s3, of_alice = boto("iam", admin), boto("s3", admin), boto("s3", alice)
        s3.create_bucket(Bucket="bkt")
        s3.put_object(Bucket="bkt", Key="alice/x", Body=b"1")

        def decided(policy: object) -> str:
            text = policy if isinstance(policy, str) else json.dumps(policy)
            try:
                iam.put_user_policy(UserName="alice", PolicyName="p", PolicyDocument=text)
                of_alice.get_object(Bucket="bkt", Key="alice/x")
            except ClientError as error:
                return error.response["Error"]["Code"]
            return ALLOWED

        yield decided


def policy(*statements: dict[str, Any], version: str = "2012-10-17") -> dict[str, Any]:
    return {"Version": version, "Statement": [{"Effect": "Allow", "Action": "s3:*", **each} for each in statements]}


ALL: dict[str, Any] = {"Action": "*", "Resource": "*"}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"StringEquals": {NAME: "alice"}}, ALLOWED),
        ({"StringEquals": {NAME: "Alice"}}, DENIED),
        ({"StringEquals": {"AWS:UserName": "alice"}}, ALLOWED),
        ({"StringEquals": {NAME: "*"}}, DENIED),
        ({"StringEquals": {NAME: ["bob", "alice"]}}, ALLOWED),
        ({"StringNotEquals": {NAME: ["bob", "alice"]}}, DENIED),
        ({"StringEqualsIgnoreCase": {NAME: "ALICE"}}, ALLOWED),
        ({"StringNotEqualsIgnoreCase": {NAME: "ALICE"}}, DENIED),
        ({"StringLike": {NAME: "a*e"}}, ALLOWED),
        ({"StringLike": {NAME: "??"}}, DENIED),
        ({"StringNotLike": {NAME: "a*"}}, DENIED),
        ({"StringEquals": {NAME: 5}}, DENIED),
        ({"StringEquals": {"aws:PrincipalOrgID": "o-1"}}, DENIED),
        ({"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}, ALLOWED),
        ({"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}}, ALLOWED),
        ({"StringEquals": {NAME: "alice"}, "Bool": {"aws:SecureTransport": "false"}}, DENIED),
        ({"Bool": {"aws:SecureTransport": "TRUE"}}, ALLOWED),
        ({"Bool": {"aws:SecureTransport": True}}, ALLOWED),
        ({"Bool": {"aws:SecureTransport": "yes"}}, DENIED),
        ({"Bool": {MFA: "true"}}, DENIED),
        ({"BoolIfExists": {MFA: "true"}}, ALLOWED),
        ({"Null": {MFA: "true"}}, ALLOWED),
        ({"Null": {MFA: "false"}}, DENIED),
        ({"Null": {NAME: "maybe"}}, DENIED),
        ({"Null": {"aws:MultiFactorAuthAge": "false"}}, DENIED),
        ({"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}, DENIED),
        ({"NumericLessThan": {"aws:EpochTime": 4070908800}}, ALLOWED),
        ({"NumericLessThan": {"aws:EpochTime": "inf"}}, DENIED),
        ({"NumericLessThan": {"aws:EpochTime": "9_000_000_000"}}, DENIED),
        ({"DateLessThan": {"aws:EpochTime": "2099-01-01T00:00:00Z"}}, ALLOWED),
        ({"DateLessThan": {NOW: "2099-01-01T00:00:00Z"}}, ALLOWED),
        ({"DateLessThan": {NOW: "2099-01-01"}}, ALLOWED),
        ({"DateLessThan": {NOW: "2099-01-01T00:00:00+02:00"}}, ALLOWED),
        ({"DateLessThan": {NOW: 4070908800}}, ALLOWED),
        ({"DateGreaterThan": {NOW: "2099-01-01T00:00:00Z"}}, DENIED),
        ({"IpAddress": {IP: "127.0.0.0/8"}}, ALLOWED),
        ({"IpAddress": {IP: "127.0.0.1"}}, ALLOWED),
        ({"IpAddress": {IP: ["10.0.0.0/8", "2001:db8::/32"]}}, DENIED),
        ({"IpAddress": {"aws:VpcSourceIp": "127.0.0.0/8"}}, DENIED),
        ({"ArnLike": {ARN: "arn:aws:iam::*:user/*"}}, ALLOWED),
        ({"ArnEquals": {ARN: "arn:aws:iam::*:user/*"}}, ALLOWED),
        ({"ArnLike": {ARN: "arn:aws:*:user/*"}}, DENIED),
        ({"StringLike": {ARN: "arn:aws:*:user/*"}}, ALLOWED),
        ({"ArnLike": {ARN: "arn:aws:iam::999999999999:user/*"}}, DENIED),
        ({"ArnEquals": {ARN: "arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}"}}, ALLOWED),
        ({"StringEquals": {"aws:ResourceAccount": "${aws:PrincipalAccount}"}}, ALLOWED),
        ({"StringEquals": {"aws:PrincipalType": "User"}}, ALLOWED),
        ({"StringLike": {"aws:RequestedRegion": "eu-*"}}, DENIED),
        ({"StringLike": {"aws:userid": "AIDA*"}}, ALLOWED),
        ({"StringLike": {"aws:userid": "AROA*"}}, DENIED),
        ({"StringLike": {"aws:Referer": "https://x/*"}}, DENIED),
        ({"StringLike": {"aws:UserAgent": "*Boto*"}}, ALLOWED),
        ({"Bool": {"aws:ViaAWSService": "true"}}, DENIED),
        ({"ForAllValues:StringEquals": {"aws:TagKeys": "a"}}, ALLOWED),
        ({"ForAllValues:StringEquals": {"aws:TagKeys": "a"}, "Null": {"aws:TagKeys": "false"}}, DENIED),
        ({"ForAnyValue:StringEquals": {"aws:TagKeys": "a"}}, DENIED),
        ({"ForAnyValue:StringNotEquals": {"aws:TagKeys": "a"}}, DENIED),
        ({"ForAllValues:Bool": {"aws:SecureTransport": "true"}}, ALLOWED),
        ({"BinaryEquals": {"aws:PrincipalOrgID": "QUJD"}}, DENIED),
        ({"BinaryEqualsIfExists": {"aws:PrincipalOrgID": "QUJD"}}, ALLOWED),
        ({"StringEquals": {NAME: "${aws:PrincipalTag/none}"}}, DENIED),
        ({"StringNotEquals": {NAME: "${aws:PrincipalTag/none}"}}, ALLOWED),
        ({"Bool": {"aws:SecureTransport": "${aws:SecureTransport}"}}, DENIED),
        ({}, ALLOWED),
        (None, MALFORMED),
        ({"StringEquals": {}}, MALFORMED),
        ({"StringEquals": {NAME: []}}, MALFORMED),
        ({"StringEquals": {NAME: None}}, MALFORMED),
        ({"StringEquals": {NAME: {"a": 1}}}, MALFORMED),
        ({"StringEquals": {"username": "x"}}, MALFORMED),
        ({"StringEquals": {"aws:UserNam": "x"}}, MALFORMED),
        ({"StringEquals": {"${aws:username}": "x"}}, MALFORMED),
        ({"StringMatches": {NAME: "x"}}, MALFORMED),
        ({"stringequals": {NAME: "x"}}, MALFORMED),
        ({"ForAnyValue:Null": {"aws:TagKeys": "true"}}, MALFORMED),
        ({"NullIfExists": {"aws:TagKeys": "true"}}, MALFORMED),
    ],
)
def test_conditions_of_an_allow(outcome: Callable[[object], str], condition: object, expected: str) -> None:
    assert outcome(policy({"Resource": f"{OBJECTS}*", "Condition": condition})) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, DENIED),
        ({"StringNotEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}, DENIED),
        ({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, ALLOWED),
        ({"Bool": {"aws:SecureTransport": "false"}}, ALLOWED),
        ({"Bool": {MFA: "false"}}, ALLOWED),  # a long-term key has none, so that it is not false
        ({"BoolIfExists": {MFA: "false"}}, DENIED),
        ({"NumericGreaterThan": {"aws:MultiFactorAuthAge": "3600"}}, ALLOWED),
        ({"NumericGreaterThanIfExists": {"aws:MultiFactorAuthAge": "3600"}}, DENIED),
        ({"NotIpAddress": {IP: "203.0.113.0/24"}}, DENIED),
        ({"ArnNotLike": {ARN: "arn:aws:iam::*:role/*"}}, DENIED),
        ({"StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}}, DENIED),
        ({"DateLessThan": {"aws:TokenIssueTime": "2099-01-01T00:00:00Z"}}, ALLOWED),
        ({"ForAllValues:StringNotEquals": {"aws:TagKeys": "a"}}, DENIED),
        ({"ForAnyValue:StringNotEquals": {"aws:TagKeys": "a"}}, ALLOWED),
        ({"BinaryEqualsIfExists": {"aws:PrincipalOrgID": "QUJD"}}, DENIED),
        # Values that could never be compared: such a Deny would do nothing.
        ({"DateGreaterThan": {NOW: "tomorrow"}}, MALFORMED),
        ({"DateLessThan": {NOW: "${aws:CurrentTime}"}}, MALFORMED),
        ({"NumericLessThan": {"aws:EpochTime": "${aws:EpochTime}"}}, MALFORMED),
        ({"NumericGreaterThan": {"s3:max-keys": "ten"}}, MALFORMED),
        ({"Bool": {"aws:SecureTransport": "yes"}}, MALFORMED),
        ({"Null": {NAME: "maybe"}}, MALFORMED),
        ({"NotIpAddress": {IP: "127.0.0.300/8"}}, MALFORMED),
        ({"BinaryEquals": {"aws:PrincipalOrgID": "%%"}}, MALFORMED),
    ],
)
def test_conditions_of_a_deny(outcome: Callable[[object], str], condition: object, expected: str) -> None:
    assert outcome(policy(ALL, {"Effect": "Deny", "Resource": "*", "Condition": condition})) == expected


@pytest.mark.parametrize(
    ("resource", "expected"),
    [
        (f"{OBJECTS}alice/x", ALLOWED),
        (f"{OBJECTS}alice/y", DENIED),
        (f"{OBJECTS}Alice/x", DENIED),
        ("arn:aws:s3:::bkt", DENIED),
        ("arn:aws:s3:::bkt*", ALLOWED),
        ("arn:aws:s3:::b?t/*", ALLOWED),
        ("arn:aws:s3:::bk/*", DENIED),
        ("arn:aws:s3:*", ALLOWED),
        ("arn:aws:s3", ALLOWED),
        ("arn:aws:sqs:::*", DENIED),
        ("bkt/alice/x", MALFORMED),
        ("arn:xyz:s3:::bkt/*", MALFORMED),
        ("arn:aws:s*:::bkt/*", MALFORMED),
        (OBJECTS + "${aws:username}/*", ALLOWED),
        (OBJECTS + "${AWS:UserName}/*", ALLOWED),
        (OBJECTS + "${aws:PrincipalTag/team, 'alice'}/*", ALLOWED),
        (OBJECTS + "${aws:PrincipalTag/team,'alice'}/*", ALLOWED),
        (OBJECTS + "${aws:PrincipalTag/team}/*", DENIED),
        (OBJECTS + "${aws:TagKeys}/*", DENIED),
        (OBJECTS + "${aws:username/*", DENIED),
        (OBJECTS + "${$}alice/*", DENIED),
        (OBJECTS + "alice/${*}", DENIED),
        (OBJECTS + "${aws:nope}/*", MALFORMED),
        (OBJECTS + "${}/*", MALFORMED),
    ],
)
def test_resources(outcome: Callable[[object], str], resource: str, expected: str) -> None:
    assert outcome(policy({"Resource": resource})) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("S3:getobject", ALLOWED),
        ("s3:Get*t", ALLOWED),
        ("s3:GetObjec?", ALLOWED),
        ("s3:GetObj", DENIED),
        ("s3:GetObjectVersion", DENIED),
        ("GetObject", MALFORMED),
        ("s3:Get:Object", MALFORMED),
        ("*:GetObject", MALFORMED),
        ("s3:${aws:username}", MALFORMED),
        ("s3: GetObject", MALFORMED),
        ("", MALFORMED),
        ([], MALFORMED),
    ],
)
def test_actions(outcome: Callable[[object], str], action: object, expected: str) -> None:
    assert outcome(policy({"Action": action, "Resource": "*"})) == expected


def but(element: str, value: str, effect: str = "Allow") -> dict[str, Any]:
    """A statement about everything, except for what one of its elements is about."""
    other = {"NotAction": "Resource", "NotResource": "Action"}[element]
    return {"Effect": effect, element: value, other: "*"}


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([but("NotResource", f"{OBJECTS}alice/*")], DENIED),
        ([but("NotResource", f"{OBJECTS}bob/*")], ALLOWED),
        ([ALL, but("NotResource", f"{OBJECTS}bob/*", "Deny")], DENIED),
        ([ALL, but("NotResource", OBJECTS + "${aws:PrincipalTag/t}*", "Deny")], DENIED),
        ([ALL, {"Effect": "Deny", "Action": "*", "Resource": OBJECTS + "${aws:PrincipalTag/t}*"}], ALLOWED),
        ([but("NotAction", "s3:Get*")], DENIED),
        ([but("NotAction", "iam:*")], ALLOWED),
        ([ALL, but("NotAction", "s3:List*", "Deny")], DENIED),
        ([{**ALL, "NotAction": "iam:*"}], MALFORMED),
        ([{**ALL, "NotResource": "*"}], MALFORMED),
        ([{**ALL, "Effect": "allow"}], MALFORMED),
        ([{**ALL, "Principal": "*"}], MALFORMED),
        ([{**ALL, "Extra": "*"}], MALFORMED),
        ([{**ALL, "Sid": "a-b"}], MALFORMED),
        ([{**ALL, "Sid": "a"}, {**ALL, "Sid": "a"}], MALFORMED),
        ([], MALFORMED),
    ],
)
def test_statements(outcome: Callable[[object], str], statements: list[dict[str, Any]], expected: str) -> None:
    bodies = [{"Effect": "Allow", **each} for each in statements]
    assert outcome({"Version": "2012-10-17", "Statement": bodies}) == expected


def test_versions(outcome: Callable[[object], str]) -> None:
    own = {"Resource": OBJECTS + "${aws:username}/*"}
    assert outcome(policy(own)) == ALLOWED
    assert outcome(policy(own, version="2008-10-17")) == DENIED
    assert outcome(policy(own, version="2012-10-18")) == MALFORMED
    assert outcome('{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}') == MALFORMED
