"""What the providers over STS have in common: the client they ask, and how sessions are kept, renewed and dropped."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSSessionCredentials
from sts_sdk._provider import AWSCredentialsProvider, AWSSessionCredentialsProvider
from sts_sdk.auth._background import BackgroundRenewal
from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials, advisory_window, is_recoverable
from sts_sdk.auth._sts import open_client
from sts_sdk.internal._text import ToString

if TYPE_CHECKING:
    from concurrent.futures import Executor  # heavy, and only its type is needed

    from sts_sdk.auth._sts import AWSSecurityTokenService


def client_or_own(
    given: AWSSecurityTokenService | None,
    source: AWSCredentialsProvider | None,
    *,
    endpoint: str | None = None,
    configuration: ClientConfiguration | None = None,
) -> AbstractContextManager[AWSSecurityTokenService]:
    """The client that was handed in, which stays open; if none was, a new one, which the ``with`` shuts down.

    A new client signs with the credentials of ``source``, without one with those of the default chain.
    """
    if given is not None:
        return nullcontext(given)
    found = source or DefaultAWSCredentialsProviderChain.getInstance()
    return open_client(found, endpoint=endpoint, configuration=configuration or ClientConfiguration())


class STSProvider(ToString, AWSSessionCredentialsProvider):
    """A provider whose credentials are one answer of STS, renewed before they end.

    Safe from any thread and across ``fork``. One caller renews in the advisory window while the others get what is
    held; in the last minute all wait for one call. Pickles as its settings.
    """

    def __init__(
        self,
        *,
        jitter: float = 0.0,
        executor: Executor | None = None,
        own_thread: bool = False,
        window: Callable[[timedelta], timedelta] = advisory_window,
        recoverable: Callable[[Exception], bool] = is_recoverable,
    ) -> None:
        self._engine = RefreshingCredentials(self._fetch, jitter=jitter, window=window, recoverable=recoverable)
        beside = executor is not None or own_thread
        self._background = BackgroundRenewal(self._engine, executor) if beside else None
        self._asked = self._background or self._engine

    @abstractmethod
    def _fetch(self) -> Fetched:
        """A new session: one call to STS."""

    def getCredentials(self) -> AWSSessionCredentials:
        """The session credentials to use now; an exception of STS is raised unchanged."""
        # No cast(): it is a call too, and this runs for every signature.
        return self._asked.get()  # type: ignore[return-value]  # pyright: ignore[reportReturnType] -- STS gives sessions

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        return self._engine.expiration()

    def refresh(self) -> None:
        """Start a new session now, or take a newer one from a cache; an exception of STS is raised unchanged."""
        self._engine.refresh()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget the session if it is the one that is kept, also in the caches."""
        self._engine.invalidate(accessKeyId)

    def close(self) -> None:
        """End what runs in the background. A client that was handed in stays open: it is its owner's to close."""
        if self._background is not None:
            self._background.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
