"""Pools of connections: how many there may be, and what those hear who wait for one."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import ConnectError, HttpRequest, TransportError
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.server import Answer, StubServer
from support.sockets import RawServer, read_request
from support.tls import Authority
from support.transports import GOOD, answer_good, call, call_once, transport

if TYPE_CHECKING:
    from pathlib import Path


def post(url: str) -> HttpRequest:
    return HttpRequest("POST", url, {}, b"Action=Test")


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


def refused() -> str:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}"


def test_errors_that_are_kept_keep_no_connection_from_others() -> None:
    """Their tracebacks and causes hold the connections that failed."""
    kept, url = list[TransportError](), refused()
    with transport(max_connections=1) as opened:
        for _ in range(3):
            with pytest.raises(ConnectError, match="refused") as failed:
                call(opened, url)
            kept.append(failed.value)


def test_failures_make_no_more_connections_than_there_may_be() -> None:
    """A place is given back once, whether its connection failed or was put back."""
    under_way, most = set[int](), 0
    noting = threading.Lock()

    def talk(sock: socket.socket, number: int) -> None:
        nonlocal most
        while read_request(sock):
            with noting:
                under_way.add(number)
                most = max(most, len(under_way))
            time.sleep(0.002)
            with noting:
                under_way.discard(number)
            if number % 3 == 0:
                return  # no answer
            sock.sendall(GOOD if number % 3 == 1 else GOOD[:-1])
            if number % 3 == 2:
                return  # too little of one

    def calls() -> None:
        for _ in range(20):
            try:
                assert call(opened, url) == b"good"
            except TransportError as failure:
                failures.append(failure)

    failures: list[TransportError] = []
    with RawServer(talk) as server, transport(max_connections=3) as opened:
        url = f"http://127.0.0.1:{server.port}"
        threads = [threading.Thread(target=calls) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert most == 3
        assert not [failure for failure in failures if "pool" in str(failure)]
        (route,) = opened._routes.values()
        assert len(route.pool.pool.queue) <= 3


def test_any_number_of_connections_may_be_allowed() -> None:
    """Java programs that want no limit say Integer.MAX_VALUE."""
    opened = RequestsTransport(TransportSettings(max_connections=2**31 - 1))
    with StubServer(Answer(200, b"ok")) as server:
        assert opened.send(post(server.url), Timeouts(5, 5)).body == b"ok"
        (route,) = opened._routes.values()
        assert route.pool.pool.maxsize <= 65536
    opened.close()


def socket_of(opened: RequestsTransport, url: str) -> socket.socket:
    """The socket that waits in the pool after a call."""
    call(opened, url)
    route = opened._routes[url]
    connection = next(each for each in route.pool.pool.queue if each is not None)
    return connection.sock


def test_small_packets_do_not_wait_and_nobody_probes() -> None:
    with StubServer() as server, transport() as opened:
        sock = socket_of(opened, server.url)
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 0


def test_socket_options() -> None:
    with StubServer() as server, transport(tcp_keep_alive=True, socket_buffers=(30_000, 40_000)) as opened:
        sock = socket_of(opened, server.url)
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        # Linux gives twice what is asked for, for its own book-keeping.
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) in (30_000, 60_000)
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) in (40_000, 80_000)


def test_the_local_address() -> None:
    peers: list[str] = []

    def talk(sock: socket.socket, number: int) -> None:
        peers.append(sock.getpeername()[0])
        answer_good(sock, number)

    with RawServer(talk) as server:
        url = f"http://127.0.0.1:{server.port}"
        call_once(url, source_address="127.0.0.1")
        with pytest.raises(ConnectError):
            call_once(url, source_address="192.0.2.1")
    assert peers == ["127.0.0.1"]
