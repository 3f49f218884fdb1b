"""Which permissions and conditions a call of IAM meets, as AWS documents them."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from sts_sdk.testing import LocalAWS
from support.foreign import Boto

if TYPE_CHECKING:
    from collections.abc import Iterator

ALLOWED, DENIED = "allowed", "AccessDenied"
ACCOUNT = "123456789012"
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
READER = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
LIMIT = f"arn:aws:iam::{ACCOUNT}:policy/Limit"
TRUST = json.dumps({"Statement": {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}})
TEXT = json.dumps({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}})
TAGS = [{"Key": "team", "Value": "red"}]
_NUMBERS = count(1)


def policy(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", **each} for each in statements]}


def only(*actions: str, resource: str = "*") -> dict[str, Any]:
    return policy({"Action": [f"iam:{action}" for action in actions], "Resource": resource})


def unless(operator: str, key: str, value: object) -> dict[str, Any]:
    return policy({"Action": "*"}, {"Effect": "Deny", "Action": "iam:*", "Condition": {operator: {key: value}}})


class Scene:
    def __init__(self, aws: LocalAWS, boto: Boto) -> None:
        self.aws, self.boto = aws, boto
        aws.managedPolicy("Limit", json.loads(TEXT))
        iam = boto("iam", aws.user("admin"))
        iam.create_user(UserName="target", Tags=TAGS)
        iam.create_user(UserName="bounded", PermissionsBoundary=LIMIT)
        iam.create_role(RoleName="target", AssumeRolePolicyDocument=TRUST, Tags=TAGS)

    def outcome(self, call: str, parameters: dict[str, Any], document: dict[str, Any]) -> str:
        number = next(_NUMBERS)
        iam = self.boto("iam", self.aws.user(f"caller-{number}", policy=document))
        try:
            getattr(iam, call)(
                **{name: f"new-{number}" if value == "{new}" else value for name, value in parameters.items()}
            )
        except ClientError as error:
            return error.response["Error"]["Code"]
        return ALLOWED


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with LocalAWS() as aws, Boto(aws) as boto:
        yield Scene(aws, boto)


USER, ROLE, NEW_USER = {"UserName": "target"}, {"RoleName": "target"}, {"UserName": "{new}"}
BOUNDED = unless("StringNotEquals", "iam:PermissionsBoundary", LIMIT)
NO_ADMINISTRATOR = unless("ArnEquals", "iam:PolicyARN", ADMINISTRATOR)
RED_KEY = unless("ForAnyValue:StringEquals", "aws:TagKeys", "team")
OF_DEVELOPERS = f"arn:aws:iam::{ACCOUNT}:user/dev/*"
NEW_ROLE = {"RoleName": "{new}", "AssumeRolePolicyDocument": TRUST}


@pytest.mark.parametrize(
    ("call", "parameters", "document", "expected"),
    [
        ("create_user", NEW_USER, only("CreateUser"), ALLOWED),
        ("create_user", {**NEW_USER, "Tags": TAGS}, only("CreateUser"), DENIED),
        ("create_user", {**NEW_USER, "Tags": TAGS}, only("CreateUser", "TagUser"), ALLOWED),
        ("create_user", NEW_USER, only("CreateUser", resource=OF_DEVELOPERS), DENIED),
        ("create_user", {**NEW_USER, "Path": "/dev/"}, only("CreateUser", resource=OF_DEVELOPERS), ALLOWED),
        ("create_user", NEW_USER, BOUNDED, DENIED),
        (
            "create_user",
            {**NEW_USER, "PermissionsBoundary": LIMIT},
            BOUNDED,
            ALLOWED,
        ),
        ("create_role", {**NEW_ROLE, "Tags": TAGS}, only("CreateRole"), DENIED),
        ("create_role", {**NEW_ROLE, "Tags": TAGS}, unless("StringEquals", "aws:RequestTag/team", "red"), DENIED),
        ("create_role", {**NEW_ROLE, "Tags": TAGS}, RED_KEY, DENIED),
        ("attach_user_policy", {**USER, "PolicyArn": ADMINISTRATOR}, NO_ADMINISTRATOR, DENIED),
        ("attach_user_policy", {**USER, "PolicyArn": READER}, NO_ADMINISTRATOR, ALLOWED),
        ("attach_role_policy", {**ROLE, "PolicyArn": ADMINISTRATOR}, NO_ADMINISTRATOR, DENIED),
        ("attach_user_policy", {**USER, "PolicyArn": READER}, BOUNDED, DENIED),
        (
            "attach_user_policy",
            {"UserName": "bounded", "PolicyArn": READER},
            BOUNDED,
            ALLOWED,
        ),
        (
            "put_user_policy",
            {**USER, "PolicyName": "p", "PolicyDocument": TEXT},
            BOUNDED,
            DENIED,
        ),
        (
            "put_user_permissions_boundary",
            {"UserName": "bounded", "PermissionsBoundary": ADMINISTRATOR},
            BOUNDED,
            DENIED,
        ),
        (
            "delete_user_permissions_boundary",
            {"UserName": "bounded"},
            unless("StringEquals", "iam:PermissionsBoundary", LIMIT),
            DENIED,
        ),
        ("create_access_key", USER, unless("StringEquals", "iam:ResourceTag/team", "red"), DENIED),
        ("create_access_key", USER, unless("StringEquals", "aws:ResourceTag/team", "red"), DENIED),
        ("delete_role", ROLE, unless("StringEquals", "aws:ResourceTag/team", "red"), DENIED),
        ("untag_user", {**USER, "TagKeys": ["team"]}, RED_KEY, DENIED),
        ("tag_role", {**ROLE, "Tags": TAGS}, RED_KEY, DENIED),
        ("get_role", ROLE, unless("StringEquals", "aws:ResourceAccount", ACCOUNT), DENIED),
        ("update_assume_role_policy", {**ROLE, "PolicyDocument": TRUST}, only("UpdateRole"), DENIED),
        ("create_access_key", USER, only("CreateAccessKey", resource="arn:aws:iam::*:user/${aws:username}"), DENIED),
        ("get_user", {}, only("GetUser", resource="arn:aws:iam::*:user/${aws:username}"), ALLOWED),
        ("list_users", {}, only("GetUser"), DENIED),
    ],
)
def test_calls(scene: Scene, call: str, parameters: dict[str, Any], document: dict[str, Any], expected: str) -> None:
    assert scene.outcome(call, parameters, document) == expected
