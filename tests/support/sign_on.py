"""IAM Identity Center on loopback: both services on one port, and the token cache as the AWS CLI keeps it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from sts_sdk.auth._sso import SsoFetcher
from sts_sdk.auth._sso_token import SsoSettings
from support.server import Answer, Received, StubServer

NOW = datetime(2030, 1, 1, tzinfo=UTC)
ROLE = {
    "roleCredentials": {
        "accessKeyId": "ASIAEXAMPLESSO000000",
        "secretAccessKey": "secret",
        "sessionToken": "session",
        "expiration": 1893459600000,
    }
}
TOKEN = {
    "startUrl": "https://d-1.awsapps.com/start",
    "accessToken": "old-access-token",
    "expiresAt": "2030-01-01T08:00:00Z",
    "refreshToken": "old-refresh-token",
    "clientId": "client",
    "clientSecret": "client-secret",
    "registrationExpiresAt": "2030-03-01T00:00:00Z",
    "anotherKey": "kept",
}
FRESH = {"accessToken": "new-access-token", "expiresIn": 3600, "refreshToken": "new-refresh-token"}


class Portal(StubServer):
    """Both services on one port: what each path is answered can be changed."""

    def __init__(self) -> None:
        super().__init__(self.answer)
        self.role = Answer(body=json.dumps(ROLE))
        self.token = Answer(body=json.dumps(FRESH))

    def answer(self, received: Received) -> Answer:
        return self.token if received.target == "/token" else self.role


def settings(session: str | None = "corp") -> SsoSettings:
    return SsoSettings(
        profile="dev",
        session=session,
        start_url="https://d-1.awsapps.com/start",
        region="eu-west-1",
        account_id="123456789012",
        role_name="Read Only",
    )


def fetcher(session: str | None = "corp") -> SsoFetcher:
    return SsoFetcher(settings(session), None, clock=lambda: NOW, sleep=lambda seconds: None)


def put(cache: Path, key: str = "corp", **changes: object) -> Path:
    file = cache / f"{hashlib.sha1(key.encode()).hexdigest()}.json"
    file.write_text(json.dumps({key: value for key, value in {**TOKEN, **changes}.items() if value is not None}))
    return file
