"""The log of requests: one entry for each, with secrets masked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sts_sdk._credentials import masked_key
from sts_sdk.internal._shape import REDACTED
from sts_sdk.testing.iam._decision import Decision
from sts_sdk.testing.server._wire import Received

SECRET_PARAMETERS = frozenset(
    (
        "EncodedMessage",
        "SAMLAssertion",
        "Signature",
        "TokenCode",
        "TradeInToken",
        "WebIdentityToken",
        "X-Amz-Security-Token",
        "X-Amz-Signature",
    )
)
_SECRET_HEADERS = frozenset(
    (
        "authorization",
        "x-amz-copy-source-server-side-encryption-customer-key",
        "x-amz-security-token",
        "x-amz-server-side-encryption-customer-key",
    )
)
_KEY_IN_HEADER = re.compile(r"(?:Credential=|^AWS )(\w+)")


class LoggedRequest:
    """One request that the local AWS received, and how it was answered.

    ``operation`` is the STS action or the S3 permission asked for (``s3:GetObject``); ``principal`` is the caller's ARN
    once the request has proved it, else None; ``accessKey`` is the key that it names, proved or not, else None;
    ``code`` is the error code of a refusal, else None; ``status`` is 0 if the connection was cut instead.
    ``decision`` says whether the caller's policies allow it, and why; None if that was never asked.
    Parameters and headers hold secrets masked; header names are in lower case.
    """

    __slots__ = (
        "accessKey",
        "code",
        "decision",
        "headers",
        "method",
        "operation",
        "parameters",
        "path",
        "principal",
        "region",
        "service",
        "status",
    )

    def __init__(self, service: str, region: str, received: Received) -> None:
        self.service = service
        self.operation: str | None = None
        self.principal: str | None = None
        self.accessKey = _named_key(received)
        self.region = region
        self.method = received.method
        self.path = received.path
        self.parameters = masked(dict(reversed(received.query)))
        self.headers = {name.lower(): _masked_header(name.lower(), value) for name, value in received.headers}
        self.status = 0
        self.code: str | None = None
        self.decision: Decision | None = None

    def __repr__(self) -> str:
        who = self.principal or masked_key(self.accessKey)
        outcome = f"{self.status} {self.code}" if self.code else str(self.status)
        return f"LoggedRequest({self.service} {self.operation} by {who} in {self.region}: {outcome})"


def masked(parameters: Mapping[str, str]) -> dict[str, str]:
    """Parameters in which the values of secret ones are masked."""
    return {name: REDACTED if name in SECRET_PARAMETERS else value for name, value in parameters.items()}


def _named_key(received: Received) -> str | None:
    found = _KEY_IN_HEADER.search(received.header("authorization") or "")
    credential = received.parameter("X-Amz-Credential") or received.parameter("AWSAccessKeyId") or ""
    return found[1] if found else credential.partition("/")[0] or None


def _masked_header(name: str, value: str) -> str:
    return REDACTED if name in _SECRET_HEADERS else value
