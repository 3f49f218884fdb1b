"""What S3 says no with, in its own words."""

from __future__ import annotations

from collections.abc import Iterable

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.server._wire import Received

_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)
_ONE_MECHANISM = (
    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or "
    "the Authorization header should be specified"
)


def access_denied(message: str = "Access Denied", *extra: tuple[str, str]) -> Refusal:
    """AccessDenied."""
    return Refusal("AccessDenied", message, 403, extra=extra)


def unknown_key(access_key: str) -> Refusal:
    """A key that does not exist, or came without its token."""
    message = "The AWS Access Key Id you provided does not exist in our records."
    return Refusal("InvalidAccessKeyId", message, 403, extra=[("AWSAccessKeyId", access_key)])


def invalid_token(tokens: Iterable[str]) -> Refusal:
    """A token that was not issued, or that the key does not take."""
    return Refusal("InvalidToken", "The provided token is malformed or otherwise invalid.", extra=_numbered(tokens))


def expired_token(tokens: Iterable[str]) -> Refusal:
    """A session that is over."""
    return Refusal("ExpiredToken", "The provided token has expired.", extra=_numbered(tokens))


def mismatch(access_key: str, signature: str, string_to_sign: str, canonical_request: str | None = None) -> Refusal:
    """A signature that is not the one S3 computes."""
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
    """An Authorization header that does not hold together."""
    return Refusal("AuthorizationHeaderMalformed", f"The authorization header is malformed; {message}", extra=extra)


def malformed_query(message: str, *extra: tuple[str, str]) -> Refusal:
    """A presigned URL that does not hold together."""
    return Refusal("AuthorizationQueryParametersError", message, extra=extra)


def invalid_argument(message: str, name: str, value: str) -> Refusal:
    """A header or parameter with a value that is not taken."""
    return Refusal("InvalidArgument", message, extra=[("ArgumentName", name), ("ArgumentValue", value)])


def malformed_xml() -> Refusal:
    """A body that is no document of the kind that is asked for."""
    message = "The XML you provided was not well-formed or did not validate against our published schema"
    return Refusal("MalformedXML", message)


def one_mechanism(received: Received) -> Refusal:
    """Authentication given twice."""
    return invalid_argument(_ONE_MECHANISM, "Authorization", received.header("authorization") or "")


def _numbered(tokens: Iterable[str]) -> list[tuple[str, str]]:
    return [(f"Token-{number}", token) for number, token in enumerate(tokens)]
