"""The access keys of the account: long-term ones, and temporary ones with the session token that belongs to each."""

from __future__ import annotations

import base64
import hmac
import secrets
import threading

from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._principals import AccessKey, LongTerm
from sts_sdk.testing.iam._sessions import Session

_MARK = b"\x21\x0a\x09origin"
_MAC = 32


class AccessKeys:
    """Every access key that was issued, and whose it is; of sessions the newest ``most``: memory is bounded."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._long_term: dict[str, tuple[LongTerm, AccessKey]] = {}
        self._sessions: dict[str, Session] = {}
        self._seal = secrets.token_bytes(32)

    def add(self, principal: LongTerm) -> None:
        """Add the long-term keys of a principal."""
        for key in principal.accessKeys:
            self._long_term[key.id] = (principal, key)

    def remove(self, access_key: str) -> None:
        """Forget a long-term key."""
        self._long_term.pop(access_key, None)

    def issue(self, session: Session, minimum_token_size: int = 0) -> Session:
        """Give a session new keys and a token of at least ``minimum_token_size`` characters; returns the session."""
        session.access_key = _ids.access_key_id("ASIA", session.principal.account)
        session.secret_key = _ids.secret_key()
        session.token = self._token(session.access_key, max(360, minimum_token_size))
        with self._lock:
            self._sessions[session.access_key] = session
            if len(self._sessions) > self._most:
                del self._sessions[next(iter(self._sessions))]
        return session

    def long_term(self, access_key: str) -> LongTerm | None:
        """The principal that owns a long-term key; None if the key is unknown or not active."""
        found = self.active(access_key)
        return found[0] if found else None

    def active(self, access_key: str) -> tuple[LongTerm, str] | None:
        """The owner and the secret of a long-term key; None if the key is unknown or not active."""
        owner, key = self._long_term.get(access_key, (None, None))
        return (owner, key.secret) if owner and key and key.active and not owner.deleted else None

    def session(self, access_key: str) -> Session | None:
        """The session that a temporary key was issued to; None if the key is unknown."""
        return self._sessions.get(access_key)

    def owners(self) -> list[LongTerm]:
        """Everybody who has a long-term key, in the order in which the keys were added."""
        return list(dict.fromkeys(owner for owner, _ in self._long_term.values()))

    def sessions(self) -> list[Session]:
        """Every session that was issued, oldest first, those that have ended too."""
        with self._lock:
            return list(self._sessions.values())

    def genuine(self, token: str) -> bool:
        """Whether a session token was issued here, to any session, and was not changed since."""
        try:
            raw = base64.b64decode(token, validate=True)
        except ValueError:
            return False
        text, mac = raw[:-_MAC], raw[-_MAC:]
        return text.startswith(_MARK) and hmac.compare_digest(mac, hmac.digest(self._seal, text, "sha256"))

    def _token(self, access_key: str, size: int) -> str:
        filling = secrets.token_bytes((size + 3) // 4 * 3 - len(_MARK) - len(access_key) - _MAC)
        text = _MARK + access_key.encode() + filling
        return base64.b64encode(text + hmac.digest(self._seal, text, "sha256")).decode()
