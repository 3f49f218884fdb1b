"""Which service a request is for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from sts_sdk.testing._front import service_of
from sts_sdk.testing.server._request_log import RequestLog
from sts_sdk.testing.server._wire import Received
from support.foreign import sts_request

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


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


def test_many_clients_at_once_and_a_bounded_log(local: LocalAWS, alice: User) -> None:
    """64 threads, 50 calls each: none fails, and the log keeps no more than it may."""
    sent = sts_request(local, "GetCallerIdentity").sign(alice, region=local.region)

    def work(_: int) -> set[int]:
        connection = HTTPConnection(urlsplit(sent.url).netloc, timeout=60)
        found = set()
        for _ in range(50):
            connection.request("POST", "/", sent.body, sent.headers)
            answer = connection.getresponse()
            answer.read()
            found.add(answer.status)
        connection.close()
        return found

    with ThreadPoolExecutor(64) as pool:
        assert set().union(*pool.map(work, range(64))) == {200}
    assert len(local.requests) == 3200
    log = RequestLog(local.clock, most=100)
    for entry in local.requests:
        log.append(entry)
    assert (len(log), log[-1].number) == (100, 3200)
