"""S3's error document, down to the headers that go with it."""

from __future__ import annotations

import base64
import secrets
import string
from datetime import datetime
from xml.sax.saxutils import escape

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.server._wire import Answer, date_header

_UPPER = string.digits + string.ascii_uppercase


def s3_error(refusal: Refusal, now: datetime) -> Answer:
    """A refusal of S3."""
    request_id = "".join(secrets.choice(_UPPER) for _ in range(16))
    host_id = base64.b64encode(secrets.token_bytes(48)).decode()
    parts: list[tuple[str, str]] = [("Code", refusal.code)]
    if refusal.message is not None:
        parts.append(("Message", refusal.message))
    parts += [*refusal.extra, ("RequestId", request_id), ("HostId", host_id)]
    body = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{body}</Error>'
    headers = [
        ("x-amz-request-id", request_id),
        ("x-amz-id-2", host_id),
        ("Content-Type", "application/xml"),
        ("Date", date_header(now)),
        ("Server", "AmazonS3"),
        *refusal.headers,
    ]
    return Answer(refusal.status, headers, document.encode())
