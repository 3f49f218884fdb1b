"""Bucket policies, put and judged through boto3."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from support.foreign import Boto, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

TOKYO = {"LocationConstraint": "ap-northeast-1"}
OTHER = "111122223333"


def policy(effect: str, principal: object, action: object = "s3:*", resource: object = None, **more: object) -> str:
    where = resource or ["arn:aws:s3:::photos", "arn:aws:s3:::photos/*"]
    body = {"Effect": effect, "Principal": principal, "Action": action, "Resource": where, **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [body]})


@pytest.fixture
def admin(user: User, boto: Boto) -> Any:
    s3 = boto("s3", user)
    s3.put_object(Bucket="photos", Key="a", Body=b"1")
    return s3


def test_put_get_and_delete(admin: Any) -> None:
    assert code_of(admin.get_bucket_policy, Bucket="photos") == "NoSuchBucketPolicy"
    text = policy("Deny", "*", "s3:PutObject")
    admin.put_bucket_policy(Bucket="photos", Policy=text)
    assert admin.get_bucket_policy(Bucket="photos")["Policy"] == text
    assert admin.get_bucket_policy_status(Bucket="photos")["PolicyStatus"] == {"IsPublic": False}
    admin.put_bucket_policy(Bucket="photos", Policy=policy("Allow", "*", "s3:GetObject"))
    assert admin.get_bucket_policy_status(Bucket="photos")["PolicyStatus"] == {"IsPublic": True}
    admin.delete_bucket_policy(Bucket="photos")
    assert code_of(admin.get_bucket_policy, Bucket="photos") == "NoSuchBucketPolicy"
    assert code_of(admin.put_bucket_policy, Bucket="none", Policy=text) == "NoSuchBucket"


def test_an_explicit_deny_in_a_bucket_policy(local: LocalAWS, user: User, admin: Any) -> None:
    admin.put_bucket_policy(Bucket="photos", Policy=policy("Deny", {"AWS": user.arn}, "s3:GetObject"))
    assert error_of(admin.get_object, Bucket="photos", Key="a")["Message"] == (
        f'User: {user.arn} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photos/a" with an '
        "explicit deny in a resource-based policy"
    )
    assert admin.put_object(Bucket="photos", Key="b")
    assert local.requests[-1].decision is not None


def test_a_deny_for_others_does_not_matter(admin: Any) -> None:
    denied = policy("Deny", {"AWS": f"arn:aws:iam::{OTHER}:root"})
    admin.put_bucket_policy(Bucket="photos", Policy=denied)
    assert admin.get_object(Bucket="photos", Key="a")["Body"].read() == b"1"


def test_a_grant_to_a_user_and_to_a_role(local: LocalAWS, user: User, boto: Boto, admin: Any) -> None:
    nothing = {"Statement": {"Effect": "Deny", "Action": "sqs:*", "Resource": "*"}}
    poor = local.user("poor", policy=nothing)
    role = local.role("Worker", policy=nothing)
    keys = boto("sts", user).assume_role(RoleArn=role.arn, RoleSessionName="work")["Credentials"]
    for who in (poor, keys):
        assert code_of(boto("s3", who).get_object, Bucket="photos", Key="a") == "AccessDenied"
    admin.put_bucket_policy(Bucket="photos", Policy=policy("Allow", {"AWS": [poor.arn, role.arn]}, "s3:GetObject"))
    for who in (poor, keys):
        assert boto("s3", who).get_object(Bucket="photos", Key="a")["Body"].read() == b"1"
        assert code_of(boto("s3", who).delete_object, Bucket="photos", Key="a") == "AccessDenied"


@pytest.mark.parametrize(
    ("key", "value", "header"),
    [
        ("s3:x-amz-server-side-encryption", "AES256", {"ServerSideEncryption": "AES256"}),
        ("s3:x-amz-storage-class", "STANDARD_IA", {"StorageClass": "STANDARD_IA"}),
        ("s3:RequestObjectTag/team", "red", {"Tagging": "team=red"}),
        ("s3:x-amz-acl", "bucket-owner-full-control", {"ACL": "bucket-owner-full-control"}),
    ],
)
def test_what_a_put_has_to_say(admin: Any, key: str, value: str, header: dict[str, str]) -> None:
    condition = {"StringNotEquals": {key: value}}
    admin.put_bucket_policy(Bucket="photos", Policy=policy("Deny", "*", "s3:PutObject", Condition=condition))
    assert code_of(admin.put_object, Bucket="photos", Key="b") == "AccessDenied"
    assert admin.put_object(Bucket="photos", Key="b", **header)


def test_tags_that_an_object_has(local: LocalAWS, boto: Boto, admin: Any) -> None:
    admin.put_object(Bucket="photos", Key="red", Tagging="team=red")
    condition = {"StringNotEquals": {"s3:ExistingObjectTag/team": "red"}}
    admin.put_bucket_policy(Bucket="photos", Policy=policy("Deny", "*", "s3:GetObject", Condition=condition))
    assert admin.get_object(Bucket="photos", Key="red")
    assert code_of(admin.get_object, Bucket="photos", Key="a") == "AccessDenied"
    admin.put_object_tagging(Bucket="photos", Key="red", Tagging={"TagSet": [{"Key": "team", "Value": "blue"}]})
    assert code_of(admin.get_object, Bucket="photos", Key="red") == "AccessDenied"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nonsense", "Policies must be valid JSON and the first byte must be '{'"),
        ("{", "Policies must be valid JSON and the first byte must be '{'"),
        (policy("Allow", "*", resource="arn:aws:s3:::other/*"), "Policy has invalid resource"),
        (policy("Allow", "*", resource="*"), "Policy has invalid resource"),
        (policy("Allow", "*", "sqs:SendMessage"), "Policy has invalid action"),
        (policy("Allow", {"AWS": "nobody"}), 'Invalid principal in policy: "AWS":"nobody"'),
        (json.dumps({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::photos"}}),
         "Missing required field Principal"),
    ],
)  # fmt: skip
def test_what_is_no_bucket_policy(admin: Any, text: str, message: str) -> None:
    error = error_of(admin.put_bucket_policy, Bucket="photos", Policy=text)
    assert (error["Code"], error["Message"]) == ("MalformedPolicy", message)


def test_nobody_can_lock_out_the_root_user(local: LocalAWS, boto: Boto, admin: Any) -> None:
    admin.put_bucket_policy(Bucket="photos", Policy=policy("Deny", "*"))
    assert code_of(admin.delete_bucket_policy, Bucket="photos") == "AccessDenied"
    root = boto("s3", local.root())
    assert code_of(root.get_object, Bucket="photos", Key="a") == "AccessDenied"
    root.delete_bucket_policy(Bucket="photos")
    assert admin.get_object(Bucket="photos", Key="a")


def test_a_new_bucket_has_no_policy_of_an_old_one(admin: Any) -> None:
    admin.put_bucket_policy(Bucket="photos", Policy=policy("Deny", "*", "s3:PutObject"))
    admin.delete_object(Bucket="photos", Key="a")
    admin.delete_bucket(Bucket="photos")
    admin.create_bucket(Bucket="photos", CreateBucketConfiguration=TOKYO)
    assert admin.put_object(Bucket="photos", Key="a")
