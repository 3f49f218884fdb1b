"""Where the shared config and credentials files are, and which profile of theirs is in use."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from functools import partial
from typing import Final

from sts_sdk._system_properties import SystemProperties
from sts_sdk.internal._checks import given


def profile_name() -> str:
    """The profile in use: AWS_PROFILE, the system property aws.profile, AWS_DEFAULT_PROFILE, else ``default``."""
    return (
        given(os.environ.get("AWS_PROFILE"))
        or given(SystemProperties.getProperty("aws.profile"))
        or given(os.environ.get("AWS_DEFAULT_PROFILE"))
        or "default"
    )


def any_file() -> bool:
    """Whether there may be a config or credentials file to read; the null device counts as none."""
    return any(path != os.devnull and _may_exist(path) for path in (config_path(), credentials_path()))


def _may_exist(path: str) -> bool:
    try:
        os.stat(path)  # noqa: PTH116 -- pathlib would take a third of the time to find a profile
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True  # it is there and cannot be looked at: whoever reads it is told why
    return True


_CONFIG: Final = ("AWS_CONFIG_FILE",)
_CREDENTIALS: Final = ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CREDENTIAL_PROFILES_FILE")


def config_path() -> str:
    """The config file: AWS_CONFIG_FILE, else ``~/.aws/config``."""
    return _path_of(_CONFIG, "config")


def credentials_path() -> str:
    """The credentials file: AWS_SHARED_CREDENTIALS_FILE, Java's AWS_CREDENTIAL_PROFILES_FILE, else in ``~/.aws``."""
    return _path_of(_CREDENTIALS, "credentials")


def missing_files() -> tuple[str, ...]:
    """What to say of files that a variable names and that are not there."""
    named = ((_first_set(_CONFIG), config_path()), (_first_set(_CREDENTIALS), credentials_path()))
    return tuple(
        f"{variable} names {path}, which is not there"
        for variable, path in named
        if variable is not None and path != os.devnull and not _may_exist(path)
    )


def _first_set(variables: tuple[str, ...]) -> str | None:
    """The first of the variables that is set."""
    return next((variable for variable in variables if given(os.environ.get(variable))), None)


def _path_of(variables: tuple[str, ...], usual: str) -> str:
    variable = _first_set(variables)
    if variable is None:
        return os.path.join(home(), ".aws", usual)  # noqa: PTH118 -- pathlib would take a third of the time to find a profile
    # With variables in it, as the AWS CLI reads it: a service's settings are not expanded by a shell.
    return expand_home(os.path.expandvars(given(os.environ[variable]) or ""))


def expand_home(path: str) -> str:
    """``~`` and ``~/...`` with the home directory in its place, ``~name`` with that user's; other paths as they are."""
    if path == "~" or path.startswith(("~/", "~" + os.sep)):
        return home() + path[1:]
    return os.path.expanduser(path) if path.startswith("~") else path  # noqa: PTH111 -- no pathlib, it is slow to load


def home(environment: Mapping[str, str] = os.environ, *, windows: bool = os.name == "nt") -> str:
    """The home directory: HOME everywhere; on Windows then USERPROFILE, HOMEDRIVE with HOMEPATH; else the system's.

    Git Bash sets HOME, which need not be the USERPROFILE that the AWS CLI takes: where only that one has an ``.aws``
    it is the one for all files.
    """
    named = given(environment.get("HOME"))
    if windows:
        profile = given(environment.get("USERPROFILE"))
        if named is None or (profile is not None and not _has_aws(named) and _has_aws(profile)):
            named = profile or environment.get("HOMEDRIVE", "") + environment.get("HOMEPATH", "")
    return named or os.path.expanduser("~")  # noqa: PTH111 -- as above


def _has_aws(directory: str) -> bool:
    return os.path.isdir(os.path.join(directory, ".aws"))  # noqa: PTH112, PTH118 -- as above


def opened(more: int, path: str, flags: int, *, waits: bool = True) -> int:
    """A descriptor, opened with these flags and more; a file that is made by it is its owner's only.

    With ``more`` given it is an opener for ``open``: wherever an interrupt strikes, the descriptor is closed or has
    become that of the file. ``open`` must call it, and no function between the two, which would own it for a moment.
    """
    ours: list[int] = []
    try:
        # In one call of the interpreter's own: between os.open and an assignment an interrupt could lose it.
        ours.extend(map(os.open, (path,), (flags | more,), (0o600,)))
        if not waits:
            _check_does_not_wait(ours[0])
    except BaseException:
        for descriptor in ours:
            os.close(descriptor)
        raise
    return ours[0]


def _check_does_not_wait(descriptor: int) -> None:
    is_pipe = stat.S_ISFIFO(os.fstat(descriptor).st_mode)
    if is_pipe or os.isatty(descriptor):
        raise OSError(errno.ESPIPE, f"it is a {'pipe' if is_pipe else 'terminal'}, not a file")


# Openers. A pipe opens at once with O_NONBLOCK; for files and devices it changes nothing.
no_pipe: Final = partial(opened, getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0), waits=False)
"""An OSError for a pipe or a terminal, at which we would wait for somebody to write."""
no_link: Final = partial(opened, getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
"""An OSError for a symbolic link."""
