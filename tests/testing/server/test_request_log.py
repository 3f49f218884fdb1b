"""What the log says of a request: which key it named, however it was signed, and whatever became of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import botocore.auth
import pytest

from sts_sdk.testing._clock import Clock
from sts_sdk.testing.server._request_log import LoggedRequest, RequestLog
from sts_sdk.testing.server._wire import Received
from support.foreign import FORM, Boto, Keys, Unsigned, sts_call, sts_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import LocalAWS, User


def signed(signer: Callable[..., object], service: str, **options: object) -> Callable[[LocalAWS, User], Unsigned]:
    def make(local: LocalAWS, user: User) -> Unsigned:
        request = Unsigned(local.url, "GET", "/", {}) if service == "s3" else sts_request(local, "GetCallerIdentity")
        return request.sign(user, service=service, region=local.region, signer=signer, **options)

    return make


def version2(signer: Callable[..., object]) -> Callable[..., object]:
    return lambda keys, *_: signer(keys)


WAYS = {
    "STS": signed(botocore.auth.SigV4Auth, "sts"),
    "S3": signed(botocore.auth.S3SigV4Auth, "s3"),
    "S3 presigned": signed(botocore.auth.S3SigV4QueryAuth, "s3", expires=60),
    "S3 version 2": signed(version2(botocore.auth.HmacV1Auth), "s3"),
    "S3 version 2 presigned": signed(version2(botocore.auth.HmacV1QueryAuth), "s3"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_key_that_a_request_names(local: LocalAWS, way: str) -> None:
    user = local.user("alice")
    assert WAYS[way](local, user).send().status == 200
    user.deactivate()
    assert WAYS[way](local, user).send().status == 403
    local.faults.next(throttle=True)
    assert WAYS[way](local, user).send().code in {"Throttling", "SlowDown"}
    local.faults.next(drop="at-once")
    with pytest.raises(OSError, match="without response"):
        WAYS[way](local, user).send()
    seen = [(entry.accessKey, entry.principal) for entry in local.requests]
    assert seen == [(user.accessKeyId, user.arn)] + [(user.accessKeyId, None)] * 3
    assert user.accessKeyId not in repr(local.requests)


@pytest.mark.parametrize("version", ["s3v4", "s3"])
def test_the_key_that_a_form_names(local: LocalAWS, boto: Boto, version: str) -> None:
    stranger = Keys("AKIAIOSFODNN7EXAMPLE", "made-up")
    post = boto("s3", stranger, signature_version=version).generate_presigned_post("forms", "hello.txt")
    parts = {**post["fields"], "file": "hello"}
    body = "".join(
        f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in parts.items()
    )
    form = Request(
        f"{local.url}/forms", f"{body}--edge--\r\n".encode(), {"Content-Type": "multipart/form-data; boundary=edge"}
    )
    with pytest.raises(OSError, match="403"):
        urlopen(form)
    assert (local.requests[-1].accessKey, local.requests[-1].code) == ("AKIAIOSFODNN7EXAMPLE", "InvalidAccessKeyId")


@pytest.mark.parametrize("header", [None, "", "Bearer Credential", "AWS4-HMAC-SHA256 Signature=x", "AWS :x"])
def test_a_request_that_names_none(local: LocalAWS, header: str | None) -> None:
    request = sts_request(local, "GetCallerIdentity")
    if header is not None:
        request.headers["Authorization"] = header
    assert request.send().status >= 400
    assert local.requests[-1].accessKey is None


@pytest.mark.parametrize(
    "name",
    [
        *("EncodedMessage", "SAMLAssertion", "Signature", "TokenCode", "TradeInToken", "WebIdentityToken"),
        *("X-Amz-Security-Token", "X-Amz-Signature"),
        *("x-amz-security-token", "webidentitytoken"),  # Signature Version 2 has the first; a mistake is no less secret
    ],
)
def test_secrets_are_masked_wherever_they_stand(local: LocalAWS, name: str) -> None:
    for method, query, body in (("GET", f"?Action=X&{name}=hush", b""), ("POST", "", f"Action=X&{name}=hush".encode())):
        Unsigned(local.url, method, f"/{query}", {"Content-Type": FORM, "X-Amz-Security-Token": "hush"}, body).send()
        entry = local.requests[-1]
        assert entry.parameters == {name: "***Sensitive Data Redacted***"}
        assert entry.headers["x-amz-security-token"] == "***Sensitive Data Redacted***"
        assert "hush" not in f"{entry!r} {entry.path}"


@pytest.mark.parametrize("prefix", ["x-amz-", "x-amz-copy-source-"])
def test_the_key_of_an_encrypted_object_is_masked(local: LocalAWS, prefix: str) -> None:
    name = f"{prefix}server-side-encryption-customer-key"
    Unsigned(local.url, "GET", "/photos/cat", {name: "c2VjcmV0", f"{name}-MD5": "cHVibGlj"}).send()
    headers = local.requests[-1].headers
    assert (headers[name], headers[f"{name}-md5"]) == ("***Sensitive Data Redacted***", "cHVibGlj")


@pytest.mark.parametrize(
    "name", ["Cookie", "Proxy-Authorization", "x-amz-sso_bearer_token", "X-aws-ec2-metadata-token"]
)
def test_headers_of_other_services_that_are_secrets_are_masked(local: LocalAWS, name: str) -> None:
    Unsigned(local.url, "GET", "/photos/cat", {name: "hush"}).send()
    assert "hush" not in str(local.requests[-1].headers)


def test_it_keeps_the_newest_and_counts_all() -> None:
    log = RequestLog(Clock(), most=3)
    for _ in range(5):
        log.append(LoggedRequest("sts", "eu-west-1", Received("GET", "/", [], b"")))
    assert [entry.number for entry in log] == [3, 4, 5]
    assert (len(log), log.total) == (3, 5)
    assert all(entry.time is not None for entry in log)


def test_a_thread_finishes_its_own_request() -> None:
    log = RequestLog(Clock())
    entries = [LoggedRequest("sts", "eu-west-1", Received("GET", "/", [], b"")) for _ in range(2)]
    log.append(entries[0])
    with ThreadPoolExecutor(1) as other:
        other.submit(log.append, entries[1]).result()
        assert other.submit(log.finish).result() is entries[1]
    assert log.finish() is entries[0]
    assert log.finish() is None
    assert [entry.finished for entry in entries] == [2, 1]


def test_whether_and_why(local: LocalAWS) -> None:
    reader = local.user("reader", policy={"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}})
    assert sts_call(local, reader, "GetCallerIdentity").status == 200
    assert sts_call(local, reader, "GetFederationToken", Name="guest").code == "AccessDenied"
    assert sts_call(local, reader, "GetSessionToken", DurationSeconds="1").code == "ValidationError"
    allowed, denied, invalid = local.requests
    assert (allowed.refused, allowed.why()) == (False, None)
    assert denied.refused
    assert denied.why() == f"AccessDenied: {denied.reason}"
    assert denied.reason is not None
    assert denied.reason.startswith(f"User: {reader.arn} is not authorized to perform: sts:GetFederationToken")
    assert any("no identity-based policy allows" in line for line in denied.trace())
    assert (invalid.refused, invalid.why(), invalid.trace()) == (True, "ValidationError", [])


def test_a_call_with_too_much_in_it_is_kept_in_part(local: LocalAWS, alice: User) -> None:
    sts_call(local, alice, "GetCallerIdentity", Long="x" * 100_000, **{f"P{n}": n for n in range(1000)})
    kept = local.requests[-1].parameters
    assert len(kept) == 300
    assert len(kept["Long"]) == 10_240
