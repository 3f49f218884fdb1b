"""Uploads by a form, with fields from boto3's generate_presigned_post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Reply, Unsigned

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import User

REGION = "ap-northeast-1"
Fields = dict[str, str]
ONLY_UP = {
    "Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/up/*"},
}


def fields_of(local: LocalAWS, source: Any, version: str | None = "s3v4", condition: Any = None) -> Fields:
    conditions = [condition or ["content-length-range", 1, 10]]
    with Boto(local) as boto:
        found: Fields = boto("s3", source, signature_version=version).generate_presigned_post(
            "photos", "cat", ExpiresIn=60, Conditions=conditions
        )["fields"]
    return found


def post(local: LocalAWS, fields: Fields, data: bytes = b"meow", filename: str = "cat") -> Reply:
    parts = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{filename}"\r\n\r\n'
    body = "".join([*parts, head]).encode() + data + b"\r\n--x--\r\n"
    return Unsigned(local.url, "POST", "/photos", {"Content-Type": "multipart/form-data; boundary=x"}, body).send()


@pytest.mark.parametrize("version", ["s3v4", None])
def test_a_form_as_boto3_makes_it(local: LocalAWS, user: User, boto: Boto, version: str | None) -> None:
    keys = boto("sts", user).get_session_token()["Credentials"]
    for source in (user, keys):
        reply = post(local, fields_of(local, source, version))
        assert reply.status == 204, reply.text
        assert local.requests[-1].principal == user.arn
        assert boto("s3", user).get_object(Bucket="photos", Key="cat")["Body"].read() == b"meow"


def changed(name: str, value: str | None) -> Callable[[Fields], Fields]:
    return lambda fields: {k: v for k, v in (fields | {name: value}).items() if v is not None}


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        (changed("x-amz-signature", "0" * 64), "SignatureDoesNotMatch", "The request signature we calculated does"),
        (changed("x-amz-signature", None), "InvalidArgument", "Bucket POST must contain a field named 'X-Amz-Signa"),
        (changed("x-amz-credential", "AKIA/20260101/us-east-1/s3/aws4_request"), "InvalidArgument", "the region 'us-"),
        (changed("x-amz-credential", f"A/20260101/{REGION}/sts/aws4_request"), "InvalidArgument", "incorrect service"),
        (changed("x-amz-credential", f"A/20260101/{REGION}/s3/aws4_request"), "InvalidAccessKeyId", "The AWS Access"),
        (changed("x-amz-credential", "nonsense"), "InvalidArgument", "the Credential is mal-formed"),
        (changed("x-amz-algorithm", "AWS4-HMAC-SHA1"), "InvalidArgument", "X-Amz-Algorithm only supports"),
        (changed("x-amz-security-token", "made up"), "InvalidToken", "The provided token is malformed"),
        (changed("policy", None), "AccessDenied", "Access Denied"),
        (
            changed("key", "dog"),
            "AccessDenied",
            'Invalid according to Policy: Policy Condition failed: ["eq", "$key", ',
        ),
        (changed("acl", "public-read"), "AccessDenied", "Invalid according to Policy: Extra input fields: acl"),
    ],
)
def test_refused(local: LocalAWS, user: User, change: Callable[[Fields], Fields], code: str, message: str) -> None:
    reply = post(local, change(fields_of(local, user)))
    assert (reply.code, (reply.message or "")[: len(message)]) == (code, message)
    assert reply.status == (400 if code.startswith("Invalid") and code != "InvalidAccessKeyId" else 403)


@pytest.mark.parametrize(
    "condition",
    [
        {"acl": "private", "tag": "a"},
        ["content-length-range", 1],
        ["content-length-range", "a", "b"],
        "acl",
        5,
        ["is", "$acl", "a"],
    ],
)
def test_a_condition_that_is_none(local: LocalAWS, user: User, condition: Any) -> None:
    reply = post(local, fields_of(local, user, condition=condition))
    assert (reply.status, reply.code) == (403, "AccessDenied")
    assert (reply.message or "").startswith("Invalid according to Policy: Invalid Policy: ")


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"acl": "private"}, True),
        (["eq", "$acl", "private"], True),
        (["eq", "$acl", "priv"], False),
        (["starts-with", "$acl", "priv"], True),
        (["starts-with", "$acl", "public"], False),
    ],
)
def test_conditions(local: LocalAWS, user: User, condition: Any, holds: bool) -> None:
    reply = post(local, {**fields_of(local, user, condition=condition), "acl": "private"})
    assert (reply.status, reply.code) == ((204, None) if holds else (403, "AccessDenied"))
    assert holds or f'["{condition[0]}", "$acl", "{condition[2]}"]' in (reply.message or "")


def test_size_and_time(local: LocalAWS, boto: Boto) -> None:
    user = local.user("alice")
    boto("s3", user).create_bucket(Bucket="photos", CreateBucketConfiguration={"LocationConstraint": REGION})
    fields = fields_of(local, user)
    assert "content-length-range" in (post(local, fields, b"m" * 11).message or "")
    assert post(local, fields).status == 204
    local.clock.advance(seconds=61)
    assert post(local, fields).message == "Invalid according to Policy: Policy expired."


def test_permissions_count(local: LocalAWS, boto: Boto) -> None:
    reader = local.user("reader", policy={"Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}})
    reply = post(local, fields_of(local, reader))
    assert "is not authorized to perform: s3:PutObject on resource" in (reply.message or "")


@pytest.mark.parametrize(
    ("prefix", "filename", "code"),
    [
        ("up/", "cat", None),
        ("secret/", "cat", "AccessDenied"),
        ("up/", "../secret", None),
        ("up/${filename}", "x", "AccessDenied"),
    ],
)
def test_the_name_of_the_file_stands_in_the_key(
    local: LocalAWS, user: User, boto: Boto, prefix: str, filename: str, code: str | None
) -> None:
    """Conditions are about the key that the file gets, and so are permissions."""
    writer = local.user("writer", policy=ONLY_UP)
    fields = boto("s3", writer, signature_version="s3v4").generate_presigned_post(
        "photos", "up/${filename}", Conditions=[["starts-with", "$key", prefix]], ExpiresIn=60
    )["fields"]
    reply = post(local, fields, filename=filename)
    assert reply.code == code, reply.text
    if code is None:
        assert local.requests[-1].decision is not None
        name = filename.rpartition("/")[2]  # of a path only the end counts
        assert local.requests[-1].decision.resource == f"arn:aws:s3:::photos/up/{name}"


def test_a_file_s_name_does_not_lead_elsewhere(local: LocalAWS, user: User, boto: Boto) -> None:
    writer = local.user("writer", policy=ONLY_UP)
    fields = boto("s3", writer, signature_version="s3v4").generate_presigned_post(
        "photos", "${filename}", Conditions=[["starts-with", "$key", ""]], ExpiresIn=60
    )["fields"]
    assert "s3:PutObject on resource" in (post(local, fields, filename="secret").message or "")


def test_a_form_copies_nothing(local: LocalAWS, user: User) -> None:
    fields = fields_of(local, user, condition={"x-amz-copy-source": "photos/secret"})
    reply = post(local, {**fields, "x-amz-copy-source": "photos/secret"})
    assert (reply.status, reply.code) == (400, "InvalidArgument")
