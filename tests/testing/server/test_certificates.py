"""The certificate of the local AWS: clients that trust its authority, and only these, speak with it."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

import pytest

from sts_sdk.testing.server._certificates import server_context
from sts_sdk.testing.server._http import Server
from sts_sdk.testing.server._wire import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    return tmp_path / "ca.pem"


@pytest.fixture
def server(authority: Path) -> Iterator[Server]:
    tls = server_context(["127.0.0.1", "localhost", "aws"], authority)
    running = Server(lambda _: Answer(200, [], b"hello"), tls=tls)
    yield running
    running.close()


def said(server: Server, context: ssl.SSLContext, name: str) -> bytes:
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=60) as plain,
        context.wrap_socket(plain, server_hostname=name) as client,
    ):
        client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return b"".join(iter(lambda: client.recv(65536), b""))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "aws"])
def test_who_trusts_the_authority_is_served(server: Server, authority: Path, name: str) -> None:
    context = ssl.create_default_context(cafile=authority)
    context.verify_flags |= ssl.VERIFY_X509_STRICT  # Python 3.13's default
    assert said(server, context, name).endswith(b"hello")


def test_another_name_or_no_trust_is_refused(server: Server, authority: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        said(server, ssl.create_default_context(cafile=authority), "elsewhere")
    with pytest.raises(ssl.SSLCertVerificationError):
        said(server, ssl.create_default_context(), "localhost")


def test_the_file_holds_no_key(server: Server, authority: Path) -> None:
    assert b"PRIVATE" not in authority.read_bytes()
    assert authority.read_bytes().count(b"BEGIN CERTIFICATE") == 1


def test_it_closes_while_a_client_has_not_said_hello(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as silent:
        server.close()
        assert silent.recv(1) == b""
