"""The calls under ``/_local/``: health, the page and what it shows, reset and clock."""

from __future__ import annotations

import hmac
import json
import math
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from sts_sdk.testing._state import State
from sts_sdk.testing.local._view import view
from sts_sdk.testing.server._wire import Answer, Received

_ROOT = "/_local/"
_FILES = {
    "": ("page.html", "text/html; charset=utf-8"),
    "page.css": ("page.css", "text/css; charset=utf-8"),
    "page.js": ("page.js", "text/javascript; charset=utf-8"),
}
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_SAFE = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", _POLICY),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]
_TOKEN_NEEDED = (
    "This needs the header 'Authorization: Bearer TOKEN', with the token that the server printed at its start."  # noqa: S105 -- no token, but where to find it
)
_LONGEST = timedelta(days=36500).total_seconds()


class Desk:
    """Answers what is asked under ``/_local/``. Reading is free; what changes something needs the token."""

    def __init__(self, state: Callable[[], State], reset: Callable[[], None]) -> None:
        self._state = state
        self._reset = reset
        self.token = secrets.token_urlsafe(24)
        self._changes: Mapping[str, Callable[[Received], Answer]] = {"reset": self._reset_all, "clock": self._set_clock}

    @property
    def state(self) -> State:
        """The state of the local AWS as it is now; it has another one after a reset."""
        return self._state()

    def answer(self, received: Received) -> Answer:
        """The answer to a request under ``/_local/``."""
        name = received.path.removeprefix(_ROOT)
        if received.path == _ROOT.rstrip("/"):
            return Answer(308, [("Location", _ROOT)])
        if received.method in ("GET", "HEAD"):
            return self._read(name, received)
        if name not in self._changes or received.method != "POST":
            known = name in _FILES or name in ("health", "state", *self._changes)
            return said(405 if known else 404, f"There is no {received.method} {received.path}.")
        sent = (received.header("authorization") or "").removeprefix("Bearer ").strip()
        if not hmac.compare_digest(sent.encode(), self.token.encode()):
            return said(401, _TOKEN_NEEDED)
        return self._changes[name](received)

    def _read(self, name: str, received: Received) -> Answer:
        if name in _FILES:
            file, kind = _FILES[name]
            return Answer(200, [*_SAFE, ("Content-Type", kind)], _file(file))
        if name == "health":
            return _json(200, {"status": "ok", "region": self.state.region, "account": self.state.account})
        if name == "clock":
            return self._clock()
        if name == "state":
            since = received.parameter("since") or "0"
            return _json(200, view(self.state, int(since) if re.fullmatch("[0-9]{1,15}", since) else 0))
        return said(404, f"There is nothing at {received.path}. The page is at {_ROOT}.")

    def _reset_all(self, _received: Received) -> Answer:
        self._reset()
        return said(200, "Everything is as it was at the start.")

    def _set_clock(self, received: Received) -> Answer:
        try:
            sent = json.loads(received.body or b"null")
        except (ValueError, RecursionError):
            sent = None
        clock = self.state.clock
        match sent:
            case {"now": str(text)} if len(sent) == 1 and (when := _when(text)):
                clock.set(when)
            case {"advance": int() | float() as seconds} if len(sent) == 1 and _is_span(seconds):
                clock.advance(seconds=seconds)
            case _:
                return said(400, 'Send {"advance": SECONDS} or {"now": "2026-01-31T12:00:00Z"}.')
        return self._clock()

    def _clock(self) -> Answer:
        return _json(200, {"now": self.state.clock.now().isoformat()})


def is_of_desk(received: Received) -> bool:
    """Whether a request is for ``/_local/``. No bucket can have that name."""
    return received.path == _ROOT.rstrip("/") or received.path.startswith(_ROOT)


def said(status: int, message: str) -> Answer:
    """An answer of one sentence."""
    return _json(status, {"message": message})


def _json(status: int, value: object) -> Answer:
    return Answer(status, [*_SAFE, ("Content-Type", "application/json")], json.dumps(value).encode() + b"\n")


def _when(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else None


def _is_span(seconds: float) -> bool:
    return not isinstance(seconds, bool) and math.isfinite(seconds) and abs(seconds) <= _LONGEST


@cache
def _file(name: str) -> bytes:
    return (files("sts_sdk.testing.local") / "files" / name).read_bytes()
