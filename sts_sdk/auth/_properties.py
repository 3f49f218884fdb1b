"""Credentials from a Java ``.properties`` file with the keys ``accessKey`` and ``secretKey``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from sts_sdk._credentials import AWSCredentials, BasicAWSCredentials, masked_key
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException, frameless
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._explain import BROKEN, WOULD_BE_USED, Finding, why_none

_BLANKS: Final = " \t\f"
_ESCAPES: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_EXPECTED: Final = "doesn't contain the expected properties 'accessKey' and 'secretKey'."


class PropertiesCredentials(BasicAWSCredentials):
    """A key pair read once from a properties file or stream (com.amazonaws.auth.PropertiesCredentials).

    A file that is not there is a FileNotFoundError, one that cannot be read an OSError; one without the two
    properties an IllegalArgumentException. A stream is read to its end and closed.
    """

    __slots__ = ()

    @frameless
    def __init__(
        self, file: str | os.PathLike[str] | BinaryIO | None = None, *, inputStream: BinaryIO | None = None
    ) -> None:
        source = file if inputStream is None else inputStream
        if isinstance(source, (str, os.PathLike)):
            path = Path(source).absolute()
            super().__init__(*_key_pair(_file_content(path), f"The specified file ({path})"))
        elif source is not None:
            with source:
                content = source.read()
            super().__init__(*_key_pair(content, "The specified properties data"))
        else:
            raise IllegalArgumentException("PropertiesCredentials needs a file or an input stream, not null")


class PropertiesFileCredentialsProvider(AWSCredentialsProvider):
    """The key pair in a properties file, read anew at each call (com.amazonaws.auth.PropertiesFileCredentialsProvider)."""  # noqa: E501 -- Java's names are long

    def __init__(self, credentialsFilePath: str | os.PathLike[str]) -> None:
        if credentialsFilePath is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
            raise IllegalArgumentException("Credentials file path cannot be null")
        self._path = os.fspath(credentialsFilePath)

    def getCredentials(self) -> AWSCredentials:
        """The credentials in the file now; SdkClientException if there is none or it cannot be read."""
        try:
            return PropertiesCredentials(self._path)
        except OSError as e:
            raise SdkClientException(f"Unable to load AWS credentials from the {self._path} file", e) from e

    def refresh(self) -> None:
        """Nothing: the file is read at each call."""

    def explain(self) -> Finding:
        """What this provider would do now; asks nobody."""
        try:
            key = self.getCredentials().getAWSAccessKeyId()
        except SdkClientException as e:
            return Finding(self.toString(), BROKEN, why_none(e), self._path)
        return Finding(self.toString(), WOULD_BE_USED, f"access key {masked_key(key)}", self._path)

    def toString(self) -> str:
        """The class name and the path."""
        return f"{type(self).__name__}({self._path})"

    def __repr__(self) -> str:
        return self.toString()


def _file_content(path: Path) -> bytes:
    if not path.exists():
        raise FileNotFoundError(f"File doesn't exist:  {path}")
    return path.read_bytes()


def _key_pair(content: bytes, what: str) -> tuple[str, str]:
    properties = parse_properties(content)
    key, secret = properties.get("accessKey"), properties.get("secretKey")
    if key is None or secret is None:
        raise IllegalArgumentException(f"{what} {_EXPECTED}")
    return key, secret


def parse_properties(content: bytes) -> dict[str, str]:
    """The keys and values of a ``.properties`` file, by the rules of ``java.util.Properties.load``.

    Latin-1 with ``\\uXXXX``; ``#`` and ``!`` begin a comment; ``=``, ``:`` or white space ends a key; a line that ends
    in a backslash goes on in the next. The last of several equal keys counts.
    """
    return dict(_key_and_value(line) for line in _logical_lines(content.decode("latin-1")))


def _logical_lines(text: str) -> Iterator[str]:
    lines = iter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for natural in lines:
        line = natural.lstrip(_BLANKS)
        if not line or line[0] in "#!":
            continue
        while _goes_on(line):
            line = line[:-1] + next(lines, "").lstrip(_BLANKS)
        yield line


def _goes_on(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _key_and_value(line: str) -> tuple[str, str]:
    end = 0
    while end < len(line) and line[end] not in "=: \t\f":
        end += 2 if line[end] == "\\" else 1
    value = line[end:].lstrip(_BLANKS)
    if value[:1] in ("=", ":"):
        value = value[1:].lstrip(_BLANKS)
    return _without_escapes(line[:end]), _without_escapes(value)


def _without_escapes(text: str) -> str:
    head, *rest = text.split("\\", 1)
    if not rest:
        return text
    parts, at = [head], len(head)
    while at < len(text):
        if text[at] != "\\":
            parts.append(text[at])
            at += 1
        elif text[at + 1 : at + 2] == "u":
            parts.append(_code_unit(text[at + 2 : at + 6]))
            at += 6
        else:
            character = text[at + 1 : at + 2]
            parts.append(_ESCAPES.get(character, character))
            at += 2
    # Code units beyond the basic plane come as surrogate pairs, which Python keeps as one character.
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _code_unit(digits: str) -> str:
    if len(digits) != 4 or not set("0123456789abcdefABCDEF").issuperset(digits):
        raise IllegalArgumentException("Malformed \\uxxxx encoding.")
    return chr(int(digits, 16))
