"""Connections, counted: one for calls one after the other, no more than the pool has for many threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING

import pytest

from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    ClientConfiguration,
    EndpointConfiguration,
)
from support.sockets import RawServer, read_request

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from sts_sdk import AWSSecurityTokenService

BODY = (
    b"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>"
    b"</GetCallerIdentityResult></GetCallerIdentityResponse>"
)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)


class Counting:
    """Answers every request; counts requests, and how many are answered at the same time."""

    def __init__(self) -> None:
        self.requests = 0
        self._lock = Lock()

    def talk(self, sock: socket.socket, number: int) -> None:
        while read_request(sock):
            with self._lock:
                self.requests += 1
            sock.sendall(ANSWER)


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def server(counting: Counting) -> Iterator[RawServer]:
    with RawServer(counting.talk) as running:
        yield running


def client(server: RawServer, connections: int) -> AWSSecurityTokenService:
    return (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "secret")))
        .withClientConfiguration(ClientConfiguration().withMaxConnections(connections))
        .withEndpointConfiguration(EndpointConfiguration(f"http://127.0.0.1:{server.port}", "us-east-1"))
        .build()
    )


def test_a_thousand_calls_one_after_the_other_share_one_connection(server: RawServer, counting: Counting) -> None:
    with client(server, 50) as sts:
        for _ in range(1000):
            sts.getCallerIdentity()
    assert (server.connections, counting.requests) == (1, 1000)


@pytest.mark.parametrize("connections", [1, 8])
def test_64_threads_share_the_connections_of_the_pool(server: RawServer, counting: Counting, connections: int) -> None:
    with client(server, connections) as sts, ThreadPoolExecutor(64) as threads:
        accounts = list(threads.map(lambda _: sts.getCallerIdentity().getAccount(), range(640)))
    assert accounts == ["123456789012"] * 640
    assert counting.requests == 640
    assert server.connections <= connections
