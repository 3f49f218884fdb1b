"""``ProfilesConfigFileWriter``: changes profiles in a credentials file and leaves the rest of it as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Final

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException, frameless
from sts_sdk.auth.profile.internal._profiles import BasicProfile
from sts_sdk.internal._config_file import whole_text
from sts_sdk.internal._config_lines import (
    NAME_CHARACTERS,
    heading_lines,
    profile_of_heading,
    statements,
    without_comment,
)
from sts_sdk.internal._config_paths import expand_home
from sts_sdk.internal._private_file import write_private

# The properties that a Profile has. All others of a profile in the file stay when it is modified, as in Java.
_OURS: Final = frozenset((
    "aws_access_key_id", "aws_secret_access_key", "aws_session_token", "external_id", "role_arn",
    "aws_security_token", "role_session_name", "source_profile",
))  # fmt: skip


class ProfilesConfigFileWriter:
    """Creates and modifies a credentials file (com.amazonaws.auth.profile.ProfilesConfigFileWriter).

    The file is replaced in one step and is 0600 from the moment it exists, its directory 0700 if it had to be made.
    Comments, other profiles and properties that a Profile does not know stay as they are. A SdkClientException says
    why a file cannot be written, an IllegalArgumentException what a file cannot hold; it is then unchanged.
    """

    @staticmethod
    def dumpToFile(destination: str | os.PathLike[str], overwrite: bool, *profiles: BasicProfile) -> None:
        """Write a file that holds these profiles and nothing else; an existing one is refused unless ``overwrite``."""
        path = _full_path(destination)
        if not overwrite and os.path.exists(path):  # noqa: PTH110 -- the path is text, and pathlib is slow to load
            raise SdkClientException(
                "The destination file already exists. "
                "Set overwrite=true if you want to clobber the existing content and completely re-write the file."
            )
        _put_section(path, {profile.getProfileName(): profile for profile in profiles})

    @staticmethod
    def modifyOrInsertProfiles(destination: str | os.PathLike[str], *profiles: BasicProfile) -> None:
        """Change the profiles that the file has and append those that it does not have."""
        _modify(destination, {profile.getProfileName(): profile for profile in profiles})

    @staticmethod
    def modifyOneProfile(destination: str | os.PathLike[str], profileName: str, newProfile: BasicProfile) -> None:
        """Change one profile; it is renamed if ``newProfile`` has another name."""
        _modify(destination, {profileName: newProfile})

    @staticmethod
    def deleteProfiles(destination: str | os.PathLike[str], *profileNames: str) -> None:
        """Remove profiles; names that the file does not have are no error."""
        _modify(destination, dict.fromkeys(profileNames))


class _Block:
    """A heading and the lines under it, as they are; ``name`` is None unless it is a profile's heading."""

    __slots__ = ("heading", "lines", "name")

    def __init__(self, heading: str, name: str | None) -> None:
        self.heading = heading
        self.name = name
        self.lines: list[str] = []

    def text(self) -> list[str]:
        return [self.heading, *self.lines] if self.heading else self.lines


@frameless
def _modify(destination: str | os.PathLike[str], changes: Mapping[str, BasicProfile | None]) -> None:
    path = _full_path(destination)
    _write(path, _modified(whole_text(path), changes))


@frameless
def _put_section(path: str, profiles: Mapping[str, BasicProfile]) -> None:
    _write(path, _modified("", profiles))


def _write(path: str, lines: list[str]) -> None:
    # Bytes that are not UTF-8 were read as surrogates; they go back as they were.
    write_private(path, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))


def _modified(text: str, changes: Mapping[str, BasicProfile | None]) -> list[str]:
    for profile in changes.values():
        if profile is not None:
            _check_writable(profile)
    end = "\r" if "\r\n" in text else ""  # of the lines that are new; the others stay as they are
    blocks = _blocks(text)
    last = {block.name: block for block in blocks}
    lines: list[str] = []
    for block in blocks:
        if block.name is None or block.name not in changes:
            lines += block.text()
            continue
        profile = changes[block.name]
        if profile is None:
            lines += _kept_of_deleted(block)
        else:
            lines += _changed(block, profile, block is last[block.name], end)
    return lines + [f"{line}{end}" for line in _appended(p for name, p in changes.items() if name not in last)]


def _blocks(text: str) -> list[_Block]:
    blocks = [_Block("", None)]
    lines = text.removesuffix("\n").split("\n") if text else []
    headings = heading_lines(lines)
    for at, line in enumerate(lines):
        if at in headings:
            blocks.append(_Block(line, profile_of_heading(line)))
        else:
            blocks[-1].lines.append(line)
    return blocks


def _changed(block: _Block, profile: BasicProfile, is_last: bool, end_of_line: str) -> list[str]:
    """The block with the profile's values; those that it did not have follow its last property."""
    values, keys, end, margin = profile.getProperties(), _key_lines(block.lines), 0, ""
    lines: list[str] = []
    for at, line in enumerate(block.lines):
        key, begins = keys.get(at, (None, False))
        if begins:
            # Kept, because a line that is indented deeper than the one before it would go on with that one.
            margin = line[: len(line) - len(line.lstrip())]
        if key not in _OURS:
            lines.append(line)
        elif begins and key in values:
            lines.append(f"{margin}{key}={values[key]}{end_of_line}")
        end = len(lines) if key is not None else end
    seen = {key for key, _ in keys.values()}
    added = [f"{margin}{key}={value}{end_of_line}" for key, value in values.items() if is_last and key not in seen]
    return [_heading(block, profile, end_of_line), *lines[:end], *added, *lines[end:]]


def _key_lines(lines: list[str]) -> dict[int, tuple[str, bool]]:
    """For each line of a property its name, and whether the property begins there or only goes on."""
    found: dict[int, tuple[str, bool]] = {}
    for number, line, more in statements(lines, 0):
        key = line.partition("=")[0].strip().lower()
        found[number] = key, True
        found.update({at: (key, False) for at, _ in more})
    return found


def _heading(block: _Block, profile: BasicProfile, end_of_line: str) -> str:
    name = profile.getProfileName()
    if name == block.name:
        return block.heading
    prefix = "profile " if block.heading.lstrip()[1:].lstrip().startswith("profile ") else ""
    return f"[{prefix}{name}]{end_of_line}"


def _kept_of_deleted(block: _Block) -> list[str]:
    """Comments right above the next heading belong to that one."""
    kept: list[str] = []
    for line in reversed(block.lines):
        if not line.startswith(("#", ";")):
            return kept[::-1] if not line.strip() else []
        kept.append(line)
    return []


def _appended(profiles: Iterable[BasicProfile | None]) -> list[str]:
    lines: list[str] = []
    for profile in profiles:
        if profile is not None:
            lines.append(f"[{profile.getProfileName()}]")
            lines += [f"{key}={value}" for key, value in profile.getProperties().items()]
            lines.append("")
    return lines


def _check_writable(profile: BasicProfile) -> None:
    name = profile.getProfileName()
    if not name or name.strip(NAME_CHARACTERS):
        raise IllegalArgumentException(
            f"A profile cannot be called {name!r}: allowed are letters, digits and any of _-/.%@:+"
        )
    for key, value in profile.getProperties().items():
        if not key or key.strip(NAME_CHARACTERS):
            raise IllegalArgumentException(f"A property cannot be called {key!r} (profile {name})")
        line = f"{key}={value}"
        # Not shown: it may be a secret.
        if not value.isascii():
            _check_utf8(value, key, name)
        if "\n" in value or "\r" in value or value != value.strip() or without_comment(line) != line:
            raise IllegalArgumentException(
                f"The value of {key} in profile {name} cannot be written: it has several lines, white space around "
                "it, or white space before a # or ;"
            )


def _check_utf8(value: str, key: str, profile: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        # Not raised from the error: that one holds the value.
        raise IllegalArgumentException(f"The value of {key} in profile {profile} is no text that UTF-8 has") from None


def _full_path(destination: str | os.PathLike[str]) -> str:
    return os.path.abspath(expand_home(os.fspath(destination)))  # noqa: PTH100 -- as above
