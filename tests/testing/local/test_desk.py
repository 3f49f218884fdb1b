"""The calls under ``/_local/``: what anyone may read, and what needs the token."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from sts_sdk.testing import LocalAWS
from support.foreign import Boto, Keys, sts_call
from support.local_pages import get, post


def test_it_is_healthy(local: LocalAWS) -> None:
    page = get(local, "/_local/health")
    assert page.status == 200
    assert page.json() == {"status": "ok", "region": "ap-northeast-1", "account": local.account}
    assert local.requests == []


def test_the_page_comes_from_the_package_and_asks_nobody_else(local: LocalAWS) -> None:
    page = get(local, "/_local/")
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert get(local, "/_local/page.css").headers["Content-Type"] == "text/css; charset=utf-8"
    assert get(local, "/_local/page.js").headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert get(local, "/_local").headers["Location"] == "/_local/"
    assert get(local, "/_local/", "HEAD").body == b""
    for name in ("", "page.css", "page.js"):
        text = get(local, f"/_local/{name}").text.replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text
        assert "https://" not in text
        assert "innerHTML" not in text


@pytest.mark.parametrize(
    ("target", "method", "status"),
    [
        ("/_local/nothing", "GET", 404),
        ("/_local/../etc", "GET", 404),
        ("/_local/health", "POST", 405),
        ("/_local/x", "PUT", 404),
    ],
)
def test_what_is_not_there(local: LocalAWS, target: str, method: str, status: int) -> None:
    page = get(local, target, method)
    assert page.status == status
    assert target in page.json()["message"]


@pytest.mark.parametrize("token", ["", "wrong", "\xe9"])
@pytest.mark.parametrize("call", ["reset", "clock"])
def test_changes_need_the_token(local: LocalAWS, call: str, token: str) -> None:
    user = local.user("alice")
    page = post(local, f"/_local/{call}", {"advance": 7200}, token=token)
    assert page.status == 401
    assert "Authorization: Bearer TOKEN" in page.json()["message"]
    assert sts_call(local, user, "GetCallerIdentity").status == 200
    assert abs(local.clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_clock_moves(local: LocalAWS) -> None:
    before = local.clock.now()
    page = post(local, "/_local/clock", {"advance": 7200})
    assert page.status == 200
    moved = datetime.fromisoformat(page.json()["now"])
    assert timedelta(hours=2) <= moved - before < timedelta(hours=2, minutes=2)
    page = post(local, "/_local/clock", {"now": "2031-05-06T07:08:09Z"})
    assert page.json()["now"].startswith("2031-05-06T07:0")
    assert get(local, "/_local/clock").json()["now"].startswith("2031-05-06T07:0")
    assert sts_call(local, local.user("alice"), "GetCallerIdentity").status == 200


@pytest.mark.parametrize(
    "sent",
    [None, [], {}, {"advance": "1"}, {"advance": True}, {"advance": 1e300}, {"now": "2031"}, {"now": "x"},
     {"now": "2031-05-06T07:08:09"}, {"advance": 1, "now": "2031-05-06T07:08:09Z"}],
    ids=str,
)  # fmt: skip
def test_a_time_that_is_none(local: LocalAWS, sent: object) -> None:
    page = post(local, "/_local/clock", sent)
    assert page.status == 400
    assert page.json()["message"].startswith('Send {"advance": SECONDS}')
    assert abs(local.clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_reset_leaves_what_was_there_from_the_start() -> None:
    users = {"alice": {"access_key_id": "test", "secret_access_key": "test"}}
    with LocalAWS(config={"users": users, "buckets": {"photos": {"objects": {"a": "b"}}}}) as aws, Boto(aws) as boto:
        alice, bob, url = aws.users["alice"], aws.user("bob"), aws.url
        s3 = boto("s3", alice)
        s3.put_object(Bucket="photos", Key="c", Body=b"d")
        issued = boto("sts", alice).get_session_token()["Credentials"]
        aws.faults.next(throttle=True)
        assert post(aws, "/_local/reset").status == 200
        assert aws.url == url
        assert [found["Key"] for found in s3.list_objects_v2(Bucket="photos")["Contents"]] == ["a"]
        assert sts_call(aws, Keys("test", "test"), "GetCallerIdentity").status == 200
        for gone in (bob, Keys.of(issued)):
            assert sts_call(aws, gone, "GetCallerIdentity").code == "InvalidClientTokenId"
        assert aws.requests[0].operation == "s3:ListBucket"


def test_a_reset_does_not_wait_for_a_delay(local: LocalAWS) -> None:
    local.faults.next(delay=600)
    user = local.user("alice")
    waiting = threading.Thread(target=lambda: sts_call(local, user, "GetCallerIdentity"))
    waiting.start()
    while not local.requests:
        waiting.join(0.01)
    local.reset()
    waiting.join(60)
    assert not waiting.is_alive()
