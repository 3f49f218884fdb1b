"""Secrets that an answer repeats, masked in every text of an exception. Loaded by failures only.

Services quote requests: of a wrong signature AWS says which headers, session token included, it expected. Proxies and
other servers quote what they like, escaped as they like, and cut off where they like.
"""

from __future__ import annotations

import re
from base64 import b64encode, urlsafe_b64encode
from html import unescape
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import parse_qsl

from sts_sdk.internal import REDACTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SHORTEST: Final = 4  # a secret of fewer characters would take half of every sentence with it
_BLOCK: Final = 8  # a piece of a secret of twice this length is found wherever it begins and ends
_LONGEST_TEXT: Final = 64 * 1024  # of a text that an exception keeps
_LONGEST_IN_HEX: Final = 4096
_DEPTH: Final = 4  # escapes inside of escapes

_ESCAPE: Final = re.compile(
    r"%(?P<percent>[0-9a-fA-F]{2})|(?P<html>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)"
    r"|\\u(?P<u>[0-9a-fA-F]{4})|\\x(?P<x>[0-9a-fA-F]{2})|\\(?P<other>[^ux])"
)
# Control characters (C0, C1), ends of lines, and what turns the direction of a line around.
_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

# Headers of requests whose values are no secrets; any other may be one.
_KNOWN_HEADERS: Final = frozenset(
    {"accept", "accept-encoding", "amz-sdk-invocation-id", "amz-sdk-request", "amz-sdk-retry", "connection",
     "content-length", "content-md5", "content-type", "expect", "host", "user-agent", "x-amz-content-sha256",
     "x-amz-date", "x-amzn-trace-id", "x-aws-ec2-metadata-token-ttl-seconds"}
)  # fmt: skip
_SIGNATURE: Final = re.compile("Signature=([0-9A-Za-z+/=]+)")
_SECRET_PARAMETERS: Final = frozenset({"x-amz-signature", "x-amz-security-token", "signature"})
_SHORTEST_HEADER: Final = 8  # a value of fewer characters is a word


def one_line(text: str) -> str:
    """The text with its control characters and ends of lines escaped: logs and terminals take it as it is."""
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def secrets_on_the_wire(headers: Mapping[str, str], url: str = "") -> Iterator[str]:
    """What is secret in the head of a request: headers that are not known to be harmless, signatures."""
    for name, value in headers.items():
        signature = _SIGNATURE.search(value) if name.lower() == "authorization" else None
        if signature is not None:
            yield signature.group(1)  # the scope beside it is what refusals are about
        elif name.lower() not in _KNOWN_HEADERS and len(value) >= _SHORTEST_HEADER:
            yield value
            yield from value.split()[1:]  # Bearer and Basic stand before what is secret
    for name, value in parse_qsl(url.partition("?")[2]):
        if name.lower() in _SECRET_PARAMETERS:
            yield value


class Secrets:
    """Values that must not be shown, and the search for them: raw, escaped, in base64 or hexadecimal, cut off."""

    def __init__(self, values: Iterable[str]) -> None:
        needles = {needle for value in values if len(value) >= SHORTEST for needle in _spellings(value)}
        # The longest first, because a shorter one may be a part of it.
        self._needles = sorted(needles, key=len, reverse=True)
        self._blocks: dict[str, tuple[str, int]] = {}
        for needle in self._needles:
            for at in range(0, len(needle) - _BLOCK + 1 if len(needle) >= 2 * _BLOCK else 0, _BLOCK):
                self._blocks.setdefault(needle[at : at + _BLOCK], (needle, at))

    def masked(self, text: str) -> str:
        """The text with every secret, and every long piece of one, masked; cut off if it is very long."""
        if len(text) > _LONGEST_TEXT:
            text = f"{text[:_LONGEST_TEXT]}..."
        hidden = bytearray(len(text))
        current, starts = text, list(range(len(text) + 1))
        for _ in range(_DEPTH if self._needles else 0):
            for first, last in (*self._whole(current), *self._pieces(current)):
                start, end = starts[first], starts[last]
                hidden[start:end] = b"\1" * (end - start)
            plainer = _one_level_unescaped(current, starts)
            if plainer is None:
                break
            current, starts = plainer
        return _without(text, hidden)

    def _whole(self, text: str) -> Iterator[tuple[int, int]]:
        for needle in self._needles:
            at = text.find(needle)
            while at >= 0:
                yield at, at + len(needle)
                at = text.find(needle, at + len(needle))

    def _pieces(self, text: str) -> Iterator[tuple[int, int]]:
        at, blocks = 0, self._blocks
        while blocks and at + _BLOCK <= len(text):
            found = blocks.get(text[at : at + _BLOCK])
            if found is None:
                at += 1
                continue
            first, last = _extended(text, at, *found)
            if last - first >= 2 * _BLOCK - 1:
                yield first, last
            at = max(last, at + 1)

    def __repr__(self) -> str:
        return f"<{len(self._needles)} spellings of secrets>"


def hide(error: BaseException, secrets: Secrets) -> None:
    """Mask the secrets in all texts of an exception and of those that led to it, and make each one line."""
    for each in chain(error):
        each.args = tuple(hidden(part, secrets) for part in each.args)
        for name, value in list(vars(each).items()):
            masked = hidden(value, secrets)
            if masked is not value:
                setattr(each, name, masked)


def hidden(value: object, secrets: Secrets) -> object:
    """A text, or a list or dict of texts, with the secrets masked and on one line; the same object if it has none."""
    if isinstance(value, str):
        text = one_line(secrets.masked(value))
        return value if text == value else text
    if isinstance(value, bytes):
        raw = secrets.masked(value.decode("latin-1")).encode("latin-1")
        return value if raw == value else raw
    if isinstance(value, list):
        return [hidden(each, secrets) for each in cast("list[object]", value)]
    if isinstance(value, dict):
        return {hidden(k, secrets): hidden(v, secrets) for k, v in cast("dict[object, object]", value).items()}
    return value


def chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and what led to it, outermost first, each once; some keep a cause as attribute or argument only."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        inner = (current.__cause__, current.__context__, getattr(current, "reason", None), *current.args)
        waiting.extend(each for each in inner if isinstance(each, BaseException))


def _spellings(value: str) -> Iterator[str]:
    """The value as it is, in base64 wherever it begins in what was encoded, and in hexadecimal."""
    yield from (value, value.replace(" ", "+"))
    raw = value.encode("utf-8", "replace")
    yield raw.decode("latin-1")  # as the bytes in a URL's escapes are read
    for before in range(3):
        padded = b"\0" * before + raw
        # The first and the last characters depend on what stands beside the value.
        inner = slice(4 if before else 0, -4 if len(padded) % 3 else None)
        for encoded in (b64encode(padded).decode()[inner], urlsafe_b64encode(padded).decode()[inner]):
            if len(encoded) >= 2 * SHORTEST - 2:
                yield encoded
    if len(value) <= _LONGEST_IN_HEX:
        yield from (raw.hex(), raw.hex().upper(), raw.hex(" "), raw.hex(" ").upper())


def _one_level_unescaped(text: str, starts: Sequence[int]) -> tuple[str, list[int]] | None:
    """The text with one level of escapes resolved, and where each of its characters began; None if it has none."""
    pieces: list[str] = []
    begun: list[int] = []
    at = 0
    for escape in _ESCAPE.finditer(text):
        plain = _unescaped_text(escape)
        pieces += (text[at : escape.start()], plain)
        begun += starts[at : escape.start()]
        begun += [starts[escape.start()]] * len(plain)
        at = escape.end()
    if not at:
        return None
    return "".join([*pieces, text[at:]]), [*begun, *starts[at:]]


def _unescaped_text(escape: re.Match[str]) -> str:
    kind, value = escape.lastgroup, escape.group(escape.lastgroup or 0)
    if kind == "html":
        return unescape(value)
    return value if kind == "other" else chr(int(value, 16))


def _extended(text: str, at: int, needle: str, position: int) -> tuple[int, int]:
    """How far text and needle agree around a block that both have."""
    last, after = at + _BLOCK, position + _BLOCK
    while last < len(text) and after < len(needle) and text[last] == needle[after]:
        last, after = last + 1, after + 1
    while at and position and text[at - 1] == needle[position - 1]:
        at, position = at - 1, position - 1
    return at, last


def _without(text: str, hidden: bytearray) -> str:
    pieces: list[str] = []
    at = hidden.find(1)
    done = 0
    while at >= 0:
        end = hidden.find(0, at)
        end = len(text) if end < 0 else end
        pieces += (text[done:at], REDACTED)
        done, at = end, hidden.find(1, end)
    return "".join([*pieces, text[done:]])
