"""A container-credentials endpoint on loopback, by which a program's own SDK renews from a provider of ours."""

from __future__ import annotations

import hmac
import json
import secrets
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self

from sts_sdk._exceptions import SdkBaseException
from sts_sdk._provider import AWSCredentialsProvider, expiration_of
from sts_sdk.cli._identity import both_keys, session_token
from sts_sdk.cli._output import iso

_ASK_AGAIN: Final = timedelta(hours=1)


class CredentialsServer:
    """Answers who knows its token; ``environment`` is what a program needs to find it. ``with`` ends it."""

    def __init__(self, provider: AWSCredentialsProvider) -> None:
        self._token = secrets.token_urlsafe(32)
        token = self._token

        class Handler(_CredentialsHandler):
            """The handler of this server."""

            expected = token
            source = provider

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="sts-sdk-credentials", daemon=True)

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which SDKs find a container's credentials."""
        return {
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"http://127.0.0.1:{self._server.server_port}/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": self._token,
        }

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def __repr__(self) -> str:
        return f"<CredentialsServer on port {self._server.server_port}>"


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # a program's threads may all ask at once; the usual five make the sixth wait


class _CredentialsHandler(BaseHTTPRequestHandler):
    expected: str
    source: AWSCredentialsProvider

    def do_GET(self) -> None:
        """The credentials of now, for the right token on the right path only."""
        given = self.headers.get("Authorization", "")
        if self.path != "/credentials" or not hmac.compare_digest(given.encode(), self.expected.encode()):
            self._answer(403, {"code": "AccessDenied", "message": "This is not the token of this endpoint."})
            return
        try:
            self._answer(200, _credentials_document(self.source))
        except SdkBaseException as error:
            self._answer(500, {"code": type(error).__name__, "message": str(error)[:500]})

    def _answer(self, status: int, document: dict[str, Any]) -> None:
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as the base class names it
        """Nothing: the command's own output stays as it is."""


def _credentials_document(provider: AWSCredentialsProvider) -> dict[str, Any]:
    credentials = provider.getCredentials()
    key, secret = both_keys(credentials)
    # The other SDKs want all four, of a user's own keys and of a session whose end is not known, too: botocore and the
    # SDK of JavaScript fail without a time and a text.
    ends = expiration_of(provider) or datetime.now(UTC) + _ASK_AGAIN
    found = {"AccessKeyId": key, "SecretAccessKey": secret, "Token": session_token(credentials) or ""}
    return {**found, "Expiration": iso(ends)}
