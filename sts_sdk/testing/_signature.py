"""Signature version 4: what a request states, and what botocore's signer computes from the same request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast
from urllib.parse import quote

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials

from sts_sdk.testing.server._wire import Received

ALGORITHM = "AWS4-HMAC-SHA256"
_UNRESERVED = "-_.~/"


class Claim:
    """What a request states about its signature: credential scope, signed headers, time and the signature itself."""

    __slots__ = (
        "access_key",
        "date",
        "presigned",
        "region",
        "service",
        "signature",
        "signed_headers",
        "terminator",
        "timestamp",
        "token",
    )

    def __init__(self, parts: Mapping[str, str], timestamp: str, token: str | None, *, presigned: bool) -> None:
        credential = parts["Credential"].rsplit("/", 4)
        self.access_key, self.date, self.region, self.service, self.terminator = credential
        self.signed_headers = parts["SignedHeaders"].lower().split(";")
        self.signature = parts["Signature"]
        self.timestamp = timestamp
        self.token = token
        self.presigned = presigned


class ComputedSignature:
    """What botocore computes for a request. S3 puts the canonical request and the string to sign into its refusal."""

    __slots__ = ("canonical_request", "context", "signature", "signer", "string_to_sign")

    def __init__(self, received: Received, claim: Claim, secret: str, *, s3: bool) -> None:
        signer_type = _S3_SIGNERS if s3 else _SIGNERS
        self.signer = signer_type[claim.presigned](Credentials(claim.access_key, secret), claim.service, claim.region)
        self.context = _botocore_request(received, claim, s3=s3)
        self.canonical_request = self.signer.canonical_request(self.context)
        self.string_to_sign = self.signer.string_to_sign(self.context, self.canonical_request)
        self.signature = self.signer.signature(self.string_to_sign, self.context)


def _signed_only(self: SigV4Auth, request: AWSRequest) -> HTTPHeaders:  # noqa: ARG001 -- a method of the classes below
    """Sign exactly the headers that the client lists in SignedHeaders; botocore would choose other ones."""
    return cast("HTTPHeaders", request.context["signed"])


class _Header(SigV4Auth):
    headers_to_sign = _signed_only


class _Query(SigV4QueryAuth):
    headers_to_sign = _signed_only


class _S3Header(S3SigV4Auth):
    headers_to_sign = _signed_only


class _S3Query(S3SigV4QueryAuth):
    headers_to_sign = _signed_only


_SIGNERS: tuple[type[SigV4Auth], type[SigV4Auth]] = (_Header, _Query)
_S3_SIGNERS: tuple[type[SigV4Auth], type[SigV4Auth]] = (_S3Header, _S3Query)


def _botocore_request(received: Received, claim: Claim, *, s3: bool) -> AWSRequest:
    path = quote(received.path, safe=_UNRESERVED) if s3 else received.raw_path
    query = [(name, value) for name, value in received.query if name != "X-Amz-Signature"]
    request = AWSRequest(received.method, f"http://local{path}", data=received.body, params=query)
    for name, value in received.headers:
        request.headers[name] = value
    request.context["timestamp"] = claim.timestamp
    request.context["signed"] = signed = HTTPHeaders()
    for name in claim.signed_headers:
        for value in received.header_values(name) or [""]:
            signed[name] = value
    return request
