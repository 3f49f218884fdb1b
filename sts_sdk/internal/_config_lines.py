"""What the lines of a profile file mean: headings, properties, continuations, comments.

- A heading is ``[name]``, and what is behind it is not read. In the config file profiles are ``[profile name]`` and
  ``[default]``; ``[sso-session name]`` and ``[services name]`` are sections of their own. In the credentials file
  a heading is the profile's name. A name with blanks is in quotes, as the AWS CLI writes it: ``[profile 'a b']``.
- A line whose first mark is ``#`` or ``;`` is a comment; so is the rest of a line after white space and one of them,
  outside of quotes.
- A line that is indented deeper than the property before it goes on with that property's value. A property with
  no value and such lines has nested properties.
- Names of properties are letters, digits and ``_-/.%@:+``; one with another name is left out with a warning.
- Bytes that are not UTF-8 are as good as any in a comment; in a property they spoil its section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NoReturn

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.internal._log import warn

EITHER: Final = "either"
PROFILE: Final = "profile"

# Written out: the module string compiles a regular expression when it is loaded.
NAME_CHARACTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/.%@:+"
_KINDS: Final = ("profile", "sso-session", "services")
# What goes on over a line break here was wrapped by a mail or a terminal; it is refused where it is used.
KEYS: Final = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token", "aws_security_token")
_LEAST_UNREAD, _LAST_UNREAD = "\udc80", "\udcff"  # what bytes that are no UTF-8 are decoded to
_Span = tuple[int, int]


class Property:
    """A property's value and where it stands; ``nested`` is None unless it has nested properties."""

    __slots__ = ("line", "nested", "path", "value")

    def __init__(self, value: str, path: str, line: int) -> None:
        self.value = value
        self.path = path
        self.line = line
        self.nested: Mapping[str, str] | None = None


class Trouble:
    """A line of a file that cannot be understood; ``text`` is what stands there, which no message shows."""

    __slots__ = ("broken", "line", "message", "path", "text")

    def __init__(self, path: str, line: int, message: str, text: str = "", *, broken: bool = True) -> None:
        self.path = path
        self.line = line
        self.message = message
        self.text = text
        self.broken = broken  # no heading at all, and not just one of another kind

    def error(self) -> IllegalArgumentException:
        """The exception for whoever needs what stands there."""
        # The sentence is Java's, which does not name the file; the note under it does.
        error = IllegalArgumentException(self.message)
        error.add_note(f"in {self.path}")
        return error

    def holds(self, name: str) -> bool:
        """Whether the line may be the heading of a section of this name."""
        return name in self.text


class FileIndex:
    """Where each section of one file is: kind to name to the spans of its lines, in the file's order.

    ``preamble`` is the first line before any heading, None if there is none; ``unread`` are headings that name no
    section.
    """

    __slots__ = ("_default", "_misplaced", "_proper", "_text", "_told", "path", "preamble", "unread")

    def __init__(self, path: str, kind: str, text: str, told: set[str] | None = None) -> None:
        self.path = path
        self._told: set[str] = set() if told is None else told  # warnings, so that none comes with each reading
        self._text = text
        self._proper: dict[str, dict[str, list[_Span]]] = {key: {} for key in _KINDS}
        self._misplaced: dict[str, list[_Span]] = {}
        self._default: tuple[list[_Span], list[_Span]] = [], []
        self.preamble: Trouble | None = None
        self.unread: list[Trouble] = []
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
        if self.preamble is not None and name in spans:
            raise self.preamble.error()
        found: dict[str, Property] = {}
        for start, end in spans.get(name, ()):
            if misplaced:
                self._warn(start, "other tools do not take this section for a profile: mind the word 'profile' in it")
            try:
                found.update(_Body(self.path, self._text, (start, end), self._told).properties())
            except SdkClientException as refused:
                # The traceback is cut: its frames hold a line of the file, and some tools print what frames hold.
                raise refused.with_traceback(None) from None
        return found

    def _index(self, kind: str) -> None:
        text = self._text
        headings = _indented_headings(text) if " [" in text or "\t[" in text else _headings(text)
        start = next(headings, len(text))
        self._check_preamble(start)
        while start < len(text):
            end = next(headings, len(text))
            close = text.find("\n", start, end)
            close = end if close < 0 else close
            self._add(kind, start, text[start:close].strip(), (close, end))
            start = end
        self._settle_default()

    def _check_preamble(self, end: int) -> None:
        for number, line in enumerate(self._text[:end].split("\n"), 1):
            bare = line.strip()
            if bare and bare[0] not in "#;":
                readable = _is_utf8(bare)
                what = (
                    "Property is defined without a preceding profile name on line"
                    if readable
                    else "What is not UTF-8 stands on line"
                )
                self.preamble = Trouble(self.path, number, f"{what} {number}")
                return

    def _add(self, kind: str, start: int, line: str, span: _Span) -> None:
        inside, behind = _parts_of_heading(line)
        if inside is None:
            message = f"Invalid property format: no '=' character is found on line {self._line(start)}"
            self.unread.append(Trouble(self.path, self._line(start), message, line))
            self._warn(start, "this heading has no closing bracket; the section is left out")
            return
        if behind and behind[0] not in "#;":
            self._warn(start, "the text behind this heading is not read; a comment begins with # or ;")
        if not self._added(kind, *_kind_and_name(inside), span):
            message = "the name of this section is not allowed (one with blanks is in quotes)"
            self.unread.append(Trouble(self.path, self._line(start), message, line, broken=False))
            self._warn(start, "the name of this section is not allowed; it is left out")

    def _added(self, kind: str, prefix: str, name: str, span: _Span) -> bool:
        """Whether a heading names a section."""
        if not name or not name.isprintable():
            return False
        if prefix == PROFILE:
            self._profile(name, span, proper=kind != "credentials", prefixed=True)
        elif not prefix and (kind != "config" or not name.strip(NAME_CHARACTERS)):
            self._profile(name, span, proper=kind != "config" or name == "default", prefixed=False)
        elif prefix in _KINDS and kind != "credentials":
            self._proper[prefix].setdefault(name, []).append(span)
        else:
            return False
        return True

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
        _warn_of_line_once(f"{self.path}:{self._line(offset)}: {what}", self._told)


def _headings(text: str) -> Iterator[int]:
    """Where headings begin in a file that indents none: found at the speed of a search for text."""
    if text.startswith("["):
        yield 0
    at = text.find("\n[")
    while at >= 0:
        yield at + 1
        at = text.find("\n[", at + 1)


def _indented_headings(text: str) -> Iterator[int]:
    """Where headings begin, if some are indented: one that is deeper than the property before it goes on with that."""
    at, depth = 0, -1  # of the property before; -1 behind a heading
    for line in text.split("\n"):
        bare = line.lstrip()
        here = len(line) - len(bare)
        if bare and bare[0] not in "#;" and (depth < 0 or here <= depth):
            depth = -1 if bare[0] == "[" else here
            if bare[0] == "[":
                yield at
        at += len(line) + 1


def heading_lines(lines: list[str]) -> set[int]:
    """Which of a file's lines are headings."""
    starts = set(_indented_headings("\n".join(lines)))
    found: set[int] = set()
    at = 0
    for number, line in enumerate(lines):
        if at in starts:
            found.add(number)
        at += len(line) + 1
    return found


def profile_of_heading(line: str) -> str | None:
    """The profile that a heading names; None in that of an sso-session or of services, or if it names nothing."""
    inside, _ = _parts_of_heading(line.strip())
    prefix, name = ("", "") if inside is None else _kind_and_name(inside)
    return name if name and prefix in ("", PROFILE) else None


def _parts_of_heading(line: str) -> tuple[str | None, str]:
    """What is between the brackets, None if there is no closing one, and what is behind them."""
    quote = ""
    for at, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"" and line[at - 1] in "[ \t" and character in line[at + 1 :]:
            quote = character
        elif character == "]":
            return line[1:at].strip(), line[at + 1 :].strip()
    return None, ""


def _kind_and_name(inside: str) -> tuple[str, str]:
    """Kind and name in a heading: ``profile`` and ``a b`` of ``profile 'a b'``; no name if it cannot be one."""
    words = inside.split(None, 1)
    prefix = words[0] if len(words) == 2 and words[0] in _KINDS else ""
    name = words[1].strip() if prefix else inside
    plain = _unquoted(name)
    # Without quotes only a name alone can have blanks: other tools do not read [profile a b].
    return prefix, "" if plain is None or (prefix and plain == name and len(name.split()) > 1) else plain


def _unquoted(text: str) -> str | None:
    """The text without a shell's quotes, as the AWS CLI writes them: ``'it'"'"'s'``; None if they do not match."""
    parts: list[str] = []
    quote = ""
    for character in text:
        if character == quote:
            quote = ""
        elif not quote and character in "'\"":
            quote = character
        else:
            parts.append(character)
    return None if quote else "".join(parts)


class _Body:
    """The lines under one heading, read once from top to bottom."""

    def __init__(self, path: str, text: str, span: _Span, told: set[str]) -> None:
        start, end = span
        self._path = path
        self._told = told
        self._lines = text[start:end].split("\n")
        self._first = text.count("\n", 0, start) + 1
        self._found: dict[str, Property] = {}

    def properties(self) -> Mapping[str, Property]:
        for number, line, more in statements(self._lines, self._first):
            self._property(number, line, more)
        return self._found

    def _property(self, number: int, line: str, more: list[tuple[int, str]]) -> None:
        line = without_comment(line)
        for at, text in ((number, line), *more):
            self._check_utf8(at, text)
        key, value = self._split(number, line)
        if key.strip(NAME_CHARACTERS):
            # The name is not shown: a secret that wrapped to a line of its own may well end in "=".
            self._warn(number, "the name of this property is not allowed; it is left out")
            return
        key = key.lower()
        earlier = self._found.get(key)
        if earlier is not None:
            self._warn(number, f"{key} is there twice, on line {earlier.line} too; this one counts")
        self._found[key] = entry = Property(value, self._path, number)
        if more and not value and key not in KEYS:
            entry.nested = {name.lower(): sub for name, sub in (self._split(at, text) for at, text in more)}
        if more:
            entry.value = "\n".join([value, *(text for _, text in more)])

    def _warn(self, number: int, what: str) -> None:
        _warn_of_line_once(f"{self._path}:{number}: {what}", self._told)

    def _check_utf8(self, number: int, text: str) -> None:
        if not _is_utf8(text):
            raise SdkClientException(f"Unable to read {self._path}: line {number} is not UTF-8")

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
    """A line up to a ``#`` or ``;`` that follows white space and is not in quotes."""
    if "#" not in line and ";" not in line:
        return line
    quote, before = "", " "
    for at, character in enumerate(line):
        if quote:
            quote = "" if character == quote and before != "\\" else quote
        elif character in "#;" and at and before.isspace():
            return line[:at].rstrip()
        elif character in "'\"" and (before.isspace() or before == "=") and character in line[at + 1 :]:
            quote = character
        before = character
    return line


def _refuse(message: str, where: str) -> NoReturn:
    # The sentence is Java's, which does not name the file; the note under it does.
    error = IllegalArgumentException(message)
    error.add_note(f"in {where}")
    raise error


def _is_utf8(text: str) -> bool:
    return text.isascii() or not any(_LEAST_UNREAD <= character <= _LAST_UNREAD for character in text)


def _warn_of_line_once(message: str, told: set[str]) -> None:
    if message not in told:
        told.add(message)
        warn("auth.profile", "%s", message)
