"""Requests at the edge of what AWS accepts: none of them may be refused."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import botocore.auth
import pytest

from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Unsigned, sts_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing import Role, User

ODD_NAME = "a_b+c=d,e.f@g-h"
ALL = {"Effect": "Allow", "Action": "*", "Resource": "*"}


def padded(size: int, **statement: object) -> str:
    """A policy of so many characters, none of them white space."""
    body = {"Version": "2012-10-17", "Statement": [{**ALL, **statement}, {"Sid": "", **ALL}]}
    empty = json.dumps(body, separators=(",", ":"))
    return empty.replace('"Sid":""', f'"Sid":"{"x" * (size - len(empty))}"')


def tags(number: int, key: str = "key", value: str = "value") -> list[dict[str, str]]:
    return [{"Key": f"{key}{n}", "Value": value} for n in range(number)]


class Scene:
    def __init__(self, aws: LocalAWS, boto: Boto) -> None:
        self.aws, self.boto = aws, boto
        self.admin: User = aws.user("admin", mfa=True)
        self.role: Role = aws.role("Role", maxSessionDuration=43200, allows=["sts:TagSession", "sts:SetSourceIdentity"])
        self.sts, self.iam, self.s3 = (boto(service, self.admin) for service in ("sts", "iam", "s3"))
        self.small = [
            {"arn": aws.managedPolicy(f"P{n}", {"Version": "2012-10-17", "Statement": ALL})} for n in range(10)
        ]
        self.s3.create_bucket(Bucket="photos")


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with LocalAWS() as aws, Boto(aws) as boto:
        yield Scene(aws, boto)


@pytest.mark.parametrize(
    "parameters",
    [
        {"RoleSessionName": "xx"},
        {"RoleSessionName": "x" * 64},
        {"RoleSessionName": ODD_NAME},
        {"DurationSeconds": 900},
        {"DurationSeconds": 43200},
        {"ExternalId": "xx"},
        {"ExternalId": "x" * 1224},
        {"ExternalId": "a+=,.@:/-_Z9"},
        {"SourceIdentity": "xx"},
        {"SourceIdentity": "x" * 64},
        {"SourceIdentity": ODD_NAME},
        {"Tags": tags(50, "k", "")},
        {"Tags": tags(1, "k" * 127, "v" * 256)},
        {"Tags": tags(1, "Stra\u00dfe \u5ddd _.:/=+-@", "\u5024 _.:/=+-@")},
        {"Tags": tags(2), "TransitiveTagKeys": ["key0", "key1"]},
        {"Tags": tags(1, "Key"), "TransitiveTagKeys": ["KEY0"]},
        {"Policy": json.dumps({"Statement": ALL})},
        {"Policy": padded(2048)},
        {"Policy": padded(4000)},  # the model of 2026 has no maximum; the packed size decides
        {"Policy": json.dumps({"Version": "2012-10-17", "Id": "any", "Statement": [{**ALL, "Sid": ""}]}, indent=4)},
        {"PolicyArns": 10},
        {"Policy": json.dumps({"Statement": {**ALL, "Condition": {"StringLikeIfExists": {"saml:sub": "a"}}}})},
        {"Policy": json.dumps({"Statement": {**ALL, "Condition": {"StringEquals": {"dynamodb:LeadingKeys": "a"}}}})},
        {"Policy": json.dumps({"Statement": {**ALL, "Condition": {"StringEquals": {"idp.example.com/x:aud": "a"}}}})},
        {
            "Policy": json.dumps(
                {"Statement": {"Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::x"}}
            )
        },
        {"Policy": json.dumps({"Statement": {"Effect": "Allow", "Action": ["s3:Get*", "foo:B?r"], "Resource": ["*"]}})},
    ],
)
def test_assume_role(scene: Scene, parameters: dict[str, Any]) -> None:
    filled = {name: scene.small if name == "PolicyArns" else value for name, value in parameters.items()}
    assert scene.sts.assume_role(**{"RoleArn": scene.role.arn, "RoleSessionName": "name", **filled})["Credentials"]


@pytest.mark.parametrize(
    ("call", "parameters"),
    [
        ("get_session_token", {"DurationSeconds": 900}),
        ("get_session_token", {"DurationSeconds": 129600}),
        ("get_federation_token", {"Name": "xx"}),
        ("get_federation_token", {"Name": "x" * 32, "DurationSeconds": 129600}),
        ("get_federation_token", {"Name": ODD_NAME, "Policy": padded(2048)}),
        ("get_federation_token", {"Name": "tagged", "Tags": tags(50, "k", "")}),
        ("get_access_key_info", {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE"}),
        ("get_access_key_info", {"AccessKeyId": "ASIAIOSFODNN7EXAMPLE"}),
    ],
)
def test_other_calls_of_sts(scene: Scene, call: str, parameters: dict[str, Any]) -> None:
    assert getattr(scene.sts, call)(**parameters)


def test_the_root_users_session_is_capped_and_not_refused(scene: Scene) -> None:
    credentials = scene.boto("sts", scene.aws.root()).get_session_token(DurationSeconds=7200)["Credentials"]
    left = credentials["Expiration"] - scene.aws.clock.now()
    assert timedelta(minutes=58) < left <= timedelta(hours=1)


@pytest.mark.parametrize("seconds", [-895, -300, 0, 300, 895])
def test_clocks_that_are_nearly_right(scene: Scene, seconds: int) -> None:
    at = (scene.aws.clock.now() + timedelta(seconds=seconds)).replace(tzinfo=None)
    request = sts_request(scene.aws, "GetCallerIdentity").sign(scene.admin, region="us-east-1", at=at)
    assert request.send().status == 200


@pytest.mark.parametrize("token", [False, True])
def test_a_presigned_call_of_sts(scene: Scene, token: bool) -> None:
    who: Any = scene.sts.get_session_token()["Credentials"] if token else scene.admin
    request = Unsigned(scene.aws.url, "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", {})
    assert request.sign(who, region="us-east-1", signer=botocore.auth.SigV4QueryAuth, expires=60).send().status == 200


@pytest.mark.parametrize(
    ("call", "parameters"),
    [
        ("create_user", {"UserName": "u" * 64}),
        ("create_user", {"UserName": ODD_NAME}),
        ("create_user", {"UserName": "x", "Path": f"/{'p' * 510}/"}),
        ("create_user", {"UserName": "t", "Tags": tags(50)}),
        ("create_role", {"RoleName": "r" * 64}),
        ("create_role", {"RoleName": ODD_NAME, "MaxSessionDuration": 43200, "Description": "d" * 1000}),
        ("put_role_policy", {"RoleName": "Role", "PolicyName": "n" * 128, "PolicyDocument": padded(10240)}),
        ("put_user_policy", {"UserName": "admin", "PolicyName": "fits", "PolicyDocument": padded(2048)}),
        ("create_policy", {"PolicyName": ODD_NAME, "PolicyDocument": padded(6144)}),
        ("create_policy", {"PolicyName": "p" * 128, "Path": "/a/b/", "PolicyDocument": padded(200)}),
        ("create_open_id_connect_provider", {"Url": "https://idp.example.com/path", "ClientIDList": ["c" * 255]}),
        ("update_role", {"RoleName": "Role", "MaxSessionDuration": 43200}),
        ("simulate_custom_policy", {"PolicyInputList": [padded(200)], "ActionNames": ["s3:GetObject"]}),
    ],
)
def test_iam(scene: Scene, call: str, parameters: dict[str, Any]) -> None:
    trust = json.dumps({"Statement": {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}})
    more = {"AssumeRolePolicyDocument": trust} if call == "create_role" else {}
    assert getattr(scene.iam, call)(**parameters, **more)["ResponseMetadata"]["HTTPStatusCode"] == 200


@pytest.mark.parametrize(
    "principal",
    [
        "*",
        {"AWS": ["123456789012", "arn:aws:iam::999988887777:root", "arn:aws:iam::999988887777:user/a/b/c"]},
        {"AWS": "arn:aws:sts::999988887777:assumed-role/r/s"},
        {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]},
        {"Federated": "cognito-identity.amazonaws.com", "AWS": "123456789012"},
        {"AWS": "AIDAABCDEFGHIJKLMNOPQ"},
    ],
)
def test_principals_of_trust_policies(scene: Scene, principal: object) -> None:
    action = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity", "sts:AssumeRoleWithWebIdentity"]
    text = json.dumps(
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": principal, "Action": action}}
    )
    scene.iam.update_assume_role_policy(RoleName="Role", PolicyDocument=text)


@pytest.mark.parametrize(
    "key",
    [
        "k" * 1024,
        "a//b",
        "/leading",
        "trailing/",
        "a/../b",
        "./a",
        "a b+c%20d&e=f?g#h",
        "\u5ddd/\U0001f600",
        "!-_.*'()",
        'a\\b^c`d{e}f|g~h"i<j>k[l]',
        "acl",
        "k?acl",
        "a;b,c:d@e$f",
    ],
)
def test_keys_of_objects(scene: Scene, key: str) -> None:
    scene.s3.put_object(Bucket="photos", Key=key, Body=b"1")
    assert scene.s3.get_object(Bucket="photos", Key=key)["Body"].read() == b"1"
    assert key in {each["Key"] for each in scene.s3.list_objects_v2(Bucket="photos")["Contents"]}
    assert scene.aws.requests[-2].decision.resource == f"arn:aws:s3:::photos/{key}"
    scene.s3.delete_object(Bucket="photos", Key=key)


@pytest.mark.parametrize("bucket", ["abc", "b" * 63, "with.dots.and-dashes", "1digit"])
def test_names_of_buckets(scene: Scene, bucket: str) -> None:
    scene.s3.create_bucket(Bucket=bucket)
    scene.s3.delete_bucket(Bucket=bucket)


@pytest.mark.parametrize(
    ("call", "parameters"),
    [
        ("put_object", {"Key": "a", "Body": b""}),
        ("put_object", {"Key": "a", "Body": b"123", "Metadata": {"a-b": "c"}, "ContentType": "text/plain"}),
        ("put_object", {"Key": "a", "Body": b"123", "Tagging": "&".join(f"{n}={'v' * 256}" for n in range(10))}),
        ("put_object_tagging", {"Key": "a", "Tagging": {"TagSet": [{"Key": "k" * 128, "Value": ""}]}}),
        ("get_object", {"Key": "a", "Range": "bytes=0-0"}),
        ("get_object", {"Key": "a", "ResponseContentDisposition": 'attachment; filename="a b"'}),
        ("copy_object", {"Key": "a", "CopySource": "photos/a", "MetadataDirective": "REPLACE"}),
        ("copy_object", {"Key": "b", "CopySource": {"Bucket": "photos", "Key": "a"}}),
        ("list_objects_v2", {"MaxKeys": 0}),
        ("list_objects_v2", {"MaxKeys": 1000, "Delimiter": "/", "Prefix": "", "StartAfter": "a"}),
        ("list_objects", {"EncodingType": "url"}),
        ("delete_objects", {"Delete": {"Objects": [{"Key": f"none-{n}"} for n in range(1000)], "Quiet": True}}),
        ("delete_object", {"Key": "never-was-there"}),
        ("put_bucket_versioning", {"VersioningConfiguration": {"Status": "Suspended"}}),
    ],
)
def test_requests_to_s3(scene: Scene, call: str, parameters: dict[str, Any]) -> None:
    scene.s3.put_object(Bucket="photos", Key="a", Body=b"123")
    assert getattr(scene.s3, call)(Bucket="photos", **parameters)["ResponseMetadata"]["HTTPStatusCode"] < 300


@pytest.mark.parametrize("expires", [1, 604800])
@pytest.mark.parametrize("signer", [botocore.auth.S3SigV4QueryAuth])
def test_presigned_urls(scene: Scene, expires: int, signer: Any) -> None:
    scene.s3.put_object(Bucket="photos", Key="a", Body=b"1")
    request = Unsigned(scene.aws.url, "GET", "/photos/a?response-content-type=text%2Fplain", {})
    assert (
        request.sign(scene.admin, service="s3", region="us-east-1", signer=signer, expires=expires).send().status == 200
    )
