"""Credentials for a web identity token, as EKS writes one into a file (IRSA)."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from datetime import datetime
from typing import Final, Self

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._explain import BROKEN, NOT_CONFIGURED, WOULD_BE_USED, Finding, why_none
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials, is_recoverable
from sts_sdk.auth._sts import (
    assume_role_with_web_identity,
    checked_session_name,
    nobody,
    open_client,
    session_name,
)
from sts_sdk.internal._checks import is_quoted, optional_text, path
from sts_sdk.internal._config_paths import expand_home, no_pipe
from sts_sdk.internal._settings import Setting, integer, profile_setting, variable

_FILE: Final = "AWS_WEB_IDENTITY_TOKEN_FILE"
_ROLE: Final = "AWS_ROLE_ARN"
_SESSION: Final = "AWS_ROLE_SESSION_NAME"
_LARGEST_TOKEN: Final = 20000  # characters, the most that the service takes


class WebIdentityTokenCredentialsProvider(AWSCredentialsProvider):
    """A role assumed with a token from a file (com.amazonaws.auth.WebIdentityTokenCredentialsProvider).

    What the builder does not set comes from AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN and AWS_ROLE_SESSION_NAME; where
    neither names a file or a role, from web_identity_token_file, role_arn, role_session_name and duration_seconds of
    the profile. The file is read anew for each exchange. The credentials are kept, and renewed before they end.
    Pickles as its settings.
    """

    def __init__(self, builder: WebIdentityTokenCredentialsProvider.Builder | None = None) -> None:
        self._builder = builder or WebIdentityTokenCredentialsProvider.Builder()
        # One name for the life of the provider, as in Java, so that its sessions are found together in CloudTrail.
        self._session_name = session_name()
        self._credentials = RefreshingCredentials(self._fetch, recoverable=is_passing)

    class Builder:
        """Settings of a WebIdentityTokenCredentialsProvider; each may be left to the environment."""

        __slots__ = ("configuration", "role_arn", "session_name", "token_file")

        def __init__(self) -> None:
            self.role_arn: str | None = None
            self.session_name: str | None = None
            self.token_file: str | None = None
            self.configuration: ClientConfiguration | None = None

        def roleArn(self, roleArn: str | None) -> Self:
            """The role to assume."""
            self.role_arn = optional_text("roleArn", roleArn)
            return self

        def roleSessionName(self, roleSessionName: str | None) -> Self:
            """The name of the session; a random one if it is set nowhere."""
            self.session_name = optional_text("roleSessionName", roleSessionName)
            return self

        def webIdentityTokenFile(self, webIdentityTokenFile: str | os.PathLike[str] | None) -> Self:
            """The file that holds the token."""
            file = webIdentityTokenFile
            self.token_file = None if file is None else path("webIdentityTokenFile", file)
            return self

        def clientConfiguration(self, clientConfiguration: ClientConfiguration | None) -> Self:
            """Proxy, certificates and timeouts for the call to STS. Java has no such setting."""
            self.configuration = clientConfiguration
            return self

        def build(self) -> WebIdentityTokenCredentialsProvider:
            """The provider; what is missing is said when it is asked for credentials."""
            copy = WebIdentityTokenCredentialsProvider.Builder()
            for name in self.__slots__:
                setattr(copy, name, getattr(self, name))
            return WebIdentityTokenCredentialsProvider(copy)

        def __repr__(self) -> str:
            return f"<WebIdentityTokenCredentialsProvider.Builder role={self.role_arn}, file={self.token_file}>"

    @staticmethod
    def create() -> WebIdentityTokenCredentialsProvider:
        """One that takes everything from the environment."""
        return WebIdentityTokenCredentialsProvider()

    @staticmethod
    def builder() -> WebIdentityTokenCredentialsProvider.Builder:
        """A new Builder."""
        return WebIdentityTokenCredentialsProvider.Builder()

    def getCredentials(self) -> AWSCredentials:
        """The credentials of the role.

        IllegalArgumentException if file or role is not set or the token cannot be one, SdkClientException if the
        file cannot be read; an exception of STS is raised unchanged.
        """
        return self._credentials.get()

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        return self._credentials.expiration()

    def refresh(self) -> None:
        """Exchange the token now, if a file or a role is set: a chain refreshes all that it has."""
        wanted = self._wanted()
        if wanted.token_file or wanted.role_arn:
            self._credentials.refresh()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget the credentials if they are the ones that are kept."""
        self._credentials.invalidate(accessKeyId)

    def explain(self) -> Finding:
        """What this provider would do now; asks nobody."""
        name, wanted = self.toString(), self._wanted()
        if not wanted.token_file:
            return Finding(name, NOT_CONFIGURED, f"{_FILE} is not set")
        try:
            wanted.check()
            wanted.duration()
            read_token(wanted.token_file)
        except SdkClientException as e:
            return Finding(name, BROKEN, why_none(e), wanted.source)
        return Finding(name, WOULD_BE_USED, f"{wanted.role_arn} with the token in {wanted.token_file}", wanted.source)

    def toString(self) -> str:
        """The class name."""
        return type(self).__name__

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __reduce__(
        self,
    ) -> tuple[Callable[..., WebIdentityTokenCredentialsProvider], tuple[object, ...]]:
        made = self._builder
        return _token_provider, (made.role_arn, made.session_name, made.token_file, made.configuration)

    def _wanted(self) -> _Wanted:
        made = self._builder
        environment = _Wanted(
            made.token_file or variable(_FILE),
            made.role_arn or variable(_ROLE),
            self._named(),
            "the builder" if made.token_file else f"environment variable {_FILE}",
        )
        # Halves of the environment and of a profile are never joined: the token may be meant for another role.
        return environment if environment.token_file or environment.role_arn else _settings_of_profile(environment)

    def _named(self) -> Setting:
        if self._builder.session_name:
            return Setting(self._builder.session_name, "roleSessionName of the builder")
        return Setting(variable(_SESSION) or self._session_name, f"environment variable {_SESSION}")

    def _fetch(self) -> Fetched:
        wanted = self._wanted()
        wanted.check()
        token, duration = read_token(wanted.token_file), wanted.duration()
        with open_client(nobody(), configuration=self._builder.configuration) as client:
            return assume_role_with_web_identity(
                client,
                role_arn=wanted.role_arn,
                role_session_name=wanted.session_name.value,
                token=token,
                duration_seconds=duration,
            )


class _Wanted:
    """What to assume with which token; values that are not set are empty."""

    __slots__ = ("_duration", "role_arn", "session_name", "source", "token_file")

    def __init__(
        self, token_file: str, role_arn: str, session_name: Setting, source: str, duration: Setting | None = None
    ) -> None:
        self.token_file = expand_home(token_file)
        self.role_arn = role_arn
        self.session_name = session_name
        self.source = source
        self._duration = duration

    def duration(self) -> int | None:
        """For how many seconds, if the profile says so; an IllegalArgumentException if that is no number."""
        found = self._duration
        return None if found is None else integer(Setting(found.value, f"duration_seconds of {found.source}"), 1)

    def check(self) -> None:
        # Java's message; Java takes a provider without a token file for one that assumes a role.
        if not self.token_file and not self.role_arn:
            raise IllegalArgumentException("You must specify a value for roleArn and roleSessionName")
        if not self.token_file or not self.role_arn:
            unset = f"the role is not set ({_ROLE})" if self.token_file else f"the token file is not set ({_FILE})"
            raise IllegalArgumentException(
                "You must specify a value for roleArn, roleSessionName and webIdentityTokenFile",
                SdkClientException(unset),
            )
        if is_quoted(self.role_arn):
            raise IllegalArgumentException(f"The role {self.role_arn} is in quotes; the quotes must go")
        checked_session_name(self.session_name.value, self.session_name.source)


def read_token(path: str, source: str = "") -> str:
    """The token in a file, without the white space around it; it must be one word of at most 20000 characters.

    ``source`` says who named the file, for messages.
    """
    try:
        with open(expand_home(path), "rb", opener=no_pipe) as file:
            token = file.read(_LARGEST_TOKEN + 1024).removeprefix(codecs.BOM_UTF8).strip()
    except FileNotFoundError as e:
        named = SdkClientException(f"it is named by {source}", e) if source else e
        raise SdkClientException(f"Unable to locate specified web identity token file: {path}", named) from named
    except (OSError, ValueError) as e:
        problem = getattr(e, "strerror", None) or e
        raise SdkClientException(f"Unable to read the web identity token in {path}: {problem}", e) from e
    if not token or len(token) > _LARGEST_TOKEN:
        problem = f"longer than {_LARGEST_TOKEN} characters" if token else "empty"
        raise IllegalArgumentException(f"The web identity token in {path} is {problem}")
    text = token.decode("latin-1")
    if not text.isascii() or not text.isprintable():
        raise IllegalArgumentException(f"The web identity token in {path} holds characters that no token has")
    return text


def _settings_of_profile(otherwise: _Wanted) -> _Wanted:
    try:
        file, role = profile_setting("web_identity_token_file"), profile_setting("role_arn")
        name, duration = profile_setting("role_session_name"), profile_setting("duration_seconds")
    except SdkClientException:
        return otherwise  # the profile provider reports what is wrong with the files
    if file is None or role is None:
        return otherwise
    session = otherwise.session_name if name is None else Setting(name.value, f"role_session_name of {name.source}")
    return _Wanted(file.value, role.value, session, file.source, duration)


def is_passing(error: Exception) -> bool:
    """Whether a failed exchange may work later without a change here."""
    # A file that is being written may be complete the next time, and a variable may have been set.
    return isinstance(error, IllegalArgumentException) or is_recoverable(error)


def _token_provider(
    role_arn: str | None, name: str | None, token_file: str | None, configuration: ClientConfiguration | None
) -> WebIdentityTokenCredentialsProvider:
    made = WebIdentityTokenCredentialsProvider.builder().roleArn(role_arn).roleSessionName(name)
    return made.webIdentityTokenFile(token_file).clientConfiguration(configuration).build()
