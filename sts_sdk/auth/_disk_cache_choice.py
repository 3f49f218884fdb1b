"""Whether sessions are kept on disk, and where."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth._disk_cache import DiskCache
from sts_sdk.internal._config_paths import expand_home

if TYPE_CHECKING:
    from sts_sdk.auth._disk_cache import DiskCache
    from sts_sdk.internal._settings import Setting

    Choice = bool | str | os.PathLike[str]


def disk_cache(choice: Choice) -> DiskCache | None:
    """None, the AWS CLI's own cache (True), or one in a directory; an ImportError says if filelock is missing."""
    if isinstance(choice, bool):
        return DiskCache() if choice else None
    return DiskCache(choice)


def choice_of(found: Setting | None) -> Choice:
    """What a setting says: ``true``, ``false`` (also if it is not set) or the full path of a directory."""
    if found is None or found.value.lower() in ("true", "false"):
        return found is not None and found.value.lower() == "true"
    directory = expand_home(found.value)
    if not os.path.isabs(directory):  # noqa: PTH117 -- no pathlib, it is slow to load
        # A directory beside whatever the program runs in, or a mistyped "true", would hold secrets unnoticed.
        raise IllegalArgumentException(
            f"{found.source} must be true, false or the full path of a directory, not {found.value!r}"
        )
    return directory
