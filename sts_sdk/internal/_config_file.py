"""The shared config and credentials files: found, read, indexed, and read again when they change.

The grammar is the one of the AWS SDKs and Tools Reference Guide, "Shared config and credentials files". A file is
only indexed by its headings when it is read; the properties of a section are parsed when somebody asks for them,
so that one profile among thousands costs little and a mistake in one does not break the others. What a line means
is in ``_config_lines``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Final

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._config_lines import EITHER, FileIndex, Property
from sts_sdk.internal._config_paths import config_path, credentials_path

CONFIG: Final = "config"
CREDENTIALS: Final = "credentials"
LARGEST: Final = 16 * 1024 * 1024

_Stamp = tuple[int, int, int]


class Section:
    """One profile, sso-session or services section, merged over both files. Never changed after it is made."""

    __slots__ = ("_found", "kind", "name", "nested", "properties")

    def __init__(self, kind: str, name: str, found: Mapping[str, Property]) -> None:
        self.kind = kind  # "profile", "sso-session" or "services"
        self.name = name
        self._found = found
        self.properties: Mapping[str, str] = {key: entry.value for key, entry in found.items()}
        self.nested: Mapping[str, Mapping[str, str]] = {
            key: entry.nested for key, entry in found.items() if entry.nested is not None
        }

    def get(self, key: str) -> str | None:
        """The value of a property, whatever the case of its name; None if it is not there."""
        return self.properties.get(key.lower())

    def where(self, key: str) -> str:
        """``path:line`` of a property, for messages; empty if it is not there."""
        entry = self._found.get(key.lower())
        return "" if entry is None else f"{entry.path}:{entry.line}"

    def __repr__(self) -> str:
        # The values are secrets as often as not.
        return f"<Section {self.name}: {', '.join(self.properties)}>"


class Sections(Mapping[str, Section]):
    """Name to section, for one kind of section; a section is parsed when it is first asked for."""

    __slots__ = ("_indexes", "_kind", "_parsed")

    def __init__(self, kind: str, indexes: tuple[FileIndex, ...]) -> None:
        self._kind = kind
        self._indexes = indexes
        self._parsed: dict[str, Section] = {}

    def __getitem__(self, name: str) -> Section:
        section = self._parsed.get(name)
        if section is None:
            if name not in self:
                raise KeyError(name)
            section = self._parsed[name] = self._section(name)
        return section

    def __contains__(self, name: object) -> bool:
        return any(name in index.headings(self._kind) or name in index.misplaced(self._kind) for index in self._indexes)

    def __iter__(self) -> Iterator[str]:
        names: dict[str, None] = {}
        for index in self._indexes:
            names.update(dict.fromkeys(index.headings(self._kind)))
            names.update(dict.fromkeys(index.misplaced(self._kind)))
        return iter(names)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _section(self, name: str) -> Section:
        found: dict[str, Property] = {}
        # A heading that only old tools understand counts where there is no proper one.
        proper = [index for index in self._indexes if name in index.headings(self._kind)]
        for index in proper or self._indexes:
            found.update(index.properties(self._kind, name, misplaced=not proper))
        return Section(self._kind, name, found)


class SharedFiles:
    """What the two files say, merged: the credentials file wins over the config file, property by property."""

    __slots__ = ("found", "profiles", "services", "sso_sessions")

    def __init__(self, *indexes: FileIndex | None) -> None:
        present = tuple(index for index in indexes if index is not None)
        self.found: tuple[str, ...] = tuple(index.path for index in present)  # paths of the files that exist
        self.profiles: Mapping[str, Section] = Sections("profile", present)
        self.sso_sessions: Mapping[str, Section] = Sections("sso-session", present)
        self.services: Mapping[str, Section] = Sections("services", present)


class _File:
    """One file as it was when it was read; ``index`` is None if there is none."""

    __slots__ = ("index", "kind", "path", "stamp")

    def __init__(self, path: str, kind: str) -> None:
        self.path = path
        self.kind = kind
        try:
            self.index, self.stamp = _indexed(path, kind)
        except SdkClientException as refused:
            # The traceback is cut: its frames hold the text of the file, and some tools print what frames hold.
            raise refused.with_traceback(None) from refused.__cause__

    def is_still(self, path: str) -> bool:
        return path == self.path and _stamp(path) == self.stamp


class _Cache:
    """The files as last read. Threads may read twice at the same time; each then has a whole view."""

    last: tuple[_File, _File, SharedFiles] | None = None


def shared_files(*, reread: bool = False) -> SharedFiles:
    """The files that the environment names, merged; read again when one changes (time, size or inode).

    A file that is not there is an empty one. One that cannot be read, is larger than 16 MiB or is not UTF-8 is a
    SdkClientException that names it. ``reread`` reads them even if they look unchanged.
    """
    last = _Cache.last
    config, credentials = config_path(), credentials_path()
    if last is not None and not reread and last[0].is_still(config) and last[1].is_still(credentials):
        return last[2]
    return _load(config, credentials)


def _load(config: str, credentials: str) -> SharedFiles:
    first, second = _File(config, CONFIG), _File(credentials, CREDENTIALS)
    merged = SharedFiles(first.index, second.index)
    _Cache.last = (first, second, merged)
    return merged


class SingleFile:
    """One file by itself, with or without ``profile`` in its headings, as Java reads a file that it is handed.

    Calling it gives what it says; it is read again when it has changed, or with ``reread``.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._last: tuple[_File, SharedFiles] | None = None

    def __call__(self, *, reread: bool = False) -> SharedFiles:
        last = self._last
        if last is not None and not reread and last[0].is_still(self._path):
            return last[1]
        file = _File(self._path, EITHER)
        self._last = file, SharedFiles(file.index)
        return self._last[1]


def whole_text(path: str) -> str:
    """The text of a file all of whose profiles can be understood; empty if there is none.

    What is wrong with it is an exception as for ``shared_files``.
    """
    list(SharedFiles(_File(path, EITHER).index).profiles.values())
    read = _read(path)
    return "" if read is None else _decoded(path, read[0])


def _indexed(path: str, kind: str) -> tuple[FileIndex | None, _Stamp | None]:
    read = _read(path)
    return (None, None) if read is None else (FileIndex(path, kind, _decoded(path, read[0])), read[1])


def _stamp(path: str) -> _Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116 -- pathlib would take a third of the time to find a profile
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read(path: str) -> tuple[bytes, _Stamp] | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- as above
            # Taken from the open file, so that the stamp belongs to what is read and not to a successor.
            status = os.fstat(file.fileno())
            content = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as e:
        raise SdkClientException(f"Unable to read {path}: {getattr(e, 'strerror', None) or e}", e) from e
    return content, (status.st_mtime_ns, status.st_size, status.st_ino)


def _decoded(path: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise SdkClientException(f"Unable to read {path}: larger than {LARGEST} bytes, so it cannot be a profile file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = content.count(b"\n", 0, e.start) + 1
        # Not raised from the error itself: that one holds the whole file, secrets included.
        raise SdkClientException(f"Unable to read {path}: line {line} is not UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
