"""Many objects at once, tags, what a bucket is set to, and URLs, with the lines that Java programs have for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from unittest.mock import create_autospec

import pytest

from sts_sdk import IllegalArgumentException, IllegalStateException
from sts_sdk.auth import AWSCredentialsProvider
from sts_sdk.regions import Region as AWSRegion
from sts_sdk.services.s3 import AmazonS3, AmazonS3Client, _core
from sts_sdk.services.s3._connect import connect_s3
from sts_sdk.services.s3.model import (
    BucketVersioningConfiguration,
    CreateBucketRequest,
    DeleteObjectsRequest,
    DeleteObjectTaggingRequest,
    GetObjectTaggingRequest,
    MultiObjectDeleteException,
    ObjectTagging,
    Region,
    SetBucketVersioningConfigurationRequest,
    SetObjectTaggingRequest,
    Tag,
)
from support.buckets import BUCKET, made_up, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable


def test_many_objects_are_deleted_at_once(s3: AmazonS3) -> None:
    """DeleteObjectsRequest dor = new DeleteObjectsRequest(bucket).withKeys("a", "b");
    keys.add(new KeyVersion("c")); s3.deleteObjects(new DeleteObjectsRequest(bucket).withKeys(keys).withQuiet(true));
    """
    for key in "abc":
        s3.putObject(BUCKET, key, "text")
    deleted = s3.deleteObjects(DeleteObjectsRequest(BUCKET).withKeys("a", "b")).getDeletedObjects()
    assert sorted(str(each.getKey()) for each in deleted) == ["a", "b"]
    keys = [DeleteObjectsRequest.KeyVersion("c")]
    s3.deleteObjects(DeleteObjectsRequest(BUCKET).withKeys(keys).withQuiet(True))
    assert s3.listObjects(BUCKET).getObjectSummaries() == []


def test_versions_and_quiet_are_sent() -> None:
    keys = [DeleteObjectsRequest.KeyVersion("k", "v1")]
    with StubServer(Answer(200, "<DeleteResult/>")) as server, stubbed(server) as s3:
        done = s3.deleteObjects(DeleteObjectsRequest(BUCKET).withKeys(keys).withQuiet(True))
    assert done.getDeletedObjects() == []
    sent = str(server.requests[0].body)
    assert "<Key>k</Key><VersionId>v1</VersionId>" in sent
    assert "<Quiet>true</Quiet>" in sent


def test_what_was_not_deleted_is_an_exception() -> None:
    answer = (
        "<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code>"
        "<Message>no</Message></Error></DeleteResult>"
    )
    with (
        StubServer(Answer(200, answer)) as server,
        stubbed(server) as s3,
        pytest.raises(MultiObjectDeleteException) as failed,
    ):
        s3.deleteObjects(DeleteObjectsRequest(BUCKET).withKeys("a", "b"))
    assert [(each.getKey(), each.getCode(), each.getMessage()) for each in failed.value.getErrors()] == [
        ("b", "AccessDenied", "no")
    ]
    assert [each.getKey() for each in failed.value.getDeletedObjects()] == ["a"]


def test_tags_of_an_object(s3: AmazonS3) -> None:
    """s3.setObjectTagging(new SetObjectTaggingRequest(bucket, key, new ObjectTagging(tags)));
    s3.getObjectTagging(new GetObjectTaggingRequest(bucket, key)).getTagSet();
    """
    s3.putObject(BUCKET, "key", "text")
    tags = [Tag("team", "one"), Tag("stage", "test")]
    s3.setObjectTagging(SetObjectTaggingRequest(BUCKET, "key", ObjectTagging(tags)))
    found = s3.getObjectTagging(GetObjectTaggingRequest(BUCKET, "key")).getTagSet()
    assert sorted(found, key=Tag.getKey) == tags[::-1]
    s3.deleteObjectTagging(DeleteObjectTaggingRequest(BUCKET, "key"))
    assert s3.getObjectTagging(GetObjectTaggingRequest(BUCKET, "key")).getTagSet() == []


def test_the_policy_of_a_bucket(s3: AmazonS3) -> None:
    """s3.setBucketPolicy(bucket, policyText); s3.getBucketPolicy(bucket).getPolicyText();"""
    assert s3.getBucketPolicy(BUCKET).getPolicyText() is None
    statement = {"Effect": "Deny", "Principal": "*", "Action": "s3:PutBucketAcl", "Resource": f"arn:aws:s3:::{BUCKET}"}
    text = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    s3.setBucketPolicy(BUCKET, text)
    assert json.loads(str(s3.getBucketPolicy(BUCKET).getPolicyText()))["Statement"] in (statement, [statement])
    s3.deleteBucketPolicy(BUCKET)
    assert s3.getBucketPolicy(BUCKET).getPolicyText() is None


def test_where_a_bucket_lies(s3: AmazonS3) -> None:
    assert s3.getBucketLocation(BUCKET) == "ap-northeast-1"
    with StubServer(Answer(200, "<LocationConstraint/>")) as server, stubbed(server) as stub:
        assert stub.getBucketLocation(BUCKET) == "US"
    with StubServer(Answer(200)) as server, stubbed(server) as stub:
        stub.createBucket(CreateBucketRequest("bucket-in-tokyo", Region.AP_Tokyo))
    assert "<LocationConstraint>ap-northeast-1</LocationConstraint>" in str(server.requests[0].body)


def test_versions_are_kept_from_when_they_are_asked_for(s3: AmazonS3) -> None:
    """new SetBucketVersioningConfigurationRequest(bucket, new BucketVersioningConfiguration().withStatus("Enabled"))"""
    assert s3.getBucketVersioningConfiguration(BUCKET).getStatus() == BucketVersioningConfiguration.OFF
    wanted = BucketVersioningConfiguration().withStatus("Enabled")
    s3.setBucketVersioningConfiguration(SetBucketVersioningConfigurationRequest(BUCKET, wanted))
    assert s3.getBucketVersioningConfiguration(BUCKET).getStatus() == BucketVersioningConfiguration.ENABLED
    assert s3.putObject(BUCKET, "key", "text").getVersionId()


def test_the_url_of_an_object() -> None:
    with made_up().build() as s3:
        assert s3.getUrl(BUCKET, "a b/ü") == f"https://{BUCKET}.s3.eu-west-1.amazonaws.com/a%20b/%C3%BC"
    with made_up().withRegion("us-east-1").build() as s3:
        assert s3.getUrl(BUCKET, "key") == f"https://{BUCKET}.s3.amazonaws.com/key"
        assert s3.getResourceUrl(BUCKET, "key") == s3.getUrl(BUCKET, "key")


def test_the_url_of_an_object_takes_no_credentials_and_one_client(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def connected(settings: Any) -> Any:
        made.append(connect_s3(settings))
        return made[-1]

    monkeypatch.setattr(_core, "connect_s3", connected)
    provider = create_autospec(AWSCredentialsProvider)
    s3 = AmazonS3Client(provider)
    for key in ("a", "b"):
        assert s3.getUrl(BUCKET, key) == f"https://{BUCKET}.s3.amazonaws.com/{key}"
    assert len(made) == 1
    s3.setRegion("eu-west-1")
    assert s3.getUrl(BUCKET, "c") == f"https://{BUCKET}.s3.eu-west-1.amazonaws.com/c"
    assert len(made) == 2
    provider.getCredentials.assert_not_called()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda s3: s3.deleteObjects(DeleteObjectsRequest(BUCKET)), "takes 1 to 1000 keys, not 0"),
        (lambda s3: s3.deleteObjects(DeleteObjectsRequest(BUCKET).withKeys(*("k" * 1001))), "not 1001"),
        (lambda s3: s3.setObjectTagging(SetObjectTaggingRequest(BUCKET, "k")), "tagging must be given"),
        (lambda s3: s3.setBucketPolicy(BUCKET), "policy must be given as JSON"),
        (lambda s3: s3.getBucketLocation(""), "bucket must be given"),
        (
            lambda s3: s3.setBucketVersioningConfiguration(
                SetBucketVersioningConfigurationRequest(BUCKET, BucketVersioningConfiguration("Off"))
            ),
            "not to 'Off'",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(call: Callable[[Any], object], said: str) -> None:
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match=said):
        call(s3)


def test_regions_of_s3() -> None:
    assert Region.fromValue("EU") is Region.fromValue("eu-west-1") is Region.EU_Ireland
    assert Region.fromValue("US") is Region.fromValue("us-east-1") is Region.fromValue(None) is Region.US_Standard
    assert Region.US_Standard.toString() is None
    assert Region.US_Standard.toAWSRegion() == AWSRegion.getRegion("us-east-1")
    assert str(Region.AP_Tokyo) == Region.AP_Tokyo.getFirstRegionId() == "ap-northeast-1"
    with pytest.raises(IllegalArgumentException, match="Cannot create enum from atlantis value!"):
        Region.fromValue("atlantis")


def test_the_region_of_a_client() -> None:
    with made_up().withRegion("ap-northeast-1").build() as s3:
        assert s3.getRegion() is Region.AP_Tokyo
    with made_up().withRegion("ap-southeast-7").build() as s3:
        assert s3.getRegionName() == "ap-southeast-7"
        with pytest.raises(IllegalStateException, match="No valid region: ap-southeast-7"):
            s3.getRegion()


def test_the_interface_has_unwrap(s3: AmazonS3) -> None:
    assert s3.unwrap().list_buckets()["Buckets"]
    assert create_autospec(AmazonS3, instance=True).unwrap().list_buckets() is not None
