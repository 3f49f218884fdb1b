"""The keys that exist: long-term ones and those of sessions, each token bound to one key."""

from __future__ import annotations

import base64
import hmac
import secrets

from sts_sdk.testing.iam import _ids
from sts_sdk.testing.iam._principals import LongTerm
from sts_sdk.testing.iam._sessions import Session

_MARK = b"\x21\x0a\x09origin"
_MAC = 32


class AccessKeys:
    """Every access key that was issued."""

    def __init__(self) -> None:
        self._long_term: dict[str, LongTerm] = {}
        self._sessions: dict[str, Session] = {}
        self._seal = secrets.token_bytes(32)

    def add(self, principal: LongTerm) -> None:
        """Know a principal's long-term key."""
        self._long_term[principal.accessKeyId] = principal

    def issue(self, session: Session, minimum_token_size: int = 0) -> Session:
        """Give a session fresh keys and a token bound to them; the token is padded to a size if one is asked for."""
        session.access_key = _ids.access_key_id("ASIA", session.principal.account)
        session.secret_key = _ids.secret_key()
        session.token = self._token(session.access_key, max(360, minimum_token_size))
        self._sessions[session.access_key] = session
        return session

    def long_term(self, access_key: str) -> LongTerm | None:
        """The owner of a long-term key that is known and active."""
        owner = self._long_term.get(access_key)
        return owner if owner and owner.active and not owner.deleted else None

    def session(self, access_key: str) -> Session | None:
        """The session that a temporary key was issued to."""
        return self._sessions.get(access_key)

    def genuine(self, token: str) -> bool:
        """Whether a token was issued here and not changed since, whosever it is."""
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
