"""Files that hold secrets: replaced as a whole, and readable by their owner only from the moment they exist."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from sts_sdk._exceptions import SdkClientException


def write_private(path: str | os.PathLike[str], content: bytes) -> None:
    """Put ``content`` in place of a file, 0600, in one step; its directory is made (0700) if it is missing.

    Who reads meanwhile sees the old content or the new one. A symbolic link is followed, so that the file it
    names is replaced and the link stays. A SdkClientException says why it cannot be done; nothing has changed then.
    """
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".{target.name}.{os.urandom(8).hex()}")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _create(fresh, content)
        fresh.replace(target)
    except (OSError, ValueError) as e:
        raise SdkClientException(f"Unable to write {target}: {getattr(e, 'strerror', None) or e}", e) from e
    finally:
        with contextlib.suppress(OSError, ValueError):
            fresh.unlink(missing_ok=True)


def _create(path: Path, content: bytes) -> None:
    # O_EXCL: the name is ours alone, and no moment passes in which the file is open to others.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
