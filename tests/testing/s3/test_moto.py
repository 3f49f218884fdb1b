"""Buckets in moto: each local AWS has its own, in the region where they were made."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any
from unittest import mock

import botocore.auth
import pytest

from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Unsigned, code_of, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import User


def test_two_local_aws_share_no_bucket_and_leave_none_behind(local: LocalAWS, user: User, boto: Boto) -> None:
    here = boto("s3", user)
    here.put_object(Bucket="photos", Key="a", Body=b"here")
    with LocalAWS(region=local.region) as other, Boto(other) as elsewhere:
        there = elsewhere("s3", other.user("alice"))
        there.create_bucket(Bucket="photos", CreateBucketConfiguration={"LocationConstraint": other.region})
        there.put_object(Bucket="photos", Key="a", Body=b"there")
        assert there.get_object(Bucket="photos", Key="a")["Body"].read() == b"there"
        assert here.get_object(Bucket="photos", Key="a")["Body"].read() == b"here"
        accounts = other._s3._moto._accounts
    from moto.s3.models import s3_backends

    assert not {*accounts.values()} & {*s3_backends}
    assert "photos" not in s3_backends.bucket_accounts


def test_a_second_local_aws_finds_moto_loaded(user: User, boto: Boto) -> None:
    boto("s3", user).list_buckets()
    loaded = {*sys.modules}
    with LocalAWS(region="eu-west-1") as another, Boto(another) as clients:
        assert clients("s3", another.user("bob")).list_buckets()["Buckets"] == []
    assert [name for name in {*sys.modules} - loaded if name.startswith(("moto", "flask", "sts_sdk"))] == []


def test_a_bucket_of_another_region_is_redirected(local: LocalAWS, user: User) -> None:
    url = local.endpoint("s3", "eu-west-1").getServiceEndpoint()
    request = Unsigned(url, "GET", "/photos/a", {})
    reply = request.sign(user, service="s3", region="eu-west-1", signer=botocore.auth.S3SigV4Auth).send()
    assert (reply.status, reply.code) == (301, "PermanentRedirect")
    assert reply.headers["x-amz-bucket-region"] == "ap-northeast-1"


def headers_of(answer: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = answer["ResponseMetadata"]["HTTPHeaders"]
    return found


def test_the_headers_of_every_answer(user: User, boto: Boto) -> None:
    s3 = boto("s3", user)
    for answer in (
        s3.put_object(Bucket="photos", Key="a"),
        s3.get_object(Bucket="photos", Key="a"),
        s3.list_objects_v2(Bucket="photos"),
        s3.get_bucket_request_payment(Bucket="photos"),
        s3.delete_object(Bucket="photos", Key="a"),
    ):
        headers = headers_of(answer)
        assert re.fullmatch("[0-9A-Z]{16}", headers["x-amz-request-id"])
        assert re.fullmatch("[A-Za-z0-9+/=]{40,}", headers["x-amz-id-2"])
        assert not {"x-amzn-requestid", "x-amz-version-id"} & headers.keys()


def test_versions_of_a_bucket_that_never_had_any(user: User, boto: Boto) -> None:
    s3 = boto("s3", user)
    s3.put_object(Bucket="photos", Key="a", Body=b"1")
    assert s3.head_object(Bucket="photos", Key="a", VersionId="null")["ContentLength"] == 1
    assert s3.get_object(Bucket="photos", Key="a", VersionId="null")["Body"].read() == b"1"
    s3.copy_object(Bucket="photos", Key="b", CopySource="photos/a")
    assert not [name for name in headers_of(s3.head_object(Bucket="photos", Key="b")) if "version" in name]
    s3.put_bucket_versioning(Bucket="photos", VersioningConfiguration={"Status": "Enabled"})
    assert s3.put_object(Bucket="photos", Key="a")["VersionId"] != "null"


def test_the_owner_has_one_id(local: LocalAWS, user: User, boto: Boto) -> None:
    s3 = boto("s3", user)
    upload = s3.create_multipart_upload(Bucket="photos", Key="m")["UploadId"]
    part = s3.upload_part(Bucket="photos", Key="m", UploadId=upload, PartNumber=1, Body=b"m")
    parts = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    s3.complete_multipart_upload(Bucket="photos", Key="m", UploadId=upload, MultipartUpload=parts)
    acl = s3.get_object_acl(Bucket="photos", Key="m")
    ids = {
        s3.list_buckets()["Owner"]["ID"],
        s3.get_bucket_acl(Bucket="photos")["Owner"]["ID"],
        s3.list_objects(Bucket="photos")["Contents"][0]["Owner"]["ID"],
        acl["Owner"]["ID"],
        acl["Grants"][0]["Grantee"]["ID"],
    }
    assert len(ids) == 1
    assert re.fullmatch("[0-9a-f]{64}", ids.pop())
    assert s3.get_bucket_request_payment(Bucket="photos")["Payer"] == "BucketOwner"


def test_one_local_aws_that_ends_leaves_the_objects_of_others_open(local: LocalAWS, user: User, boto: Boto) -> None:
    s3 = boto("s3", user)
    s3.put_object(Bucket="photos", Key="a", Body=b"here")
    with LocalAWS() as other, Boto(other) as elsewhere:
        elsewhere("s3", other.user("bob")).create_bucket(Bucket="photos")
    assert s3.get_object(Bucket="photos", Key="a")["Body"].read() == b"here"


def test_moto_keeps_nothing_of_what_was_deleted(user: User, boto: Boto) -> None:
    from moto.s3.models import FakeKey

    s3, before = boto("s3", user), len(FakeKey.instances_tracked)
    for number in range(3):
        s3.put_object(Bucket="photos", Key=f"{number}", Body=b"1")
        s3.delete_object(Bucket="photos", Key=f"{number}")
    assert len(FakeKey.instances_tracked) == before


@pytest.mark.parametrize(
    "operation", ["upload_part", "complete_multipart_upload", "list_parts", "abort_multipart_upload"]
)
def test_an_upload_that_is_not_there(user: User, boto: Boto, operation: str, capfd: pytest.CaptureFixture[str]) -> None:
    more: dict[str, Any] = {"PartNumber": 1} if operation == "upload_part" else {}
    parts = {"Parts": [{"PartNumber": 1, "ETag": "x"}]}
    more |= {"MultipartUpload": parts} if operation.startswith("complete") else {}
    error = error_of(getattr(boto("s3", user), operation), Bucket="photos", Key="m", UploadId="none", **more)
    assert (error["Code"], error["UploadId"]) == ("NoSuchUpload", "none")
    assert capfd.readouterr().err == ""


def test_a_fault_inside_moto_is_told_by_the_operations_name(
    local: LocalAWS, user: User, boto: Boto, capfd: pytest.CaptureFixture[str]
) -> None:
    s3 = boto("s3", user)
    s3.list_buckets()
    with mock.patch("moto.s3.responses.S3Response.head_bucket", side_effect=KeyError("inside")):
        assert code_of(s3.head_bucket, Bucket="photos") == "500"
    with mock.patch("moto.s3.responses.S3Response.get_bucket_acl", side_effect=KeyError("inside")):
        error = error_of(s3.get_bucket_acl, Bucket="photos")
    assert (error["Code"], "GetBucketAcl" in error["Message"]) == ("InternalError", True)
    assert capfd.readouterr().err == ""


def test_what_moto_does_not_have_is_not_implemented(user: User, boto: Boto) -> None:
    s3 = boto("s3", user)
    s3.put_object(Bucket="photos", Key="a", Body=b"1")
    assert code_of(s3.get_object_torrent, Bucket="photos", Key="a") == "NotImplemented"
    assert code_of(s3.list_bucket_analytics_configurations, Bucket="photos") == "NotImplemented"


def test_the_owner_that_a_request_expects(local: LocalAWS, user: User, boto: Boto) -> None:
    s3 = boto("s3", user)
    assert s3.list_objects_v2(Bucket="photos", ExpectedBucketOwner=local.account)
    error = error_of(s3.list_objects_v2, Bucket="photos", ExpectedBucketOwner="111122223333")
    assert (error["Code"], error["Message"]) == ("AccessDenied", "Access Denied")
