"""Bodies sent to S3: hashed, unsigned, and in chunks that are signed one by one."""

from __future__ import annotations

import base64
import hashlib
import hmac
import zlib
from typing import TYPE_CHECKING, Any

import botocore.auth
import pytest

from sts_sdk.testing import LocalAWS
from support.foreign import Unsigned

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.testing import User

REGION = "ap-northeast-1"
EMPTY = hashlib.sha256(b"").hexdigest()
CHUNKS = (b"a" * 1000, b"b" * 24, b"")
BODY = b"".join(CHUNKS)


class Stated(botocore.auth.S3SigV4Auth):
    """botocore's signer, for a payload that is stated instead of hashed."""

    stated = ""

    def payload(self, request: Any) -> str:
        return self.stated


def put(local: LocalAWS, user: User, stated: str, body: bytes, **headers: str) -> Unsigned:
    signer = type("Signer", (Stated,), {"stated": stated})
    request = Unsigned(local.url, "PUT", "/photos/cat", {**headers}, body)
    return request.sign(user, service="s3", region=local.region, signer=signer)


def read(local: LocalAWS, user: User) -> bytes:
    request = Unsigned(local.url, "GET", "/photos/cat", {})
    return request.sign(user, service="s3", region=local.region, signer=botocore.auth.S3SigV4Auth).send().body


class Chunks:
    """The chain of chunk signatures, computed from the published recipe."""

    def __init__(self, request: Unsigned, secret: str) -> None:
        self.request, self.time = request, request.headers["X-Amz-Date"]
        self.scope = "/".join((self.time[:8], REGION, "s3", "aws4_request"))
        self.key = f"AWS4{secret}".encode()
        for part in self.scope.split("/"):
            self.key = hmac.digest(self.key, part.encode(), "sha256")
        self.previous = request.headers["Authorization"].rpartition("=")[2]

    def sign(self, kind: str, *hashes: str) -> str:
        text = "\n".join((f"AWS4-HMAC-SHA256-{kind}", self.time, self.scope, self.previous, *hashes))
        self.previous = hmac.new(self.key, text.encode(), "sha256").hexdigest()
        return self.previous

    def encoded(self) -> bytes:
        pieces = []
        for chunk in CHUNKS:
            signature = self.sign("PAYLOAD", EMPTY, hashlib.sha256(chunk).hexdigest())
            ending = b"\r\n" if chunk else b""
            pieces.append(f"{len(chunk):x};chunk-signature={signature}\r\n".encode() + chunk + ending)
        return b"".join(pieces)


def crc32(body: bytes) -> str:
    return base64.b64encode(zlib.crc32(body).to_bytes(4, "big")).decode()


def stream(local: LocalAWS, user: User, *, trailer: bool = False) -> Unsigned:
    stated = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" + ("-TRAILER" if trailer else "")
    headers = {"X-Amz-Decoded-Content-Length": str(len(BODY)), "Content-Encoding": "aws-chunked"}
    if trailer:
        headers["X-Amz-Trailer"] = "x-amz-checksum-crc32"
    request = put(local, user, stated, b"", **headers)
    chain = Chunks(request, user.secretKey)
    request.body = chain.encoded()
    if trailer:
        line = f"x-amz-checksum-crc32:{crc32(BODY)}\n"
        signature = chain.sign("TRAILER", hashlib.sha256(line.encode()).hexdigest())
        request.body += f"{line.strip()}\r\nx-amz-trailer-signature:{signature}\r\n".encode()
    request.body += b"\r\n"
    return request


def unsigned_stream(local: LocalAWS, user: User, body: bytes = BODY) -> Unsigned:
    headers = {"X-Amz-Decoded-Content-Length": str(len(BODY)), "X-Amz-Trailer": "x-amz-checksum-crc32"}
    request = put(local, user, "STREAMING-UNSIGNED-PAYLOAD-TRAILER", b"", **headers)
    request.body = (
        f"{len(body):x}\r\n".encode() + body + f"\r\n0\r\nx-amz-checksum-crc32:{crc32(BODY)}\r\n\r\n".encode()
    )
    return request


GOOD: list[Callable[[LocalAWS, User], Unsigned]] = [
    lambda local, user: put(local, user, hashlib.sha256(BODY).hexdigest(), BODY),
    lambda local, user: put(local, user, "UNSIGNED-PAYLOAD", BODY),
    lambda local, user: put(local, user, "UNSIGNED-PAYLOAD", BODY, **{"X-Amz-Checksum-CRC32": crc32(BODY)}),
    stream,
    lambda local, user: stream(local, user, trailer=True),
    unsigned_stream,
]


@pytest.mark.parametrize("make", GOOD)
def test_stored_as_it_was_meant(local: LocalAWS, user: User, make: Callable[[LocalAWS, User], Unsigned]) -> None:
    reply = make(local, user).send()
    assert reply.status == 200, reply.text
    assert read(local, user) == BODY


def edited(request: Unsigned, old: bytes, new: bytes) -> Unsigned:
    assert old in request.body
    request.body = request.body.replace(old, new, 1)
    return request


BAD: list[tuple[Callable[[LocalAWS, User], Unsigned], str]] = [
    (lambda local, user: put(local, user, hashlib.sha256(b"x").hexdigest(), BODY), "XAmzContentSHA256Mismatch"),
    (lambda local, user: put(local, user, "NONSENSE", BODY), "InvalidArgument"),
    (lambda local, user: put(local, user, "UNSIGNED-PAYLOAD", BODY, **{"Content-MD5": "AAAA"}), "BadDigest"),
    (lambda local, user: put(local, user, "UNSIGNED-PAYLOAD", BODY, **{"X-Amz-Checksum-SHA256": "AAAA"}), "BadDigest"),
    (lambda local, user: edited(stream(local, user), b"aaaa", b"aaab"), "SignatureDoesNotMatch"),
    (lambda local, user: edited(stream(local, user), b"bbbb", b"bbba"), "SignatureDoesNotMatch"),
    (lambda local, user: edited(stream(local, user, trailer=True), b"crc32:", b"crc32:A"), "SignatureDoesNotMatch"),
    (lambda local, user: edited(stream(local, user), b"3e8;", b"fffff;"), "IncompleteBody"),
    (lambda local, user: edited(stream(local, user), b";chunk-signature=", b";chunk="), "IncompleteBody"),
    (lambda local, user: unsigned_stream(local, user, BODY[:-1]), "IncompleteBody"),
    (lambda local, user: unsigned_stream(local, user, BODY[:-1] + b"c"), "BadDigest"),
]


@pytest.mark.parametrize(("make", "code"), BAD)
def test_refused(local: LocalAWS, user: User, make: Callable[[LocalAWS, User], Unsigned], code: str) -> None:
    reply = make(local, user).send()
    assert (reply.status, reply.code) == (403 if code == "SignatureDoesNotMatch" else 400, code)


def test_http_chunks_are_taken_apart_before_the_payload_is_looked_at(local: LocalAWS, user: User) -> None:
    request = put(local, user, hashlib.sha256(BODY).hexdigest(), BODY)
    request.headers["Transfer-Encoding"] = "chunked"
    request.body = b"3e8\r\n" + CHUNKS[0] + b"\r\n18;x=y\r\n" + CHUNKS[1] + b"\r\n0\r\n\r\n"
    assert request.send().status == 200
    assert read(local, user) == BODY
