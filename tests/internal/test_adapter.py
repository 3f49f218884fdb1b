"""What requests' adapter is handed: the time that is left."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter

from sts_sdk.internal import _connections, _requests_transport
from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import HttpRequest, TransportError
from sts_sdk.internal._transport_settings import Timeouts, TransportSettings


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
