"""Roles assumed with a web identity token that the caller gives: the path of its file, or the token itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NoReturn, Self, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._sts import assume_role_with_web_identity, nobody
from sts_sdk.auth._sts_provider import STSProvider, client_or_own
from sts_sdk.auth._web_identity import is_passing, read_token
from sts_sdk.internal._checks import path

if TYPE_CHECKING:
    from sts_sdk.auth._sts import AWSSecurityTokenService

_SESSION_NAME: Final = "ProviderSession"
_DEFAULT_DURATION: Final = 3600
_DEFAULT_THRESHOLD: Final = 500


class STSAssumeRoleWithWebIdentitySessionCredentialsProvider(STSProvider):
    """A role assumed with the token in a file (STSAssumeRoleWithWebIdentitySessionCredentialsProvider).

    The file is read anew for each exchange. The call is not signed, and nobody is asked for credentials. Made by its
    Builder.
    """

    def __init__(self, builder: STSAssumeRoleWithWebIdentitySessionCredentialsProvider.Builder) -> None:
        super().__init__(recoverable=is_passing)
        self._made = builder

    class Builder:
        """Settings of a STSAssumeRoleWithWebIdentitySessionCredentialsProvider; the three given here are required."""

        __slots__ = ("role_arn", "session_name", "sts", "token_file")

        def __init__(self, roleArn: str, roleSessionName: str, webIdentityTokenFile: str | os.PathLike[str]) -> None:
            if roleArn is None or roleSessionName is None or webIdentityTokenFile is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
                raise IllegalArgumentException(
                    "You must specify a value for roleArn, roleSessionName and webIdentityTokenFile"
                )
            self.role_arn: str = roleArn
            self.session_name: str = roleSessionName
            self.token_file: str = path("webIdentityTokenFile", webIdentityTokenFile)
            self.sts: AWSSecurityTokenService | None = None

        def withStsClient(self, sts: AWSSecurityTokenService | None) -> Self:
            """Ask this client, which stays the caller's to close; without one, each renewal opens its own."""
            self.sts = sts
            return self

        def build(self) -> STSAssumeRoleWithWebIdentitySessionCredentialsProvider:
            """The provider; the file is looked at when it is first asked for credentials."""
            copy = STSAssumeRoleWithWebIdentitySessionCredentialsProvider.Builder(
                self.role_arn, self.session_name, self.token_file
            )
            return STSAssumeRoleWithWebIdentitySessionCredentialsProvider(copy.withStsClient(self.sts))

        def __repr__(self) -> str:
            return f"Builder({self.role_arn!r}, {self.session_name!r}, {self.token_file!r})"

    def _fetch(self) -> Fetched:
        made, token = self._made, read_token(self._made.token_file)
        with client_or_own(made.sts, nobody()) as client:
            return assume_role_with_web_identity(
                client, role_arn=made.role_arn, role_session_name=made.session_name, token=token
            )

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._made.role_arn!r}, {self._made.session_name!r})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return type(self), (self._made,)


class WebIdentityFederationSessionCredentialsProvider(STSProvider):
    """A role assumed with a token that is at hand (WebIdentityFederationSessionCredentialsProvider).

    ``wifProvider`` names an OAuth 2.0 provider such as ``www.amazon.com``; None stands for OpenID Connect. The same
    token serves each renewal, for as long as it is valid. Does not pickle: the pickle would hold the token in clear.
    """

    DEFAULT_DURATION_SECONDS = _DEFAULT_DURATION
    DEFAULT_THRESHOLD_SECONDS = _DEFAULT_THRESHOLD

    @overload
    def __init__(
        self,
        wifToken: str,
        wifProvider: str | None,
        roleArn: str,
        clientConfiguration: ClientConfiguration | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self, wifToken: str, wifProvider: str | None, roleArn: str, stsClient: AWSSecurityTokenService, /
    ) -> None: ...

    def __init__(
        self,
        wifToken: str,
        wifProvider: str | None,
        roleArn: str,
        clientConfiguration: ClientConfiguration | AWSSecurityTokenService | None = None,
    ) -> None:
        super().__init__(window=self._window)
        self._token = wifToken
        self._provider_id = wifProvider
        self._role_arn = roleArn
        given = clientConfiguration
        self._configuration = given if isinstance(given, ClientConfiguration) else None
        self._sts = None if isinstance(given, ClientConfiguration) else given
        self._duration = _DEFAULT_DURATION
        self._threshold = _DEFAULT_THRESHOLD
        self._subject: str | None = None

    def getSessionDuration(self) -> int:
        """How long a session lasts in seconds: 900 to 43200, 3600 if unset."""
        return self._duration

    def setSessionDuration(self, sessionDuration: int) -> None:
        """How long a session lasts in seconds: 900 to 43200, 3600 if unset."""
        self._duration = sessionDuration

    def withSessionDuration(self, sessionDuration: int) -> Self:
        """How long a session lasts in seconds: 900 to 43200, 3600 if unset."""
        self.setSessionDuration(sessionDuration)
        return self

    def getRefreshThreshold(self) -> int:
        """How many seconds before its end a session may be renewed: 500 if unset. Counts for sessions to come."""
        return self._threshold

    def setRefreshThreshold(self, refreshThreshold: int) -> None:
        """How many seconds before its end a session may be renewed: 500 if unset. Counts for sessions to come."""
        if refreshThreshold < 0:
            raise IllegalArgumentException(f"refreshThreshold is {refreshThreshold}; it must be 0 seconds or more")
        self._threshold = refreshThreshold

    def withRefreshThreshold(self, refreshThreshold: int) -> Self:
        """How many seconds before its end a session may be renewed: 500 if unset. Counts for sessions to come."""
        self.setRefreshThreshold(refreshThreshold)
        return self

    def getSubjectFromWIF(self) -> str | None:
        """The user's id at the identity provider; None before the first session."""
        return self._subject

    def _window(self, lifetime: timedelta) -> timedelta:  # noqa: ARG002 -- the threshold does not depend on it
        return timedelta(seconds=self._threshold)

    def _fetch(self) -> Fetched:
        with client_or_own(self._sts, nobody(), configuration=self._configuration) as client:
            session = assume_role_with_web_identity(
                client,
                role_arn=self._role_arn,
                role_session_name=_SESSION_NAME,
                token=self._token,
                duration_seconds=self._duration,
                provider_id=self._provider_id,
            )
        self._subject = session.subject
        return session

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._provider_id!r}, {self._role_arn!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} does not pickle: the pickle would hold the web identity token in clear. "
            "Send a WebIdentityTokenCredentialsProvider, which reads the token from a file."
        )
