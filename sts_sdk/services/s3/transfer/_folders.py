"""Which file of a folder is which object, and never one outside of the folder."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException


def files_below(folder: str | PathLike[str], *, subfolders: bool) -> list[Path]:
    """The files of a folder, in order."""
    root = Path(fspath(folder))
    if not root.is_dir():
        raise IllegalArgumentException(f"Must provide a directory to upload; {str(root)!r} is none.")
    found = root.rglob("*") if subfolders else root.iterdir()
    return [file for file in sorted(found) if file.is_file()]


def key_below(folder: str | PathLike[str], file: Path) -> str:
    """The key of a file below the folder's; IllegalArgumentException if it is not in the folder."""
    root = Path(fspath(folder))
    if not root.is_dir():
        raise IllegalArgumentException(
            f"Must provide a common base directory for uploaded files; {str(root)!r} is none."
        )
    try:
        return file.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        raise IllegalArgumentException(f"The file {str(file)!r} is not in the directory {str(root)!r}.") from None


def inside(folder: str | PathLike[str], key: str) -> Path:
    """The file of a key in a folder; SdkClientException if it would be outside, links in the folder counted."""
    root = Path(fspath(folder)).resolve()
    target = (root / key.lstrip("/\\")).resolve()
    if target == root or not target.is_relative_to(root):
        raise SdkClientException(
            f"Cannot download key {key!r}, its relative path resolves outside the parent directory {str(root)!r}."
        )
    return target
