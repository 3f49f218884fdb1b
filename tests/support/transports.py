"""A transport that is closed again, and calls by it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings
from support.sockets import read_request

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

TIMEOUTS = Timeouts(5, 5)
GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"


def answer_good(sock: socket.socket, number: int) -> None:
    while read_request(sock):
        sock.sendall(GOOD)


@contextmanager
def transport(**settings: Any) -> Iterator[RequestsTransport]:
    opened = RequestsTransport(TransportSettings(**settings))
    yield opened
    opened.close()


def call(opened: RequestsTransport, url: str, timeouts: Timeouts = TIMEOUTS) -> bytes:
    return opened.send(HttpRequest("POST", url, {"Host": "test"}, b"body"), timeouts).body


def call_once(url: str, **settings: Any) -> bytes:
    with transport(**settings) as opened:
        return call(opened, url)
