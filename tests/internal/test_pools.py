"""Pools of connections: how many there may be, and what those hear who wait for one."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
import requests
from requests.adapters import HTTPAdapter

from sts_sdk.internal import _connections, _requests_transport
from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import HttpRequest, Timeouts, TransportError, TransportSettings
from support.server import Answer, StubServer
from support.sockets import RawServer, read_request
from support.tls import Authority

if TYPE_CHECKING:
    import socket
    from pathlib import Path


def post(url: str) -> HttpRequest:
    return HttpRequest("POST", url, {}, b"Action=Test")


def test_what_was_waited_for_a_place_is_no_more_there_for_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    for module in (_connections, _requests_transport):
        monkeypatch.setattr(module, "monotonic", lambda: now)
    left: list[float | None] = []

    def send(self: object, request: object, timeout: Any, **_: object) -> None:
        nonlocal now
        for later in (0.0, 0.75, 2.0):
            now = 1000.0 + later
            left.append(timeout.clone().connect_timeout)
        raise requests.ConnectionError

    monkeypatch.setattr(HTTPAdapter, "send", send)
    for timeouts in (Timeouts(10, 5, 1.0), Timeouts(0.5, 5, 1.0), Timeouts(None, 5, 1.0), Timeouts(10, 5)):
        now = 1000.0
        with pytest.raises(TransportError):
            RequestsTransport(TransportSettings()).send(post("http://127.0.0.1:9"), timeouts)
    assert left == [1.0, 0.25, 0.001, 0.5, 0.25, 0.001, 1.0, 0.25, 0.001, 10, 10, 10]


def test_what_came_beyond_an_answer_is_not_taken_for_the_next(tmp_path: Path) -> None:
    """TLS may have it already where the system does not see it."""
    authority = Authority(tmp_path)
    usual = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"
    beyond = usual.ljust(8192) + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"

    def talk(sock: socket.socket, number: int) -> None:
        while read_request(sock):
            sock.sendall(beyond if number == 0 else usual)

    opened = RequestsTransport(TransportSettings(ca_bundle=authority.bundle))
    with RawServer(talk, authority.server_context("localhost")) as server:
        url = f"https://localhost:{server.port}"
        assert [opened.send(post(url), Timeouts(5, 5)).body for _ in range(2)] == [b"good"] * 2
        assert server.connections == 2
    opened.close()


def test_closing_tells_those_who_wait_for_a_connection() -> None:
    opened = RequestsTransport(TransportSettings(max_connections=1))
    busy, failures = threading.Event(), list[TransportError]()

    def talk(sock: socket.socket, number: int) -> None:
        read_request(sock)
        busy.set()
        server.closing.wait(5)

    def call() -> None:
        try:
            opened.send(post(f"http://127.0.0.1:{server.port}"), Timeouts(None, 5))
        except TransportError as failure:
            failures.append(failure)

    threads = [threading.Thread(target=call, daemon=True) for _ in range(3)]
    with RawServer(talk) as server:
        threads[0].start()
        busy.wait(5)
        for thread in threads[1:]:
            thread.start()
        (route,) = opened._routes.values()
        while len(route.pool.pool.not_empty._waiters) < 2:
            pass
        opened.close()
        for thread in threads[1:]:
            thread.join(5)
        assert [str(failure) for failure in failures] == ["Connection pool shut down"] * 2
    threads[0].join(5)


def test_any_number_of_connections_may_be_allowed() -> None:
    """Java programs that want no limit say Integer.MAX_VALUE."""
    opened = RequestsTransport(TransportSettings(max_connections=2**31 - 1))
    with StubServer(Answer(200, b"ok")) as server:
        assert opened.send(post(server.url), Timeouts(5, 5)).body == b"ok"
        (route,) = opened._routes.values()
        assert route.pool.pool.maxsize <= 65536
    opened.close()
