"""How a request to S3 was signed, as the condition keys that policies may ask for."""

from __future__ import annotations

from collections.abc import Sequence

from sts_sdk.testing._clock import Clock, basic_format, parse_signing_time
from sts_sdk.testing.server._wire import Received


def signature_context(received: Received, form: bool, clock: Clock) -> dict[str, str | Sequence[str]]:
    """Where the signature stands, its version, and for presigned URLs of version 4 its age in milliseconds."""
    if form:
        return {"s3:authtype": "POST"}
    header = received.header("authorization")
    if header is not None:
        version = "AWS" if header.startswith("AWS ") else "AWS4-HMAC-SHA256"
        return {"s3:authtype": "REST-HEADER", "s3:signatureversion": version}
    if received.parameter("X-Amz-Algorithm") is None:
        return {"s3:authtype": "REST-QUERY-STRING", "s3:signatureversion": "AWS"}
    found: dict[str, str | Sequence[str]] = {
        "s3:authtype": "REST-QUERY-STRING",
        "s3:signatureversion": "AWS4-HMAC-SHA256",
    }
    signed = parse_signing_time(basic_format(received.parameter("X-Amz-Date") or ""))
    if signed is not None:
        found["s3:signatureage"] = str(max(0, int((clock.now() - signed).total_seconds() * 1000)))
    return found
