"""The body of a request to S3, whole or in chunks: checked against its hash, its checksums and its signatures."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import zlib
from collections.abc import Callable

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._signature import Claim, ComputedSignature
from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.s3._authentication import Proof
from sts_sdk.testing.server._wire import Received

_UNSIGNED = "UNSIGNED-PAYLOAD"
_UNSIGNED_STREAM = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
_SIGNED_STREAMS = ("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")
_FRAMING = ("content-length", "transfer-encoding", "x-amz-trailer", "x-amz-decoded-content-length")
_NOTHING = hashlib.sha256(b"").hexdigest()

_CHECKSUMS: dict[str, Callable[[bytes], bytes]] = {
    "crc32": lambda body: zlib.crc32(body).to_bytes(4, "big"),
    "sha1": lambda body: hashlib.sha1(body, usedforsecurity=False).digest(),
    "sha256": lambda body: hashlib.sha256(body).digest(),
}


def unpack(received: Received, proof: Proof) -> None:
    """Check the body, and replace it by its plain form: chunks are joined, and trailers become headers."""
    stated = received.header("x-amz-content-sha256") or _UNSIGNED
    if stated == _UNSIGNED_STREAM:
        _replace_body(received, *_chunks(received.body, None))
    elif stated in _SIGNED_STREAMS:
        if proof.claim is None or proof.computed is None:
            raise _refusals.invalid_argument("A stream is signed with version 4.", "x-amz-content-sha256", stated)
        _replace_body(received, *_chunks(received.body, _ChunkSigner(proof.claim, proof.computed)))
    elif stated != _UNSIGNED:
        _check_hash(received.body, stated)
    _check_checksums(received)


class _ChunkSigner:
    """Checks the chunk signatures of a body: each one covers a chunk and the signature before it."""

    def __init__(self, claim: Claim, computed: ComputedSignature) -> None:
        self._claim = claim
        self._computed = computed
        self._previous = claim.signature
        self._scope = computed.signer.credential_scope(computed.context)

    def check(self, given: str, kind: str, *hashes: str) -> None:
        parts = (f"AWS4-HMAC-SHA256-{kind}", self._claim.timestamp, self._scope, self._previous, *hashes)
        text = "\n".join(parts)
        expected = self._computed.signer.signature(text, self._computed.context)
        if not hmac.compare_digest(expected.encode(), given.encode()):
            raise _refusals.mismatch(self._claim.access_key, given, text, self._computed.canonical_request)
        self._previous = expected


def _chunks(body: bytes, signer: _ChunkSigner | None) -> tuple[bytes, list[tuple[str, str]]]:
    data, position = b"", 0
    while True:
        line, _, _ = body[position:].partition(b"\r\n")
        found = re.fullmatch(rb"([0-9a-fA-F]+)(?:;chunk-signature=([0-9a-f]{64}))?", line)
        if found is None:
            raise Refusal("IncompleteBody", "The request body terminated unexpectedly")
        size, start = int(found[1], 16), position + len(line) + 2
        chunk = body[start : start + size]
        if len(chunk) < size:
            raise Refusal("IncompleteBody", "The request body terminated unexpectedly")
        if signer is not None:
            signer.check((found[2] or b"").decode(), "PAYLOAD", _NOTHING, hashlib.sha256(chunk).hexdigest())
        if not size:
            return data, _trailers(body[start:], signer)
        data, position = data + chunk, start + size + 2


def _trailers(text: bytes, signer: _ChunkSigner | None) -> list[tuple[str, str]]:
    lines = [line.partition(":") for line in text.decode("latin-1").split("\r\n") if line.strip()]
    trailers = [(name.strip().lower(), value.strip()) for name, _, value in lines]
    plain = [(name, value) for name, value in trailers if name != "x-amz-trailer-signature"]
    if signer is not None and trailers:
        given = next((value for name, value in trailers if name == "x-amz-trailer-signature"), "")
        signed = "".join(f"{name}:{value}\n" for name, value in plain)
        signer.check(given, "TRAILER", hashlib.sha256(signed.encode()).hexdigest())
    return plain


def _replace_body(received: Received, body: bytes, trailers: list[tuple[str, str]]) -> None:
    length = received.header("x-amz-decoded-content-length")
    if length is not None and length != str(len(body)):
        message = "You did not provide the number of bytes specified by the Content-Length HTTP header"
        raise Refusal("IncompleteBody", message)
    received.body = body
    kept = [(name, value) for name, value in received.headers if name.lower() not in _FRAMING]
    received.headers = [pair for pair in map(_plain_header, kept) if pair[1]] + trailers


def _plain_header(pair: tuple[str, str]) -> tuple[str, str]:
    name, value = pair
    if name.lower() == "x-amz-content-sha256":
        return name, _UNSIGNED
    if name.lower() == "content-encoding":
        return name, ",".join(part for part in value.split(",") if part.strip() != "aws-chunked")
    return pair


def _check_hash(body: bytes, stated: str) -> None:
    if not re.fullmatch(r"[0-9a-f]{64}", stated):
        raise _refusals.invalid_argument(
            f"x-amz-content-sha256 must be {_UNSIGNED}, {_UNSIGNED_STREAM}, {', '.join(_SIGNED_STREAMS)} or a valid "
            "sha256 value.",
            "x-amz-content-sha256",
            stated,
        )
    computed = hashlib.sha256(body).hexdigest()
    if computed != stated:
        raise Refusal(
            "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.",
            extra=[("ClientComputedContentSHA256", stated), ("S3ComputedContentSHA256", computed)],
        )


def _check_checksums(received: Received) -> None:
    md5 = received.header("content-md5")
    if md5 is not None and md5 != _in_base64(hashlib.md5(received.body, usedforsecurity=False).digest()):
        raise Refusal("BadDigest", "The Content-MD5 you specified did not match what we received.")
    for name, compute in _CHECKSUMS.items():
        stated = received.header(f"x-amz-checksum-{name}")
        if stated is not None and "-" not in stated and stated != _in_base64(compute(received.body)):
            raise Refusal("BadDigest", f"The {name.upper()} you specified did not match the calculated checksum.")


def _in_base64(digest: bytes) -> str:
    return base64.b64encode(digest).decode()
