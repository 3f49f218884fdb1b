"""How long a request may wait to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import HttpRequest, ReadTimeout, Timeouts, TotalTimeout, TransportSettings
from support.sockets import RawServer, read_request

if TYPE_CHECKING:
    import socket


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
