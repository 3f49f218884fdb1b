"""Plain requests to what the local AWS has beside AWS: its calls under ``/_local/``, and the sign-in."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sts_sdk.testing import LocalAWS


class Page:
    """An answer: its status, its headers and its body."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


def get(aws: LocalAWS, target: str, method: str = "GET", body: str | None = None, **headers: str) -> Page:
    """What comes back for a request; ``host="x"`` and the like are its headers."""
    connection = HTTPConnection(urlsplit(aws.url).netloc, timeout=60)
    try:
        connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Page(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


def post(aws: LocalAWS, target: str, value: object = None, *, token: str | None = None, **headers: str) -> Page:
    """What comes back for JSON that is sent with the token of the local AWS, or with another one."""
    sent = "" if value is None else json.dumps(value)
    bearer = f"Bearer {aws.controlToken if token is None else token}"
    return get(aws, target, "POST", sent, authorization=bearer, **headers)
