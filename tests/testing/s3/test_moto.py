"""Buckets in moto: each local AWS has its own, in the region where they were made."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import botocore.auth

from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Unsigned

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
