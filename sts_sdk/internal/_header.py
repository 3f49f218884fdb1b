"""What HTTP lets a header be; checked wherever users name one."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException

_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def check_header(name: str, value: str) -> None:
    """Refuse, with an IllegalArgumentException that does not repeat the value, a header that cannot be sent."""
    if type(name) is not str or not name or not _TOKEN.issuperset(name):
        raise IllegalArgumentException(f"the name of a header must be an HTTP token, not {name!r}")
    header_text(f"the value of the header {name}", value)


def header_text(what: str, value: str) -> str:
    """The value if a header can hold it: Latin-1 without control characters, tabs apart."""
    if type(value) is not str:
        raise IllegalArgumentException(f"{what} must be text, not {type(value).__name__}")
    if any((character < " " and character != "\t") or character == "\x7f" for character in value):
        raise IllegalArgumentException(f"{what} must not hold line breaks or other control characters")
    if not value.isascii() and max(value) > "\xff":
        raise IllegalArgumentException(f"{what} must be Latin-1: HTTP headers carry nothing else")
    return value
