"""How long connections last, and how long a request may wait to leave, over real sockets."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk.internal import _connections, _pools
from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import ConnectionBroken, HttpRequest, ReadTimeout, TotalTimeout
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.server import Answer, StubServer
from support.sockets import RawServer, read_request
from support.transports import GOOD, answer_good, call, transport
from support.waiting import LONG

if TYPE_CHECKING:
    import socket


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(_connections, "monotonic", clock)
    monkeypatch.setattr(_pools, "monotonic", clock)
    monkeypatch.setattr("sts_sdk.internal._requests_transport.monotonic", clock)
    return clock


@pytest.mark.parametrize(
    ("settings", "pause", "connections"),
    [
        ({"connection_ttl": 10.0, "max_idle": None}, 6, 2),  # 0, 6, 12: too old at the third call
        ({"connection_ttl": 100.0, "max_idle": None}, 6, 1),
        ({"connection_ttl": None, "max_idle": 5.0}, 6, 3),
        ({"connection_ttl": None, "max_idle": 7.0}, 6, 1),
        ({"connection_ttl": None, "max_idle": None}, 10_000, 1),
    ],
)
def test_how_long_a_connection_is_used(clock: Clock, settings: dict[str, Any], pause: float, connections: int) -> None:
    with StubServer(Answer(200, b"ok")) as server, transport(**settings) as opened:
        for _ in range(3):
            assert call(opened, server.url) == b"ok"
            clock.time += pause
        assert server.connections == connections


def test_idle_connections_are_closed_by_the_next_call(clock: Clock) -> None:
    gone = threading.Event()

    def talk(sock: socket.socket, number: int) -> None:
        answer_good(sock, number)
        gone.set()

    with RawServer(talk) as idle, StubServer() as other, transport(max_idle=5.0) as opened:
        call(opened, f"http://127.0.0.1:{idle.port}/")
        clock.time += 6
        assert not gone.is_set()
        call(opened, other.url)
        assert gone.wait(5)


def answer_one_and_hang_up(sock: socket.socket, number: int) -> None:
    read_request(sock)
    sock.sendall(GOOD)


@pytest.mark.parametrize(
    ("validate_after", "pause", "noticed"), [(0.0, 0, True), (5.0, 6, True), (5.0, 4, False), (None, 10, False)]
)
def test_a_connection_that_the_server_closed_meanwhile(
    clock: Clock, validate_after: float | None, pause: float, noticed: bool
) -> None:
    with RawServer(answer_one_and_hang_up) as server, transport(validate_after=validate_after) as opened:
        url = f"http://127.0.0.1:{server.port}/"
        call(opened, url)
        threading.Event().wait(0.05)  # until the server's FIN is here
        clock.time += pause
        if noticed:
            assert call(opened, url) == b"good"
        else:
            with pytest.raises(ConnectionBroken, match=r"failed to respond|reset|Broken pipe"):
                call(opened, url)


def send_much(port: int, timeouts: Timeouts) -> bytes:
    """The answer to more than the buffers of two sockets hold."""
    transport = RequestsTransport(TransportSettings())
    try:
        return transport.send(
            HttpRequest("POST", f"http://127.0.0.1:{port}/", {"Host": "test"}, bytes(2**25)), timeouts
        ).body
    finally:
        transport.close()


def test_a_request_may_take_longer_to_leave_than_a_connection_to_come() -> None:
    def take_late(sock: socket.socket, number: int) -> None:
        server.closing.wait(0.4)
        read_request(sock)
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood")

    with RawServer(take_late) as server:
        assert send_much(server.port, Timeouts(0.1, 60)) == b"good"


@pytest.mark.parametrize("timeouts", [Timeouts(60, 0.2), Timeouts(60, 60, 0.2), Timeouts(60, None, 0.2)])
def test_a_server_that_takes_nothing_is_not_waited_for_longer_than_for_an_answer(timeouts: Timeouts) -> None:
    with (
        RawServer(lambda _, __: server.closing.wait() and None) as server,
        pytest.raises((ReadTimeout, TotalTimeout)),
    ):
        send_much(server.port, timeouts)


def numbered(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize(("when", "wrong"), [("with the answer", 0), ("after it", 0), ("with the next request", 1)])
def test_answers_that_nobody_asked_for_do_not_shift_the_later_ones(when: str, wrong: int) -> None:
    """After each answer comes another. What comes when a request has left cannot be told from its answer: once."""
    said = threading.Semaphore(0)  # once for each request, when all that the server says until the next one is sent

    def talk(sock: socket.socket, number: int) -> None:
        late = b""
        while body := read_request(sock).rpartition(b"\r\n\r\n")[2]:
            sock.sendall(late)
            if when == "with the answer":
                sock.sendall(numbered(b"asked " + body) + numbered(b"unasked"))
            else:
                sock.sendall(numbered(b"asked " + body))
            if when == "after it":
                sock.sendall(numbered(b"unasked"))
            late = numbered(b"unasked") if when == "with the next request" else b""
            said.release()

    def asked(body: bytes) -> bytes:
        came = opened.send(HttpRequest("POST", url, {}, body), Timeouts(LONG, LONG)).body
        said.acquire(timeout=LONG)
        return came

    with RawServer(talk) as server, transport() as opened:
        url = f"http://127.0.0.1:{server.port}"
        came = {body: asked(body) for body in [b"%d" % number for number in range(40)]}
    assert [found for body, found in came.items() if found != b"asked " + body] == [b"unasked"] * wrong


def test_what_comes_while_a_connection_waits_ends_it_and_the_trust_in_its_server() -> None:
    talked = threading.Event()

    def talk(sock: socket.socket, number: int) -> None:
        while read_request(sock):
            sock.sendall(GOOD)
            if number == 0:
                sock.sendall(b"HTTP/1.1 408 Request Timeout\r\n\r\n")
                talked.set()

    with RawServer(talk) as server, transport() as opened:
        url = f"http://127.0.0.1:{server.port}"
        assert call(opened, url) == b"good"
        talked.wait(LONG)
        assert [call(opened, url) for _ in range(3)] == [b"good"] * 3
        assert server.connections == 4


def test_a_server_that_only_closes_an_idle_connection_keeps_the_trust() -> None:
    closed = threading.Event()

    def talk(sock: socket.socket, number: int) -> None:
        while read_request(sock):
            sock.sendall(GOOD)
            if number == 0:
                break
        sock.close()
        closed.set()

    with RawServer(talk) as server, transport() as opened:
        url = f"http://127.0.0.1:{server.port}"
        assert call(opened, url) == b"good"
        closed.wait(LONG)
        assert [call(opened, url) for _ in range(3)] == [b"good"] * 3
        assert server.connections == 2
