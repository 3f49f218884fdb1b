"""The shared config and credentials files: found, read, indexed, and read again when they change.

The grammar is the one of the AWS SDKs and Tools Reference Guide, "Shared config and credentials files". A file is
only indexed by its headings when it is read; the properties of a section are parsed when somebody asks for them,
so that one profile among thousands costs little and a mistake in one does not break the others. What a line means
is in ``_config_lines``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Final, TypeGuard

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._checks import given
from sts_sdk.internal._config_lines import EITHER, KEYS, PROFILE, FileIndex, Property
from sts_sdk.internal._config_paths import config_path, credentials_path, missing_files, no_pipe
from sts_sdk.internal._log import warn

CONFIG: Final = "config"
CREDENTIALS: Final = "credentials"
LARGEST: Final = 16 * 1024 * 1024
ACCESS_KEY, SECRET_KEY, *TOKENS = KEYS
_SHOWN: Final = 20  # names of profiles in a message
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
                self._raise_trouble(name)
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

    def _raise_trouble(self, name: str) -> None:
        for index in self._indexes:
            for trouble in index.unread:
                if self._kind == PROFILE and trouble.broken and trouble.holds(name):
                    raise trouble.error()

    def _section(self, name: str) -> Section:
        # A heading that only old tools understand counts where there is no proper one.
        proper = [index for index in self._indexes if name in index.headings(self._kind)]
        files = [index.properties(self._kind, name, misplaced=not proper) for index in proper or self._indexes]
        return Section(self._kind, name, _merged(files))


def _merged(files: list[Mapping[str, Property]]) -> dict[str, Property]:
    """The properties of a section in both files: the later file wins, but a blank value is none."""
    found: dict[str, Property] = {}
    for properties in files:
        found.update({key: entry for key, entry in properties.items() if key not in found or given(entry.value)})
    key = found.get(ACCESS_KEY)
    if key is not None:
        rivals = {entry.path for entry in (properties.get(ACCESS_KEY) for properties in files) if _is_given(entry)}
        for name in (SECRET_KEY, *TOKENS):
            entry = found.get(name)
            # A pair is never joined of two, and a token is of the file that its key is of.
            if entry is not None and entry.path != key.path and (name in TOKENS or entry.path in rivals):
                del found[name]
    return found


def _is_given(entry: Property | None) -> TypeGuard[Property]:
    return entry is not None and given(entry.value) is not None


class SharedFiles:
    """What the two files say, merged: the credentials file wins over the config file, property by property.

    ``found`` are the paths of the files that were read; ``troubles`` say why one could not be read, ``missing`` which
    file is named by the environment and not there: for whoever needs what would be in it.
    """

    __slots__ = ("_indexes", "found", "missing", "profiles", "services", "sso_sessions", "troubles")

    def __init__(
        self,
        *indexes: FileIndex | None,
        troubles: tuple[SdkClientException, ...] = (),
        missing: tuple[str, ...] = (),
    ) -> None:
        present = tuple(index for index in indexes if index is not None)
        self._indexes = present
        self.found: tuple[str, ...] = tuple(index.path for index in present)
        self.troubles = troubles
        self.missing = missing
        self.profiles: Mapping[str, Section] = Sections(PROFILE, present)
        self.sso_sessions: Mapping[str, Section] = Sections("sso-session", present)
        self.services: Mapping[str, Section] = Sections("services", present)

    def why_not(self, name: str, sections: Mapping[str, Section] | None = None, what: str = "profiles") -> str:
        """Which profiles, or other sections, there are, and what may have hidden one of that name, for a message."""
        names = list(self.profiles if sections is None else sections)
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        read = f" in {' and '.join(self.found)}" if self.found else ""
        listed = f"there are {', '.join(names[:_SHOWN])}{more}" if names else f"there are no {what}{read}"
        return "; ".join([listed, *_looking_alike(name, names), *self.hindrances(name)])

    def hindrances(self, name: str) -> list[str]:
        """What may have hidden a profile of that name: a line or file that cannot be read, a file that is not there."""
        said: list[str] = []
        for index in self._indexes:
            held = [trouble for trouble in index.unread if trouble.holds(name)]
            said += [f"{trouble.path}:{trouble.line} holds that name, but {trouble.message}" for trouble in held]
            said += [f"{index.path}: {index.preamble.message}"] if index.preamble is not None else []
        return [*said, *map(str, self.troubles), *self.missing]


def _looking_alike(name: str, names: list[str]) -> list[str]:
    """What to say of a name that looks like the one that was asked for, and is written with other characters."""
    if name.isascii() and all(map(str.isascii, names)):
        return []
    found = next((each for each in names if _as_seen(each) == _as_seen(name)), None)
    return [] if found is None else [f"{found!a} looks like it, but it is {name!a} that was asked for"]


def _as_seen(name: str) -> str:
    from unicodedata import category, normalize  # noqa: PLC0415 -- few names have such letters

    return "".join(each for each in normalize("NFKC", name) if category(each) != "Cf")


class _File:
    """One file as it was when it was read; ``index`` is None if there is none, or none that can be read."""

    __slots__ = ("index", "kind", "path", "stamp", "trouble")

    def __init__(self, path: str, kind: str, told: set[str] | None = None) -> None:
        self.path = path
        self.kind = kind
        self.index: FileIndex | None = None
        self.trouble: SdkClientException | None = None
        try:
            self.index, self.stamp = _indexed(path, kind, told)
        except SdkClientException as refused:
            # The traceback is cut: its frames hold the text of the file, and some tools print what frames hold.
            self.trouble, self.stamp = refused.with_traceback(None), _stamp(path)

    def is_still(self, path: str) -> bool:
        return path == self.path and _stamp(path) == self.stamp


class _Cache:
    """The files as last read. Threads may read twice at the same time; each then has a whole view."""

    last: tuple[_File, _File, SharedFiles] | None = None
    told: tuple[str, set[str]] = "", set()  # what was warned of, for the files of these paths


def shared_files(*, reread: bool = False) -> SharedFiles:
    """The files that the environment names, merged; read again when one changes (time, size or inode).

    A file that is not there is an empty one. One that cannot be read, is larger than 16 MiB or is UTF-16 is warned of
    once and is empty too, with its exception in ``troubles``: who needs nothing of it is not stopped.
    """
    last = _Cache.last
    config, credentials = config_path(), credentials_path()
    if last is not None and not reread and last[0].is_still(config) and last[1].is_still(credentials):
        return last[2]
    return _load(config, credentials)


def _load(config: str, credentials: str) -> SharedFiles:
    paths = f"{config}\n{credentials}"
    if _Cache.told[0] != paths:
        _Cache.told = paths, set()
    told = _Cache.told[1]
    files = _File(config, CONFIG, told), _File(credentials, CREDENTIALS, told)
    troubles = tuple(file.trouble for file in files if file.trouble is not None)
    for trouble in troubles:
        _warn_of(trouble, told)
    merged = SharedFiles(files[0].index, files[1].index, troubles=troubles, missing=missing_files())
    _Cache.last = (*files, merged)
    return merged


def _warn_of(trouble: SdkClientException, told: set[str]) -> None:
    message = str(trouble)
    if message not in told:
        told.add(message)
        warn("auth.profile", "%s; the file is passed over", message)


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
        if file.trouble is not None:
            raise file.trouble.with_traceback(None) from file.trouble.__cause__
        self._last = file, SharedFiles(file.index)
        return self._last[1]


def whole_text(path: str) -> str:
    """The text of a file all of whose profiles can be understood; empty if there is none.

    Its line ends are as they are, and a byte that is not UTF-8 (in a comment) is a surrogate escape. What is wrong with
    the file is an exception, as it is for whoever asks for its profiles.
    """
    read = _read_stamped(path)
    if read is None:
        return ""
    text = _decoded_text(path, read[0])
    if text.count("\r") != text.count("\r\n"):
        text = _with_newlines(text)
    index = FileIndex(path, EITHER, _with_newlines(text))
    for trouble in (index.preamble, *index.unread):
        if trouble is not None and trouble.broken:
            raise trouble.error()
    list(SharedFiles(index).profiles.values())
    return text


def _indexed(path: str, kind: str, told: set[str] | None) -> tuple[FileIndex | None, _Stamp | None]:
    read = _read_stamped(path)
    if read is None:
        return None, None
    return FileIndex(path, kind, _with_newlines(_decoded_text(path, read[0])), told), read[1]


def _stamp(path: str) -> _Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116 -- pathlib would take a third of the time to find a profile
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read_stamped(path: str) -> tuple[bytes, _Stamp] | None:
    try:
        with open(path, "rb", opener=no_pipe) as file:
            # Taken from the open file, so that the stamp belongs to what is read and not to a successor.
            status = os.fstat(file.fileno())
            content = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as e:
        raise SdkClientException(f"Unable to read {path}: {getattr(e, 'strerror', None) or e}", e) from e
    return content, (status.st_mtime_ns, status.st_size, status.st_ino)


def _decoded_text(path: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise SdkClientException(f"Unable to read {path}: larger than {LARGEST} bytes, so it cannot be a profile file")
    if b"\0" in content[:2]:  # "[" or "#" without the mark that UTF-16 begins with
        raise SdkClientException(f"Unable to read {path}: it holds zero bytes, as UTF-16 does; save it as UTF-8")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise SdkClientException(
            f"Unable to read {path}: it is UTF-16, as some editors and PowerShell's > write it; save it as UTF-8"
        )
    # What is no UTF-8 does no harm in a comment; who needs the property that holds it is told its line.
    text = content.decode("utf-8", "surrogateescape")
    # A mark of UTF-8 at the beginning, or where a file that had one was appended to another.
    return text.replace("\ufeff", "") if "\ufeff" in text else text


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
