"""``ProfilesConfigFile``: the profiles of a file and their credentials."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider, expiration_of
from sts_sdk.auth._disk_cache import Choice
from sts_sdk.auth._explain import Finding
from sts_sdk.auth.profile._finding import NO_FILE, finding
from sts_sdk.auth.profile._kinds import Surroundings, provider
from sts_sdk.auth.profile.internal._profiles import BasicProfile, Profile
from sts_sdk.auth.profile.internal.securitytoken._roles import ProfileCredentialsService
from sts_sdk.internal._checks import path
from sts_sdk.internal._config_file import Section, SharedFiles, SingleFile, shared_files
from sts_sdk.internal._config_paths import credentials_path, expand_home
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._settings import variable
from sts_sdk.internal._text import ToString

_Providers = dict[str, tuple[AWSCredentialsProvider, list[Section]]]


class _Files(Protocol):
    def __call__(self, *, reread: bool = False) -> SharedFiles: ...


class ProfilesConfigFile(ToString):
    """The profiles of a file, as they were when it was read (com.amazonaws.auth.profile.ProfilesConfigFile).

    Without a path these are the shared config and credentials files, merged. IllegalArgumentException if there is no
    such file, or if what it says cannot be understood; SdkClientException if it cannot be read.
    ``credentialsService`` assumes the roles of profiles in place of this SDK's own STS client;
    ``clientConfiguration`` (proxy, CA, timeouts) serves every call that a profile leads to; ``mfaPrompt`` is asked
    with the serial number of an MFA device and returns its code, where a terminal is asked otherwise. ``diskCache``
    keeps the sessions of roles on disk, as ProfileCredentialsProvider says.
    """

    AWS_PROFILE_ENVIRONMENT_VARIABLE: Final = "AWS_PROFILE"
    AWS_PROFILE_SYSTEM_PROPERTY: Final = "aws.profile"
    DEFAULT_PROFILE_NAME: Final = "default"

    def __init__(
        self,
        file: str | os.PathLike[str] | None = None,
        credentialsService: ProfileCredentialsService | None = None,
        *,
        clientConfiguration: ClientConfiguration | None = None,
        mfaPrompt: Callable[[str], str] | None = None,
        diskCache: Choice | None = None,
    ) -> None:
        self._service = credentialsService
        self._configuration = clientConfiguration
        self._prompt = mfaPrompt
        self._disk_cache = diskCache
        self._path = None if file is None else os.path.abspath(expand_home(path("the profiles file", file)))  # noqa: PTH100 -- no pathlib, it is slow to load
        self._read: _Files = shared_files if self._path is None else SingleFile(self._path)
        self._changing = ForkLock()
        # The files and the providers made of them in one value, so that no thread uses old providers with new files.
        self._state: tuple[SharedFiles, _Providers] = self._read(), {}
        self._present(self._state[0])

    def getCredentials(self, profileName: str) -> AWSCredentials:
        """The credentials of a profile; a SdkClientException says which profile has none, and why.

        IllegalArgumentException if there is no such profile.
        """
        return self._provider(profileName).getCredentials()

    def getBasicProfile(self, profile: str) -> BasicProfile | None:
        """A profile with its properties; None if there is none."""
        section = self._state[0].profiles.get(profile)
        return None if section is None else BasicProfile(profile, section.properties)

    def getAllBasicProfiles(self) -> dict[str, BasicProfile]:
        """All profiles by name, in the order of the file."""
        return {name: BasicProfile(name, section.properties) for name, section in self._state[0].profiles.items()}

    def getAllProfiles(self) -> dict[str, Profile]:
        """All profiles by name, each with its credentials; ``getAllBasicProfiles`` is the newer one."""
        return {
            name: Profile(name, section.properties, _Later(self, name))
            for name, section in self._state[0].profiles.items()
        }

    def refresh(self) -> None:
        """Read the file again and forget all credentials that its profiles led to."""
        self._state = self._present(self._read(reread=True)), {}

    def refreshIfChanged(self, *, reread: bool = False) -> None:
        """Read the file again if it has changed; providers of profiles that did not change stay as they are."""
        files = self._read(reread=reread)
        if files is self._state[0]:
            return
        with self._changing.current():
            # Read again under the lock: another thread may have handled the change, and made providers since.
            before, providers = self._state
            if files is not before:
                kept = {
                    name: made for name, made in list(providers.items()) if all(_unchanged(s, files) for s in made[1])
                }
                self._state = self._present(files), kept

    def explain(self, profileName: str) -> Finding:
        """What a profile would lead to, found out without a call."""
        return finding(profileName, self._state[0], lambda: self._provider(profileName))

    def expiration(self, profileName: str) -> datetime | None:
        """When what a profile has led to ends; None if it has led to nothing yet, or to keys that never end."""
        made = self._state[1].get(profileName)
        return None if made is None else expiration_of(made[0])

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: whatever a profile led to forgets it, if it holds it."""
        for found, _ in list(self._state[1].values()):
            invalidate = getattr(found, "invalidate", None)
            if invalidate is not None:
                invalidate(accessKeyId)

    def _provider(self, name: str) -> AWSCredentialsProvider:
        files, providers = self._state
        made = providers.get(name)
        if made is None:
            around = Surroundings(files, self._configuration, self._prompt, self._service, self._disk_cache)
            # Two threads may both make one; all use the one that was stored first.
            made = providers.setdefault(name, (provider(name, around), around.used))
        return made[0]

    def _present(self, files: SharedFiles) -> SharedFiles:
        if files.found:
            return files
        if files.troubles:
            raise files.troubles[0].with_traceback(None)
        named = self._path
        if named is None and variable("AWS_CREDENTIAL_PROFILES_FILE"):
            named = credentials_path()
        if named is not None:
            raise IllegalArgumentException(f"AWS credential profiles file not found in the given path: {named}")
        raise IllegalArgumentException("; ".join((NO_FILE, *files.missing)))

    def __reduce__(self) -> tuple[Callable[..., ProfilesConfigFile], tuple[object, ...]]:
        # Pickled as its settings: the process that loads it reads the file that it finds there.
        return _profiles_file, (self._path, self._service, self._configuration, self._prompt, self._disk_cache)

    def __repr__(self) -> str:
        # A traceback with locals asks for it while the constructor fails, too.
        files = self._state[0].found if hasattr(self, "_state") else ()
        return f"ProfilesConfigFile({', '.join(files)})"


class _Later(AWSCredentialsProvider):
    """The credentials of one profile, looked up when they are asked for."""

    def __init__(self, file: ProfilesConfigFile, name: str) -> None:
        self._file = file
        self._name = name

    def getCredentials(self) -> AWSCredentials:
        return self._file.getCredentials(self._name)

    def refresh(self) -> None:
        self._file.refresh()


def _profiles_file(
    path: str | None,
    service: ProfileCredentialsService | None,
    configuration: ClientConfiguration | None,
    prompt: Callable[[str], str] | None,
    cache: Choice | None,
) -> ProfilesConfigFile:
    return ProfilesConfigFile(path, service, clientConfiguration=configuration, mfaPrompt=prompt, diskCache=cache)


def _unchanged(section: Section, files: SharedFiles) -> bool:
    try:
        found = (files.sso_sessions if section.kind == "sso-session" else files.profiles).get(section.name)
    except IllegalArgumentException:
        return False  # raised when somebody asks for this profile
    return found is not None and found.properties == section.properties
