"""What the lines of a profile file mean: headings, properties, continuations, comments.

- A heading is ``[name]`` at the start of a line. In the config file profiles are ``[profile name]`` and
  ``[default]``; ``[sso-session name]`` and ``[services name]`` are sections of their own. In the credentials file
  a heading is the profile's name.
- A line whose first mark is ``#`` or ``;`` is a comment; so is the rest of a line after white space and one of them.
- A line that is indented deeper than the property before it goes on with that property's value. A property with
  no value and such lines has nested properties.
- Names are letters, digits and ``_-/.%@:+``; a section or property with another name is left out with a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NoReturn

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._log import warn

EITHER: Final = "either"
PROFILE: Final = "profile"

# Written out: the module string compiles a regular expression when it is loaded.
NAME_CHARACTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/.%@:+"
_KINDS: Final = ("profile", "sso-session", "services")
_Span = tuple[int, int]


class Property:
    """A property's value and where it stands; ``nested`` is None unless it has nested properties."""

    __slots__ = ("line", "nested", "path", "value")

    def __init__(self, value: str, path: str, line: int) -> None:
        self.value = value
        self.path = path
        self.line = line
        self.nested: Mapping[str, str] | None = None


class FileIndex:
    """Where each section of one file is: kind to name to the spans of its lines, in the file's order."""

    __slots__ = ("_default", "_misplaced", "_proper", "_text", "path")

    def __init__(self, path: str, kind: str, text: str) -> None:
        self.path = path
        self._text = text
        self._proper: dict[str, dict[str, list[_Span]]] = {key: {} for key in _KINDS}
        self._misplaced: dict[str, list[_Span]] = {}
        self._default: tuple[list[_Span], list[_Span]] = [], []
        self._index(kind)

    def headings(self, kind: str) -> Mapping[str, list[_Span]]:
        """Sections of one kind by name."""
        return self._proper[kind]

    def misplaced(self, kind: str) -> Mapping[str, list[_Span]]:
        """Profiles with ``profile`` before the name where it should not be, or without it where it should."""
        return self._misplaced if kind == PROFILE else {}

    def properties(self, kind: str, name: str, *, misplaced: bool) -> Mapping[str, Property]:
        """The properties of a section; where it is written several times, the later ones win."""
        spans = self.misplaced(kind) if misplaced else self.headings(kind)
        found: dict[str, Property] = {}
        for start, end in spans.get(name, ()):
            if misplaced:
                self._warn(start, "other tools do not take this section for a profile: mind the word 'profile' in it")
            try:
                found.update(_Body(self.path, self._text, start, end).properties())
            except IllegalArgumentException as refused:
                # The traceback is cut: its frames hold a line of the file, and some tools print what frames hold.
                raise refused.with_traceback(None) from None
        return found

    def _index(self, kind: str) -> None:
        text = self._text
        # A heading is found by the newline before it, at the speed of a search for text.
        start = 0 if text.startswith("[") else text.find("\n[") + 1 or len(text)
        self._check_preamble(start)
        while start < len(text):
            end = text.find("\n[", start) + 1 or len(text)
            close = text.find("\n", start, end)
            close = end if close < 0 else close
            self._add(kind, self._heading(start, close), (close, end))
            start = end
        self._settle_default()

    def _check_preamble(self, end: int) -> None:
        for number, line in enumerate(self._text[:end].split("\n"), 1):
            bare = line.strip()
            if bare and bare[0] not in "#;":
                _refuse(f"Property is defined without a preceding profile name on line {number}", self.path)

    def _heading(self, start: int, end: int) -> str:
        inside, bracket, rest = self._text[start + 1 : end].partition("]")
        rest = rest.strip()
        if not bracket or (rest and rest[0] not in "#;"):
            line = self._line(start)
            _refuse(f"Invalid property format: no '=' character is found on line {line}", self.path)
        return inside.strip()

    def _add(self, kind: str, heading: str, span: _Span) -> None:
        words = heading.split(None, 1)
        name = words[-1] if words else ""
        prefix = words[0] if len(words) == 2 else ""
        if not name or name.strip(NAME_CHARACTERS):
            self._warn(span[0], "the name of this section is not allowed; it is left out")
        elif prefix == PROFILE:
            self._profile(name, span, proper=kind != "credentials", prefixed=True)
        elif not prefix:
            self._profile(name, span, proper=kind != "config" or name == "default", prefixed=False)
        elif prefix in _KINDS and kind != "credentials":
            self._proper[prefix].setdefault(name, []).append(span)
        else:
            self._warn(span[0], "the name of this section is not allowed; it is left out")

    def _profile(self, name: str, span: _Span, *, proper: bool, prefixed: bool) -> None:
        if proper and name == "default":
            # Settled when the whole file is read: [profile default] counts alone, wherever it stands.
            (self._default[1] if prefixed else self._default[0]).append(span)
            self._proper[PROFILE].setdefault(name, self._default[0])
        else:
            (self._proper[PROFILE] if proper else self._misplaced).setdefault(name, []).append(span)

    def _settle_default(self) -> None:
        plain, prefixed = self._default
        if prefixed:
            self._proper[PROFILE]["default"] = prefixed
            for span in plain:
                self._warn(span[0], "[default] is left out, because there is a [profile default]")

    def _line(self, offset: int) -> int:
        return self._text.count("\n", 0, offset) + 1

    def _warn(self, offset: int, what: str) -> None:
        _warn_of_files(f"{self.path}:{self._line(offset)}: {what}")


class _Body:
    """The lines under one heading, read once from top to bottom."""

    def __init__(self, path: str, text: str, start: int, end: int) -> None:
        self._path = path
        self._lines = text[start:end].split("\n")
        self._first = text.count("\n", 0, start) + 1
        self._found: dict[str, Property] = {}

    def properties(self) -> Mapping[str, Property]:
        for number, line, more in statements(self._lines, self._first):
            self._property(number, line, more)
        return self._found

    def _property(self, number: int, line: str, more: list[tuple[int, str]]) -> None:
        key, value = self._split(number, without_comment(line))
        if key.strip(NAME_CHARACTERS):
            # The name is not shown: a secret that wrapped to a line of its own may well end in "=".
            _warn_of_files(f"{self._path}:{number}: the name of this property is not allowed; it is left out")
            return
        key = key.lower()
        if key in self._found:
            _refuse(f"Duplicate property values for [{key}].", f"{self._path}:{number}")
        self._found[key] = entry = Property(value, self._path, number)
        if more and not value:
            entry.nested = {name.lower(): sub for name, sub in (self._split(at, text) for at, text in more)}
        if more:
            entry.value = "\n".join([value, *(text for _, text in more)])

    def _split(self, number: int, line: str) -> tuple[str, str]:
        key, equals, value = line.partition("=")
        if not equals:
            _refuse(f"Invalid property format: no '=' character is found on line {number}", self._path)
        key = key.strip()
        if not key:
            _refuse(f"Invalid property format: the property name is empty on line {number}", self._path)
        return key, value.strip()


def statements(lines: Iterable[str], first_number: int) -> Iterator[tuple[int, str, list[tuple[int, str]]]]:
    """Each property with its line number and the lines, numbered too, that go on with it; all without margins."""
    number, first, indent = 0, "", 0
    more: list[tuple[int, str]] = []
    for here, line in enumerate(lines, first_number):
        bare = line.strip()
        if not bare or bare[0] in "#;":
            continue
        depth = len(line) - len(line.lstrip())
        if first and depth > indent:
            more.append((here, bare))
            continue
        if first:
            yield number, first, more
        number, first, indent, more = here, bare, depth, []
    if first:
        yield number, first, more


def without_comment(line: str) -> str:
    """A line up to a ``#`` or ``;`` that follows white space."""
    if "#" not in line and ";" not in line:
        return line
    for at in range(1, len(line)):
        if line[at] in "#;" and line[at - 1].isspace():
            return line[:at].rstrip()
    return line


def _refuse(message: str, where: str) -> NoReturn:
    # The sentence is Java's, which does not name the file; the note under it does.
    error = IllegalArgumentException(message)
    error.add_note(f"in {where}")
    raise error


def _warn_of_files(message: str) -> None:
    warn("auth.profile", "%s", message)
