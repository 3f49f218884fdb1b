"""S3 as boto3 sees it: what a session may do, and that two local AWS know nothing of each other."""

from __future__ import annotations

import io
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import botocore.auth
import pytest

from sts_sdk.testing import LocalAWS
from sts_sdk.testing.s3._actions import needed, target
from sts_sdk.testing.server._wire import Received
from support.foreign import Boto, Unsigned, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import User

TOKYO = {"LocationConstraint": "ap-northeast-1"}


def bucket_with(s3: Any, name: str, **objects: str) -> Any:
    s3.create_bucket(Bucket=name, CreateBucketConfiguration=TOKYO)
    for key, text in objects.items():
        s3.put_object(Bucket=name, Key=key.replace("__", "/"), Body=text.encode())
    return s3


def policy(*actions: str, resource: str = "*", **more: object) -> str:
    return json.dumps({"Statement": {"Effect": "Allow", "Action": actions, "Resource": resource, **more}})


def federated(boto: Boto, user: User, text: str) -> Any:
    return boto("s3", boto("sts", user).get_federation_token(Name="bob", Policy=text)["Credentials"])


def test_a_day_in_s3(s3_aws: LocalAWS, boto: Boto) -> None:
    s3 = bucket_with(boto("s3", s3_aws.user("alice")), "photos", a="1", b="2")
    s3.put_object(Bucket="photos", Key="big", Body=io.BytesIO(b"x" * 300_000), Metadata={"my_key": "v"})
    assert s3.head_object(Bucket="photos", Key="big")["Metadata"] == {"my_key": "v"}
    s3.copy_object(Bucket="photos", Key="c", CopySource="photos/a")
    assert s3.get_object(Bucket="photos", Key="c", Range="bytes=0-0")["Body"].read() == b"1"
    upload = s3.create_multipart_upload(Bucket="photos", Key="m")["UploadId"]
    part = s3.upload_part(Bucket="photos", Key="m", UploadId=upload, PartNumber=1, Body=b"m")
    parts = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    s3.complete_multipart_upload(Bucket="photos", Key="m", UploadId=upload, MultipartUpload=parts)
    s3.put_object_tagging(Bucket="photos", Key="a", Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})
    names = [{"Key": entry["Key"]} for entry in s3.list_objects_v2(Bucket="photos")["Contents"]]
    assert [name["Key"] for name in names] == ["a", "b", "big", "c", "m"]
    assert len(s3.delete_objects(Bucket="photos", Delete={"Objects": names})["Deleted"]) == 5
    s3.delete_bucket(Bucket="photos")
    assert s3.list_buckets()["Buckets"] == []
    assert code_of(s3.get_object, Bucket="photos", Key="a") == "NoSuchBucket"
    assert s3_aws.requests[-1].code == "NoSuchBucket"


def test_a_header_that_is_asked_for_must_fit_into_an_answer(s3_aws: LocalAWS, boto: Boto) -> None:
    s3 = bucket_with(boto("s3", s3_aws.user("alice")), "photos", a="1")
    fine = 'attachment; filename="\xe9.txt"'
    assert s3.get_object(Bucket="photos", Key="a", ResponseContentDisposition=fine)["ContentDisposition"] == fine
    for header in ("attachment; filename=\u65e5.txt", "a\r\nX-Other: 1"):
        error = error_of(s3.get_object, Bucket="photos", Key="a", ResponseContentDisposition=header)
        assert (error["Code"], error["Message"]) == (
            "InvalidArgument",
            "Header value cannot be represented using ISO-8859-1.",
        )
        assert error["ArgumentName"] == "response-content-disposition"


def test_a_session_policy_limits_the_session(s3_aws: LocalAWS, boto: Boto) -> None:
    alice = s3_aws.user("alice")
    bucket_with(boto("s3", alice), "photos", public__cat="meow", private__diary="dear")
    bob = federated(boto, alice, policy("s3:Get*", resource="arn:aws:s3:::photos/public/*"))
    assert bob.get_object(Bucket="photos", Key="public/cat")["Body"].read() == b"meow"
    error = error_of(bob.get_object, Bucket="photos", Key="private/diary")
    assert error["Code"] == "AccessDenied"
    assert error["Message"] == (
        f"User: arn:aws:sts::{s3_aws.account}:federated-user/bob is not authorized to perform: s3:GetObject on "
        'resource: "arn:aws:s3:::photos/private/diary" because no session policy allows the s3:GetObject action'
    )
    assert code_of(bob.put_object, Bucket="photos", Key="public/cat", Body=b"") == "AccessDenied"
    assert code_of(bob.copy_object, Bucket="photos", Key="public/x", CopySource="photos/public/cat") == "AccessDenied"
    assert code_of(bob.list_objects_v2, Bucket="photos") == "AccessDenied"
    listing = error_of(bob.list_buckets)["Message"]
    assert listing.endswith("s3:ListAllMyBuckets because no session policy allows the s3:ListAllMyBuckets action")
    assert code_of(bob.head_object, Bucket="photos", Key="private/diary") == "403"


def test_copying_needs_to_read_the_source(s3_aws: LocalAWS, boto: Boto) -> None:
    alice = s3_aws.user("alice")
    bucket_with(boto("s3", alice), "photos", private__diary="dear")
    bob = federated(boto, alice, policy("s3:PutObject"))
    error = error_of(bob.copy_object, Bucket="photos", Key="x", CopySource="photos/private/diary")
    assert "s3:GetObject" in error["Message"]
    deleting = federated(boto, alice, policy("s3:DeleteObject", resource="arn:aws:s3:::photos/public/*"))
    both = {"Objects": [{"Key": "public/x"}, {"Key": "private/diary"}]}
    answer = deleting.delete_objects(Bucket="photos", Delete=both)
    assert [(error["Key"], error["Code"]) for error in answer["Errors"]] == [("private/diary", "AccessDenied")]
    assert "is not authorized to perform: s3:DeleteObject" in answer["Errors"][0]["Message"]
    assert [gone["Key"] for gone in answer["Deleted"]] == ["public/x"]
    answer = deleting.delete_objects(Bucket="photos", Delete={"Objects": both["Objects"][1:]})
    assert ("Deleted" in answer, answer["Errors"][0]["Key"]) == (False, "private/diary")
    assert boto("s3", alice).get_object(Bucket="photos", Key="private/diary")["Body"].read() == b"dear"


def test_conditions_on_a_listing(s3_aws: LocalAWS, boto: Boto) -> None:
    alice = s3_aws.user("alice")
    bucket_with(boto("s3", alice), "photos", public__cat="meow", private__diary="dear")
    only = {"StringLike": {"s3:prefix": "public/*"}}
    bob = federated(boto, alice, policy("s3:ListBucket", resource="arn:aws:s3:::photos", Condition=only))
    assert len(bob.list_objects_v2(Bucket="photos", Prefix="public/")["Contents"]) == 1
    assert code_of(bob.list_objects_v2, Bucket="photos", Prefix="private/") == "AccessDenied"


def test_a_deny_in_the_users_own_policy(s3_aws: LocalAWS, boto: Boto) -> None:
    text = {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    text["Statement"].append({"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"})
    careful = boto("s3", s3_aws.user("careful", policy=text))
    bucket_with(careful, "photos", a="1")
    error = error_of(careful.delete_object, Bucket="photos", Key="a")
    assert error["Message"].endswith(
        'on resource: "arn:aws:s3:::photos/a" with an explicit deny in an identity-based policy'
    )


def test_a_federated_user_without_a_policy_may_do_nothing(s3_aws: LocalAWS, boto: Boto) -> None:
    keys = boto("sts", s3_aws.user("alice")).get_federation_token(Name="bob")["Credentials"]
    assert code_of(boto("s3", keys).list_buckets) == "AccessDenied"


def test_a_session_works_until_it_expires(s3_aws: LocalAWS, boto: Boto) -> None:
    keys = boto("sts", s3_aws.user("alice")).get_session_token(DurationSeconds=3600)["Credentials"]
    s3 = bucket_with(boto("s3", keys), "photos", a="1")
    s3_aws.clock.advance(minutes=59)
    assert s3.get_object(Bucket="photos", Key="a")["Body"].read() == b"1"
    s3_aws.clock.advance(minutes=1)
    assert code_of(s3.get_object, Bucket="photos", Key="a") == "ExpiredToken"


def test_two_local_aws_share_no_bucket_and_leave_none_behind(s3_aws: LocalAWS, boto: Boto) -> None:
    here = bucket_with(boto("s3", s3_aws.user("alice")), "photos", a="here")
    with LocalAWS(region="ap-northeast-1") as other, Boto(other) as elsewhere:
        there = bucket_with(elsewhere("s3", other.user("alice")), "photos", a="there")
        assert there.get_object(Bucket="photos", Key="a")["Body"].read() == b"there"
        assert here.get_object(Bucket="photos", Key="a")["Body"].read() == b"here"
        account = other._s3._moto._account
    from moto.s3.models import s3_backends

    assert account not in list(s3_backends)
    assert "photos" not in s3_backends.bucket_accounts


def test_many_clients_at_once(s3_aws: LocalAWS, boto: Boto) -> None:
    alice = s3_aws.user("alice")
    bucket_with(boto("s3", alice), "shared")
    clients = [boto("s3", alice) for _ in range(8)]

    def work(number: int) -> bytes:
        s3, key = clients[number % 8], f"key-{number}"
        s3.put_object(Bucket="shared", Key=key, Body=key.encode())
        body: bytes = s3.get_object(Bucket="shared", Key=key)["Body"].read()
        return body

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(32))) == [f"key-{number}".encode() for number in range(32)]
    assert boto("s3", alice).list_objects_v2(Bucket="shared")["KeyCount"] == 32


def test_it_starts_within_a_second_once_moto_is_loaded(s3_aws: LocalAWS, boto: Boto) -> None:
    boto("s3", s3_aws.user("alice")).list_buckets()
    began = time.perf_counter()
    with LocalAWS(region="eu-west-1") as another, Boto(another) as clients:
        assert clients("s3", another.user("bob")).list_buckets()["Buckets"] == []
        assert time.perf_counter() - began < 1


def test_faults_speak_s3(s3_aws: LocalAWS, boto: Boto) -> None:
    s3 = boto("s3", s3_aws.user("alice"))
    s3_aws.faults.next(throttle=True)
    s3_aws.faults.next(status=500)
    assert [code_of(s3.list_buckets), code_of(s3.list_buckets)] == ["SlowDown", "InternalError"]
    assert [entry.operation for entry in s3_aws.requests] == ["s3:ListAllMyBuckets"] * 2


@pytest.mark.parametrize(
    ("method", "path", "host", "expected"),
    [
        ("GET", "/", "127.0.0.1:1", ["s3:ListAllMyBuckets None"]),
        ("GET", "/", "photos.localhost:1", ["s3:ListBucket :::photos"]),
        ("GET", "/a/b", "photos.localhost:1", ["s3:GetObject :::photos/a/b"]),
        ("GET", "/a/b", "photos.s3.localhost:1", ["s3:GetObject :::photos/a/b"]),
        ("GET", "/photos/a/b", "s3.localhost:1", ["s3:GetObject :::photos/a/b"]),
        ("PUT", "/photos", "127.0.0.1:1", ["s3:CreateBucket :::photos"]),
        ("DELETE", "/photos", "127.0.0.1:1", ["s3:DeleteBucket :::photos"]),
        ("GET", "/photos?policy", "127.0.0.1:1", ["s3:GetBucketPolicy :::photos"]),
        ("PUT", "/photos?policy", "127.0.0.1:1", ["s3:PutBucketPolicy :::photos"]),
        ("DELETE", "/photos?policy", "127.0.0.1:1", ["s3:DeleteBucketPolicy :::photos"]),
        ("DELETE", "/photos?lifecycle", "127.0.0.1:1", ["s3:PutLifecycleConfiguration :::photos"]),
        ("GET", "/photos?versions", "127.0.0.1:1", ["s3:ListBucketVersions :::photos"]),
        ("GET", "/photos?uploads", "127.0.0.1:1", ["s3:ListBucketMultipartUploads :::photos"]),
        ("GET", "/photos/a?acl", "127.0.0.1:1", ["s3:GetObjectAcl :::photos/a"]),
        ("GET", "/photos/a?versionId=1", "127.0.0.1:1", ["s3:GetObjectVersion :::photos/a"]),
        ("DELETE", "/photos/a?versionId=1", "127.0.0.1:1", ["s3:DeleteObjectVersion :::photos/a"]),
        ("GET", "/photos/a?uploadId=1", "127.0.0.1:1", ["s3:ListMultipartUploadParts :::photos/a"]),
        ("DELETE", "/photos/a?uploadId=1", "127.0.0.1:1", ["s3:AbortMultipartUpload :::photos/a"]),
        ("POST", "/photos/a?uploads", "127.0.0.1:1", ["s3:PutObject :::photos/a"]),
        ("POST", "/photos/a?restore", "127.0.0.1:1", ["s3:RestoreObject :::photos/a"]),
        ("PUT", "/photos/a?uploadId=1&partNumber=1", "127.0.0.1:1", ["s3:PutObject :::photos/a"]),
    ],
)
def test_permissions(method: str, path: str, host: str, expected: list[str]) -> None:
    received = Received(method, path, [("Host", host)], b"")
    found = needed(received, *target(received), "aws")
    assert [f"{each.action} {each.resource}".replace("arn:aws:s3", "") for each in found] == expected


def test_a_bucket_in_the_host_name(s3_aws: LocalAWS, boto: Boto) -> None:
    alice = s3_aws.user("alice")
    bucket_with(boto("s3", alice), "photos", a="1")
    request = Unsigned(s3_aws.url, "GET", "/a", {"Host": "photos.localhost"})
    request.sign(alice, service="s3", region=s3_aws.region, signer=botocore.auth.S3SigV4Auth)
    assert request.send().body == b"1"


def test_a_bucket_of_another_region_is_redirected(s3_aws: LocalAWS, boto: Boto) -> None:
    alice = s3_aws.user("alice")
    bucket_with(boto("s3", alice), "photos", a="1")
    url = s3_aws.endpoint("s3", "eu-west-1").getServiceEndpoint()
    request = Unsigned(url, "GET", "/photos/a", {})
    reply = request.sign(alice, service="s3", region="eu-west-1", signer=botocore.auth.S3SigV4Auth).send()
    assert (reply.status, reply.code) == (301, "PermanentRedirect")
    assert reply.headers["x-amz-bucket-region"] == "ap-northeast-1"


@pytest.mark.parametrize("body", [b"", b"<Delete>", b"<Other/>"])
def test_deleting_needs_a_document(s3_aws: LocalAWS, boto: Boto, body: bytes) -> None:
    alice = s3_aws.user("alice")
    bucket_with(boto("s3", alice), "photos")
    request = Unsigned(s3_aws.url, "POST", "/photos?delete=", {}, body)
    reply = request.sign(alice, service="s3", region=s3_aws.region, signer=botocore.auth.S3SigV4Auth).send()
    assert (reply.status, reply.code) == (400, "MalformedXML")
