"""Credentials from a program that prints them (``credential_process``).

See "Sourcing credentials with an external process" in the AWS SDKs and Tools Reference Guide for what it prints.

The engine in ``_refreshing.py`` is not used: a port of a Java program sets the one moment at which the command is run
again (``withCredentialExpirationBuffer``) and reads it back (``getCredentialExpirationTime``), and gets every failure
raised at once. The engine would do otherwise.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, Self, cast

from sts_sdk._credentials import AWSCredentials, BasicAWSCredentials, BasicSessionCredentials, known_account
from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException, SdkClientException, without_frames
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._command import HIDDEN, IN_MESSAGE, Command, CommandOrigin, StandardError, split_command
from sts_sdk.internal._checks import given, is_word
from sts_sdk.internal._clock import now as utc_now
from sts_sdk.internal._dates import parse_time
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._text import ToString

TimeUnit = Literal["NANOSECONDS", "MICROSECONDS", "MILLISECONDS", "SECONDS", "MINUTES", "HOURS", "DAYS"]

_SECONDS_OF: Final = {
    "NANOSECONDS": 1e-9, "MICROSECONDS": 1e-6, "MILLISECONDS": 1e-3, "SECONDS": 1, "MINUTES": 60, "HOURS": 3600,
    "DAYS": 86400,
}  # fmt: skip
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_PAST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_BUFFER: Final = 3650 * 86400


class ProcessCredentialsProvider(ToString, AWSCredentialsProvider):
    """Runs a command and reads credentials from what it prints (com.amazonaws.auth.ProcessCredentialsProvider).

    No shell is involved, unlike in Java: the command is split into arguments as a POSIX shell would split it (on
    Windows it goes to the system as it is), so there are no pipes, variables or ``~`` in it. The credentials are
    kept until ``credentialExpirationBuffer`` before they end; a command that prints no end is run once, and one that
    prints credentials that have ended already has failed. Every failure is an IllegalStateException whose cause says
    what was wrong, without a word of what the command printed; a command that asks for its own credentials is a
    SdkClientException. ``origin`` is the profile that names the command, for messages.
    """

    def __init__(
        self,
        builder: ProcessCredentialsProvider.Builder,
        clock: Callable[[], datetime] = utc_now,
        origin: CommandOrigin | None = None,
    ) -> None:
        settings = builder.settings()
        self._builder = builder.copy()
        self._origin = origin
        self._command = Command(settings.arguments, settings.limit, settings.timeout, settings.stderr, origin)
        self._buffer = settings.buffer
        self._clock = clock
        self._lock = ForkLock()
        # Both in one value, so that a reader never sees the credentials of one run with the end of another.
        self._held: tuple[AWSCredentials | None, datetime] = None, clock()

    class Builder:
        """Settings of a ProcessCredentialsProvider; the command is the only one that must be given."""

        def __init__(self) -> None:
            self._command: str | None = None
            self._buffer = timedelta(seconds=15)
            self._limit = 64000
            self._timeout = 60.0
            self._stderr: StandardError = HIDDEN

        def withCommand(self, command: str) -> Self:
            """The command line to run."""
            if command is not None and not isinstance(command, str):  # pyright: ignore[reportUnnecessaryComparison, reportUnnecessaryIsInstance] -- no types at run time
                raise IllegalArgumentException(f"command must be text, not {type(command).__name__}")
            self._command = command
            return self

        def setCredentialExpirationBuffer(self, value: int, unit: TimeUnit) -> None:
            """How long before their end the credentials are fetched anew; 15 ``"SECONDS"`` if not set."""
            name = str(getattr(unit, "name", unit)).upper()
            if name not in _SECONDS_OF:
                raise IllegalArgumentException(f"unit must be one of {', '.join(_SECONDS_OF)}, not {unit!r}")
            seconds = _as_number("the expiration buffer", value) * _SECONDS_OF[name]
            if not 0 <= seconds <= _LONGEST_BUFFER:
                raise IllegalArgumentException(f"the expiration buffer must be 0 to 3650 days, not {value} {name}")
            self._buffer = timedelta(seconds=seconds)

        def withCredentialExpirationBuffer(self, value: int, unit: TimeUnit) -> Self:
            """As ``setCredentialExpirationBuffer``."""
            self.setCredentialExpirationBuffer(value, unit)
            return self

        def withProcessOutputLimit(self, outputByteLimit: int) -> Self:
            """The most bytes the command may print; 64000 if not set. More is an error, and is not read."""
            if not _as_number("outputByteLimit", outputByteLimit) >= 1:
                raise IllegalArgumentException(f"outputByteLimit must be at least 1, not {outputByteLimit}")
            self._limit = outputByteLimit
            return self

        def withTimeout(self, seconds: float) -> Self:
            """How long the command may run before it is ended; 60 seconds if not set. Java waits for ever."""
            if not _as_number("the timeout", seconds) > 0:
                raise IllegalArgumentException(f"the timeout must be more than 0 seconds, not {seconds}")
            self._timeout = min(float(seconds), threading.TIMEOUT_MAX)
            return self

        def withStandardErrorShown(self, shown: bool = True) -> Self:
            """Put what the command writes to its standard error into the exception; off, for it may hold secrets."""
            return self.withStandardError(IN_MESSAGE if shown else HIDDEN)

        def withStandardError(self, where: StandardError) -> Self:
            """Where the command's standard error goes: ``"hidden"`` (if not set), ``"message"`` or ``"terminal"``."""
            self._stderr = where
            return self

        def build(self) -> ProcessCredentialsProvider:
            """The provider; IllegalArgumentException if there is no command or its quotes do not match."""
            return ProcessCredentialsProvider(self)

        def copy(self) -> ProcessCredentialsProvider.Builder:
            """Another builder with the same settings."""
            twin = ProcessCredentialsProvider.Builder()
            twin.__dict__.update(self.__dict__)
            return twin

        def settings(self) -> _Settings:
            """The settings, checked."""
            if self._command is None or not self._command.strip():
                raise IllegalArgumentException("command cannot be null or empty")
            return _Settings(split_command(self._command), self._limit, self._timeout, self._buffer, self._stderr)

        def __repr__(self) -> str:
            # A command line may hold secrets.
            return f"<ProcessCredentialsProvider.Builder {'without' if self._command is None else 'with'} a command>"

    @staticmethod
    def builder() -> ProcessCredentialsProvider.Builder:
        """A new Builder."""
        return ProcessCredentialsProvider.Builder()

    def getCredentials(self) -> AWSCredentials:
        """The credentials to use now; runs the command if there are none or they are about to end."""
        credentials, ends = self._held
        if credentials is not None and self._clock() < ends:
            return credentials
        with self._lock.current():
            credentials, ends = self._held
            if credentials is None or self._clock() >= ends:
                credentials = self._fetch()
        return credentials

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        credentials, renewed_at = self._held
        return None if credentials is None or renewed_at == _NEVER else renewed_at + self._buffer

    def refresh(self) -> None:
        """Run the command now."""
        with self._lock.current():
            self._fetch()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: run the command again when next asked, if it is the one that is held."""
        with self._lock.current():
            credentials, _ = self._held
            if credentials is not None and credentials.getAWSAccessKeyId() == accessKeyId:
                self._held = None, self._clock()

    def getCredentialExpirationTime(self) -> datetime:
        """When the command is run again: the end of the credentials, less the buffer."""
        return self._held[1]

    def __reduce__(
        self,
    ) -> tuple[
        type[ProcessCredentialsProvider],
        tuple[ProcessCredentialsProvider.Builder, Callable[[], datetime], CommandOrigin | None],
    ]:
        # Pickled as its settings, without what the command printed.
        return ProcessCredentialsProvider, (self._builder, utc_now, self._origin)

    def __repr__(self) -> str:
        # The command line may hold a secret.
        return "ProcessCredentialsProvider()"

    def _fetch(self) -> AWSCredentials:
        self._command.check_origin()
        try:
            credentials, ends = self._read(self._command.run())
            if ends <= self._clock():
                raise SdkClientException(
                    f"The command gave credentials that ended at {ends.isoformat()}{self._command.told_as()}: "
                    "it has to be repaired, or the clock of this machine"
                )
        except SdkClientException as e:
            # Without the frames that hold what the command printed: some tracebacks print the variables of frames.
            without_frames(e)
            raise IllegalStateException("Failed to refresh process-based credentials.", e) from e
        self._held = credentials, _less(ends, self._buffer)
        return credentials

    def _read(self, output: bytes) -> tuple[AWSCredentials, datetime]:
        account = None if self._origin is None else self._origin.account
        try:
            return _understood(output, account)
        except SdkClientException as e:
            # The frames that hold the output go, its cause stays.
            raise SdkClientException(f"{e}{self._command.told_as()}") from e.__cause__


class _Settings:
    __slots__ = ("arguments", "buffer", "limit", "stderr", "timeout")

    def __init__(
        self,
        arguments: str | list[str],
        limit: int,
        timeout: float,
        buffer: timedelta,
        stderr: StandardError,
    ) -> None:
        self.arguments: str | list[str] = arguments
        self.limit: int = limit
        self.timeout: float = timeout
        self.buffer: timedelta = buffer
        self.stderr: StandardError = stderr


def _as_number(name: str, value: float) -> float:
    try:
        return float(value) if isinstance(value, (int, float)) else float("nan")  # pyright: ignore[reportUnnecessaryIsInstance] -- no types at run time
    except OverflowError:
        raise IllegalArgumentException(f"{name} is far too large") from None


def _understood(output: bytes, account_of_profile: str | None = None) -> tuple[AWSCredentials, datetime]:
    document = _printed_document(output)
    return _printed_credentials(document, account_of_profile), _printed_expiration(document)


def _printed_document(output: bytes) -> dict[str, object]:
    try:
        document: object = json.loads(output)
    except (ValueError, RecursionError):
        # Not raised from the error: that one holds what was printed.
        raise SdkClientException("Process did not return a JSON document.") from None
    if not isinstance(document, dict):
        raise SdkClientException("Process did not return a JSON object.")
    found = cast("dict[str, object]", document)
    version = found.get("Version")
    if version != 1 or isinstance(version, bool):
        shown = version if isinstance(version, int) else "null" if version is None else type(version).__name__
        why = SdkClientException("Version has to be the number 1") if isinstance(version, str) else None
        raise SdkClientException(f"Unsupported credential version: {shown}", why)
    return found


def _printed_credentials(document: dict[str, object], account_of_profile: str | None = None) -> AWSCredentials:
    key, secret = _required_text(document, "AccessKeyId"), _required_text(document, "SecretAccessKey")
    token = given(_optional_text(document, "SessionToken"))
    for name, value in (("AccessKeyId", key), ("SecretAccessKey", secret), ("SessionToken", token or "none")):
        if not is_word(value):
            raise SdkClientException(f"{name} from credential process holds what no credentials hold")
    account = known_account(document.get("AccountId")) or account_of_profile
    if token:
        return BasicSessionCredentials(key, secret, token, accountId=account)
    return BasicAWSCredentials(key, secret, accountId=account)


def _printed_expiration(document: dict[str, object]) -> datetime:
    text = given(_optional_text(document, "Expiration"))
    if text is None:
        return _NEVER
    expiration = parse_time(text)
    if expiration is None:
        raise SdkClientException("Expiration from credential process is not an ISO 8601 time")
    return expiration


def _less(ends: datetime, buffer: timedelta) -> datetime:
    # A date at the edge of the calendar must not turn into an OverflowError.
    return ends if ends == _NEVER else max(ends, _PAST + buffer) - buffer


def _required_text(document: dict[str, object], name: str) -> str:
    found = _optional_text(document, name)
    text = given(found)
    if text is None:
        raise SdkClientException(f"{name} cannot be {'null' if found is None else 'empty'}")
    return text


def _optional_text(document: dict[str, object], name: str) -> str | None:
    value = document.get(name)
    if value is not None and not isinstance(value, str):
        raise SdkClientException(f"{name} from credential process should be textual, but was {type(value).__name__}")
    return value
