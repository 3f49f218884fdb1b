"""JSON as policies need it read: every object keeps its place in the text, and no name may stand twice in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from json.decoder import JSONDecodeError, JSONDecoder

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORDS: dict[str, Json] = {"true": True, "false": False, "null": None}
_DEEPEST = 64
_DECODER = JSONDecoder()


class JsonError(ValueError):
    """The text is no JSON from this position on, counted from 0."""

    def __init__(self, position: int) -> None:
        super().__init__(f"no JSON at {position}")
        self.position = position


class TwiceError(ValueError):
    """A name stands twice in one object."""


class Object(dict[str, Json]):
    """A JSON object, with the line and the column, from 1, of its opening brace."""

    __slots__ = ("column", "line")
    line: int
    column: int


def read_json(text: str) -> Json:
    """The value that a text holds; JsonError where it breaks, TwiceError if a name stands twice in an object."""
    reader = _Reader(text)
    value, end = reader.value(reader.skip(0), 0)
    if end < len(text):
        raise JsonError(end)
    return value


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """The line and the column of a position, from 1."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text

    def skip(self, position: int) -> int:
        found = _SPACE.match(self._text, position)
        return found.end() if found else position

    def value(self, start: int, depth: int) -> tuple[Json, int]:
        """The value that starts here, and where what follows it starts."""
        character = self._text[start : start + 1]
        if depth > _DEEPEST:
            raise JsonError(start)
        if character == "{":
            return self._object(start, depth)
        if character == "[":
            return self._array(start, depth)
        if character == '"':
            return self._string(start)
        return self._plain(start)

    def _plain(self, start: int) -> tuple[Json, int]:
        for word, value in _WORDS.items():
            if self._text.startswith(word, start):
                return value, self.skip(start + len(word))
        found = _NUMBER.match(self._text, start)
        if found is None:
            raise JsonError(start)
        number = float(found[0]) if found[1] or found[2] else int(found[0])
        return number, self.skip(found.end())

    def _string(self, start: int) -> tuple[str, int]:
        if self._text[start : start + 1] != '"':
            raise JsonError(start)
        try:
            text, end = _DECODER.raw_decode(self._text, start)
        except JSONDecodeError as error:
            raise JsonError(error.pos) from error
        return str(text), self.skip(end)

    def _object(self, start: int, depth: int) -> tuple[Object, int]:
        found = Object()
        found.line, found.column = line_and_column(self._text, start)

        def member(position: int) -> int:
            name, position = self._string(position)
            if self._text[position : position + 1] != ":":
                raise JsonError(position)
            if name in found:
                raise TwiceError(name)
            found[name], position = self.value(self.skip(position + 1), depth + 1)
            return position

        return found, self._members(start, "}", member)

    def _array(self, start: int, depth: int) -> tuple[list[Json], int]:
        found: list[Json] = []

        def member(position: int) -> int:
            value, position = self.value(position, depth + 1)
            found.append(value)
            return position

        return found, self._members(start, "]", member)

    def _members(self, start: int, closing: str, member: Callable[[int], int]) -> int:
        position = self.skip(start + 1)
        if self._text[position : position + 1] == closing:
            return self.skip(position + 1)
        while True:
            position = member(position)
            sign = self._text[position : position + 1]
            if sign == closing:
                return self.skip(position + 1)
            if sign != ",":
                raise JsonError(position)
            position = self.skip(position + 1)
