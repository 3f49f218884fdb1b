"""One STS session for everyone in the process who asks for the same one (off unless a Builder asks for it)."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials
from sts_sdk.internal._fork import ForkLock

_MAXIMUM = 256  # sessions; the least recently used one is dropped first


class SessionCache:
    """Sessions by their key: the whole request, who makes it and where.

    Each is kept and renewed as a provider keeps its own: one call for all, a refusal remembered for some seconds.
    """

    def __init__(self, maximum: int = _MAXIMUM) -> None:
        self._maximum = maximum
        self._sessions: OrderedDict[Hashable, _Shared] = OrderedDict()
        self._lock = ForkLock()

    def fetch(self, key: Hashable, call: Callable[[], Fetched], rejected: str | None = None) -> Fetched:
        """The session of ``key``, made by ``call`` if there is none; not the one whose access key was ``rejected``."""
        session = self._session(key)
        if rejected is not None:
            session.invalidate(rejected)
        return session.fetched_by(call)

    def clear(self) -> None:
        """Forget all sessions."""
        with self._lock.current():
            self._sessions.clear()

    def __len__(self) -> int:
        return len(self._sessions)

    def _session(self, key: Hashable) -> _Shared:
        with self._lock.current():
            session = self._sessions.get(key)
            if session is None:
                while len(self._sessions) >= self._maximum:  # before the new one: an interrupt leaves none too many
                    self._sessions.popitem(last=False)
                session = self._sessions[key] = _Shared()
            self._sessions.move_to_end(key)
            return session


class _Shared(RefreshingCredentials):
    """One session. Each renewal uses the call of the provider that asks: the first one's client may be closed."""

    def __init__(self) -> None:
        super().__init__(self._call_of_this_thread)
        self._caller = threading.local()

    def fetched_by(self, call: Callable[[], Fetched]) -> Fetched:
        self._caller.call = call
        try:
            return self.fetched()
        finally:
            del self._caller.call

    def _call_of_this_thread(self) -> Fetched:
        call: Callable[[], Fetched] | None = getattr(self._caller, "call", None)
        if call is None:
            raise SdkClientException("A shared session was renewed without a caller")
        return call()


shared_sessions = SessionCache()
