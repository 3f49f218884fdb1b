"""HTTP as the services see it: a request that was received, and the answer to send."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import unquote, unquote_plus

_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


class Received:
    """One request. Header names keep their spelling and order; `path` and `query` are decoded, `raw_*` are not."""

    __slots__ = ("body", "headers", "method", "path", "query", "raw_path", "raw_query")

    def __init__(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> None:
        self.method: str = method
        self.raw_path: str
        self.raw_query: str
        self.raw_path, _, self.raw_query = target.partition("?")
        self.path: str = unquote(self.raw_path)
        self.query: list[tuple[str, str]] = parse_pairs(self.raw_query, plus=False)
        self.headers: list[tuple[str, str]] = list(headers)
        self.body: bytes = body

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        values = self.header_values(name)
        return values[0] if values else None

    def header_values(self, name: str) -> list[str]:
        """Every value of a header, in order."""
        return [value for key, value in self.headers if key.lower() == name]

    def parameter(self, name: str) -> str | None:
        """The first value of a query parameter."""
        return next((value for key, value in self.query if key == name), None)


class Answer:
    """The answer to a request: a status, headers without Content-Length, and a body."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, headers: Sequence[tuple[str, str]], body: bytes = b"") -> None:
        self.status = status
        self.headers = list(headers)
        self.body = body


def parse_pairs(text: str, *, plus: bool = True) -> list[tuple[str, str]]:
    """The pairs of a query string or form; a bad escape is kept as it stands. `plus` reads `+` as a space."""
    decode = unquote_plus if plus else unquote
    pairs = (part.partition("=") for part in text.split("&") if part)
    return [(decode(name), decode(value)) for name, _, value in pairs]


def xml_text(text: str) -> str:
    """A text without what no XML document may have, such as NUL or half a character; it would not be readable."""
    return _NOT_IN_XML.sub("\ufffd", text)


def date_header(now: datetime) -> str:
    """A time in the form of the Date header (RFC 9110)."""
    return format_datetime(now, usegmt=True)
