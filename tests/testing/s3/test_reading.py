"""What is decided about is what is carried out: requests that S3 and moto could read in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import botocore.auth
import pytest

from support.foreign import Boto, Reply, Unsigned, code_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

TOKYO = {"LocationConstraint": "ap-northeast-1"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def policy(*statements: tuple[Any, ...]) -> dict[str, object]:
    return {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": effect, "Action": action, "Resource": resource, **dict(*more)}
            for effect, action, resource, *more in statements
        ],
    }


def send(local: LocalAWS, source: Any, method: str, target: str, body: bytes = b"", **headers: str) -> Reply:
    names = {name.replace("__", "-"): value for name, value in headers.items()}
    request = Unsigned(local.url, method, target, names, body)
    return request.sign(source, service="s3", region=local.region, signer=botocore.auth.S3SigV4Auth).send()


@pytest.fixture
def s3(local: LocalAWS, boto: Boto) -> Any:
    """Of an administrator, with an open and a secret bucket."""
    client = boto("s3", local.user("admin"))
    for name in ("open", "secret"):
        client.create_bucket(Bucket=name, CreateBucketConfiguration=TOKYO)
    client.put_object(Bucket="secret", Key="k", Body=b"SECRET")
    return client


@pytest.fixture
def writer(local: LocalAWS) -> User:
    """May do everything with the objects of the open bucket, and nothing else."""
    return local.user("writer", policy=policy(("Allow", "s3:*", "arn:aws:s3:::open/*")))


@pytest.fixture
def barred(local: LocalAWS) -> User:
    """May do everything but read, write and delete objects."""
    objects = ["s3:GetObject*", "s3:PutObject", "s3:DeleteObject", "s3:DeleteBucket"]
    return local.user("barred", policy=policy(("Allow", "s3:*", "*"), ("Deny", objects, "*")))


@pytest.mark.parametrize(
    "source",
    [
        "//open/secret/k", "/secret/k", "secret/k", "%2Fsecret%2Fk", "secret%2Fk", "/open/../secret/k", "open/x#/../k",
        "/secret//k", "secret/k?versionId=", "secret/k;x", "http://h/secret/k",
    ],
)  # fmt: skip
def test_a_copy_reads_what_was_decided_about(local: LocalAWS, s3: Any, writer: User, source: str) -> None:
    send(local, writer, "PUT", "/open/x", x__amz__copy__source=source)
    assert code_of(s3.get_object, Bucket="open", Key="x") == "NoSuchKey"
    multi = s3.create_multipart_upload(Bucket="open", Key="y")["UploadId"]
    reply = send(local, writer, "PUT", f"/open/y?partNumber=1&uploadId={multi}", x__amz__copy__source=source)
    assert reply.status in (400, 403, 404)


def test_a_header_that_only_moto_would_take_for_one_of_s3s(local: LocalAWS, s3: Any, writer: User) -> None:
    send(local, writer, "PUT", "/open/x", b"mine", x_amz_copy_source="/secret/k")
    assert s3.get_object(Bucket="open", Key="x")["Body"].read() == b"mine"
    send(local, writer, "PUT", "/open/y", b"mine", versionId="v", acl="", tagging="")
    assert s3.get_object(Bucket="open", Key="y")["Body"].read() == b"mine"


@pytest.mark.parametrize(
    "target",
    [
        "k?torrent", "k?retention", "k?uploadId=", "k?acl&tagging", "k?list-type=2", "k?location", "?analytics",
        "k?versionId=1&versionId=2", "k?partNumber=1&partNumber=1", "k?x-amz-acl=a&x-amz-acl=b", "?acl&versions",
        "?versions&list-type=2", "?inventory&id=", "?metrics", "?session", "?abac",
    ],
)  # fmt: skip
def test_subresources_of_a_get(local: LocalAWS, s3: Any, barred: User, target: str) -> None:
    reply = send(local, barred, "GET", f"/secret/{target}")
    assert b"SECRET" not in reply.body
    assert target.startswith("?inventory") or reply.status >= 400, reply.text


@pytest.mark.parametrize("target", ["torrent", "uploadId=", "uploadId=x", "partNumber=1", "versionId=1", "location"])
def test_subresources_of_a_put(local: LocalAWS, s3: Any, barred: User, target: str) -> None:
    assert send(local, barred, "PUT", f"/secret/k?{target}", b"EVIL").status >= 400
    assert s3.get_object(Bucket="secret", Key="k")["Body"].read() == b"SECRET"


@pytest.mark.parametrize(
    "target",
    ["k?acl", "k?retention", "k?legal-hold", "k?uploadId=", "k?torrent", "?inventory&id=x", "?acl", "?logging"],
)
def test_subresources_of_a_delete(local: LocalAWS, s3: Any, barred: User, target: str) -> None:
    assert send(local, barred, "DELETE", f"/secret/{target}").status >= 400
    assert s3.get_object(Bucket="secret", Key="k")["Body"].read() == b"SECRET"


def test_parameters_that_stand_twice(local: LocalAWS, s3: Any) -> None:
    only = {"Condition": {"StringLike": {"s3:prefix": "public/*"}}}
    lister = local.user("lister", policy=policy(("Allow", "s3:ListBucket", "*", only)))
    s3.put_object(Bucket="secret", Key="hidden/1")
    for query in (
        "prefix=hidden%2F&prefix=public%2F",
        "prefix=public%2F&prefix=hidden%2F",
        "prefix=public%2F&PREFIX=hidden%2F",
    ):
        assert b"hidden/1" not in send(local, lister, "GET", f"/secret?{query}").body
    body = b"prefix=hidden%2F"
    assert b"hidden/1" not in send(local, lister, "GET", "/secret?prefix=public%2F", body, **FORM).body


def test_a_body_is_no_query(local: LocalAWS, s3: Any) -> None:
    """moto takes a form's fields for parameters: a version in the body would be deleted."""
    s3.put_bucket_versioning(Bucket="secret", VersioningConfiguration={"Status": "Enabled"})
    version = s3.put_object(Bucket="secret", Key="v", Body=b"1")["VersionId"]
    deleter = local.user("deleter", policy=policy(("Allow", "s3:DeleteObject", "*")))
    send(local, deleter, "DELETE", "/secret/v", f"versionId={quote(version)}".encode(), **FORM)
    assert s3.get_object(Bucket="secret", Key="v", VersionId=version)["Body"].read() == b"1"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert send(local, local.user("any"), "PUT", "/secret/form", b"key=other&acl=", **form).status == 200
    found = s3.get_object(Bucket="secret", Key="form")
    assert (found["Body"].read(), found["ContentType"]) == (b"key=other&acl=", form["Content-Type"])


def test_versions_need_permissions_of_their_own(local: LocalAWS, s3: Any, boto: Boto) -> None:
    s3.put_bucket_versioning(Bucket="secret", VersioningConfiguration={"Status": "Enabled"})
    version = s3.put_object(Bucket="secret", Key="v", Body=b"1")["VersionId"]
    plain = boto(
        "s3", local.user("p", policy=policy(("Allow", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], "*")))
    )
    assert code_of(plain.delete_object, Bucket="secret", Key="v", VersionId=version) == "AccessDenied"
    source = {"Bucket": "secret", "Key": "v", "VersionId": version}
    assert code_of(plain.copy_object, Bucket="open", Key="c", CopySource=source) == "AccessDenied"
    both = {"Objects": [{"Key": "v", "VersionId": version}, {"Key": "k"}]}
    answer = plain.delete_objects(Bucket="secret", Delete=both)
    assert [error["Key"] for error in answer["Errors"]] == ["v"]
    assert [gone["Key"] for gone in answer["Deleted"]] == ["k"]
    assert s3.get_object(Bucket="secret", Key="v", VersionId=version)["Body"].read() == b"1"


@pytest.mark.parametrize(
    ("extra", "action"),
    [
        ({"ACL": "public-read"}, "s3:PutObjectAcl"),
        ({"GrantRead": 'uri="http://acs.amazonaws.com/groups/global/AllUsers"'}, "s3:PutObjectAcl"),
        ({"Tagging": "a=b"}, "s3:PutObjectTagging"),
        ({"ObjectLockLegalHoldStatus": "ON"}, "s3:PutObjectLegalHold"),
        ({"ObjectLockMode": "GOVERNANCE", "ObjectLockRetainUntilDate": "2035-01-01"}, "s3:PutObjectRetention"),
    ],
)
def test_what_headers_ask_for(local: LocalAWS, s3: Any, boto: Boto, extra: dict[str, str], action: str) -> None:
    putter = boto("s3", local.user("putter", policy=policy(("Allow", "s3:PutObject", "*"))))
    assert putter.put_object(Bucket="open", Key="z")
    for call in (putter.put_object, putter.create_multipart_upload):
        assert code_of(call, Bucket="open", Key="z", **extra) == "AccessDenied"
        assert local.requests[-1].decision.action == action


def test_an_acl_in_the_query_of_a_presigned_url(local: LocalAWS, s3: Any) -> None:
    putter = local.user("putter", policy=policy(("Allow", "s3:PutObject", "*")))
    reply = Unsigned(local.url, "PUT", "/open/z?x-amz-acl=public-read", {}).sign(
        putter, service="s3", region=local.region, signer=botocore.auth.S3SigV4QueryAuth, expires=60
    ).send()  # fmt: skip
    assert (reply.status, reply.code) == (403, "AccessDenied")


def test_tags_of_the_source_are_copied_only_by_who_may(local: LocalAWS, s3: Any, boto: Boto) -> None:
    s3.put_object(Bucket="open", Key="tagged", Tagging="a=b")
    copier = boto("s3", local.user("copier", policy=policy(("Allow", ["s3:GetObject", "s3:PutObject"], "*"))))
    wanted = {"Bucket": "open", "Key": "copy", "CopySource": "open/tagged"}
    assert code_of(copier.copy_object, **wanted) == "AccessDenied"
    assert code_of(copier.copy_object, **wanted, TaggingDirective="REPLACE", Tagging="c=d") == "AccessDenied"
    assert copier.copy_object(**wanted, TaggingDirective="REPLACE")


def test_an_upload_belongs_to_its_key(local: LocalAWS, s3: Any, boto: Boto) -> None:
    upload = s3.create_multipart_upload(Bucket="open", Key="private/x")["UploadId"]
    s3.upload_part(Bucket="open", Key="private/x", UploadId=upload, PartNumber=1, Body=b"1")
    public = boto("s3", local.user("public", policy=policy(("Allow", "s3:*", "arn:aws:s3:::open/public/*"))))
    named = {"Bucket": "open", "Key": "public/y", "UploadId": upload}
    parts = {"Parts": [{"PartNumber": 1, "ETag": "e"}]}
    assert code_of(public.upload_part, **named, PartNumber=1, Body=b"EVIL") == "NoSuchUpload"
    assert code_of(public.list_parts, **named) == "NoSuchUpload"
    assert code_of(public.abort_multipart_upload, **named) == "NoSuchUpload"
    assert code_of(public.complete_multipart_upload, **named, MultipartUpload=parts) == "NoSuchUpload"
    assert len(s3.list_parts(Bucket="open", Key="private/x", UploadId=upload)["Parts"]) == 1


@pytest.mark.parametrize(
    "key", ["a?b", "a#b", "a;b=c", "a%2Fb", "a+b c", "//a", "../secret/k", "a/../k", "ä\u20ac", "a&b=c", "."]
)
def test_odd_keys_are_taken_as_they_are(local: LocalAWS, s3: Any, writer: User, key: str) -> None:
    assert send(local, writer, "PUT", f"/open/{quote(key)}", key.encode()).status == 200
    assert [each["Key"] for each in s3.list_objects_v2(Bucket="open")["Contents"]] == [key]
    assert s3.get_object(Bucket="secret", Key="k")["Body"].read() == b"SECRET"
    assert send(local, writer, "GET", f"/open/{quote(key)}").body == key.encode()


def test_a_key_is_at_most_1024_bytes(local: LocalAWS, s3: Any) -> None:
    assert s3.put_object(Bucket="open", Key="k" * 1024)
    assert code_of(s3.put_object, Bucket="open", Key="k" * 1025) == "KeyTooLongError"
    assert code_of(s3.put_object, Bucket="open", Key="\u20ac" * 342) == "KeyTooLongError"


@pytest.mark.parametrize(
    "name", ["Upper", "under_score", "ab", "-begins", "ends.", "two..points", "192.168.5.4", "x" * 64]
)
def test_a_new_bucket_s_name_is_s3_s_own(s3: Any, name: str) -> None:
    assert code_of(s3.create_bucket, Bucket=name) == "InvalidBucketName"


@pytest.mark.parametrize("name", ["abc", "a.b-c.0", "192.168.5.4a", "x" * 63])
def test_names_that_a_new_bucket_may_have(s3: Any, name: str) -> None:
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": s3.meta.region_name})
    assert name in [each["Name"] for each in s3.list_buckets()["Buckets"]]


@pytest.mark.parametrize(
    ("method", "target"),
    [("POST", "/open/k"), ("PATCH", "/open/k"), ("PUT", "/"), ("HEAD", "/open?acl"), ("POST", "/open")],
)
def test_what_is_no_operation(local: LocalAWS, s3: Any, method: str, target: str) -> None:
    reply = send(local, local.user("any"), method, target)
    assert (reply.status, method == "HEAD" or reply.code) == (405, method == "HEAD" or "MethodNotAllowed")


@pytest.mark.parametrize(
    ("target", "parameter"),
    [
        ("/open?max-keys=ten", "max-keys"),
        ("/open?max-keys=-1", "max-keys"),
        ("/open?uploads&max-uploads=1e3", "max-uploads"),
        ("/secret/k?partNumber=x", "partNumber"),
        ("/secret/k?partNumber=0", "partNumber"),
        ("/secret/k?partNumber=10001", "partNumber"),
    ],
)
def test_what_should_be_a_number(local: LocalAWS, s3: Any, target: str, parameter: str) -> None:
    reply = send(local, local.users["admin"], "GET", target)
    assert (reply.status, reply.code, reply.element("ArgumentName")) == (400, "InvalidArgument", parameter)


@pytest.mark.parametrize(
    ("target", "body", "code"),
    [
        ("/open?lifecycle", b"x", "MalformedXML"),
        ("/open?cors", b"<a/>", "MalformedXML"),
        ("/open?publicAccessBlock", b"<OwnershipControls/>", "MalformedXML"),
        ("/open?inventory&id=x", b"<a/>", "MalformedXML"),
        ("/open?tagging", b"", "MissingRequestBodyError"),
        ("/open?encryption", b" ", "MissingRequestBodyError"),
        ("/secret/k?retention", b"<Tagging/>", "MalformedXML"),
    ],
)
def test_documents_that_are_none(local: LocalAWS, s3: Any, target: str, body: bytes, code: str) -> None:
    reply = send(local, local.users["admin"], "PUT", target, body)
    assert (reply.status, reply.code) == (400, code)


def test_a_key_that_no_document_may_have_is_told_readably(local: LocalAWS, s3: Any, barred: User) -> None:
    reply = send(local, barred, "GET", "/secret/a%01b")
    assert reply.code == "AccessDenied"
    assert "arn:aws:s3:::secret/a\ufffdb" in (reply.message or "")
