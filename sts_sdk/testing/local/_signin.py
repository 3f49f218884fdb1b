"""The federation endpoint of AWS's sign-in: a session becomes a sign-in token, and the token a signed-in browser."""

from __future__ import annotations

import html
import json
import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sts_sdk.testing._clock import ISO_SECONDS
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._sessions import Session
from sts_sdk.testing.server._request_log import LoggedRequest, masked
from sts_sdk.testing.server._wire import Answer, Received, parse_pairs

_ACTIONS = ("getSigninToken", "login")
_TOKEN_LASTS = timedelta(minutes=15)
_SHORTEST, _LONGEST = 900, 43200
_MOST_TOKENS = 1000
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Signed in</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;max-width:40rem;padding:0 1rem}}
code{{overflow-wrap:anywhere}}</style>
<h1>Signed in</h1><p>This browser is now <code>{arn}</code>, until {end}.</p>
<p>AWS would now open <code>{destination}</code>. The local AWS has no console; see <a href="/_local/">its own page</a>.
</p></html>"""


class SignIn:
    """Answers ``/federation``, as signin.aws.amazon.com does."""

    def __init__(self, region: str, state: Callable[[], State]) -> None:
        self._region = region
        self._state = state
        self._tokens: dict[str, tuple[str, datetime, datetime]] = {}
        self._lock = threading.Lock()

    def answer(self, received: Received) -> Answer:
        """The answer to getSigninToken or login; 400 and one sentence if it is refused."""
        asked, state = _sent_parameters(received), self._state()
        entry = LoggedRequest("signin", self._region, received)
        entry.operation = asked["Action"]
        entry.parameters = masked({name: value for name, value in asked.items() if name != "Action"})
        state.requests.append(entry)
        try:
            answer = self._token(asked, state, entry) if asked["Action"] == "getSigninToken" else self._login(asked)
        except _BadRequest as refused:
            entry.code, entry.reason = "BadRequest", str(refused)
            answer = Answer(400, [("Content-Type", "text/plain; charset=utf-8")], f"{refused}\n".encode())
        entry.status = answer.status
        state.requests.finish()
        return answer

    def _token(self, asked: dict[str, str], state: State, entry: LoggedRequest) -> Answer:
        now = state.clock.now()
        session = _session_of(asked.get("Session", ""), state, now)
        entry.principal = session.arn
        token, end = secrets.token_urlsafe(300), now + _signed_in_for(asked.get("SessionDuration"), session, now)
        with self._lock:
            self._tokens = {name: kept for name, kept in self._tokens.items() if kept[1] > now}
            while len(self._tokens) >= _MOST_TOKENS:
                self._tokens.pop(next(iter(self._tokens)))
            self._tokens[token] = (session.arn, now + _TOKEN_LASTS, end)
        return Answer(
            200, [*_HEADERS, ("Content-Type", "application/json")], json.dumps({"SigninToken": token}).encode()
        )

    def _login(self, asked: dict[str, str]) -> Answer:
        found, destination = self._tokens.get(asked.get("SigninToken", "")), asked.get("Destination", "")
        now = self._state().clock.now()
        if found is None or found[1] <= now or found[2] <= now:
            raise _BadRequest("SigninToken is not one that was given out here in the last 15 minutes.")
        if not destination.startswith("https://"):
            raise _BadRequest("Destination must be the URL of a page of the console, and begin with https://.")
        arn, _, end = found
        text = _PAGE.format(arn=html.escape(arn), end=f"{end:{ISO_SECONDS}}", destination=html.escape(destination))
        policy = ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
        return Answer(200, [*_HEADERS, policy, ("Content-Type", "text/html; charset=utf-8")], text.encode())


_HEADERS = [("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer")]


class _BadRequest(Exception):
    """The sign-in refuses: the message says why."""


def is_sign_in(received: Received) -> bool:
    """Whether a request is for the federation endpoint, and not for a bucket of that name."""
    return received.path == "/federation" and _sent_parameters(received).get("Action") in _ACTIONS


def _sent_parameters(received: Received) -> dict[str, str]:
    pairs = parse_pairs(received.raw_query)
    if received.method == "POST":
        pairs += parse_pairs(received.body.decode("utf-8", "replace"))
    return dict(reversed(pairs))


def _session_of(text: str, state: State, now: datetime) -> Session:
    try:
        sent = json.loads(text)
    except (ValueError, RecursionError):
        sent = None
    match sent:
        case {"sessionId": str(access_key), "sessionKey": str(secret_key), "sessionToken": str(token)}:
            session = state.keys.session(access_key)
        case _:
            raise _BadRequest("Session must be JSON with sessionId, sessionKey and sessionToken.")
    if (
        session is None
        or not _is_it(session, secret_key, token)
        or session.expiration <= now
        or session.principal.deleted
    ):
        raise _BadRequest("Session is not one that this AWS issued, or it has ended.")
    if session.kind == "GetSessionToken":
        raise _BadRequest("Session is one of GetSessionToken: the console takes those of roles and federated users.")
    return session


def _is_it(session: Session, secret_key: str, token: str) -> bool:
    keys = secrets.compare_digest(session.secret_key.encode(), secret_key.encode())
    return keys and secrets.compare_digest(session.token.encode(), token.encode())


def _signed_in_for(text: str | None, session: Session, now: datetime) -> timedelta:
    """How long the browser stays signed in: as long as the session, or what the caller asks for a role's."""
    if text is None:
        return session.expiration - now
    if session.kind == "GetFederationToken":
        raise _BadRequest("SessionDuration is not for sessions of GetFederationToken: leave it out.")
    if not (text.isdecimal() and _SHORTEST <= int(text) <= _LONGEST):
        raise _BadRequest(f"SessionDuration must be {_SHORTEST} to {_LONGEST} seconds.")
    return timedelta(seconds=int(text))
