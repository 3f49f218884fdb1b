"""The content of an object in a file: all of it or nothing."""

from __future__ import annotations

import secrets
import shutil
from os import fspath
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sts_sdk._exceptions import SdkClientException

if TYPE_CHECKING:
    from os import PathLike

_PIECE = 1024 * 1024


def download(content: IO[bytes], file: str | PathLike[str]) -> None:
    """Write a content to a file, its folders made as in Java. What was there stays until everything has arrived."""
    target = Path(fspath(file))
    partial = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with partial.open("xb") as written:
                shutil.copyfileobj(content, written, _PIECE)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as failure:
        raise SdkClientException(f"Unable to store object contents to disk: {failure}") from failure
