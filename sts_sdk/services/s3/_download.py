"""The content of an object in a file: all of it or nothing."""

from __future__ import annotations

import secrets
import shutil
from os import PathLike, fsdecode
from os.path import realpath
from pathlib import Path
from typing import IO

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException

_PIECE = 1024 * 1024


def download(content: IO[bytes], file: str | PathLike[str]) -> None:
    """Write a content to a file, its folders made as in Java. What was there stays until everything has arrived."""
    try:
        target = Path(fsdecode(file))
    except TypeError:
        raise IllegalArgumentException(f"The file to write must be a path, not {type(file).__name__}.") from None
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as device:  # a pipe or /dev/stdout is written to, never replaced
                shutil.copyfileobj(content, device, _PIECE)
        else:
            _replace(content, Path(realpath(target)))
    except SdkClientException:
        raise
    except (OSError, ValueError) as failure:
        raise SdkClientException(f"Unable to store object contents to disk: {failure}") from failure


def _replace(content: IO[bytes], target: Path) -> None:
    # The temporary name does not contain the target's, with which it could be too long.
    partial = target.with_name(f"{secrets.token_hex(8)}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with partial.open("xb") as written:
            if target.exists():
                shutil.copymode(target, partial)
            shutil.copyfileobj(content, written, _PIECE)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
