"""The port of the local AWS: what it makes of requests that no client would send, and that it always ends."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk.testing.server import _http
from sts_sdk.testing.server._http import Server
from sts_sdk.testing.server._wire import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sts_sdk.testing.server._wire import Received


@pytest.fixture
def received() -> list[Received]:
    return []


@pytest.fixture
def server(received: list[Received]) -> Iterator[Server]:
    def respond(request: Received) -> Answer:
        received.append(request)
        return Answer(200, [])

    running = Server(respond)
    yield running
    running.close()


def said(server: Server, request: bytes) -> bytes:
    """What comes back for a request after which the client sends nothing more."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(65536), b""))


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"Content-Length: -1", b"400"),
        (b"Content-Length: 0\r\nContent-Length: 5", b"400"),
        (b"Content-Length: 0\r\ncontent-length: 0", b"400"),
        (b"Content-Length: 0\r\nTransfer-Encoding: chunked", b"400"),
        (b"Content-Length: abc", b"400"),
        (b"Content-Length: +1_0", b"400"),
        (b"Content-Length: 99999999999999", b"413"),
        (b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc", b"400"),
        (b"Transfer-Encoding: chunked\r\n\r\nfffffffffffff\r\nabc", b"400"),
    ],
)
def test_a_length_that_is_none_is_refused(server: Server, received: list[Received], head: bytes, status: bytes) -> None:
    answer = said(server, b"POST / HTTP/1.1\r\nHost: x\r\n" + head + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert answer.endswith(b"Content-Length: 0\r\n\r\n")
    assert received == []


@pytest.mark.parametrize("head", [b"Content-Length: 10\r\n\r\nabc", b"Transfer-Encoding: chunked\r\n\r\na\r\nabc"])
def test_a_body_that_breaks_off_is_not_served(server: Server, received: list[Received], head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
        client.sendall(b"PUT /bucket/key HTTP/1.1\r\nHost: x\r\n" + head)
        client.shutdown(socket.SHUT_WR)
        assert client.recv(65536).startswith(b"HTTP/1.1 400")
    assert received == []


def test_chunks_are_put_together(server: Server, received: list[Received]) -> None:
    chunks = b"3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nx-trailer: 1\r\n\r\n"
    assert said(
        server, b"PUT /b/k HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    ).startswith(b"HTTP/1.1 200")
    assert received[0].body == b"abcde"


def test_a_path_keeps_both_slashes(server: Server, received: list[Received]) -> None:
    said(server, b"GET //key?a=b HTTP/1.1\r\nHost: bucket.localhost\r\nConnection: close\r\n\r\n")
    assert (received[0].raw_path, received[0].raw_query) == ("//key", "a=b")


def test_a_connection_that_is_taken_while_it_closes_is_cut_too(monkeypatch: pytest.MonkeyPatch) -> None:
    was_cut = threading.Event()
    handler: Any = _http.__dict__["_Handler"]
    http: Any = _http.__dict__["_Http"]
    set_up, cut = handler.setup, http.cut

    def late(self: object) -> None:
        was_cut.wait(5)
        set_up(self)

    def told(self: object) -> None:
        cut(self)
        was_cut.set()

    monkeypatch.setattr(handler, "setup", late)
    monkeypatch.setattr(http, "cut", told)
    server = Server(lambda _: Answer(200, []))
    with socket.create_connection(("127.0.0.1", server.port)):
        closer = threading.Thread(target=server.close)
        closer.start()
        closer.join(5)
        assert not closer.is_alive()


def test_a_port_that_is_taken_is_told_in_one_line(server: Server) -> None:
    with pytest.raises(
        OSError, match=f"port {server.port} of 127.0.0.1 is taken, .*: give another one, or 0 for a free"
    ):
        Server(lambda _: Answer(200, []), server.port)
    with pytest.raises(OSError, match=r"cannot listen on 192\.0\.2\.1: "):
        Server(lambda _: Answer(200, []), host="192.0.2.1")


def test_it_listens_everywhere_if_that_is_asked_for() -> None:
    server = Server(lambda _: Answer(200, [], b"here"), host="0.0.0.0")
    try:
        assert said(server, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").endswith(b"here")
    finally:
        server.close()
