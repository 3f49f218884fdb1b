"""A server that gives a byte now and then holds nobody beyond the time limits that are set."""

from __future__ import annotations

import threading
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth import ContainerCredentialsProvider, InstanceProfileCredentialsProvider
from sts_sdk.auth import _sso_calls as sso_calls
from sts_sdk.cli import _console as console
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.internal._transport_settings import Timeouts
from sts_sdk.regions import InstanceMetadataRegionProvider
from support.metadata import ROLES, MetadataServer
from support.sockets import RawServer, read_request
from support.waiting import LONG

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    Work = Callable[[], object]

_LIMIT = "0.6"  # so long that a byte comes in time on a machine that is busy, too
_WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\napp-role"


class Dripping(RawServer):
    """Answers ``good`` requests at once, and all later ones a byte at a time, without end."""

    def __init__(self, head: bytes, endless: bytes, good: int = 0) -> None:
        super().__init__(self._drip)
        self._head = head
        self._endless = endless
        self._good = good
        self.asked = 0

    def _drip(self, sock: socket.socket, number: int) -> None:
        read_request(sock)
        self.asked += 1
        if self.asked <= self._good:
            sock.sendall(_WHOLE)
            return
        sock.sendall(self._head)
        for byte in cycle(self._endless):
            if self.closing.wait(0.02):
                return
            sock.sendall(bytes([byte]))


PLACES = {
    "the head": (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "the body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
}


def ends(work: Work) -> None:
    told: list[Exception] = []

    def ask() -> None:
        try:
            work()
        except SdkClientException as error:
            told.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(LONG)
    assert not thread.is_alive()
    assert len(told) == 1


@pytest.mark.parametrize(
    ("good", "place"),
    [(0, "the head"), (0, "the body"), (0, "chunks"), (1, "the body"), (2, "the body"), (3, "the body")],
    ids=["token, head", "token, body", "token, chunks", "role", "second token", "credentials"],
)
def test_an_instance(place: str, good: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "false")
    monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", _LIMIT)
    with Dripping(*PLACES[place], good) as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", f"http://127.0.0.1:{server.port}")
        ends(InstanceProfileCredentialsProvider().getCredentials)
        # A token is done without, as beyond one hop; then nothing is asked a second time.
        assert server.asked == good + (2 if good in {0, 2} else 1)


def test_the_region_of_an_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "false")
    monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", _LIMIT)
    told: list[object] = []
    with Dripping(*PLACES["the body"]) as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", f"http://127.0.0.1:{server.port}")
        thread = threading.Thread(target=lambda: told.append(InstanceMetadataRegionProvider().getRegion()), daemon=True)
        thread.start()
        thread.join(LONG)
    assert told == [None]


@pytest.mark.parametrize("place", PLACES)
def test_a_container(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", _LIMIT)
    with Dripping(*PLACES[place]) as server:
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"http://127.0.0.1:{server.port}/keys")
        ends(ContainerCredentialsProvider(sleep=lambda _: None).getCredentials)


@pytest.mark.parametrize("place", PLACES)
def test_a_sign_on_and_the_console(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sso_calls, console):
        shorter = module._TIMEOUTS
        assert shorter.total is not None
        monkeypatch.setattr(module, "_TIMEOUTS", Timeouts(LONG, LONG, shorter.total / 100))
    with Dripping(*PLACES[place]) as server:
        url = f"http://127.0.0.1:{server.port}"
        monkeypatch.setenv("AWS_ENDPOINT_URL_SSO", url)
        calls = sso_calls.SsoCalls("us-east-1", "dev", None, lambda _: None)
        ends(lambda: calls.role_credentials("token", "role", "123456789012"))
        ends(lambda: console._federation_answer(HttpRequest("POST", url, {}, b"Action=getSigninToken")))


def test_what_is_quick_is_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "false")
    with MetadataServer() as server:
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        assert InstanceProfileCredentialsProvider().getCredentials()
        assert server.trail[-1] == f"GET {ROLES}app-role"
