"""What is done for speed: it reads and writes what http.client would, and calls work without it."""

from __future__ import annotations

import http.client
import io
from http.client import HTTPResponse, parse_headers
from typing import TYPE_CHECKING, Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk.internal import _fast_path
from sts_sdk.internal._adapter import Adapter
from sts_sdk.internal._fast_path import QuickAdapter, QuickPlainConnection, usual_head
from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import HttpRequest, InvalidTarget
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.server import Answer, StubServer
from support.sockets import RawServer

if TYPE_CHECKING:
    import socket

NAMES = st.sampled_from(
    ["Content-Length", "content-length", "Date", "X", "Connection", "Transfer-Encoding", "X_y", "", " "]
)
VALUES = st.one_of(
    st.sampled_from(["4", "0", "-1", "٣", "close", "chunked"]), st.text("a4 \t\r\n:;é\x00\x0b\x85", max_size=6)
)
SPACES = st.sampled_from(["", " ", "  ", "\t"])
LINES = st.builds("{}:{}{}".format, NAMES, SPACES, VALUES) | NAMES  # some lack the colon


@given(st.lists(LINES, max_size=5).map(lambda lines: ["Content-Length: 4", *lines]))
def test_a_usual_head_is_what_http_client_reads(lines: list[str]) -> None:
    head = "\r\n".join(["HTTP/1.1 200 OK", *lines]).encode("latin-1", "replace")
    message = usual_head(head)
    if message is None:
        return
    theirs = parse_headers(io.BytesIO(head.partition(b"\r\n")[2] + b"\r\n\r\n"))
    assert message.items() == theirs.items()


def test_a_usual_head_is_recognised() -> None:
    message = usual_head(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nCONTENT-LENGTH:  12")
    assert message is not None
    assert message.items() == [("Content-Type", "text/xml"), ("CONTENT-LENGTH", "12")]


@pytest.mark.parametrize(
    "head",
    [
        "HTTP/1.1 200 Fine\r\nContent-Length: 4",
        "HTTP/1.0 200 OK\r\nContent-Length: 4",
        "HTTP/1.1 204 No Content\r\nContent-Length: 0",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK\r\nContent-Length: x",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nDate:\x0b",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 4",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n folded: line",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nno colon",
        "HTTP/1.1 200 OK\r\nneither\r\nContent-Length: 4",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX: a\nSet: b",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n" + "\r\n".join(f"X-{i}: 1" for i in range(100)),
    ],
)
def test_an_unusual_head_is_left_to_http_client(head: str) -> None:
    assert usual_head(head.encode()) is None


def test_an_answer_to_head_is_left_to_http_client() -> None:
    connection = QuickPlainConnection("localhost")
    ours, theirs = _Silent(), _Silent()
    assert type(connection.response_class(ours, method="HEAD")) is HTTPResponse
    assert type(connection.response_class(theirs, method="POST")) is not HTTPResponse


class _Silent:
    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO()


def exchange(headers: dict[str, str], body: bytes) -> list[bytes]:
    """What the server got, a read at a time."""
    received: list[bytes] = []

    def talk(sock: socket.socket, number: int) -> None:
        received.append(sock.recv(65536))
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood")
        sock.recv(1)

    opened = RequestsTransport(TransportSettings())
    with RawServer(talk) as server:
        request = HttpRequest("POST", f"http://127.0.0.1:{server.port}/", headers, body)
        answer = opened.send(request, Timeouts(5, 5))
        assert (answer.status, answer.reason, answer.body) == (200, "OK", b"good")
        opened.close()
    return received


@pytest.mark.fast_path
def test_head_and_body_leave_in_one_packet() -> None:
    (packet,) = exchange({"User-Agent": "me", "Host": "sts", "X-Text": "tab\tand é"}, b"Action=GetCallerIdentity")
    head, _, body = packet.partition(b"\r\n\r\n")
    assert body == b"Action=GetCallerIdentity"
    assert head.split(b"\r\n")[:4] == [b"POST / HTTP/1.1", b"User-Agent: me", b"Host: sts", b"X-Text: tab\tand \xe9"]


@pytest.mark.parametrize(
    "header", [("X-Bad", "a\r\nX-More: b"), ("X-Bad\r\nX-More", "a"), ("X Bad", "a\nb"), ("é", "a")]
)
def test_a_header_that_cannot_be_sent_is_refused(header: tuple[str, str]) -> None:
    opened = RequestsTransport(TransportSettings())
    with RawServer(lambda sock, number: None) as server:
        request = HttpRequest("POST", f"http://127.0.0.1:{server.port}/", dict([header]), b"body")
        with pytest.raises(InvalidTarget):
            opened.send(request, Timeouts(5, 5))
        opened.close()


# Without it


def call_twice(body: bytes = b"Action=Test") -> tuple[type, list[Any]]:
    """The adapter of a transport, and what its server got by two calls."""
    opened = RequestsTransport(TransportSettings())
    with StubServer(Answer(200, b"ok")) as server:
        request = HttpRequest("POST", server.url, {"Host": "sts", "User-Agent": "me", "X-Text": "tab\tand é"}, body)
        assert [opened.send(request, Timeouts(5, 5)).body for _ in range(2)] == [b"ok", b"ok"]
        assert server.connections == 1
    opened.close()
    return type(opened._adapter), [(sent.method, sent.target, sent.headers, sent.body) for sent in server.requests]


class OtherLines(http.client.HTTPConnection):
    """http.client's connection, if it kept the lines of a head under another name."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        del self._buffer


class OtherHeaders(http.client.HTTPMessage):
    """The headers of an answer, if they kept them under another name."""

    def __init__(self) -> None:
        super().__init__()
        del self._headers


class OtherAnswer(http.client.HTTPResponse):
    """http.client's answer, if it kept how much is left of a body under another name."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        del self.length


class MoreOfAResponse(requests.Response):
    """The response of requests, if it had one part more."""

    def __init__(self) -> None:
        super().__init__()
        self.another = None


@pytest.mark.fast_path
def test_it_is_used() -> None:
    adapter, _ = call_twice()
    assert adapter is QuickAdapter


def test_switched_off_the_same_goes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_fast_path, "switched_on", True)
    _, quick = call_twice()
    monkeypatch.setattr(_fast_path, "switched_on", False)
    adapter, plain = call_twice()
    assert adapter is Adapter
    assert plain == quick


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("HTTPConnection", OtherLines),
        ("HTTPMessage", OtherHeaders),
        ("HTTPResponse", OtherAnswer),
        ("Response", MoreOfAResponse),
    ],
)
def test_it_switches_itself_off_where_a_part_that_it_needs_is_not_there(
    name: str, other: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_fast_path, "switched_on", True)
    monkeypatch.setattr(_fast_path, name, other)
    adapter, sent = call_twice()
    assert adapter is Adapter
    assert [body for *_, body in sent] == [b"Action=Test"] * 2
