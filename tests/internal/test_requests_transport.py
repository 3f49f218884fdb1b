"""The transport against real sockets: what goes out, what comes back, and what stays out of it."""

from __future__ import annotations

import gzip
import http.client
import logging
import os
import subprocess
import sys
import threading
import traceback
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import requests
import responses
from moto import mock_aws

from sts_sdk.internal._requests_transport import open_transport
from sts_sdk.internal._transport import (
    BodyTooLarge,
    ConnectError,
    HttpRequest,
    InvalidTarget,
    TransportError,
    WireResponse,
)
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.server import Answer, StubServer
from support.sockets import RawServer, read_request

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

    from sts_sdk.internal._transport import Transport

CANARY = "canary0secret0value"
TIMEOUTS = Timeouts(5, 5)


@pytest.fixture
def transport() -> Iterator[Transport]:
    opened = open_transport(TransportSettings())
    yield opened
    opened.close()


def post(url: str, body: bytes = b"Action=Test", **headers: str) -> HttpRequest:
    return HttpRequest("POST", url, {"Host": "test", "User-Agent": "ours", **headers}, body)


def send(url: str, **settings: object) -> WireResponse:
    """One request over a transport of its own."""
    transport = open_transport(TransportSettings(**settings))
    try:
        return transport.send(post(url), TIMEOUTS)
    finally:
        transport.close()


def test_the_request_goes_out_as_it_is_and_the_answer_comes_back_whole(transport: Transport) -> None:
    answer = Answer(418, b"<tea/>", {"Content-Type": "text/xml", "X-Amzn-RequestId": "r-1"}, reason="Teapot")
    with StubServer(answer) as server:
        response = transport.send(post(server.url + "/a%2Fb/../c?x=%7e&y", Authorization="AWS4"), TIMEOUTS)
    assert (response.status, response.reason, response.body) == (418, "Teapot", b"<tea/>")
    assert response.headers.get("x-amzn-requestid") == "r-1"
    received = server.requests[0]
    assert (received.method, received.target, received.body) == ("POST", "/a%2Fb/../c?x=%7e&y", b"Action=Test")
    assert received.headers == [
        ("Host", "test"),
        ("User-Agent", "ours"),
        ("Authorization", "AWS4"),
        ("Accept-Encoding", "identity"),
        ("Content-Length", "11"),
    ]


@pytest.mark.parametrize("path", ["", "?a=b", "/", "/?a=b", "/x"])
def test_the_target_begins_with_a_slash(transport: Transport, path: str) -> None:
    with StubServer() as server:
        transport.send(post(server.url + path), TIMEOUTS)
    assert server.requests[0].target == (path if path.startswith("/") else "/" + path)


def test_a_get_has_neither_body_nor_length(transport: Transport) -> None:
    with StubServer() as server:
        transport.send(HttpRequest("GET", server.url, {"Host": "test"}), TIMEOUTS)
        transport.send(post(server.url, b""), TIMEOUTS)
    assert server.requests[0].header("Content-Length") is None
    assert server.requests[0].header("Transfer-Encoding") is None
    assert server.requests[1].header("Content-Length") == "0"


def test_headers_that_came_twice_are_joined(transport: Transport) -> None:
    raw = b"HTTP/1.1 200 OK\r\nVia: a\r\nVia: b\r\nContent-Length: 0\r\n\r\n"
    with StubServer(Answer(raw=raw)) as server:
        assert transport.send(post(server.url), TIMEOUTS).headers.get("via") == "a, b"


@pytest.mark.posix
def test_netrc_does_not_touch_the_authorization_header(
    transport: Transport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with StubServer() as server:
        transport.send(post(server.url, Authorization="AWS4 signed"), TIMEOUTS)
        transport.send(post(server.url), TIMEOUTS)
    assert [request.header("Authorization") for request in server.requests] == ["AWS4 signed", None]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_answer_like_any_other(transport: Transport, status: int) -> None:
    with StubServer(Answer(status, b"moved", {"Location": "/elsewhere"})) as server:
        response = transport.send(post(server.url), TIMEOUTS)
    assert (response.status, response.body, len(server.requests)) == (status, b"moved", 1)


def test_cookies_are_not_kept(transport: Transport) -> None:
    with StubServer(Answer(headers={"Set-Cookie": "a=b; Path=/"})) as server:
        transport.send(post(server.url), TIMEOUTS)
        transport.send(post(server.url), TIMEOUTS)
    assert server.requests[1].header("Cookie") is None


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"plain text", mtime=0)),
        ("deflate", zlib.compress(b"plain text")),
        ("identity", b"plain text"),
    ],
    ids=["gzip", "deflate", "identity"],
)
@pytest.mark.parametrize("asked", [True, False])
def test_a_compressed_answer_is_understood_asked_for_or_not(encoding: str, body: bytes, asked: bool) -> None:
    with StubServer(Answer(200, body, {"Content-Encoding": encoding})) as server:
        assert send(server.url, gzip=asked).body == b"plain text"
    assert server.requests[0].header("Accept-Encoding") == ("gzip,deflate" if asked else "identity")


def test_what_is_called_gzip_and_is_not_is_a_broken_answer(transport: Transport) -> None:
    with StubServer(Answer(200, b"not gzip", {"Content-Encoding": "gzip"})) as server, pytest.raises(TransportError):
        transport.send(post(server.url), TIMEOUTS)


def chunked(*chunks: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    return head + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in (*chunks, b""))


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole",
        chunked(b"wh", b"ole"),
        b"HTTP/1.0 200 OK\r\n\r\nwhole",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole",
        b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole",
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nwhole",
    ],
)
def test_every_kind_of_framing_is_read_to_its_end(transport: Transport, raw: bytes) -> None:
    with StubServer(Answer(raw=raw)) as server:
        assert transport.send(post(server.url), TIMEOUTS).body == b"whole"


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + b"x" * 1001,
        chunked(b"x" * 600, b"x" * 600),
        b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 1001,
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + gzip.compress(bytes(10_000_000)),
    ],
    ids=["announced", "counted", "chunked", "until-close", "gzip-bomb"],
)
def test_a_body_over_the_cap_is_not_read_on(raw: bytes) -> None:
    opened = open_transport(TransportSettings(max_body=1000, max_connections=1))
    with StubServer(Answer(raw=raw), Answer(200, b"x" * 1000)) as server:
        with pytest.raises(BodyTooLarge, match="larger than 1000 bytes") as caught:
            opened.send(post(server.url), TIMEOUTS)
        assert caught.value.retryable is False
        # The place in the pool is free again, and a body of exactly the cap is taken.
        assert len(opened.send(post(server.url), TIMEOUTS).body) == 1000
    opened.close()


def test_an_answer_that_is_late_is_never_taken_for_that_of_the_next_request(transport: Transport) -> None:
    """A server may say meanwhile that it works on it, by any status below 200."""
    asked = threading.Event()

    def talk(sock: socket.socket, number: int) -> None:
        for body in (b"first", b"later"):
            read_request(sock)
            sock.sendall(b"HTTP/1.1 102 Processing\r\n\r\n")
            asked.wait(0.05)
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + body)

    with RawServer(talk) as server:
        url = f"http://127.0.0.1:{server.port}"
        assert [transport.send(post(url), TIMEOUTS).body for _ in range(2)] == [b"first", b"later"]


@pytest.mark.parametrize("name", ["content-length", "CONTENT-LENGTH", "accept-encoding", "ACCEPT-ENCODING"])
def test_a_header_of_the_callers_is_not_sent_a_second_time(transport: Transport, name: str) -> None:
    with StubServer(Answer(200, b"ok")) as server:
        request = HttpRequest("POST", server.url, {"Host": "test", "User-Agent": "ours", name: "5"}, b"Action=Test")
        transport.send(request, TIMEOUTS)
        (sent,) = server.requests
        assert [header.lower() for header, _ in sent.headers].count(name.lower()) == 1
        assert sent.body == b"Action=Test"


@pytest.mark.parametrize("name", ["Transfer-Encoding", "transfer-encoding"])
def test_a_body_is_not_said_to_come_in_another_way_than_it_does(transport: Transport, name: str) -> None:
    with StubServer(Answer(200, b"ok")) as server:
        request = HttpRequest("POST", server.url, {"Host": "test", "User-Agent": "ours", name: "chunked"}, b"x")
        with pytest.raises(InvalidTarget, match="Transfer-Encoding"):
            transport.send(request, TIMEOUTS)
        assert not server.requests


def test_a_thousand_calls_use_one_connection(transport: Transport) -> None:
    with StubServer(Answer(200, b"ok")) as server:
        for _ in range(1000):
            assert transport.send(post(server.url), TIMEOUTS).body == b"ok"
        assert server.connections == 1
        assert len(server.requests) == 1000


def test_many_threads_share_no_more_connections_than_allowed() -> None:
    opened = open_transport(TransportSettings(max_connections=5))
    with StubServer(Answer(200, b"ok", delay=0.002)) as server, ThreadPoolExecutor(64) as threads:
        bodies = list(threads.map(lambda _: opened.send(post(server.url), TIMEOUTS).body, range(640)))
        assert bodies == [b"ok"] * 640
        assert 1 <= server.connections <= 5
    opened.close()


def test_closing_closes_the_connections_and_the_next_call_opens_one(transport: Transport) -> None:
    gone = threading.Event()

    def talk(sock: socket.socket, number: int) -> None:
        while read_request(sock):
            sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        gone.set()

    with RawServer(talk) as server:
        url = f"http://127.0.0.1:{server.port}"
        transport.send(post(url), TIMEOUTS)
        assert not gone.is_set()
        transport.close()
        assert gone.wait(5)
        transport.send(post(url), TIMEOUTS)
        assert server.connections == 2


FORK = """
import os, sys
from sts_sdk.internal._requests_transport import open_transport
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
transport = open_transport(TransportSettings(max_connections=1))
def call(who):
    return transport.send(HttpRequest("POST", sys.argv[1] + who, {}, b""), Timeouts(5, 5)).body
assert call("/before") == b"ok"
child = os.fork()
if child == 0:
    os._exit(0 if call("/child") == b"ok" and call("/child") == b"ok" else 1)
assert os.waitpid(child, 0)[1] == 0
assert call("/parent") == b"ok"
"""


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_opens_its_own_connection_and_leaves_the_parents_alone() -> None:
    with StubServer(Answer(200, b"ok")) as server:
        done = subprocess.run(
            [sys.executable, "-c", FORK, server.url], capture_output=True, text=True, timeout=30, check=False
        )
        assert done.returncode == 0, done.stderr
        assert [request.target for request in server.requests] == ["/before", "/child", "/child", "/parent"]
        assert server.connections == 2


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/",
        "127.0.0.1/",
        "http://",
        "http://user:canary0secret0value@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "http://bad host/",
        "http://[::1/",
        "http://127.0.0.1\r\nX: y/",
        "http://127.0.0.1/a b?canary0secret0value",
        "http://127.0.0.1/?x=\r\nX-Smuggled: canary0secret0value",
        "http://127.0.0.1/ü?canary0secret0value",
    ],
)
def test_a_url_that_cannot_be_sent_is_refused_without_showing_it(transport: Transport, url: str) -> None:
    with pytest.raises(InvalidTarget) as caught:
        transport.send(post(url), TIMEOUTS)
    assert (caught.value.retryable, caught.value.sent) == (False, False)
    assert CANARY not in everything_of(caught.value)


@pytest.mark.parametrize("value", [f"a\r\nX-Smuggled: {CANARY}", f"a\n{CANARY}", f"{CANARY}\N{SNOWMAN}"])
def test_a_header_that_would_split_the_request_is_refused_without_showing_it(transport: Transport, value: str) -> None:
    with StubServer() as server:
        with pytest.raises(InvalidTarget) as caught:
            transport.send(post(server.url, Authorization=value), TIMEOUTS)
        assert CANARY not in everything_of(caught.value)
        assert server.requests == []
        transport.send(post(server.url), TIMEOUTS)  # and the transport works on


def everything_of(error: BaseException) -> str:
    """The error as the most talkative traceback shows it: with the locals of every frame but the test's, and causes."""
    assert error.__traceback__ is not None
    error = error.with_traceback(error.__traceback__.tb_next)
    lines = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(lines.format()) + repr(error) + str(error)


FAULTS: dict[str, Answer] = {
    "no answer": Answer(raw=b""),
    "garbage": Answer(raw=b"garbage\r\n\r\n"),
    "truncated": Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + CANARY.encode()),
    "truncated chunk": Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n" + CANARY.encode()),
    "too large": Answer(raw=b"HTTP/1.0 200 OK\r\n\r\n" + CANARY.encode() * 10),
    "late": Answer(200, CANARY, delay=2),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_secret_of_request_or_answer_shows_in_a_failure(
    fault: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    opened = open_transport(TransportSettings(max_body=100))
    with StubServer(FAULTS[fault]) as server:
        request = HttpRequest(
            "POST",
            f"{server.url}/path?X-Amz-Security-Token={CANARY}",
            {"Authorization": CANARY, "X-Amz-Security-Token": CANARY},
            b"TokenCode=" + CANARY.encode(),
        )
        with pytest.raises(TransportError) as caught:
            opened.send(request, Timeouts(2, 0.2))
    assert CANARY not in everything_of(caught.value)
    assert "/path" in caplog.text or fault in ("no answer", "garbage", "late")
    assert CANARY not in caplog.text
    opened.close()


def test_nor_when_there_is_no_connection(transport: Transport, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with StubServer() as server:
        url = server.url
    with pytest.raises(ConnectError) as caught:
        transport.send(post(f"{url}/?{CANARY}", CANARY.encode(), Authorization=CANARY), TIMEOUTS)
    assert CANARY not in everything_of(caught.value)
    assert CANARY not in caplog.text
    assert "refused" in str(caught.value.__cause__)


def test_debug_logs_of_urllib3_name_the_path_and_not_the_query(
    transport: Transport, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with StubServer() as server:
        transport.send(post(f"{server.url}/shown?X-Amz-Signature={CANARY}", Authorization=CANARY), TIMEOUTS)
    assert server.requests[0].target == f"/shown?X-Amz-Signature={CANARY}"
    assert "/shown" in caplog.text
    assert CANARY not in caplog.text


@responses.activate
def test_responses_intercepts_unmodified(transport: Transport) -> None:
    sent = responses.post(
        "https://sts.amazonaws.com/",
        body=b"<canned/>",
        status=403,
        headers={"x-amzn-RequestId": "r-2"},
        match=[responses.matchers.header_matcher({"Authorization": "AWS4"})],
    )
    response = transport.send(post("https://sts.amazonaws.com/", b"Action=X", Authorization="AWS4"), TIMEOUTS)
    assert (response.status, response.body, response.headers.get("X-Amzn-RequestId")) == (403, b"<canned/>", "r-2")
    assert sent.call_count == 1
    call = responses.calls[0]
    assert (call.request.body, call.request.headers["AUTHORIZATION"]) == (b"Action=X", "AWS4")
    assert list(call.response.cookies) == []


def test_what_others_see_of_an_exchange_is_all_that_requests_has(transport: Transport) -> None:
    """Both objects are made without the __init__ of requests."""
    with responses.RequestsMock() as mock:
        mock.post("https://sts.us-east-1.amazonaws.com/", body="ok")
        transport.send(post("https://sts.us-east-1.amazonaws.com/"), TIMEOUTS)
        (call,) = mock.calls
        for theirs, ours in ((requests.PreparedRequest(), call.request), (requests.Response(), call.response)):
            assert [name for name in vars(theirs) if not hasattr(ours, name)] == []
        assert (call.response.url, call.response.reason) == ("https://sts.us-east-1.amazonaws.com/", "OK")
        assert call.response.elapsed.total_seconds() == 0  # only a Session measures it


@responses.activate
def test_responses_raises_through_the_transport(transport: Transport) -> None:
    responses.post("https://sts.amazonaws.com/", body=ConnectionResetError("by test"))
    with pytest.raises(ConnectError):
        transport.send(post("https://sts.amazonaws.com/"), TIMEOUTS)
    with pytest.raises(ConnectError) as caught:
        transport.send(post("https://elsewhere.amazonaws.com/"), TIMEOUTS)
    assert "refused by Responses" in str(caught.value.__cause__)


@responses.activate
def test_what_is_no_failure_of_the_network_is_left_alone(transport: Transport) -> None:
    responses.post("https://sts.amazonaws.com/", body=AssertionError("by test"))
    with pytest.raises(AssertionError, match="by test"):
        transport.send(post("https://sts.amazonaws.com/"), TIMEOUTS)


@responses.activate
def test_responses_passes_through_to_a_real_server(transport: Transport) -> None:
    with StubServer(Answer(200, b"real")) as server:
        responses.add_passthru(server.url)
        assert transport.send(post(server.url + "/?q=1"), TIMEOUTS).body == b"real"
    assert server.requests[0].target == "/?q=1"


@mock_aws
def test_moto_intercepts_unmodified(transport: Transport) -> None:
    authorization = (
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0"
    )
    request = HttpRequest(
        "POST",
        "https://sts.us-east-1.amazonaws.com/",
        {
            "Host": "sts.us-east-1.amazonaws.com",
            "Authorization": authorization,
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        },
        b"Action=GetCallerIdentity&Version=2011-06-15",
    )
    response = transport.send(request, TIMEOUTS)
    assert response.status == 200
    assert b"<Account>123456789012</Account>" in response.body


def test_http_client_debugging_needs_no_special_care(transport: Transport, capsys: pytest.CaptureFixture[str]) -> None:
    """http.client prints all when told to; that nobody switches it on here is what is shown."""
    assert http.client.HTTPConnection.debuglevel == 0
    with StubServer() as server:
        transport.send(post(server.url, Authorization=CANARY), TIMEOUTS)
    assert CANARY not in "".join(capsys.readouterr())
