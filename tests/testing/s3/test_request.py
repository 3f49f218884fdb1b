"""What is parsed of a request to S3, and that it is parsed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3 import _form
from sts_sdk.testing.s3._actions import needed as actions_needed
from sts_sdk.testing.s3._request import S3Request
from sts_sdk.testing.server._wire import Received
from support.foreign import Boto, Unsigned

if TYPE_CHECKING:
    from email.message import Message

    from sts_sdk.testing import LocalAWS, User

MULTIPART = "multipart/form-data; boundary=x"


def form(**fields: str) -> bytes:
    parts = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    return "".join([*parts, "--x--\r\n"]).encode()


def needed(request: S3Request) -> list[str]:
    return [f"{one.action} {one.resource}" for one in actions_needed(request.read(), "aws")]


def test_a_form() -> None:
    body = form(Key="cats/tom", AWSAccessKeyId="AKIAIOSFODNN7EXAMPLE", file="meow")
    request = S3Request(Received("POST", "/photos", [("Content-Type", MULTIPART)], body))
    assert request.form is not None
    assert request.form.fields == {"key": "cats/tom", "awsaccesskeyid": "AKIAIOSFODNN7EXAMPLE"}
    assert (request.form.size, request.form.access_key) == (4, "AKIAIOSFODNN7EXAMPLE")
    assert needed(request) == ["s3:PutObject arn:aws:s3:::photos/cats/tom"]


@pytest.mark.parametrize(("method", "kind"), [("PUT", MULTIPART), ("POST", "application/xml")])
def test_what_is_no_form(method: str, kind: str) -> None:
    url = "/photos/tom" if method == "PUT" else "/photos/tom?uploads"
    request = S3Request(Received(method, url, [("Content-Type", kind)], form(key="other")))
    assert (request.form, request.bucket, request.key) == (None, "photos", "tom")
    assert needed(request) == ["s3:PutObject arn:aws:s3:::photos/tom"]


@pytest.mark.parametrize(
    ("target", "host", "resource"),
    [
        ("/photos/a%20b", "127.0.0.1:1", "/photos/a%20b"),
        ("/a%20b", "photos.localhost:1", "/photos/a%20b"),
        ("/", "photos.localhost:1", "/photos/"),
        ("/", "127.0.0.1:1", "/"),
    ],
)
def test_the_resource_names_the_bucket_wherever_it_stands(target: str, host: str, resource: str) -> None:
    assert S3Request(Received("GET", target, [("Host", host)], b"")).resource == resource


@pytest.mark.parametrize("target", ["/photos", "/photos/tom"])
def test_deleting_many(target: str) -> None:
    request = S3Request(Received("POST", f"{target}?delete", [], b"<Delete><Object><Key>a</Key></Object></Delete>"))
    if target == "/photos":
        assert request.read().operation.name == "DeleteObjects"
        return
    with pytest.raises(Refusal) as refused:
        request.read()
    assert refused.value.code == "MethodNotAllowed"


@pytest.mark.parametrize("refused", [False, True])
def test_a_form_is_parsed_once(
    local: LocalAWS, user: User, boto: Boto, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    fields = boto("s3", user).generate_presigned_post("photos", "tom")["fields"]
    parsed: list[bytes] = []
    read = _form.message_from_bytes

    def counted(text: bytes) -> Message:
        parsed.append(text)
        return read(text)

    monkeypatch.setattr(_form, "message_from_bytes", counted)
    if refused:
        local.faults.next(throttle=True)
    body = form(**fields, file="meow")
    reply = Unsigned(local.url, "POST", "/photos", {"Content-Type": MULTIPART}, body).send()
    assert reply.status == (503 if refused else 204)
    assert len(parsed) == 1
    assert (local.requests[-1].operation, local.requests[-1].accessKey) == ("s3:PutObject", user.accessKeyId)
