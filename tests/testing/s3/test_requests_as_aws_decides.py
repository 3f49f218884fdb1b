"""Which permissions and conditions a request to S3 meets, as AWS documents it: each with a user of one policy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Unsigned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sts_sdk.testing import User

ALLOWED, DENIED = "allowed", "AccessDenied"
HTML_MD5 = "xMpCOKC5I4INzFCab3WEmw=="  # of b"1"
UNTIL = datetime.now(UTC) + timedelta(days=100)
LOCK = {"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": UNTIL, "ContentMD5": HTML_MD5}
_NUMBERS = count(1)

Call = tuple[str, dict[str, Any]]


def policy(*statements: Mapping[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", **each} for each in statements]}


def only(*actions: str) -> dict[str, Any]:
    """A policy that allows these actions of S3."""
    return policy({"Action": [f"s3:{action}" for action in actions]})


def unless(operator: str, key: str, value: object, action: str = "*") -> dict[str, Any]:
    """A policy that allows everything unless a condition holds."""
    deny = {"Effect": "Deny", "Action": f"s3:{action}", "Condition": {operator: {key: value}}}
    return policy({"Action": "*"}, deny)


def where(operator: str, key: str, value: object) -> dict[str, Any]:
    """A policy that allows everything where a condition holds."""
    return policy({"Action": "*", "Condition": {operator: {key: value}}})


class Scene:
    def __init__(self, aws: LocalAWS, boto: Boto) -> None:
        self.aws, self.boto = aws, boto
        self.admin = boto("s3", aws.user("admin"))
        for bucket in ("pub", "sec"):
            self.admin.create_bucket(Bucket=bucket)
            self.admin.put_object(Bucket=bucket, Key="k", Body=b"1", Tagging="team=red")
        self.admin.put_object(Bucket="pub", Key="plain", Body=b"1")
        self.admin.create_bucket(Bucket="lock", ObjectLockEnabledForBucket=True)
        self.locked = self.admin.put_object(Bucket="lock", Key="x", Body=b"1", **LOCK)["VersionId"]
        self.upload = self.admin.create_multipart_upload(Bucket="pub", Key="m")["UploadId"]

    def user(self, document: Mapping[str, Any]) -> User:
        return self.aws.user(f"user-{next(_NUMBERS)}", policy=document)

    def outcome(self, call: Call, document: Mapping[str, Any]) -> str:
        operation, parameters = call
        filled = {name: self._filled(value) for name, value in parameters.items()}
        try:
            answer = getattr(self.boto("s3", self.user(document)), operation)(**{"Bucket": "pub", **filled})
        except ClientError as error:
            code = error.response["Error"]["Code"]
            return DENIED if code == "403" else code
        return answer["Errors"][0]["Code"] if answer.get("Errors") else ALLOWED

    def _filled(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._filled(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._filled(each) for each in value]
        return (
            {"{upload}": self.upload, "{version}": self.locked}.get(value, value) if isinstance(value, str) else value
        )


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with LocalAWS() as aws, Boto(aws) as boto:
        yield Scene(aws, boto)


def put(**more: Any) -> Call:
    return "put_object", {"Key": "new", "Body": b"1", **more}


def get(**more: Any) -> Call:
    return "get_object", {"Key": "k", **more}


def copy(source: str = "sec/k", **more: Any) -> Call:
    return "copy_object", {"Key": "copy", "CopySource": source, **more}


def create(**more: Any) -> Call:
    return "create_bucket", {"Bucket": f"new-{next(_NUMBERS)}", **more}


@pytest.mark.parametrize("listing", ["list_objects", "list_objects_v2", "list_object_versions"])
@pytest.mark.parametrize(
    ("parameters", "document", "expected"),
    [
        ({}, where("StringEquals", "s3:prefix", ["", "k"]), DENIED),
        ({"Prefix": "k"}, where("StringEquals", "s3:prefix", ["", "k"]), ALLOWED),
        ({"Prefix": ""}, where("StringEquals", "s3:prefix", ["", "k"]), ALLOWED),
        ({"Prefix": "kk"}, where("StringEquals", "s3:prefix", ["", "k"]), DENIED),
        ({"Delimiter": "/"}, unless("StringEquals", "s3:delimiter", "/"), DENIED),
        ({"MaxKeys": 100}, unless("NumericGreaterThan", "s3:max-keys", "10"), DENIED),
        ({"MaxKeys": 5}, unless("NumericGreaterThan", "s3:max-keys", "10"), ALLOWED),
    ],
)
def test_listings(scene: Scene, listing: str, parameters: Any, document: Any, expected: str) -> None:
    assert scene.outcome((listing, parameters), document) == expected


ALL_USERS = "uri=http://acs.amazonaws.com/groups/global/AllUsers"
AES = ("StringNotEquals", "s3:x-amz-server-side-encryption", "AES256", "PutObject")
TAGS = {"TagSet": [{"Key": "team", "Value": "blue"}]}
RETENTION = {"Key": "x", "Bucket": "lock", "Retention": {"Mode": "GOVERNANCE", "RetainUntilDate": UNTIL}}
ONE_VERSION = {"Bucket": "lock", "Delete": {"Objects": [{"Key": "x", "VersionId": "{version}"}]}}
DAYS = ("NumericGreaterThan", "s3:object-lock-remaining-retention-days", "10")
SELECT = {"Expression": "select * from s3object", "ExpressionType": "SQL", "InputSerialization": {"CSV": {}}}


@pytest.mark.parametrize(
    ("call", "document", "expected"),
    [
        (put(ACL="public-read"), only("PutObject"), DENIED),
        (put(ACL="private"), only("PutObject", "PutObjectAcl"), ALLOWED),
        (put(GrantRead=ALL_USERS), only("PutObject"), DENIED),
        (put(Tagging="a=b"), only("PutObject"), DENIED),
        (put(Bucket="lock", **LOCK), only("PutObject"), DENIED),
        (put(Bucket="lock", **LOCK), only("PutObject", "PutObjectRetention"), ALLOWED),
        (put(Bucket="lock", ObjectLockLegalHoldStatus="ON", ContentMD5=HTML_MD5), only("PutObject"), DENIED),
        (get(VersionId="null"), only("GetObject"), DENIED),
        (("delete_object", {"Key": "copy", "VersionId": "null"}), only("DeleteObject"), DENIED),
        (("delete_objects", ONE_VERSION), only("DeleteObject"), DENIED),
        (
            ("delete_objects", {**ONE_VERSION, "BypassGovernanceRetention": True}),
            only("DeleteObject", "DeleteObjectVersion"),
            DENIED,
        ),
        (
            (
                "delete_object",
                {"Bucket": "lock", "Key": "x", "VersionId": "{version}", "BypassGovernanceRetention": True},
            ),
            only("DeleteObject", "DeleteObjectVersion"),
            DENIED,
        ),
        (
            ("put_object_retention", {**RETENTION, "BypassGovernanceRetention": True}),
            only("PutObjectRetention"),
            DENIED,
        ),
        (copy(), only("PutObject", "PutObjectTagging"), DENIED),
        (copy(), only("PutObject", "GetObject"), DENIED),
        (copy(), only("PutObject", "GetObject", "GetObjectTagging"), DENIED),
        (copy(), only("PutObject", "GetObject", "GetObjectTagging", "PutObjectTagging"), ALLOWED),
        (copy("sec/k?versionId=null"), only("PutObject", "GetObject", "GetObject*Tagging", "PutObjectTagging"), DENIED),
        (copy(ACL="public-read", TaggingDirective="REPLACE"), only("PutObject", "GetObject"), DENIED),
        (create(), only("CreateBucket"), ALLOWED),
        (create(ACL="public-read"), only("CreateBucket"), DENIED),
        (create(ObjectLockEnabledForBucket=True), only("CreateBucket"), DENIED),
        (create(ObjectOwnership="ObjectWriter"), only("CreateBucket"), DENIED),
        (create(CreateBucketConfiguration={"Tags": TAGS["TagSet"]}), only("CreateBucket"), DENIED),
        (("create_multipart_upload", {"Key": "m", "ACL": "public-read"}), only("PutObject"), DENIED),
        (("create_multipart_upload", {"Key": "m", "Tagging": "a=b"}), only("PutObject"), DENIED),
        (
            ("upload_part_copy", {"Key": "m", "UploadId": "{upload}", "PartNumber": 1, "CopySource": "sec/k"}),
            only("PutObject"),
            DENIED,
        ),
        (("list_parts", {"Key": "m", "UploadId": "{upload}"}), only("GetObject", "PutObject"), DENIED),
        (("abort_multipart_upload", {"Key": "m", "UploadId": "{upload}"}), only("DeleteObject", "PutObject"), DENIED),
        (("list_multipart_uploads", {}), only("ListBucket"), DENIED),
        (("get_object_attributes", {"Key": "k", "ObjectAttributes": ["ETag"]}), only("GetObject"), DENIED),
        (("get_object_attributes", {"Key": "k", "ObjectAttributes": ["ETag"]}), only("GetObjectAttributes"), DENIED),
        (
            ("select_object_content", {"Key": "k", **SELECT, "OutputSerialization": {"CSV": {}}}),
            only("PutObject"),
            DENIED,
        ),
        (("restore_object", {"Key": "k", "RestoreRequest": {"Days": 1}}), only("PutObject", "GetObject"), DENIED),
        # Who may not list is not told whether an object is there.
        (get(Key="none"), only("GetObject"), DENIED),
        (get(Key="none"), only("GetObject", "ListBucket"), "NoSuchKey"),
        (("head_object", {"Key": "none"}), only("GetObject"), DENIED),
        (("head_object", {"Key": "none"}), only("GetObject", "ListBucket"), "404"),
        (copy("sec/none"), only("GetObject", "PutObject"), DENIED),
    ],
)
def test_permissions(scene: Scene, call: Call, document: Any, expected: str) -> None:
    assert scene.outcome(call, document) == expected


@pytest.mark.parametrize(
    ("call", "document", "expected"),
    [
        (put(ACL="public-read"), unless("StringEquals", "s3:x-amz-acl", ["public-read", "authenticated-read"]), DENIED),
        (put(), where("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"), DENIED),
        (put(GrantFullControl="id=abc"), unless("Null", "s3:x-amz-grant-full-control", "false"), DENIED),
        (
            ("put_object_acl", {"Key": "k", "ACL": "public-read"}),
            unless("StringEquals", "s3:x-amz-acl", "public-read"),
            DENIED,
        ),
        (put(), unless("Null", "s3:x-amz-server-side-encryption", "true", "PutObject"), DENIED),
        (put(), unless(*AES), DENIED),
        (put(ServerSideEncryption="aws:kms"), unless(*AES), DENIED),
        (put(ServerSideEncryption="AES256"), unless(*AES), ALLOWED),
        (
            put(ServerSideEncryption="aws:kms", SSEKMSKeyId="k2"),
            unless(
                "ArnNotEqualsIfExists",
                "s3:x-amz-server-side-encryption-aws-kms-key-id",
                "arn:aws:kms:us-east-1:1:key/1",
            ),
            DENIED,
        ),
        (put(StorageClass="GLACIER"), unless("StringEquals", "s3:x-amz-storage-class", "GLACIER"), DENIED),
        (put(WebsiteRedirectLocation="/x"), unless("Null", "s3:x-amz-website-redirect-location", "false"), DENIED),
        (put(Tagging="team=blue"), unless("StringNotEquals", "s3:RequestObjectTag/team", "red"), DENIED),
        (put(Tagging="team=blue&x=1"), unless("ForAnyValue:StringEquals", "s3:RequestObjectTagKeys", "x"), DENIED),
        (put(), unless("StringNotEquals", "s3:x-amz-content-sha256", "UNSIGNED-PAYLOAD", "PutObject"), DENIED),
        (
            ("put_object_tagging", {"Key": "plain", "Tagging": TAGS}),
            unless("StringEquals", "s3:RequestObjectTag/team", "blue"),
            DENIED,
        ),
        (get(), unless("StringEquals", "s3:ExistingObjectTag/team", "red"), DENIED),
        (get(), where("StringEquals", "s3:ExistingObjectTag/team", "red"), ALLOWED),
        (get(Key="plain"), where("StringEquals", "s3:ExistingObjectTag/team", "red"), DENIED),
        (get(VersionId="null"), unless("StringEquals", "s3:VersionId", "null"), DENIED),
        (get(), unless("StringEquals", "s3:signatureversion", "AWS4-HMAC-SHA256"), DENIED),
        (get(), unless("StringNotEquals", "s3:authType", "REST-QUERY-STRING"), DENIED),
        (get(), unless("NumericLessThan", "s3:TlsVersion", "1.2"), ALLOWED),
        (get(), unless("StringEquals", "s3:ResourceAccount", "123456789012"), DENIED),
        (copy(), unless("StringNotLike", "s3:x-amz-copy-source", "pub/*", "PutObject"), DENIED),
        (copy("/sec/k"), unless("StringLike", "s3:x-amz-copy-source", "sec/*", "PutObject"), DENIED),
        (copy(MetadataDirective="REPLACE"), unless("StringEquals", "s3:x-amz-metadata-directive", "REPLACE"), DENIED),
        (put(), unless("Bool", "s3:ObjectCreationOperation", "true"), DENIED),
        (("create_multipart_upload", {"Key": "m"}), unless("Bool", "s3:ObjectCreationOperation", "true"), ALLOWED),
        (
            create(CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}),
            unless("StringEquals", "s3:LocationConstraint", "eu-west-1", "CreateBucket"),
            DENIED,
        ),
        (create(ObjectOwnership="ObjectWriter"), unless("Null", "s3:x-amz-object-ownership", "false"), DENIED),
        (put(Bucket="lock", **LOCK), unless("StringEquals", "s3:object-lock-mode", "GOVERNANCE"), DENIED),
        (put(Bucket="lock", **LOCK), unless(*DAYS), DENIED),
        (
            put(Bucket="lock", **LOCK),
            unless("DateGreaterThan", "s3:object-lock-retain-until-date", "2020-01-01"),
            DENIED,
        ),
        (("put_object_retention", RETENTION), unless(*DAYS), DENIED),
        (("put_object_retention", RETENTION), unless("StringEquals", "s3:object-lock-mode", "GOVERNANCE"), DENIED),
        (
            ("put_object_legal_hold", {"Bucket": "lock", "Key": "x", "LegalHold": {"Status": "OFF"}}),
            unless("StringEquals", "s3:object-lock-legal-hold", "OFF"),
            DENIED,
        ),
    ],
)
def test_conditions(scene: Scene, call: Call, document: Any, expected: str) -> None:
    assert scene.outcome(call, document) == expected


@pytest.mark.parametrize(("resource", "expected"), [("arn:aws:s3:::*", None), ("arn:aws:s3:::pub", DENIED)])
def test_the_list_of_all_buckets(scene: Scene, resource: str, expected: str | None) -> None:
    user = scene.user(policy({"Action": "s3:*", "Resource": resource}))
    assert signed(Unsigned(scene.aws.url, "GET", "/", {}), user).send().code == expected


def test_white_space_does_not_hide_a_tag(scene: Scene) -> None:
    user = scene.user(unless("StringEquals", "s3:RequestObjectTag/team", "blue"))
    body = b"<Tagging><TagSet><Tag><Key> team </Key><Value> blue </Value></Tag></TagSet></Tagging>"
    request = Unsigned(scene.aws.url, "PUT", "/pub/plain?tagging", {}, body)
    assert signed(request, user).send().code == DENIED


def signed(request: Unsigned, user: User, **options: Any) -> Unsigned:
    from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth

    return request.sign(
        user, service="s3", region="us-east-1", signer=S3SigV4QueryAuth if options else S3SigV4Auth, **options
    )


@pytest.mark.parametrize(
    ("document", "minutes", "expected"),
    [
        (unless("NumericGreaterThan", "s3:signatureAge", "600000"), 0, None),
        (unless("NumericGreaterThan", "s3:signatureAge", "600000"), 11, DENIED),
        (unless("StringEquals", "s3:authType", "REST-QUERY-STRING"), 0, DENIED),
    ],
)
def test_presigned(scene: Scene, document: Any, minutes: int, expected: str | None) -> None:
    request = signed(Unsigned(scene.aws.url, "GET", "/pub/k", {}), scene.user(document), expires=3600)
    scene.aws.clock.advance(minutes=minutes)
    assert request.send().code == expected
