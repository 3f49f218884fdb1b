"""Files that hold secrets: replaced as a whole, and readable by their owner only from the moment they exist."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from pathlib import Path
from typing import Final

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._config_paths import no_link
from sts_sdk.internal._log import warn

_PAUSES = (0.005, 0.01, 0.02, 0.03, 0.035) if os.name == "nt" else ()  # seconds; 100 ms in all
_WRITTEN: Final = 3600.0  # seconds after which nobody is still writing a file


def write_private(path: str | os.PathLike[str], content: bytes) -> None:
    """Put ``content`` in place of a file, 0600, in one step; its directory is made (0700) if it is missing.

    Who reads meanwhile sees the old content or the new one. A symbolic link is followed, so that the file it
    names is replaced and the link stays. A SdkClientException says why it cannot be done; nothing has changed then.
    """
    target = Path(os.path.realpath(path))
    fresh = target.parent / f".{target.name}.{os.urandom(8).hex()}"
    try:
        _make_private(target.parent)
        _create(fresh, content)
        _put_in_place(fresh, target)
        _clear_leftovers(target)
    except (OSError, ValueError) as e:
        del content  # some tracebacks print locals
        raise SdkClientException(
            f"Unable to write {target}: {getattr(e, 'strerror', None) or e}", e
        ) from e.with_traceback(None)
    finally:
        with contextlib.suppress(OSError, ValueError):
            fresh.unlink(missing_ok=True)


def private_directory(path: str | os.PathLike[str]) -> Path:
    """A directory for secrets, made (0700) if it is missing; itself no symbolic link, ours, and writable by us only.

    The directories on the way to it are made 0700 too. One that everybody can write to, without the sticky bit that
    ``/tmp`` has, is refused: another user could put a directory of theirs in the place of ours. One that a group, or
    another user who is not root, can write to is warned of once. A SdkClientException says what is wrong.
    """
    directory = Path(path)
    try:
        _make_private(directory)
        problem = _not_private(directory.lstat()) or _open_to_all(directory)
    except (OSError, ValueError) as e:
        problem = str(getattr(e, "strerror", None) or e)
    if problem:
        raise SdkClientException(f"{directory} cannot keep secrets: {problem}")
    _warn_if_open_to_some(directory)
    return directory


def read_private(path: str | os.PathLike[str], longest: int = 65536) -> bytes | None:
    """The bytes of a plain file that nobody else can have written; None if there is no such file."""
    try:
        with open(path, "rb", opener=no_link) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or _not_private(status) or status.st_size > longest:
                return None
            return file.read(longest)
    except (OSError, ValueError):
        return None


def _make_private(directory: Path) -> None:
    """Make a directory, and each one missing on the way to it, 0700: ``parents`` of ``mkdir`` would ask the umask."""
    missing = [one for one in directory.parents if not one.exists()]
    for one in (*reversed(missing), directory):
        one.mkdir(mode=0o700, exist_ok=True)


def _open_to_all(directory: Path) -> str | None:
    """Which directory above this one lets any user put something else in its place."""
    if os.name == "nt":
        return None
    for above in directory.resolve().parents:
        mode = above.stat().st_mode
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            return f"everybody can write to {above}"
    return None


def _warn_if_open_to_some(directory: Path) -> None:
    """Warn once of a directory above this one that users whom one may trust, or not, can write to."""
    if os.name == "nt":
        return
    for above in directory.resolve().parents:
        status = above.stat()
        # A group of the user's own number has nobody else in it, as far as systems make them so.
        group = status.st_mode & stat.S_IWGRP and not status.st_mode & stat.S_ISVTX and status.st_gid != os.geteuid()
        if group or status.st_uid not in (0, os.geteuid()):
            who = f"group {status.st_gid}" if group else f"user {status.st_uid}"
            _warn_of_folder_once(
                f"Secrets are kept below {above}, which {who} can write to: only if they can be trusted"
            )


def _warn_of_folder_once(message: str) -> None:
    if message not in _told:
        _told.add(message)
        warn("internal", "%s", message)


_told: Final[set[str]] = set()


def _clear_leftovers(target: Path) -> None:
    """Remove what a process that was killed while it wrote this file has left beside it."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{16}}")
    with contextlib.suppress(OSError):
        for entry in os.scandir(target.parent):
            if pattern.fullmatch(entry.name) and time.time() - entry.stat(follow_symlinks=False).st_mtime > _WRITTEN:
                Path(entry).unlink(missing_ok=True)


def _not_private(status: os.stat_result) -> str | None:
    """Why somebody else might have written the file of this status; None if nobody else can."""
    if stat.S_ISLNK(status.st_mode):
        return "it is a symbolic link"
    if os.name == "nt":  # no owners and modes to look at
        return None
    if status.st_uid != os.geteuid():
        return "it belongs to another user"
    return "others can write to it" if status.st_mode & 0o022 else None


def _put_in_place(fresh: Path, target: Path) -> None:
    # On Windows a file cannot be replaced while a reader, or a virus scanner, holds it open, which is over in a moment.
    for pause in _PAUSES:
        try:
            fresh.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    fresh.replace(target)


def _create(path: Path, content: bytes) -> None:
    # "x": the name is ours alone, and no moment passes in which the file is open to others.
    with open(path, "xb", opener=no_link) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
