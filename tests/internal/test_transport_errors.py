"""Each way a connection can fail, over real sockets: the kind of failure, and that the transport works on after it."""

from __future__ import annotations

import pickle
import socket
import threading
import time
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from sts_sdk.internal._requests_transport import open_transport
from sts_sdk.internal._transport import (
    BodyTooLarge,
    ConnectError,
    ConnectionBroken,
    ConnectTimeout,
    HttpRequest,
    ReadTimeout,
    TotalTimeout,
    TransportError,
)
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.server import Answer, StubServer, reset
from support.sockets import RawServer, read_request
from support.waiting import LONG

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"


def say(data: bytes) -> Callable[[socket.socket, RawServer], None]:
    """Send this and close."""

    def talk(sock: socket.socket, server: RawServer) -> None:
        sock.sendall(data)

    return talk


def say_and_reset(data: bytes) -> Callable[[socket.socket, RawServer], None]:
    """Send this, give it time to be read, and reset."""

    def talk(sock: socket.socket, server: RawServer) -> None:
        sock.sendall(data)
        server.closing.wait(0.05)
        reset(sock)

    return talk


def say_and_stall(data: bytes) -> Callable[[socket.socket, RawServer], None]:
    """Send this and nothing more."""

    def talk(sock: socket.socket, server: RawServer) -> None:
        sock.sendall(data)
        server.closing.wait(60)

    return talk


def drip(head: bytes, endless: bytes) -> Callable[[socket.socket, RawServer], None]:
    """Send this, then the rest over and over, a byte at a time."""

    def talk(sock: socket.socket, server: RawServer) -> None:
        sock.sendall(head)
        for byte in cycle(endless):
            if server.closing.wait(0.03):
                return
            sock.sendall(bytes([byte]))

    return talk


LENGTH_100 = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

FAULTS: dict[str, tuple[Callable[[socket.socket, RawServer], None], type[TransportError], str]] = {
    "closed without an answer": (say(b""), ConnectionBroken, "failed to respond"),
    "reset without an answer": (say_and_reset(b""), ConnectionBroken, "reset"),
    "closed in the status line": (say(b"HTTP/1.1 20"), ConnectionBroken, "not HTTP"),
    "reset in the headers": (say_and_reset(b"HTTP/1.1 200 OK\r\nContent-Le"), ConnectionBroken, "reset"),
    "closed in the body": (say(LENGTH_100 + b"part"), ConnectionBroken, "ended before"),
    "reset in the body": (say_and_reset(LENGTH_100 + b"part"), ConnectionBroken, "reset"),
    "closed before the body": (say(LENGTH_100), ConnectionBroken, "ended before"),
    "closed in a chunk": (say(CHUNKED + b"64\r\npart"), ConnectionBroken, "ended before"),
    "closed between chunks": (say(CHUNKED + b"4\r\npart\r\n"), ConnectionBroken, "ended before"),
    "reset in a chunk": (say_and_reset(CHUNKED + b"64\r\npart"), ConnectionBroken, "reset"),
    "a chunk of no size": (say(CHUNKED + b"zz\r\npart\r\n0\r\n\r\n"), ConnectionBroken, "ended before"),
    "not HTTP": (say(b"SSH-2.0-OpenSSH_9.6\r\n"), ConnectionBroken, "not HTTP"),
    "binary": (say(bytes(range(128, 256)) * 10 + b"\r\n\r\n"), ConnectionBroken, "not HTTP"),
    "an endless header line": (say(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000), ConnectionBroken, "not HTTP"),
    "a thousand headers": (say(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n"), ConnectionBroken, "not HTTP"),
    "two lengths": (
        say(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\ngood!"),
        ConnectionBroken,
        "not HTTP",
    ),
    "stalled before the answer": (say_and_stall(b""), ReadTimeout, "Read timed out"),
    "stalled in the headers": (say_and_stall(b"HTTP/1.1 200 OK\r\n"), ReadTimeout, "Read timed out"),
    "stalled in the body": (say_and_stall(LENGTH_100 + b"part"), ReadTimeout, "Read timed out"),
    "stalled in a chunk": (say_and_stall(CHUNKED + b"64\r\npart"), ReadTimeout, "Read timed out"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_server_after_the_request_was_sent(fault: str) -> None:
    talk, kind, message = FAULTS[fault]

    def serve(sock: socket.socket, number: int) -> None:
        read_request(sock)
        talk(sock, server) if number == 0 else sock.sendall(GOOD)

    opened = open_transport(TransportSettings(max_connections=1))
    with RawServer(serve) as server:
        request = HttpRequest("POST", f"http://127.0.0.1:{server.port}/", {}, b"body")
        with pytest.raises(kind, match=message) as caught:
            opened.send(request, Timeouts(LONG, 0.2 if kind is ReadTimeout else LONG))
        assert type(caught.value) is kind
        assert (caught.value.retryable, caught.value.sent) == (True, True)
        assert caught.value.__cause__ is not None
        # The only place in the pool is free, and the broken connection is not in it.
        assert opened.send(request, Timeouts(LONG, LONG)).body == b"good"
        assert server.connections == 2
    opened.close()


@pytest.mark.parametrize(
    "answer",
    [b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", CHUNKED + b"-4\r\npart\r\n0\r\n\r\n"],
    ids=["a length of 5000 digits", "a chunk of less than nothing"],
)
def test_bad_numbers_in_an_answer_are_not_blamed_on_the_request(answer: bytes) -> None:
    def serve(sock: socket.socket, number: int) -> None:
        read_request(sock)
        sock.sendall(answer if number == 0 else GOOD)

    opened = open_transport(TransportSettings(max_connections=1))
    with RawServer(serve) as server:
        request = HttpRequest("POST", f"http://127.0.0.1:{server.port}/", {}, b"body")
        with pytest.raises((ConnectionBroken, BodyTooLarge)) as caught:
            opened.send(request, Timeouts(LONG, LONG))
        assert caught.value.sent is True
        assert opened.send(request, Timeouts(LONG, LONG)).body == b"good"
    opened.close()


DRIPS: dict[str, Callable[[socket.socket, RawServer], None]] = {
    "status line": drip(b"", b"H"),
    "headers": drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "body": drip(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n", b"x"),
    "chunks": drip(CHUNKED, b"1\r\nx\r\n"),
    "chunk": drip(CHUNKED + b"1000\r\n", b"x"),
    "until close": drip(b"HTTP/1.0 200 OK\r\n\r\n", b"x"),
    "continue": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("where", DRIPS)
def test_a_server_that_drips_a_byte_now_and_then_is_left_at_the_deadline(where: str) -> None:
    def serve(sock: socket.socket, number: int) -> None:
        read_request(sock)
        DRIPS[where](sock, server)

    opened = open_transport(TransportSettings())
    with RawServer(serve) as server:
        request = HttpRequest("POST", f"http://127.0.0.1:{server.port}/", {}, b"body")
        started = time.monotonic()
        with pytest.raises(TotalTimeout, match="did not complete before the request timeout"):
            opened.send(request, Timeouts(LONG, LONG, 0.2))
        assert 0.19 < time.monotonic() - started < LONG
    opened.close()


def test_a_deadline_that_is_met_leaves_no_trace_on_the_connection() -> None:
    seconds = 1.0
    opened = open_transport(TransportSettings())
    with StubServer(Answer(200, b"a"), Answer(200, b"b", delay=seconds + 0.1)) as server:
        request = HttpRequest("POST", server.url, {}, b"body")
        assert opened.send(request, Timeouts(LONG, LONG, seconds)).body == b"a"
        assert opened.send(request, Timeouts(LONG, LONG)).body == b"b"
        assert server.connections == 1
    opened.close()


def test_refused() -> None:
    with StubServer() as server:
        url = server.url
    opened = open_transport(TransportSettings())
    with pytest.raises(ConnectError, match=f"^Connect to {url} failed: Connection refused$") as caught:
        opened.send(HttpRequest("POST", url, {}, b"body"), Timeouts(LONG, LONG))
    assert type(caught.value) is ConnectError
    assert (caught.value.retryable, caught.value.sent) == (True, False)


def test_a_name_that_does_not_resolve() -> None:
    opened = open_transport(TransportSettings())
    with pytest.raises(ConnectError, match="does not resolve") as caught:
        opened.send(HttpRequest("POST", "http://nothing-here.invalid/", {}, b"body"), Timeouts(LONG, LONG))
    assert type(caught.value) is ConnectError


def test_no_connection_in_time() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        # The queue of connections nobody accepts is full after a few; the next one waits.
        waiting = [socket.socket() for _ in range(8)]
        for sock in waiting:
            sock.setblocking(False)
            sock.connect_ex(("127.0.0.1", port))
        opened = open_transport(TransportSettings())
        with pytest.raises(ConnectTimeout, match="connect timed out") as caught:
            opened.send(HttpRequest("POST", f"http://127.0.0.1:{port}/", {}, b"body"), Timeouts(0.1, LONG))
        assert caught.value.sent is False
        for sock in waiting:
            sock.close()


def test_no_place_in_the_pool_in_time() -> None:
    opened = open_transport(TransportSettings(max_connections=1))
    busy = threading.Event()

    def serve(sock: socket.socket, number: int) -> None:
        read_request(sock)
        busy.set()
        server.closing.wait(60)

    with RawServer(serve) as server:
        request = HttpRequest("POST", f"http://127.0.0.1:{server.port}/", {}, b"body")

        def hold() -> None:
            with pytest.raises(TransportError):
                opened.send(request, Timeouts(LONG, LONG))

        holder = threading.Thread(target=hold)
        holder.start()
        busy.wait(60)
        with pytest.raises(ConnectTimeout, match="waiting for connection from pool"):
            opened.send(request, Timeouts(0.05, LONG))
    holder.join(60)


@pytest.mark.parametrize("kind", [ConnectError, TotalTimeout, ConnectionBroken])
def test_failures_pickle(kind: type[TransportError]) -> None:
    copy = pickle.loads(pickle.dumps(kind("a reason")))
    assert (type(copy), str(copy)) == (kind, "a reason")
