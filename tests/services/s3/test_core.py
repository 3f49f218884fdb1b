"""Every method of the S3 client, in each of Java's forms, against a local S3 that checks signatures."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    IllegalArgumentException,
)
from sts_sdk.auth import (
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
)
from sts_sdk.regions import Region, Regions
from sts_sdk.services.s3.model import (
    AccessControlList,
    AmazonS3Exception,
    CannedAccessControlList,
    CanonicalGrantee,
    CopyObjectRequest,
    CreateBucketRequest,
    DeleteBucketRequest,
    DeleteObjectRequest,
    GetObjectMetadataRequest,
    GetObjectRequest,
    GetObjectTaggingRequest,
    Grant,
    GroupGrantee,
    ListObjectsRequest,
    ListObjectsV2Request,
    ObjectMetadata,
    ObjectTagging,
    Permission,
    PutObjectRequest,
    SSEAwsKeyManagementParams,
    StorageClass,
    Tag,
)
from support.buckets import BUCKET, Caught, builder, stubbed
from support.server import StubServer

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.services.s3 import AmazonS3Client, Headers
    from sts_sdk.testing import LocalAWS


def keys(listing: Any) -> list[str]:
    return [summary.getKey() for summary in listing.getObjectSummaries()]


# Buckets


def test_buckets_are_created_listed_and_deleted(s3: AmazonS3Client) -> None:
    made = s3.createBucket(CreateBucketRequest("second").withCannedAcl(CannedAccessControlList.PublicRead))

    listed = {bucket.getName(): bucket for bucket in s3.listBuckets()}

    assert made.getName() == "second"
    assert listed.keys() == {BUCKET, "second"}
    created = listed["second"].getCreationDate()
    assert created is not None
    assert created.tzinfo is UTC
    assert abs(created - datetime.now(UTC)) < timedelta(minutes=10)
    assert listed["second"].getOwner() == s3.getS3AccountOwner()
    assert s3.getS3AccountOwner().getId()

    s3.deleteBucket(DeleteBucketRequest("second"))
    assert [bucket.getName() for bucket in s3.listBuckets()] == [BUCKET]


@pytest.mark.parametrize("region", ["eu-west-1", Regions.EU_WEST_1, Region.getRegion(Regions.EU_WEST_1)])
@pytest.mark.parametrize("aws_options", [{"region": "us-east-1"}], ids=[""])
def test_a_bucket_can_lie_in_another_region(region: str | Regions | Region, aws: LocalAWS) -> None:
    with builder(aws).build() as s3:
        caught = Caught(s3)
        s3.createBucket("elsewhere", region)
        s3.createBucket(CreateBucketRequest("elsewhere", "eu-west-1"))
    assert [b"<LocationConstraint>eu-west-1<" in request.body for request in caught.requests] == [True, True]


def test_a_bucket_lies_in_the_clients_region(s3: AmazonS3Client) -> None:
    assert s3.unwrap().get_bucket_location(Bucket=BUCKET)["LocationConstraint"] == "ap-northeast-1"


@pytest.mark.parametrize("aws_options", [{"region": "us-east-1"}], ids=[""])
def test_the_oldest_region_has_no_name_in_a_new_bucket(aws: LocalAWS) -> None:
    with builder(aws).build() as s3:
        s3.createBucket("oldest")
        assert s3.unwrap().get_bucket_location(Bucket="oldest")["LocationConstraint"] is None


def test_whether_a_bucket_exists(aws: LocalAWS, s3: AmazonS3Client) -> None:
    assert s3.doesBucketExistV2(BUCKET)
    assert not s3.doesBucketExistV2("nobody-has-this")
    nobody = aws.user("nobody", policy={"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})
    with builder(aws, nobody).build() as denied:
        assert denied.doesBucketExistV2(BUCKET), "AccessDenied says that it exists"


def test_a_bad_key_does_not_say_whether_a_bucket_exists(aws: LocalAWS) -> None:
    unknown = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIAUNKNOWNUNKNOWN01", "x"))
    with builder(aws).withCredentials(unknown).build() as s3, pytest.raises(AmazonS3Exception) as refused:
        s3.doesBucketExistV2(BUCKET)
    assert refused.value.getErrorCode() == "InvalidAccessKeyId"


# Listings


def test_pages_of_the_first_listing(s3: AmazonS3Client) -> None:
    for number in range(5):
        s3.putObject(BUCKET, f"logs/{number}", "x" * number)
    s3.putObject(BUCKET, "other", "")

    page = s3.listObjects(ListObjectsRequest().withBucketName(BUCKET).withPrefix("logs/").withMaxKeys(2))
    pages = [keys(page)]
    while page.isTruncated():
        assert page.getNextMarker()
        page = s3.listNextBatchOfObjects(page)
        pages.append(keys(page))

    assert pages == [["logs/0", "logs/1"], ["logs/2", "logs/3"], ["logs/4"]]
    assert (page.getPrefix(), page.getMaxKeys(), page.getNextMarker()) == ("logs/", 2, None)
    after_the_end = s3.listNextBatchOfObjects(page)
    assert (keys(after_the_end), after_the_end.isTruncated(), after_the_end.getBucketName()) == ([], False, BUCKET)


def test_a_listing_says_of_each_object(s3: AmazonS3Client) -> None:
    stored = s3.putObject(BUCKET, "a b+c/é", "four")

    summary = s3.listObjects(BUCKET).getObjectSummaries()[0]

    assert (summary.getBucketName(), summary.getKey(), summary.getSize()) == (BUCKET, "a b+c/é", 4)
    assert summary.getETag() == stored.getETag()
    assert '"' not in (summary.getETag() or '"')
    assert summary.getStorageClass() == "STANDARD"
    written = summary.getLastModified()
    assert written is not None
    assert written.tzinfo is UTC


def test_a_listing_by_prefix_and_delimiter(s3: AmazonS3Client) -> None:
    for key in ("a/1", "a/2", "b/1", "top"):
        s3.putObject(BUCKET, key, "")

    grouped = s3.listObjects(ListObjectsRequest(BUCKET, None, None, "/", None))

    assert (grouped.getCommonPrefixes(), keys(grouped), grouped.getDelimiter()) == (["a/", "b/"], ["top"], "/")
    assert keys(s3.listObjects(BUCKET, "a/")) == ["a/1", "a/2"]
    assert keys(s3.listObjects(ListObjectsRequest(BUCKET, marker="a/2"))) == ["b/1", "top"]


def test_an_empty_listing_has_nones_and_empty_lists(s3: AmazonS3Client) -> None:
    listing = s3.listObjects(BUCKET)
    assert (listing.getObjectSummaries(), listing.getCommonPrefixes(), listing.isTruncated()) == ([], [], False)
    assert (listing.getPrefix(), listing.getMarker(), listing.getNextMarker(), listing.getDelimiter()) == (None,) * 4


def test_keys_encoded_at_the_callers_wish_stay_so_over_pages(s3: AmazonS3Client) -> None:
    for key in ("a b", "c&d", "e"):
        s3.putObject(BUCKET, key, "")

    page = s3.listObjects(ListObjectsRequest(BUCKET, maxKeys=1, encodingType="url"))
    found = keys(page)
    while page.isTruncated():
        page = s3.listNextBatchOfObjects(page)
        found += keys(page)

    assert page.getEncodingType() == "url"
    assert found in (["a+b", "c%26d", "e"], ["a%20b", "c%26d", "e"])
    assert keys(s3.listObjects(BUCKET)) == ["a b", "c&d", "e"], "otherwise they are decoded"


def test_pages_of_the_second_listing(s3: AmazonS3Client) -> None:
    for number in range(5):
        s3.putObject(BUCKET, f"logs/{number}", "")
    request = ListObjectsV2Request().withBucketName(BUCKET).withPrefix("logs/").withMaxKeys(2)

    pages = []
    while True:
        result = s3.listObjectsV2(request)
        pages.append(keys(result))
        assert result.getKeyCount() == len(pages[-1])
        request.setContinuationToken(result.getNextContinuationToken())
        if not result.isTruncated():
            break

    assert pages == [["logs/0", "logs/1"], ["logs/2", "logs/3"], ["logs/4"]]
    assert result.getNextContinuationToken() is None
    assert keys(s3.listObjectsV2(BUCKET)) == [f"logs/{number}" for number in range(5)]
    assert keys(s3.listObjectsV2(BUCKET, "logs/3")) == ["logs/3"]
    assert keys(s3.listObjectsV2(ListObjectsV2Request(bucketName=BUCKET, startAfter="logs/2"))) == ["logs/3", "logs/4"]
    with_owner = s3.listObjectsV2(ListObjectsV2Request(bucketName=BUCKET, fetchOwner=True)).getObjectSummaries()[0]
    assert [summary.getOwner() is None for summary in (with_owner, result.getObjectSummaries()[0])] == [False, True]


# Objects


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        ("grüße", "text/plain"),
        (b"\x00\xff", "application/octet-stream"),
        (bytearray(b"ab"), "application/octet-stream"),
        (io.BytesIO(b"stream"), "application/octet-stream"),
    ],
    ids=["text", "bytes", "bytearray", "stream"],
)
def test_what_is_put_is_got_back(s3: AmazonS3Client, content: Any, media_type: str) -> None:
    expected = content.encode() if isinstance(content, str) else bytes(getattr(content, "getvalue", lambda: content)())

    s3.putObject(BUCKET, "key", content)

    with s3.getObject(BUCKET, "key") as found:
        body = found.getObjectContent()
        assert body is not None
        assert body.read() == expected
        assert found.getObjectMetadata().getContentType() == media_type
        assert (found.getBucketName(), found.getKey()) == (BUCKET, "key")
    assert s3.getObjectAsString(BUCKET, "key") == expected.decode("utf-8", "replace")


def test_a_file_is_put_with_the_type_of_its_name(s3: AmazonS3Client, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<p>")

    s3.putObject(BUCKET, "by-path", page)
    s3.putObject(PutObjectRequest(BUCKET, "by-request", str(page)))
    s3.putObject(PutObjectRequest(BUCKET, "replaced", "nowhere").withFile(page))

    for key in ("by-path", "by-request", "replaced"):
        assert s3.getObjectMetadata(BUCKET, key).getContentType() == "text/html"
        assert s3.getObjectAsString(BUCKET, key) == "<p>"


def test_metadata_goes_along(s3: AmazonS3Client) -> None:
    metadata = ObjectMetadata()
    metadata.setContentType("application/json")
    metadata.setContentEncoding("gzip")
    metadata.setCacheControl("no-cache")
    metadata.setContentDisposition("attachment")
    metadata.setContentLanguage("ja")
    metadata.addUserMetadata("Author", "alice")
    packed = gzip.compress(json.dumps({"a": 1}).encode())
    metadata.setContentLength(len(packed))

    s3.putObject(BUCKET, "data.json", io.BytesIO(packed), metadata)

    with s3.getObject(GetObjectRequest(BUCKET, "data.json")) as found:
        kept, content = found.getObjectMetadata(), found.getObjectContent()
        assert content is not None
        with gzip.open(content) as unpacked:
            assert json.load(unpacked) == {"a": 1}
    assert kept.getUserMetaDataOf("author") == kept.getUserMetaDataOf("AUTHOR") == "alice"
    assert (kept.getContentType(), kept.getContentEncoding(), kept.getCacheControl()) == (
        "application/json",
        "gzip",
        "no-cache",
    )
    assert (kept.getContentDisposition(), kept.getContentLanguage()) == ("attachment", "ja")
    assert kept.getContentLength() == kept.getInstanceLength() == len(packed)
    assert kept.getETag()
    written = kept.getLastModified()
    assert written is not None
    assert written.tzinfo is UTC
    assert s3.getObjectMetadata(GetObjectMetadataRequest(BUCKET, "data.json")).getETag() == kept.getETag()


def test_a_request_carries_acl_class_and_metadata(s3: AmazonS3Client) -> None:
    metadata = ObjectMetadata()
    metadata.setSSEAlgorithm("AES256")
    request = (
        PutObjectRequest(BUCKET, "key", io.BytesIO(b"x"), metadata)
        .withCannedAcl(CannedAccessControlList.PublicRead)
        .withStorageClass("STANDARD_IA")
    )

    assert s3.putObject(request).getSSEAlgorithm() == "AES256"

    kept = s3.getObjectMetadata(BUCKET, "key")
    assert (kept.getStorageClass(), kept.getSSEAlgorithm()) == ("STANDARD_IA", "AES256")
    grants = s3.unwrap().get_object_acl(Bucket=BUCKET, Key="key")["Grants"]
    assert "READ" in [grant["Permission"] for grant in grants]


def test_a_request_carries_encryption_tags_and_grants(s3: AmazonS3Client) -> None:
    """putRequest.withSSEAwsKeyManagementParams(new SSEAwsKeyManagementParams(keyId));
    putRequest.setTagging(new ObjectTagging(tags)); putRequest.withAccessControlList(acl);
    """
    acl = AccessControlList()
    acl.grantPermission(GroupGrantee.AllUsers, Permission.Read)
    acl.grantPermission(GroupGrantee.AuthenticatedUsers, Permission.ReadAcp)
    acl.grantPermission(CanonicalGrantee(str(s3.getS3AccountOwner().getId())), Permission.FullControl)
    request = PutObjectRequest(BUCKET, "key", io.BytesIO(b"x")).withAccessControlList(acl)
    request.withTagging(ObjectTagging([Tag("team", "a b+c=d")])).withStorageClass(StorageClass.StandardInfrequentAccess)
    key = SSEAwsKeyManagementParams("alias/own")
    assert s3.putObject(request.withSSEAwsKeyManagementParams(key)).getSSEAlgorithm() == "aws:kms"
    found = s3.getObjectMetadata(BUCKET, "key")
    assert (found.getSSEAlgorithm(), found.getStorageClass()) == ("aws:kms", "STANDARD_IA")
    assert s3.getObjectTagging(GetObjectTaggingRequest(BUCKET, "key")).getTagSet() == [Tag("team", "a b+c=d")]
    grants = {(grant.getGrantee().getIdentifier(), grant.getPermission()) for grant in grants_of(s3, "key")}
    assert grants == {(grant.getGrantee().getIdentifier(), grant.getPermission()) for grant in acl.getGrantsAsList()}
    copy = CopyObjectRequest(BUCKET, "key", BUCKET, "copy").withSSEAwsKeyManagementParams(SSEAwsKeyManagementParams())
    s3.copyObject(copy.withStorageClass(StorageClass.ReducedRedundancy))
    copied = s3.getObjectMetadata(BUCKET, "copy")
    assert (copied.getSSEAlgorithm(), copied.getStorageClass()) == ("aws:kms", "REDUCED_REDUNDANCY")
    acl.grantPermission(GroupGrantee.LogDelivery, Permission.Write)
    with pytest.raises(IllegalArgumentException, match="An object cannot grant WRITE"):
        s3.putObject(request)


def grants_of(s3: AmazonS3Client, key: str) -> list[Grant]:
    return s3.getObjectAcl(BUCKET, key).getGrantsAsList()


def test_a_range_and_a_version(s3: AmazonS3Client) -> None:
    s3.unwrap().put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    first = s3.putObject(BUCKET, "key", "0123456789").getVersionId()
    s3.putObject(BUCKET, "key", "new")

    part = s3.getObject(GetObjectRequest(BUCKET, "key", first).withRange(2, 4))
    rest = s3.getObject(GetObjectRequest(BUCKET, "key").withVersionId(first).withRange(7))

    with part, rest:
        assert [found.getObjectContent().read() for found in (part, rest)] == [b"234", b"789"]
        assert part.getObjectMetadata().getContentLength() == 3
        assert part.getObjectMetadata().getInstanceLength() == 10
        assert part.getObjectMetadata().getVersionId() == first
    assert s3.getObjectMetadata(GetObjectMetadataRequest(BUCKET, "key", first)).getContentLength() == 10


def test_a_range_without_end() -> None:
    requests = GetObjectRequest(BUCKET, "key").withRange(7), GetObjectRequest(BUCKET, "key").withRange(7, -1)
    with StubServer() as server, stubbed(server) as s3:
        for request in requests:
            s3.getObject(request).close()
    assert [received.header("Range") for received in server.requests] == ["bytes=7-"] * 2


def test_whether_an_object_exists(aws: LocalAWS, s3: AmazonS3Client) -> None:
    s3.putObject(BUCKET, "there", "")
    assert s3.doesObjectExist(BUCKET, "there")
    assert not s3.doesObjectExist(BUCKET, "not-there")
    nobody = aws.user("nobody", policy={"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})
    with builder(aws, nobody).build() as denied, pytest.raises(AmazonS3Exception) as refused:
        denied.doesObjectExist(BUCKET, "there")
    assert refused.value.getStatusCode() == 403


def test_objects_are_copied_and_deleted(s3: AmazonS3Client) -> None:
    metadata = ObjectMetadata()
    metadata.setContentType("text/css")
    metadata.addUserMetadata("kind", "old")
    s3.putObject(BUCKET, "from é", io.BytesIO(b"body"), metadata)

    copied = s3.copyObject(BUCKET, "from é", BUCKET, "to")
    assert copied.getETag() == s3.getObjectMetadata(BUCKET, "to").getETag()
    assert copied.getLastModifiedDate() is not None
    assert s3.getObjectMetadata(BUCKET, "to").getUserMetaDataOf("kind") == "old"

    changed = s3.getObjectMetadata(BUCKET, "to").clone()
    changed.addUserMetadata("kind", "new")
    s3.copyObject(CopyObjectRequest(BUCKET, "from é", BUCKET, "to").withNewObjectMetadata(changed))
    assert s3.getObjectMetadata(BUCKET, "to").getUserMetaDataOf("kind") == "new"
    assert s3.getObjectMetadata(BUCKET, "to").getContentType() == "text/css"

    s3.copyObject(CopyObjectRequest(BUCKET, "from é", BUCKET, "to").withNewObjectMetadata(ObjectMetadata()))
    assert s3.getObjectMetadata(BUCKET, "to").getUserMetadata() == {}, "new metadata that is empty replaces the old"

    s3.deleteObject(BUCKET, "from é")
    s3.deleteObject(DeleteObjectRequest(BUCKET, "to"))
    s3.deleteObject(BUCKET, "never-there")
    assert keys(s3.listObjects(BUCKET)) == []


def test_a_copy_of_a_version(s3: AmazonS3Client) -> None:
    s3.unwrap().put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    first = s3.putObject(BUCKET, "key", "old").getVersionId()
    s3.putObject(BUCKET, "key", "new")

    result = s3.copyObject(CopyObjectRequest(BUCKET, "key", BUCKET, "copy").withSourceVersionId(first))

    assert s3.getObjectAsString(BUCKET, "copy") == "old"
    assert result.getVersionId() not in (None, first)


# Bad input: nothing is sent


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda s3: s3.getObject("", "k"), "bucket must be given"),
        (lambda s3: s3.getObject(None, "k"), "bucket must be given"),
        (lambda s3: s3.getObject(None), "bucket must be given"),
        (lambda s3: s3.listObjects(None), "bucket must be given"),
        (lambda s3: s3.listObjectsV2(None), "bucket must be given"),
        (lambda s3: s3.createBucket(None), "bucket must be given"),
        (lambda s3: s3.deleteBucket(None), "bucket must be given"),
        (lambda s3: s3.deleteObject(None, "k"), "bucket must be given"),
        (lambda s3: s3.doesObjectExist(None, "k"), "bucket must be given"),
        (lambda s3: s3.copyObject(None, "k", BUCKET, "k"), "bucket must be given"),
        (lambda s3: s3.generatePresignedUrl(None, "k"), "bucket must be given"),
        (lambda s3: s3.getObject(BUCKET, ""), "key must be given"),
        (lambda s3: s3.getObject(BUCKET, None), "key must be given"),
        (lambda s3: s3.deleteObject(BUCKET, None), "key must be given"),
        (lambda s3: s3.listObjects(ListObjectsRequest()), "bucket must be given"),
        (lambda s3: s3.listObjectsV2(ListObjectsV2Request()), "bucket must be given"),
        (lambda s3: s3.copyObject(BUCKET, "k", BUCKET), "key must be given"),
        (lambda s3: s3.putObject(BUCKET, "k", None), "content to store"),
        (lambda s3: s3.putObject(BUCKET, "k", io.StringIO("text")), "content to store"),
        (lambda s3: s3.putObject(BUCKET, "k", 7), "content to store must be .* not int"),
        (lambda s3: s3.putObject(PutObjectRequest(BUCKET, "k", "/no/such/file")), "Cannot read the file"),
        (lambda s3: s3.createBucket("new", "no region\n"), "region"),
        (lambda s3: s3.getObjectMetadata("not a bucket?", "k"), "Invalid bucket name"),
    ],
)
def test_bad_input_is_refused_before_anything_is_sent(aws: LocalAWS, s3: AmazonS3Client, call: Any, said: str) -> None:
    before = len(aws.requests)
    with pytest.raises(IllegalArgumentException, match=said):
        call(s3)
    assert len(aws.requests) == before


def test_names_of_headers() -> None:
    assert (Headers.CONTENT_TYPE, Headers.S3_CANNED_ACL) == ("Content-Type", "x-amz-acl")
