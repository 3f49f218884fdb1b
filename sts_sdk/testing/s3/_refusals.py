"""The errors of S3 in its own words, and the XML document that carries one."""

from __future__ import annotations

import base64
import secrets
import string
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.server._wire import Answer, Received, date_header, xml_text

_UPPER = string.digits + string.ascii_uppercase
_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)
_ONE_MECHANISM = (
    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or "
    "the Authorization header should be specified"
)


def access_denied(message: str = "Access Denied", *extra: tuple[str, str]) -> Refusal:
    """AccessDenied: the caller may not do this, or the request proves no caller."""
    return Refusal("AccessDenied", message, 403, extra=extra)


def unknown_key(access_key: str) -> Refusal:
    """InvalidAccessKeyId: the key does not exist, or came without its session token."""
    message = "The AWS Access Key Id you provided does not exist in our records."
    return Refusal("InvalidAccessKeyId", message, 403, extra=[("AWSAccessKeyId", access_key)])


def invalid_token(tokens: Iterable[str]) -> Refusal:
    """InvalidToken: the session token was not issued here, or does not belong to the key."""
    return Refusal("InvalidToken", "The provided token is malformed or otherwise invalid.", extra=_numbered(tokens))


def expired_token(tokens: Iterable[str]) -> Refusal:
    """ExpiredToken: the session has expired."""
    return Refusal("ExpiredToken", "The provided token has expired.", extra=_numbered(tokens))


def mismatch(access_key: str, signature: str, string_to_sign: str, canonical_request: str | None = None) -> Refusal:
    """SignatureDoesNotMatch: S3 computes another signature, and says from which texts."""
    extra = [
        ("AWSAccessKeyId", access_key),
        ("StringToSign", string_to_sign),
        ("SignatureProvided", signature),
        ("StringToSignBytes", string_to_sign.encode().hex(" ")),
    ]
    if canonical_request is not None:
        extra.append(("CanonicalRequest", canonical_request))
        extra.append(("CanonicalRequestBytes", canonical_request.encode().hex(" ")))
    return Refusal("SignatureDoesNotMatch", _MISMATCH, 403, extra=extra)


def malformed_header(message: str, *extra: tuple[str, str]) -> Refusal:
    """AuthorizationHeaderMalformed: the Authorization header is incomplete or contradicts the request."""
    return Refusal("AuthorizationHeaderMalformed", f"The authorization header is malformed; {message}", extra=extra)


def malformed_query(message: str, *extra: tuple[str, str]) -> Refusal:
    """AuthorizationQueryParametersError: a presigned URL is incomplete or contradicts itself."""
    return Refusal("AuthorizationQueryParametersError", message, extra=extra)


def invalid_argument(message: str, name: str, value: str) -> Refusal:
    """InvalidArgument: a header, query parameter or form field has a value that is not allowed."""
    return Refusal("InvalidArgument", message, extra=[("ArgumentName", name), ("ArgumentValue", value)])


def malformed_xml() -> Refusal:
    """MalformedXML: the body is not the XML document that the operation takes."""
    message = "The XML you provided was not well-formed or did not validate against our published schema"
    return Refusal("MalformedXML", message)


def one_mechanism(received: Received) -> Refusal:
    """InvalidArgument: the request is signed in more than one way."""
    return invalid_argument(_ONE_MECHANISM, "Authorization", received.header("authorization") or "")


def _numbered(tokens: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"Token-{number}", token) for number, token in enumerate(tokens)]


def own_headers(now: datetime) -> list[tuple[str, str]]:
    """The headers of every answer: the two ids of the request, the time and the server's name."""
    return [
        ("x-amz-request-id", "".join(secrets.choice(_UPPER) for _ in range(16))),
        ("x-amz-id-2", base64.b64encode(secrets.token_bytes(48)).decode()),
        ("Date", date_header(now)),
        ("Server", "AmazonS3"),
    ]


def s3_error(refusal: Refusal, now: datetime) -> Answer:
    """A refusal as S3 sends it."""
    own = own_headers(now)
    parts: list[tuple[str, str]] = [("Code", refusal.code)]
    if refusal.message is not None:
        parts.append(("Message", refusal.message))
    parts += [*refusal.extra, ("RequestId", own[0][1]), ("HostId", own[1][1])]
    body = "".join(f"<{name}>{escape(xml_text(value))}</{name}>" for name, value in parts)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{body}</Error>'
    headers = [*own, ("Content-Type", "application/xml"), *refusal.headers]
    return Answer(refusal.status, headers, document.encode())
