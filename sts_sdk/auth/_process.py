"""Credentials from a program that prints them (``credential_process``).

See "Sourcing credentials with an external process" in the AWS SDKs and Tools Reference Guide for what it prints.

The engine in ``_refreshing.py`` is not used: a port of a Java program sets the one moment at which the command is run
again (``withCredentialExpirationBuffer``) and reads it back (``getCredentialExpirationTime``), gets every failure
raised at once, and gets credentials that have ended if that is what the command prints. The engine would do otherwise.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import IO, Final, Literal, Self, cast

from sts_sdk._credentials import AWSCredentials, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
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
_SHOWN_OF_STDERR: Final = 1000


class ProcessCredentialsProvider(ToString, AWSCredentialsProvider):
    """Runs a command and reads credentials from what it prints (com.amazonaws.auth.ProcessCredentialsProvider).

    No shell is involved, unlike in Java: the command is split into arguments as a POSIX shell would split it (on
    Windows it goes to the system as it is), so there are no pipes, variables or ``~`` in it. The credentials are
    kept until ``credentialExpirationBuffer`` before they end; a command that prints no end is run once. Every
    failure is an IllegalStateException whose cause says what was wrong, without a word of what the command printed.
    """

    def __init__(self, builder: ProcessCredentialsProvider.Builder, clock: Callable[[], datetime] = utc_now) -> None:
        settings = builder.settings()
        self._builder = builder.copy()
        self._command = _Command(settings.arguments, settings.limit, settings.timeout, settings.show_stderr)
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
            self._show_stderr = False

        def withCommand(self, command: str) -> Self:
            """The command line to run."""
            self._command = command
            return self

        def setCredentialExpirationBuffer(self, value: int, unit: TimeUnit) -> None:
            """How long before their end the credentials are fetched anew; 15 ``"SECONDS"`` if not set."""
            name = str(getattr(unit, "name", unit)).upper()
            if name not in _SECONDS_OF:
                raise IllegalArgumentException(f"unit must be one of {', '.join(_SECONDS_OF)}, not {unit!r}")
            seconds = value * _SECONDS_OF[name]
            if not 0 <= seconds <= _LONGEST_BUFFER:
                raise IllegalArgumentException(f"the expiration buffer must be 0 to 3650 days, not {value} {name}")
            self._buffer = timedelta(seconds=seconds)

        def withCredentialExpirationBuffer(self, value: int, unit: TimeUnit) -> Self:
            """As ``setCredentialExpirationBuffer``."""
            self.setCredentialExpirationBuffer(value, unit)
            return self

        def withProcessOutputLimit(self, outputByteLimit: int) -> Self:
            """The most bytes the command may print; 64000 if not set. More is an error, and is not read."""
            if outputByteLimit < 1:
                raise IllegalArgumentException(f"outputByteLimit must be at least 1, not {outputByteLimit}")
            self._limit = outputByteLimit
            return self

        def withTimeout(self, seconds: float) -> Self:
            """How long the command may run before it is ended; 60 seconds if not set. Java waits for ever."""
            if not seconds > 0:
                raise IllegalArgumentException(f"the timeout must be more than 0 seconds, not {seconds}")
            self._timeout = min(float(seconds), threading.TIMEOUT_MAX)
            return self

        def withStandardErrorShown(self, shown: bool = True) -> Self:
            """Put what the command writes to its standard error into the exception; off, for it may hold secrets."""
            self._show_stderr = shown
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
            return _Settings(_split_command(self._command), self._limit, self._timeout, self._buffer, self._show_stderr)

    @staticmethod
    def builder() -> ProcessCredentialsProvider.Builder:
        """A new Builder."""
        return ProcessCredentialsProvider.Builder()

    def getCredentials(self) -> AWSCredentials:
        """The credentials to use now; runs the command if there are none or they are about to end."""
        credentials, ends = self._held
        if credentials is not None and self._clock() < ends:
            return credentials
        with self._lock:
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
        with self._lock:
            self._fetch()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: run the command again when next asked, if it is the one that is held."""
        with self._lock:
            credentials, _ = self._held
            if credentials is not None and credentials.getAWSAccessKeyId() == accessKeyId:
                self._held = None, self._clock()

    def getCredentialExpirationTime(self) -> datetime:
        """When the command is run again: the end of the credentials, less the buffer."""
        return self._held[1]

    def __reduce__(self) -> tuple[type[ProcessCredentialsProvider], tuple[ProcessCredentialsProvider.Builder]]:
        # Pickled as its settings, without what the command printed.
        return ProcessCredentialsProvider, (self._builder,)

    def __repr__(self) -> str:
        # The command line may hold a secret.
        return "ProcessCredentialsProvider()"

    def _fetch(self) -> AWSCredentials:
        try:
            credentials, ends = _understood(self._command.run())
        except SdkClientException as e:
            # Without the frames that hold what the command printed: some tracebacks print the variables of frames.
            e.__traceback__ = None
            raise IllegalStateException("Failed to refresh process-based credentials.", e) from e
        self._held = credentials, _less(ends, self._buffer)
        return credentials


class _Settings:
    __slots__ = ("arguments", "buffer", "limit", "show_stderr", "timeout")

    def __init__(
        self, arguments: str | list[str], limit: int, timeout: float, buffer: timedelta, show_stderr: bool
    ) -> None:
        self.arguments = arguments
        self.limit = limit
        self.timeout = timeout
        self.buffer = buffer
        self.show_stderr = show_stderr


class _Command:
    """Runs a program and reads what it prints, up to a number of bytes and of seconds."""

    __slots__ = ("_arguments", "_limit", "_show_stderr", "_timeout")

    def __init__(self, arguments: str | list[str], limit: int, timeout: float, show_stderr: bool) -> None:
        self._arguments = arguments
        self._limit = limit
        self._timeout = timeout
        self._show_stderr = show_stderr

    def run(self) -> bytes:
        if not self._show_stderr:
            return self._run(subprocess.DEVNULL)
        with tempfile.TemporaryFile() as errors:
            try:
                return self._run(errors)
            except SdkClientException as e:
                errors.seek(0)
                written = errors.read(_SHOWN_OF_STDERR).decode("utf-8", "replace").strip()
                raise SdkClientException(f"{e}; its standard error: {written}") from e

    def _run(self, errors: IO[bytes] | int) -> bytes:
        deadline = time.monotonic() + self._timeout
        process = self._start(errors)
        try:
            output = self._output(process, deadline)
            code = process.wait(max(deadline - time.monotonic(), 0.05))
        except subprocess.TimeoutExpired:
            raise SdkClientException(f"Command did not end within {self._timeout:g} seconds") from None
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if code != 0:
            raise SdkClientException(f"Command returned non-zero exit value: {code}")
        return output

    def _start(self, errors: IO[bytes] | int) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 -- argument list, no shell
                self._arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, bufsize=0
            )
        except (OSError, ValueError) as e:
            reason = getattr(e, "strerror", None) or type(e).__name__
            raise SdkClientException(f"Command cannot be run: {reason}") from e

    def _output(self, process: subprocess.Popen[bytes], deadline: float) -> bytes:
        # Read in a thread: a pipe has no timeout that works on each system, and a grandchild may hold it open
        # after the command itself was ended.
        reader = _OutputReader(cast("IO[bytes]", process.stdout), self._limit)
        reader.start()
        reader.join(max(deadline - time.monotonic(), 0))
        if reader.is_alive():
            raise SdkClientException(f"Command did not end within {self._timeout:g} seconds")
        if len(reader.output) > self._limit:
            raise SdkClientException(f"Command printed more than {self._limit} bytes")
        return bytes(reader.output)


class _OutputReader(threading.Thread):
    def __init__(self, stream: IO[bytes], limit: int) -> None:
        super().__init__(name="sts-sdk-credential-process", daemon=True)
        self._stream = stream
        self._limit = limit
        self.output = bytearray()

    def run(self) -> None:
        with self._stream as stream:
            while len(self.output) <= self._limit:
                block = stream.read(min(65536, self._limit + 1 - len(self.output)))
                if not block:
                    return
                self.output += block


def _split_command(command: str) -> str | list[str]:
    if os.name == "nt":
        # Windows programs split their own command line, each by its own rules.
        return command
    try:
        return shlex.split(command)
    except ValueError as e:
        raise IllegalArgumentException(f"The command cannot be split into arguments: {e}") from None


def _understood(output: bytes) -> tuple[AWSCredentials, datetime]:
    document = _printed_document(output)
    return _printed_credentials(document), _printed_expiration(document)


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
        raise SdkClientException(f"Unsupported credential version: {shown}")
    return found


def _printed_credentials(document: dict[str, object]) -> AWSCredentials:
    key, secret = _required_text(document, "AccessKeyId"), _required_text(document, "SecretAccessKey")
    token = _optional_text(document, "SessionToken")
    return BasicSessionCredentials(key, secret, token) if token else BasicAWSCredentials(key, secret)


def _printed_expiration(document: dict[str, object]) -> datetime:
    text = _optional_text(document, "Expiration")
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
    text = _optional_text(document, name)
    if not text:
        raise SdkClientException(f"{name} cannot be {'null' if text is None else 'empty'}")
    return text


def _optional_text(document: dict[str, object], name: str) -> str | None:
    value = document.get(name)
    if value is not None and not isinstance(value, str):
        raise SdkClientException(f"{name} from credential process should be textual, but was {type(value).__name__}")
    return value
