"""One limit for a connection: the look-up of the name and all its addresses share it."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk.internal import _dialing
from sts_sdk.internal._dialing import dial, look_up
from sts_sdk.internal._transport import ConnectError, ConnectTimeout, TotalTimeout
from sts_sdk.internal._transport_settings import Timeouts
from support.server import Answer, StubServer
from support.transports import call, transport
from support.waiting import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "sts.example.test"
REAL = socket.getaddrinfo


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Look-ups of names hang until the event is set; addresses need none."""
    release = threading.Event()

    def getaddrinfo(host: str, port: int, *more: Any) -> Any:
        if host == NAME and socket.AI_NUMERICHOST not in more:
            release.wait(LONG)
            host = "127.0.0.1"
        return REAL(host, port, *more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield release
    release.set()


def test_a_look_up_that_hangs_is_given_up_after_the_limit(hanging: threading.Event) -> None:
    with transport() as opened, pytest.raises(ConnectTimeout, match="timed out") as failed:
        call(opened, f"http://{NAME}:1", Timeouts(0.2, LONG))
    assert not failed.value.sent
    assert not hanging.is_set()  # it hangs still


def test_the_limit_of_the_whole_attempt_holds_for_the_look_up_too(hanging: threading.Event) -> None:
    begun = time.monotonic()
    with transport() as opened, pytest.raises((ConnectTimeout, TotalTimeout)):
        call(opened, f"http://{NAME}:1", Timeouts(None, None, 0.2))
    assert time.monotonic() - begun < LONG


def test_without_a_limit_there_is_no_thread(hanging: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging.set()
    monkeypatch.setattr(_dialing, "Thread", None)
    assert look_up(NAME, 80, None)[0][4] == ("127.0.0.1", 80)
    assert look_up("127.0.0.1", 80, 5)[0][4] == ("127.0.0.1", 80)  # nor for an address


def test_where_no_thread_can_be_had_the_name_is_looked_up_all_the_same(
    hanging: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(**_: object) -> None:
        raise RuntimeError("can't create new thread at interpreter shutdown")

    hanging.set()
    monkeypatch.setattr(_dialing, "Thread", refuses)
    assert look_up(NAME, 80, 5)[0][4] == ("127.0.0.1", 80)


def test_a_name_that_there_is_not_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with transport() as opened, pytest.raises(ConnectError, match="the name does not resolve"):
        call(opened, f"http://{NAME}:1", Timeouts(LONG, LONG))


def addresses(monkeypatch: pytest.MonkeyPatch, *ports: int) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)) for port in ports]
    monkeypatch.setattr(_dialing, "look_up", lambda *_: found)


@pytest.fixture
def full() -> Iterator[int]:
    """A port that never takes a connection: its queue is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        place = listener.getsockname()
        waiting = [socket.socket() for _ in range(8)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(place)
        yield place[1]
        for each in waiting:
            each.close()


def test_all_addresses_together_have_one_limit(full: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float | None] = []
    real = _dialing._connected
    monkeypatch.setattr(_dialing, "_connected", lambda *a: given.append(a[1]) or real(*a))
    addresses(monkeypatch, *[full] * 4)
    with pytest.raises(TimeoutError):
        dial(NAME, 80, 0.4, None, ())
    shares = [share for share in given if share is not None]
    assert len(shares) == 4
    assert shares[0] <= 0.1  # a quarter each, and no more than the limit in all
    assert all(share <= 0.4 for share in shares)


def test_an_address_that_does_not_answer_leaves_time_for_the_next(full: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with StubServer(Answer(200, b"ok")) as server:
        addresses(monkeypatch, full, int(server.url.rpartition(":")[2]))
        with transport() as opened:
            assert call(opened, f"http://{NAME}:1", Timeouts(1, LONG)) == b"ok"


def test_a_name_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses(monkeypatch)
    with pytest.raises(OSError, match="no address"):
        dial(NAME, 80, 1, None, ())
