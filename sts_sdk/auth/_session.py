"""Sessions of GetSessionToken: as a provider, and as credentials that renew themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final, cast, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials, AWSRefreshableSessionCredentials, AWSSessionCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._static import provider_of
from sts_sdk.auth._sts import get_session_token
from sts_sdk.auth._sts_provider import STSProvider, client_or_own
from sts_sdk.internal._checks import check_has

if TYPE_CHECKING:
    from sts_sdk.auth._sts import AWSSecurityTokenService

    Source = AWSCredentials | AWSCredentialsProvider | AWSSecurityTokenService

_DEFAULT_DURATION: Final = 3600


class STSSessionCredentialsProvider(STSProvider):
    """A session of the caller's own user, kept and renewed (com.amazonaws.auth.STSSessionCredentialsProvider).

    Takes long-lived credentials, a provider of them, or an STS client, which is never closed here. Without a client,
    each renewal opens one and closes it again.
    """

    DEFAULT_DURATION_SECONDS = _DEFAULT_DURATION

    @overload
    def __init__(
        self,
        longLivedCredentials: AWSCredentials | AWSCredentialsProvider,
        clientConfiguration: ClientConfiguration | None = None,
    ) -> None: ...
    @overload
    def __init__(self, sts: AWSSecurityTokenService, /) -> None: ...

    def __init__(self, longLivedCredentials: Source, clientConfiguration: ClientConfiguration | None = None) -> None:
        super().__init__()
        self._given = longLivedCredentials
        check_has(
            "STSSessionCredentialsProvider",
            clientConfiguration,
            "getRetryPolicy",
            "a ClientConfiguration",
            ": it is STSSessionCredentials that takes a duration",
        )
        self._configuration = clientConfiguration
        self._source, self._sts = _source_or_client(longLivedCredentials)
        self._duration = _DEFAULT_DURATION
        self._endpoint: str | None = None

    def setSTSClientEndpoint(self, endpoint: str) -> None:
        """Ask STS at this endpoint from now on, and forget the session. A client that was handed in is changed."""
        if self._sts is None:
            self._endpoint = endpoint
        else:
            self._sts.setEndpoint(endpoint)
        self._engine.forget()

    def _fetch(self) -> Fetched:
        with client_or_own(
            self._sts, self._source, endpoint=self._endpoint, configuration=self._configuration
        ) as client:
            return get_session_token(client, self._duration, self._account())

    def _account(self) -> str | None:
        """The account of the session: that of the user's own credentials, which the answer does not name."""
        if self._source is None:
            return None
        ask: Callable[[], str | None] | None = getattr(self._source.getCredentials(), "getAccountId", None)
        return None if ask is None else ask()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._given!r})"

    def __reduce__(self) -> tuple[Callable[..., STSSessionCredentialsProvider], tuple[object, ...]]:
        return _session_provider, (self._given, self._configuration, self._endpoint)


class STSSessionCredentials(AWSRefreshableSessionCredentials):
    """Session credentials that renew themselves before they end (com.amazonaws.auth.STSSessionCredentials).

    Each getter may start a new session, so that the three values can belong to different ones:
    ``getImmutableCredentials`` gives all of one session. Java has deprecated this class for
    STSSessionCredentialsProvider. ``sessionDurationSeconds``: 900 to 129600, 3600 if unset.
    """

    __slots__ = ("_given", "_provider")

    DEFAULT_DURATION_SECONDS = _DEFAULT_DURATION

    @overload
    def __init__(self, credentials: AWSCredentials, sessionDurationSeconds: int = _DEFAULT_DURATION) -> None: ...
    @overload
    def __init__(
        self, stsClient: AWSSecurityTokenService, sessionDuratinSeconds: int = _DEFAULT_DURATION, /
    ) -> None: ...

    def __init__(
        self, credentials: AWSCredentials | AWSSecurityTokenService, sessionDurationSeconds: int = _DEFAULT_DURATION
    ) -> None:
        self._given = credentials
        self._provider = _OfDuration(credentials, sessionDurationSeconds)

    def getAWSAccessKeyId(self) -> str:
        """The access key id of the session to use now."""
        return self.getImmutableCredentials().getAWSAccessKeyId()

    def getAWSSecretKey(self) -> str:
        """The secret access key of the session to use now."""
        return self.getImmutableCredentials().getAWSSecretKey()

    def getSessionToken(self) -> str:
        """The session token of the session to use now."""
        return self.getImmutableCredentials().getSessionToken()

    def getAccountId(self) -> str | None:
        """The account of the session to use now; None if nobody said it."""
        return self.getImmutableCredentials().getAccountId()

    def getImmutableCredentials(self) -> AWSSessionCredentials:
        """The three values of one session, which will not change any more."""
        return self._provider.getCredentials()

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        return self._provider.getExpiration()

    def refreshCredentials(self) -> None:
        """Start a new session now."""
        self._provider.refresh()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._given!r})"


class _OfDuration(STSSessionCredentialsProvider):
    """The same provider, with a session length of the caller's choice."""

    def __init__(self, source: AWSCredentials | AWSSecurityTokenService, duration: int) -> None:
        super().__init__(cast("AWSCredentials", source))
        self._duration = duration

    def __reduce__(self) -> tuple[Callable[..., STSSessionCredentialsProvider], tuple[object, ...]]:
        return _OfDuration, (self._given, self._duration)


def _source_or_client(given: Source) -> tuple[AWSCredentialsProvider | None, AWSSecurityTokenService | None]:
    """The provider of long-lived credentials, or the client, that was handed in."""
    if hasattr(given, "getSessionToken") and not hasattr(given, "getAWSAccessKeyId"):
        return None, cast("AWSSecurityTokenService", given)
    if hasattr(given, "getCredentials") or hasattr(given, "getAWSAccessKeyId"):
        return provider_of(cast("AWSCredentials", given)), None
    raise IllegalArgumentException(
        f"A session needs long-lived credentials, a provider of them or an STS client, not {type(given).__name__}."
    )


def _session_provider(
    given: AWSCredentials, configuration: ClientConfiguration | None, endpoint: str | None
) -> STSSessionCredentialsProvider:
    provider = STSSessionCredentialsProvider(given, configuration)
    if endpoint is not None:
        provider.setSTSClientEndpoint(endpoint)
    return provider
