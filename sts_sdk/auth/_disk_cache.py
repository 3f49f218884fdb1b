"""Sessions on disk, as the AWS CLI keeps them, so that a second script asks no second MFA code.

A file is named by the SHA-1 of the call's arguments as sorted JSON, which is the CLI's rule: either one finds what
the other has written. Two things that the CLI leaves out of the name still keep sessions apart here: an endpoint that
is not one of AWS's regional ones is one more argument, and a session that another key has started is not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from _thread import LockType, allocate_lock
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from sts_sdk._credentials import BasicSessionCredentials, known_account
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import Origin
from sts_sdk.auth._refreshing import Fetched, advisory_window, is_recoverable
from sts_sdk.internal._apart import answer_of
from sts_sdk.internal._checks import is_word
from sts_sdk.internal._clock import now as utc_now
from sts_sdk.internal._config_paths import expand_home
from sts_sdk.internal._dates import parse_time
from sts_sdk.internal._extras import needs
from sts_sdk.internal._json import parse_object
from sts_sdk.internal._log import logger
from sts_sdk.internal._private_file import private_directory, read_private, write_private
from sts_sdk.internal._settings import Setting
from sts_sdk.internal._shape import LIST, STRUCTURE, Member, Shape

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from sts_sdk.auth._sts import AssumeRoleRequest

    Json = str | int | dict[str, "Json"] | list["Json"] | None

# Off, the AWS CLI's own cache (True), or one in a directory.
Choice = bool | str | os.PathLike[str]

_LONGEST_WAIT: Final = 300.0  # seconds for another process's call, which may be waiting for a person
_DEFAULT_DURATION: Final = 3600  # what STS takes for a call that names none
_LONGEST_DURATION: Final = 43200  # what it gives at most


class DiskCache:
    """The CLI's cache of assumed roles (``~/.aws/cli/cache``), or one in another directory.

    The directory is made for its owner only; one that is a symbolic link, belongs to somebody else or is writable by
    others is refused. A file that is any of these, or cannot be read, counts as missing and is replaced. Of many
    processes that need the same session, one calls STS and the others wait for what it writes. Without filelock,
    the constructor's ImportError says what to install.
    """

    def __init__(
        self, directory: str | os.PathLike[str] | None = None, *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        _check_file_lock()
        self._directory = None if directory is None else os.fspath(directory)
        self._clock = clock

    def fetch(
        self,
        request: AssumeRoleRequest,
        origin: Origin,
        call: Callable[[], Fetched],
        rejected: str | None = None,
    ) -> Fetched:
        """The session on disk; if it is missing, near its end or ``rejected``, the one that ``call`` starts."""
        path, source = self._path(request, origin), _hashed(origin.access_key or "")
        # What no role allows is refused by the call; a timedelta of it may not be possible.
        duration = min(max(request.getDurationSeconds() or _DEFAULT_DURATION, 0), _LONGEST_DURATION)
        window = advisory_window(timedelta(seconds=duration))
        found = _session_in(path, source)
        if found is not None and self._usable(found, window, rejected):
            return found
        turn = allocate_lock()
        with turn:
            failure = _taken(path, turn)
            if failure is not None:
                _log_not_kept(path, failure)
                return call()
            found = _session_in(path, source)
            if found is not None and self._usable(found, window, rejected):
                return found
            return self._written(path, source, self._called(call, found, rejected))

    def _called(self, call: Callable[[], Fetched], found: Fetched | None, rejected: str | None) -> Fetched:
        """A new session; while STS cannot be reached, the one on disk until it ends."""
        try:
            return call()
        except SdkClientException as error:
            if found is not None and self._usable(found, timedelta(), rejected) and is_recoverable(error):
                return found
            raise

    def _written(self, path: Path, source: str, fetched: Fetched) -> Fetched:
        credentials, expiration = cast("BasicSessionCredentials", fetched.credentials), fetched.expiration
        if expiration is not None:
            document = {
                "Credentials": {
                    "AccessKeyId": credentials.getAWSAccessKeyId(),
                    "SecretAccessKey": credentials.getAWSSecretKey(),
                    "SessionToken": credentials.getSessionToken(),
                    "AccountId": credentials.getAccountId(),
                    "Expiration": f"{expiration.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
                },
                "Source": source,
            }
            try:
                if path.is_symlink():
                    path.unlink()
                write_private(path, json.dumps(document).encode())
            except (OSError, SdkClientException) as error:
                _log_not_kept(path, error)
        return fetched

    def _usable(self, found: Fetched, longer_than: timedelta, rejected: str | None) -> bool:
        """Whether a session lasts longer than that, and is not the one that a service has refused."""
        lasts = found.expiration is not None and found.expiration - self._clock() > longer_than
        return lasts and found.credentials.getAWSAccessKeyId() != rejected

    def _path(self, request: AssumeRoleRequest, origin: Origin) -> Path:
        try:
            # Looked up anew: HOME may have changed.
            directory = Path(self._directory or "~/.aws/cli/cache").expanduser()
        except RuntimeError as e:
            raise SdkClientException(f"The disk cache of sessions needs a home directory: {e}", e) from e
        return private_directory(directory) / file_name(request, origin)

    def __repr__(self) -> str:
        return f"DiskCache({self._directory!r})"

    def __reduce__(self) -> tuple[type[DiskCache], tuple[str | None]]:
        return DiskCache, (self._directory,)


def disk_cache(choice: Choice) -> DiskCache | None:
    """The cache that a choice stands for; None if it is False."""
    if isinstance(choice, bool):
        return DiskCache() if choice else None
    return DiskCache(choice)


def choice_of(found: Setting | None) -> Choice:
    """What a setting says: ``true``, ``false`` (also if it is not set) or the full path of a directory."""
    if found is None or found.value.lower() in ("true", "false"):
        return found is not None and found.value.lower() == "true"
    directory = expand_home(found.value)
    if not os.path.isabs(directory):  # noqa: PTH117 -- a text, as the setting is
        # A relative path or a mistyped "true" would put secrets into a directory that nobody looks at.
        raise IllegalArgumentException(
            f"{found.source} must be true, false or the full path of a directory, not {found.value!r}"
        )
    return directory


def _check_file_lock() -> None:
    """An ImportError that says what to install, before anybody counts on the cache; filelock itself is not loaded."""
    if sys.modules.get("filelock") is None and find_spec("filelock") is None:
        raise ImportError(needs("The disk cache of sessions", "filelock", "cache"))


def _file_lock(path: Path) -> BaseFileLock:
    try:
        from filelock import FileLock  # noqa: PLC0415 -- an extra, and it loads asyncio, which a look into a file spares
    except ImportError as missing:
        raise ImportError(needs("The disk cache of sessions", "filelock", "cache")) from missing
    return FileLock(path.with_suffix(".lock"), timeout=_LONGEST_WAIT, mode=0o600)


def _taken(path: Path, turn: LockType) -> OSError | NotImplementedError | None:
    """Lock a file of sessions until ``turn`` is free; what failed, if it cannot be.

    A thread of its own makes, takes and frees the lock, so that no interrupt of this one can strike there: between
    filelock's own steps it would leave the file, or filelock itself, locked for ever.
    """
    answers: SimpleQueue[Exception | None] = SimpleQueue()

    def hold(_: object) -> None:
        try:
            lock = _file_lock(path)
            lock.acquire()
        except Exception as error:  # noqa: BLE001 -- raised again by who waits
            answers.put(error)
            return
        answers.put(None)
        with turn:
            """Whoever asked has left, however that came."""
        lock.release()

    failure = answer_of(hold, answers)
    # A Timeout is an OSError; a file system may have no locks.
    if failure is None or isinstance(failure, (OSError, NotImplementedError)):
        return failure
    raise failure


def file_name(request: AssumeRoleRequest, origin: Origin) -> str:
    """The name that the AWS CLI gives the file of this call."""
    arguments = _cli_arguments(request)
    policy = arguments.get("Policy")
    parsed = parse_object(policy) if isinstance(policy, str) else None
    if parsed is not None:
        arguments["Policy"] = cast("Json", parsed)
    if not _is_regional(origin.endpoint):
        arguments["EndpointUrl"] = origin.endpoint
    text = json.dumps(arguments, sort_keys=True)
    return f"{hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()}.json"


def _cli_arguments(shape: Shape) -> dict[str, Json]:
    values = ((member, getattr(shape, member.attribute)) for member in shape.__shape__)
    return {member.name: _cli_argument(member, value) for member, value in values if value is not None}


def _cli_argument(member: Member, value: object) -> Json:
    if member.kind == STRUCTURE:
        return _cli_arguments(cast("Shape", value))
    if member.kind == LIST and member.element is not None:
        element = member.element
        return [_cli_argument(element, item) for item in cast("list[object]", value)]
    return cast("str | int", value)


def _is_regional(endpoint: str) -> bool:
    host = urlsplit(endpoint).hostname or ""
    is_aws = host.startswith("sts.") and host.endswith((".amazonaws.com", ".amazonaws.com.cn"))
    return is_aws and host.count(".") >= len(("sts", "region", "amazonaws")) and endpoint.startswith("https:")


def _session_in(path: Path, source: str) -> Fetched | None:
    """The session in a file that this source, or the CLI, has started; None if it holds anything else."""
    content = read_private(path)
    document = None if content is None else parse_object(content)
    if document is None or not _is_ours(document, source):
        return None
    members = document.get("Credentials")
    if not isinstance(members, dict):
        return None
    found = cast("dict[str, object]", members)
    key, secret, token, ends = map(found.get, ("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"))
    expiration = parse_time(ends) if isinstance(ends, str) else None
    if expiration is None or not (is_word(key) and is_word(secret) and is_word(token)):
        return None
    account = known_account(found.get("AccountId"))
    return Fetched(BasicSessionCredentials(key, secret, token, accountId=account), expiration)


def _is_ours(document: Mapping[str, object], source: str) -> bool:
    """Whether a session may be used for this source: it says so, or it is the CLI's, which keeps none apart.

    The CLI keeps the whole answer of STS. What has neither mark was started with nobody knows whose key.
    """
    begun_by = document.get("Source")
    return begun_by == source if begun_by is not None else "AssumedRoleUser" in document


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _log_not_kept(path: Path, error: OSError | NotImplementedError | SdkClientException) -> None:
    log = logger("auth")
    if log is not None:
        log.warning("The session could not be kept in %s: %s", path, error)
