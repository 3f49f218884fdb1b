"""Which service a request is for."""

from __future__ import annotations

import pytest

from sts_sdk.testing._front import service_of
from sts_sdk.testing.server._wire import Received


@pytest.mark.parametrize(
    ("method", "target", "host", "kind", "service"),
    [
        ("POST", "/", "127.0.0.1:1", "application/x-www-form-urlencoded", "sts"),
        ("POST", "/", "127.0.0.1:1", None, "sts"),
        ("POST", "/", None, None, "sts"),
        ("GET", "/?Action=GetCallerIdentity", "127.0.0.1:1", None, "sts"),
        ("GET", "/", "127.0.0.1:1", None, "s3"),
        ("GET", "/", None, None, "s3"),
        ("POST", "/", "127.0.0.1:1", "multipart/form-data; boundary=x", "s3"),
        ("POST", "/", "127.0.0.1:1", "Multipart/form-data; boundary=x", "s3"),
        ("POST", "/bucket", "127.0.0.1:1", None, "s3"),
        ("POST", "/", "bucket.localhost:1", None, "s3"),
        ("POST", "/", "bucket.s3.amazonaws.com", None, "s3"),
        ("PUT", "/bucket/key", "STS.amazonaws.com", None, "sts"),
        ("POST", "/", "s3.amazonaws.com", "application/x-www-form-urlencoded", "s3"),
    ],
)
def test_which_service_a_request_is_for(
    method: str, target: str, host: str | None, kind: str | None, service: str
) -> None:
    headers = [(name, value) for name, value in (("Host", host), ("Content-Type", kind)) if value is not None]
    assert service_of(Received(method, target, headers, b"")) == service
