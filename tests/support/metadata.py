"""An instance metadata service (version 2) and a container's agent, on loopback, with switches for what goes wrong."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from support.server import Answer, StubServer
from support.waiting import LONG

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.server import Received

ROLES = "/latest/meta-data/iam/security-credentials/"
TOKEN = "/latest/api/token"


def document(number: int = 1, lifetime: timedelta | None = timedelta(hours=6), **changes: object) -> str:
    """A credentials document, as both kinds of endpoint send it; a member that is changed to None is left out."""
    members: dict[str, object] = {
        "Code": "Success",
        "AccessKeyId": f"ASIA{number:016}",
        "SecretAccessKey": f"secret/{number}",
        "Token": f"token/{number}==",
    }
    if lifetime is not None:
        members["Expiration"] = f"{datetime.now(UTC) + lifetime:%Y-%m-%dT%H:%M:%SZ}"
    return json.dumps({name: value for name, value in {**members, **changes}.items() if value is not None})


class MetadataServer(StubServer):
    """``token``: what answers the PUT (None: the answer never comes, as beyond one hop). ``version_1``: whether reads
    without a token are answered. ``faults``: a path to answers that are given first, one a request.
    """

    def __init__(self) -> None:
        super().__init__(self._answer)
        self.token: Answer | None = Answer(body="metadata-token")
        self.version_1 = True
        self.paths: dict[str, Callable[[], str]] = {ROLES: lambda: "app-role", ROLES + "app-role": self._credentials}
        self.faults: dict[str, list[Answer]] = {}
        self.issued = 0

    def _credentials(self) -> str:
        self.issued += 1
        return document(self.issued)

    def _answer(self, received: Received) -> Answer:
        faults = self.faults.get(received.target)
        if faults:
            return faults.pop(0)
        if received.method == "PUT":
            return self._token(received)
        presented = received.header("X-aws-ec2-metadata-token")
        if presented is None and not self.version_1:
            return Answer(401, reason="Unauthorized")
        if presented is not None and (self.token is None or presented.encode() != self.token.body):
            return Answer(401, reason="Unauthorized")
        answer = self.paths.get(received.target)
        return Answer(404, reason="Not Found") if answer is None else Answer(body=answer())

    def _token(self, received: Received) -> Answer:
        if received.target != TOKEN or received.header("X-aws-ec2-metadata-token-ttl-seconds") is None:
            return Answer(400, reason="Bad Request")
        return Answer(delay=LONG) if self.token is None else self.token

    @property
    def trail(self) -> list[str]:
        return [f"{received.method} {received.target}" for received in self.requests]
