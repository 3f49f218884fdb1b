"""``ProfileCredentialsProvider``: the credentials of one profile, read again when the file changes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from typing import Final, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._disk_cache import Choice
from sts_sdk.auth._explain import Finding
from sts_sdk.auth.profile._config_file import ProfilesConfigFile
from sts_sdk.auth.profile._finding import without_file
from sts_sdk.internal._checks import LONGEST, whole
from sts_sdk.internal._config_paths import profile_name
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._text import ToString

_MINUTE: Final = 60 * 1_000_000_000


class ProfileCredentialsProvider(ToString, AWSCredentialsProvider):
    """The credentials of a profile (com.amazonaws.auth.profile.ProfileCredentialsProvider).

    ``ProfileCredentialsProvider()`` takes the profile that AWS_PROFILE, the system property aws.profile or
    AWS_DEFAULT_PROFILE names, else ``default``; with one argument that profile; with two a file (a path or a
    ProfilesConfigFile) and a profile of it. Nothing is read before credentials are asked for. A file that has changed
    is read again; what was fetched for a profile stays as long as what the profile says does.

    ``clientConfiguration`` (proxy, CA, timeouts) serves every call that the profile leads to, through any number of
    roles. ``mfaPrompt`` is asked with the serial number of an MFA device and returns its code; without it, the
    terminal is asked, and where there is none the credentials fail with a SdkClientException.

    ``diskCache`` keeps the sessions of roles on disk, so that the next run asks no second MFA code while one lasts:
    True is the AWS CLI's own cache, where either finds what the other has written; or a directory. If it is not given,
    STS_SDK_DISK_CACHE decides, else ``sts_sdk_disk_cache`` of the profile (``true``, ``false`` or the full path of a
    directory); off if neither is set. Needs the extra ``cache``. A role is then assumed for an hour, and not for 15
    minutes, if its profile does not say for how long.
    """

    @overload
    def __init__(
        self,
        profileName: str | None = None,
        /,
        *,
        clientConfiguration: ClientConfiguration | None = None,
        mfaPrompt: Callable[[str], str] | None = None,
        diskCache: Choice | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self,
        profilesConfigFile: ProfilesConfigFile | str | os.PathLike[str] | None,
        profileName: str | None,
        /,
        *,
        clientConfiguration: ClientConfiguration | None = None,
        mfaPrompt: Callable[[str], str] | None = None,
        diskCache: Choice | None = None,
    ) -> None: ...
    @overload
    def __init__(
        self,
        *,
        profileName: str | None = None,
        profilesConfigFile: ProfilesConfigFile | None = None,
        profilesConfigFilePath: str | os.PathLike[str] | None = None,
        clientConfiguration: ClientConfiguration | None = None,
        mfaPrompt: Callable[[str], str] | None = None,
        diskCache: Choice | None = None,
    ) -> None: ...
    def __init__(
        self,
        *names: ProfilesConfigFile | str | os.PathLike[str] | None,
        profileName: str | None = None,
        profilesConfigFile: ProfilesConfigFile | None = None,
        profilesConfigFilePath: str | os.PathLike[str] | None = None,
        clientConfiguration: ClientConfiguration | None = None,
        mfaPrompt: Callable[[str], str] | None = None,
        diskCache: Choice | None = None,
    ) -> None:
        file, name = _file_and_name(names)
        self._given = file if file is not None else profilesConfigFile or profilesConfigFilePath
        if isinstance(self._given, ProfilesConfigFile) and (clientConfiguration, mfaPrompt, diskCache) != (None,) * 3:
            raise IllegalArgumentException(
                "Give clientConfiguration, mfaPrompt and diskCache to the ProfilesConfigFile instead"
            )
        self._name = name if name is not None else profileName
        self._configuration = clientConfiguration
        self._prompt = mfaPrompt
        self._disk_cache = diskCache
        self._refresh_interval = 5 * _MINUTE
        self._force_interval = 10 * _MINUTE
        self._lock = ForkLock()
        self._file: ProfilesConfigFile | None = None
        self._read_at = 0

    def getCredentials(self) -> AWSCredentials:
        """The credentials of the profile; an exception says why there are none, as ``ProfilesConfigFile`` does."""
        return self._current().getCredentials(self._name or profile_name())

    def getExpiration(self) -> datetime | None:
        """When the credentials that the profile led to end; None if there are none or they never do. No call."""
        file = self._file
        return None if file is None else file.expiration(self._name or profile_name())

    def refresh(self) -> None:
        """Read the file again and forget what was fetched."""
        file = self._file
        if file is not None:
            file.refresh()
            self._read_at = time.monotonic_ns()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: the next ``getCredentials`` fetches anew, if it is the one that is held."""
        if self._file is not None:
            self._file.invalidate(accessKeyId)

    def explain(self) -> Finding:
        """What the profile would lead to, found out without a call."""
        name = self._name or profile_name()
        try:
            return self._current().explain(name)
        except SdkClientException as error:
            return without_file(name, error)

    def getRefreshIntervalNanos(self) -> int:
        """After how long one thread reads the file again although it looks unchanged; 5 minutes if not set."""
        return self._refresh_interval

    def setRefreshIntervalNanos(self, refreshIntervalNanos: int) -> None:
        """After how long one thread reads the file again although it looks unchanged; 5 minutes if not set."""
        self._refresh_interval = whole("refreshIntervalNanos", refreshIntervalNanos, 0, LONGEST)

    def getRefreshForceIntervalNanos(self) -> int:
        """After how long every thread waits for the file to be read again; 10 minutes if not set."""
        return self._force_interval

    def setRefreshForceIntervalNanos(self, refreshForceIntervalNanos: int) -> None:
        """After how long every thread waits for the file to be read again; 10 minutes if not set."""
        self._force_interval = whole("refreshForceIntervalNanos", refreshForceIntervalNanos, 0, LONGEST)

    def _current(self) -> ProfilesConfigFile:
        file = self._file
        if file is None:
            with self._lock.current():
                file = self._file = self._file or self._opened()
            return file
        read_at, lock = self._read_at, self._lock.current()
        age = time.monotonic_ns() - read_at
        if age <= min(self._refresh_interval, self._force_interval):
            file.refreshIfChanged()
        elif age > self._force_interval or not lock.locked():
            with lock:
                if self._read_at == read_at:  # no other thread did it meanwhile
                    file.refreshIfChanged(reread=True)
                    self._read_at = time.monotonic_ns()
        return file

    def _opened(self) -> ProfilesConfigFile:
        self._read_at = time.monotonic_ns()
        if isinstance(self._given, ProfilesConfigFile):
            return self._given
        return ProfilesConfigFile(
            self._given,
            clientConfiguration=self._configuration,
            mfaPrompt=self._prompt,
            diskCache=self._disk_cache,
        )

    def __reduce__(self) -> tuple[Callable[..., ProfileCredentialsProvider], tuple[object, ...]]:
        # Pickled as its settings: the process that loads it finds its own credentials.
        intervals = self._refresh_interval, self._force_interval
        return _profile_provider, (
            self._given,
            self._name,
            self._configuration,
            self._prompt,
            self._disk_cache,
            *intervals,
        )

    def __repr__(self) -> str:
        return f"ProfileCredentialsProvider({self._name or 'the profile in use'})"


def _profile_provider(
    given: ProfilesConfigFile | str | os.PathLike[str] | None,
    name: str | None,
    configuration: ClientConfiguration | None,
    prompt: Callable[[str], str] | None,
    cache: Choice | None,
    refresh_interval: int,
    force_interval: int,
) -> ProfileCredentialsProvider:
    made = ProfileCredentialsProvider(given, name, clientConfiguration=configuration, mfaPrompt=prompt, diskCache=cache)
    made.setRefreshIntervalNanos(refresh_interval)
    made.setRefreshForceIntervalNanos(force_interval)
    return made


def _file_and_name(
    names: tuple[ProfilesConfigFile | str | os.PathLike[str] | None, ...],
) -> tuple[ProfilesConfigFile | str | os.PathLike[str] | None, str | None]:
    if len(names) > 2:
        raise IllegalArgumentException(
            f"ProfileCredentialsProvider takes a file and a profile's name, not {len(names)} arguments"
        )
    file = names[0] if len(names) == 2 else None
    name = names[-1] if names else None
    if name is not None and not isinstance(name, str):
        raise IllegalArgumentException(f"A profile's name must be text, not {type(name).__name__}")
    return file, name
