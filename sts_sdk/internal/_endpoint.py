"""Endpoints as people write them, taken apart and checked before anything is sent."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.internal._checks import checked_text, is_quoted

_HOST = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
_IPV6 = frozenset("0123456789abcdefABCDEF:.%")
_PATH = _HOST | frozenset("/:@!$&'()*+,;=~%")


class Endpoint:
    """Where a service listens. Never changed after it is made.

    ``authority`` is host and port as written (and as the Host header has them); ``host`` is the host in lower
    case, without port and brackets; ``path`` begins with a slash and is as written; ``url`` is the whole of it.
    """

    __slots__ = ("authority", "host", "path", "scheme", "text")

    def __init__(self, text: str, scheme: str, authority: str, host: str, path: str) -> None:
        self.text: str = text
        self.scheme: str = scheme
        self.authority: str = authority
        self.host: str = host
        self.path: str = path

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"

    def __repr__(self) -> str:
        return f"Endpoint({self.url})"


def parse_endpoint(text: str, protocol: str = "https") -> Endpoint:
    """Take an endpoint apart: ``host``, ``host:port``, with or without scheme and path.

    ``protocol`` serves when there is no scheme. User-info, a query, spaces, control characters and anything
    else that could send a signed request elsewhere is an IllegalArgumentException; a scheme other than http
    and https an SdkClientException, as in Java.
    """
    if text is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without types
        raise IllegalArgumentException("endpoint cannot be null")
    text = checked_text("endpoint", text)
    if not text.isprintable() or any(mark in text for mark in " ?#\"'"):
        _refuse_what_surrounds(text)
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = protocol, text
    authority, slash, path = rest.partition("/")
    host = _checked_host(authority, text)
    if not _PATH.issuperset(path):
        raise _not_an_endpoint(text, "its path holds a character that cannot be sent as it is")
    if scheme.lower() not in {"http", "https"}:
        raise SdkClientException(f"Unable to execute HTTP request: {scheme} protocol is not supported")
    return Endpoint(text, scheme.lower(), authority, host, f"{slash}{path}" or "/")


def is_loopback_address(host: str) -> bool:
    """Whether a host, without brackets and in lower case, is an address of this computer: 127.0.0.0/8 or ``::1``.

    Only as addresses are written: ``127.0.0.08`` and ``127.1`` are names, which somebody else may answer for.
    """
    octets = host.split(".")
    if octets[0] == "127" and len(octets) == 4:
        return all(octet.isascii() and octet.isdigit() and _is_octet(octet) for octet in octets)
    return host in {"::1", "0:0:0:0:0:0:0:1"}


def _is_octet(digits: str) -> bool:
    return len(digits) <= 3 and int(digits) < 256 and (digits == "0" or digits[0] != "0")


def _checked_host(authority: str, text: str) -> str:
    if "@" in authority:
        # The text is not repeated: user-info is a place for passwords.
        raise IllegalArgumentException("An endpoint must not hold user information (user:password@host).")
    if authority.startswith("["):
        host, bracket, port = authority[1:].partition("]")
        valid = bool(bracket) and bool(host) and _IPV6.issuperset(host) and port[:1] in {"", ":"}
        port = port[1:]
    else:
        host, _, port = authority.partition(":")
        valid = bool(host) and _HOST.issuperset(host)
    if not valid:
        raise _not_an_endpoint(text, "its host is empty or holds a character that no host name has")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise _not_an_endpoint(text, "its port is not a number from 1 to 65535")
    if authority.endswith(":"):
        raise _not_an_endpoint(text, "its port is missing")
    return host.lower()


def _refuse_what_surrounds(text: str) -> None:
    """Say what was copied with an endpoint, or follows it, so that nobody looks for a mistake in host or port."""
    bare = text.strip()
    if not bare or "@" in text.partition("://")[2].partition("/")[0]:
        return  # nothing is surrounded; or user-info: the text must not be repeated
    if is_quoted(bare):
        raise _not_an_endpoint(text, "it is in quotes, which must go")
    if any(letter.isspace() for letter in text):
        raise _not_an_endpoint(text, "it holds a blank; a comment behind it must go")
    if "?" in text or "#" in text:
        raise _not_an_endpoint(text, "what follows ? or # cannot be sent")


def _not_an_endpoint(text: str, why: str) -> IllegalArgumentException:
    shown = text if len(text) <= 200 else f"{text[:200]}..."
    return IllegalArgumentException(
        f"Endpoint {shown!r} cannot be used: {why}. "
        "Allowed is a host, with or without scheme, port and path: https://sts.us-east-1.amazonaws.com"
    )
