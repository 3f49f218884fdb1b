"""The log of requests: one entry for each, with secrets masked."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Mapping
from datetime import datetime
from itertools import islice

from sts_sdk._credentials import masked_key
from sts_sdk.internal._shape import REDACTED
from sts_sdk.testing._clock import Clock
from sts_sdk.testing.iam._decision import Decision
from sts_sdk.testing.server._wire import Received

# In lower case: programs send them in any, and Signature Version 2 has some in this one.
_SECRET_PARAMETERS = frozenset(
    (
        "authenticationcode1",
        "authenticationcode2",
        "encodedmessage",
        "samlassertion",
        "session",
        "signature",
        "signintoken",
        "tokencode",
        "tradeintoken",
        "webidentitytoken",
        "x-amz-security-token",
        "x-amz-signature",
    )
)
_SECRET_HEADERS = frozenset(
    (
        "authorization",
        "cookie",
        "proxy-authorization",
        "x-amz-copy-source-server-side-encryption-customer-key",
        "x-amz-security-token",
        "x-amz-server-side-encryption-customer-key",
        "x-amz-sso_bearer_token",
        "x-aws-ec2-metadata-token",
    )
)
_MOST_PARAMETERS, _LONGEST = 300, 10_240
_KEY_IN_HEADER = re.compile(r"(?:Credential=|^AWS )(\w+)")


class LoggedRequest:
    """One request that the local AWS received, and how it was answered.

    ``operation`` is the STS action or the S3 permission asked for (``s3:GetObject``); ``principal`` is the caller's ARN
    once the request has proved it, else None; ``accessKey`` is the key that it names, proved or not, else None;
    ``code`` is the error code of a refusal, else None; ``status`` is 0 if the connection was cut instead.
    ``decision`` says whether the caller's policies allow it, and why; None if that was never asked.
    ``reason`` is the message of a denied request, which names the caller, the action and the kind of policy.
    Parameters and headers hold secrets masked; header names are in lower case. Of a call with very many parameters, or
    very long ones, only the beginning is kept. ``time`` is the service's when the request came in, and ``number``
    counts the requests from 1.
    """

    __slots__ = (
        "accessKey",
        "code",
        "decision",
        "finished",
        "headers",
        "method",
        "number",
        "operation",
        "parameters",
        "path",
        "principal",
        "reason",
        "region",
        "service",
        "status",
        "time",
    )

    def __init__(self, service: str, region: str, received: Received) -> None:
        self.service: str = service
        self.operation: str | None = None
        self.principal: str | None = None
        self.accessKey: str | None = _named_key(received)
        self.region: str = region
        self.method: str = received.method
        self.path: str = received.path
        self.parameters: dict[str, str] = masked(dict(reversed(received.query)))
        self.headers: dict[str, str] = {
            name.lower(): _masked_header(name.lower(), value) for name, value in received.headers
        }
        self.status: int = 0
        self.code: str | None = None
        self.decision: Decision | None = None
        self.reason: str | None = None
        self.number: int = 0
        self.finished: int = 0  # the place among those that are done; 0 for one that is not
        self.time: datetime | None = None

    @property
    def refused(self) -> bool:
        """Whether the request was refused, or its connection cut."""
        return self.code is not None or not 100 <= self.status < 400

    def why(self) -> str | None:
        """Why it was refused, in one line: the code, and the message if the caller was denied. None if it was not."""
        return f"{self.code}: {self.reason}" if self.code and self.reason else self.code

    def trace(self) -> list[str]:
        """How it was decided whether the caller may do this, line by line; empty if nothing was to be decided."""
        return [] if self.decision is None else str(self.decision).splitlines()

    def __repr__(self) -> str:
        who = self.principal or masked_key(self.accessKey)
        outcome = f"{self.status} {self.code}" if self.code else str(self.status)
        return f"LoggedRequest({self.service} {self.operation} by {who} in {self.region}: {outcome})"


class RequestLog(list[LoggedRequest]):
    """The requests, oldest first. It keeps the newest ``most`` of them, so that a long run does not fill the memory."""

    def __init__(self, clock: Clock, most: int = 10_000) -> None:
        super().__init__()
        self._clock = clock
        self._most = most
        self._count = self._finished = 0
        self._lock = threading.Lock()
        self._of_thread = threading.local()
        self.run = secrets.token_hex(8)

    @property
    def total(self) -> int:
        """How many requests came in, with those that are forgotten."""
        return self._count

    def append(self, entry: LoggedRequest, /) -> None:
        """Number and date a new entry, add it, and forget the oldest if there are too many."""
        with self._lock:
            self._count += 1
            entry.number, entry.time = self._count, self._clock.now()
            super().append(entry)
            if len(self) > self._most:
                del self[0]
        self._of_thread.entry = entry

    def forget(self) -> None:
        """Take out the entry that this thread added: nobody sent the request."""
        entry: LoggedRequest | None = getattr(self._of_thread, "entry", None)
        self._of_thread.entry = None
        if entry is not None:
            with self._lock:
                self.remove(entry)
                self._count -= 1

    def finish(self) -> LoggedRequest | None:
        """Note that the request is done that this thread added; gives its entry, or None if it added none."""
        entry: LoggedRequest | None = getattr(self._of_thread, "entry", None)
        self._of_thread.entry = None
        if entry is not None:
            with self._lock:
                self._finished += 1
                entry.finished = self._finished
        return entry


def is_secret(parameter: str) -> bool:
    """Whether the value of a parameter of this name is not to be shown."""
    return parameter.lower() in _SECRET_PARAMETERS


def masked(parameters: Mapping[str, str]) -> dict[str, str]:
    """Parameters in which the values of secret ones are masked, and so many and so long as a log should keep."""
    kept = islice(parameters.items(), _MOST_PARAMETERS)
    return {name[:_LONGEST]: REDACTED if is_secret(name) else value[:_LONGEST] for name, value in kept}


def _named_key(received: Received) -> str | None:
    found = _KEY_IN_HEADER.search(received.header("authorization") or "")
    credential = received.parameter("X-Amz-Credential") or received.parameter("AWSAccessKeyId") or ""
    return found[1] if found else credential.partition("/")[0] or None


def _masked_header(name: str, value: str) -> str:
    return REDACTED if name in _SECRET_HEADERS else value
