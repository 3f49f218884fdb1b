"""A provider over the engine that keeps and renews what a profile's source gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._refreshing import RefreshingCredentials

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk.auth._refreshing import Fetched


class RefreshedProvider(AWSCredentialsProvider):
    """Gives what ``fetch`` gave, and asks it again before that ends."""

    __slots__ = ("_engine",)

    def __init__(self, fetch: Callable[[], Fetched], *, static_stability: bool = True) -> None:
        self._engine = RefreshingCredentials(fetch, static_stability=static_stability)

    def getCredentials(self) -> AWSCredentials:
        """The credentials to use now."""
        return self._engine.get()

    def refresh(self) -> None:
        """Forget what is held; the next ``getCredentials`` fetches anew."""
        self._engine.forget()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget it, if it is the one that is held."""
        self._engine.invalidate(accessKeyId)
