"""S3 as boto3 sees it, and what a session may do in it."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import botocore.auth
import pytest

from sts_sdk.testing import LocalAWS
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


def test_a_day_in_s3(local: LocalAWS, boto: Boto) -> None:
    s3 = bucket_with(boto("s3", local.user("alice")), "photos", a="1", b="2")
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
    assert local.requests[-1].code == "NoSuchBucket"


def test_a_header_that_is_asked_for_must_fit_into_an_answer(local: LocalAWS, boto: Boto) -> None:
    s3 = bucket_with(boto("s3", local.user("alice")), "photos", a="1")
    fine = 'attachment; filename="\xe9.txt"'
    assert s3.get_object(Bucket="photos", Key="a", ResponseContentDisposition=fine)["ContentDisposition"] == fine
    for header in ("attachment; filename=\u65e5.txt", "a\r\nX-Other: 1"):
        error = error_of(s3.get_object, Bucket="photos", Key="a", ResponseContentDisposition=header)
        assert (error["Code"], error["Message"]) == (
            "InvalidArgument",
            "Header value cannot be represented using ISO-8859-1.",
        )
        assert error["ArgumentName"] == "response-content-disposition"


def test_a_session_policy_limits_the_session(local: LocalAWS, boto: Boto) -> None:
    alice = local.user("alice")
    bucket_with(boto("s3", alice), "photos", public__cat="meow", private__diary="dear")
    bob = federated(boto, alice, policy("s3:Get*", resource="arn:aws:s3:::photos/public/*"))
    assert bob.get_object(Bucket="photos", Key="public/cat")["Body"].read() == b"meow"
    error = error_of(bob.get_object, Bucket="photos", Key="private/diary")
    assert error["Code"] == "AccessDenied"
    assert error["Message"] == (
        f"User: arn:aws:sts::{local.account}:federated-user/bob is not authorized to perform: s3:GetObject on "
        'resource: "arn:aws:s3:::photos/private/diary" because no session policy allows the s3:GetObject action'
    )
    assert code_of(bob.put_object, Bucket="photos", Key="public/cat", Body=b"") == "AccessDenied"
    assert code_of(bob.copy_object, Bucket="photos", Key="public/x", CopySource="photos/public/cat") == "AccessDenied"
    assert code_of(bob.list_objects_v2, Bucket="photos") == "AccessDenied"
    listing = error_of(bob.list_buckets)["Message"]
    assert listing.endswith("s3:ListAllMyBuckets because no session policy allows the s3:ListAllMyBuckets action")
    assert code_of(bob.head_object, Bucket="photos", Key="private/diary") == "403"


def test_copying_needs_to_read_the_source(local: LocalAWS, boto: Boto) -> None:
    alice = local.user("alice")
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


def test_conditions_on_a_listing(local: LocalAWS, boto: Boto) -> None:
    alice = local.user("alice")
    bucket_with(boto("s3", alice), "photos", public__cat="meow", private__diary="dear")
    only = {"StringLike": {"s3:prefix": "public/*"}}
    bob = federated(boto, alice, policy("s3:ListBucket", resource="arn:aws:s3:::photos", Condition=only))
    assert len(bob.list_objects_v2(Bucket="photos", Prefix="public/")["Contents"]) == 1
    assert code_of(bob.list_objects_v2, Bucket="photos", Prefix="private/") == "AccessDenied"


def test_a_deny_in_the_users_own_policy(local: LocalAWS, boto: Boto) -> None:
    text = {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    text["Statement"].append({"Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*"})
    careful = boto("s3", local.user("careful", policy=text))
    bucket_with(careful, "photos", a="1")
    error = error_of(careful.delete_object, Bucket="photos", Key="a")
    assert error["Message"].endswith(
        'on resource: "arn:aws:s3:::photos/a" with an explicit deny in an identity-based policy'
    )


def test_a_federated_user_without_a_policy_may_do_nothing(local: LocalAWS, boto: Boto) -> None:
    keys = boto("sts", local.user("alice")).get_federation_token(Name="bob")["Credentials"]
    assert code_of(boto("s3", keys).list_buckets) == "AccessDenied"


def test_a_session_works_until_it_expires(local: LocalAWS, boto: Boto) -> None:
    keys = boto("sts", local.user("alice")).get_session_token(DurationSeconds=3600)["Credentials"]
    s3 = bucket_with(boto("s3", keys), "photos", a="1")
    local.clock.advance(minutes=59)
    assert s3.get_object(Bucket="photos", Key="a")["Body"].read() == b"1"
    local.clock.advance(minutes=1)
    assert code_of(s3.get_object, Bucket="photos", Key="a") == "ExpiredToken"


def test_many_clients_at_once(local: LocalAWS, boto: Boto) -> None:
    alice = local.user("alice")
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


def test_faults_speak_s3(local: LocalAWS, boto: Boto) -> None:
    s3 = boto("s3", local.user("alice"))
    local.faults.next(throttle=True)
    local.faults.next(status=500)
    assert [code_of(s3.list_buckets), code_of(s3.list_buckets)] == ["SlowDown", "InternalError"]
    assert [entry.operation for entry in local.requests] == ["s3:ListAllMyBuckets"] * 2


def test_a_bucket_in_the_host_name(local: LocalAWS, boto: Boto) -> None:
    alice = local.user("alice")
    bucket_with(boto("s3", alice), "photos", a="1")
    request = Unsigned(local.url, "GET", "/a", {"Host": "photos.localhost"})
    request.sign(alice, service="s3", region=local.region, signer=botocore.auth.S3SigV4Auth)
    assert request.send().body == b"1"


@pytest.mark.parametrize("body", [b"", b"<Delete>", b"<Other/>"])
def test_deleting_needs_a_document(local: LocalAWS, boto: Boto, body: bytes) -> None:
    alice = local.user("alice")
    bucket_with(boto("s3", alice), "photos")
    request = Unsigned(local.url, "POST", "/photos?delete=", {}, body)
    reply = request.sign(alice, service="s3", region=local.region, signer=botocore.auth.S3SigV4Auth).send()
    assert (reply.status, reply.code) == (400, "MalformedXML")
