"""Signature version 2, which the older regions of S3 accept and boto3 uses for presigned URLs."""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from botocore.auth import HmacV1Auth
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials

from sts_sdk.testing._clock import ISO_SECONDS, Clock
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.s3 import _refusals
from sts_sdk.testing.server._wire import Received

_REGIONS = frozenset(
    (
        "us-east-1",
        "us-west-1",
        "us-west-2",
        "eu-west-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-northeast-1",
        "sa-east-1",
    )
)
_TOKEN = "x-amz-security-token"  # noqa: S105 -- the name of a header


class Version2Claim:
    """What a request states about its signature. ``date`` is the Date that was signed, or the Expires of a URL."""

    __slots__ = ("access_key", "date", "presigned", "signature", "tokens")

    def __init__(self, access_key: str, signature: str, date: str, tokens: list[str], *, presigned: bool) -> None:
        self.access_key = access_key
        self.signature = signature
        self.date = date
        self.tokens = tokens
        self.presigned = presigned


class _Signer(HmacV1Auth):
    def __init__(self, secret: str, date: str) -> None:
        super().__init__(Credentials("", secret))
        self._date = date

    def _get_date(self) -> str:
        return self._date


def claimed_by_version2(received: Received, region: str, clock: Clock) -> Version2Claim:
    """The signature that a request carries; a Refusal if the region takes no version 2 or the URL has expired."""
    if region not in _REGIONS:
        raise Refusal(
            "InvalidRequest",
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
        )
    header = received.header("authorization")
    if header is not None:
        access_key, _, signature = header.removeprefix("AWS ").rpartition(":")
        date = "" if received.header("x-amz-date") else received.header("date") or ""
        return Version2Claim(access_key, signature, date, received.header_values(_TOKEN), presigned=False)
    values = [received.parameter(name) for name in ("AWSAccessKeyId", "Signature", "Expires")]
    present = [value for value in values if value]
    if len(present) < len(values):
        raise _refusals.access_denied(
            "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters"
        )
    access_key, signature, expires = present
    _check_expiry(expires, clock)
    tokens = received.header_values(_TOKEN) or [value for name, value in received.query if name.lower() == _TOKEN]
    return Version2Claim(access_key, signature, expires, tokens, presigned=True)


def check_version2(received: Received, resource: str, claim: Version2Claim, secret: str) -> None:
    """SignatureDoesNotMatch unless botocore computes the same signature."""
    signer = _Signer(secret, claim.date)
    url = urlsplit(f"http://local{received.raw_path}?{received.raw_query}")
    text = signer.canonical_string(received.method, url, _signed_headers(received), auth_path=resource)
    if not hmac.compare_digest(signer.sign_string(text).encode(), claim.signature.encode()):
        raise _refusals.mismatch(claim.access_key, claim.signature, text)


def _signed_headers(received: Received) -> HTTPHeaders:
    """The headers that are signed; those of a presigned URL may stand in its query."""
    wanted = HTTPHeaders()
    for name, value in [*received.headers, *received.query]:
        lower = name.lower()
        if lower in ("content-md5", "content-type") or (lower.startswith("x-amz-") and lower not in wanted):
            wanted[lower] = value
    return wanted


def _check_expiry(expires: str, clock: Clock) -> None:
    now = clock.now()
    until = datetime.fromtimestamp(int(expires), UTC) if re.fullmatch("[0-9]{1,11}", expires) else None
    if until is None:  # also what is in milliseconds, a common mistake
        raise _refusals.access_denied("Invalid date (should be seconds since epoch): " + expires)
    if until < now:
        raise _refusals.access_denied(
            "Request has expired", ("Expires", f"{until:{ISO_SECONDS}}"), ("ServerTime", f"{now:{ISO_SECONDS}}")
        )
