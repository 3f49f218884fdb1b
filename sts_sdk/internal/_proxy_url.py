"""The proxy that a machine's settings name, and its address as people write it, whatever user and password hold."""

from __future__ import annotations

import os
import sys
from typing import Final

from sts_sdk.internal._checks import given

_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_HEXADECIMAL: Final = frozenset("0123456789abcdefABCDEF")


def found_proxy(scheme: str) -> str | None:
    """The proxy that ``HTTPS_PROXY`` (``HTTP_PROXY``), else ``ALL_PROXY``, names; blank counts as unset, as everywhere.

    Small letters win over capitals. Where the environment names none, the system's settings (macOS, Windows) do.
    """
    for name in (f"{scheme}_proxy", "all_proxy"):
        # A web server hands a CGI program the header ``Proxy`` of whoever asks as HTTP_PROXY.
        capitals = None if name == "http_proxy" and "REQUEST_METHOD" in os.environ else os.environ.get(name.upper())
        found = given(os.environ.get(name)) or given(capitals)
        if found is not None:
            return found
    return _system_proxy(scheme) if sys.platform in ("darwin", "win32") else None


def _system_proxy(scheme: str) -> str | None:
    from urllib.request import getproxies  # noqa: PLC0415 -- slow to load, and needed on two systems only

    from sts_sdk.internal._fork import Process  # noqa: PLC0415 -- as above

    if Process.is_child and sys.platform == "darwin":
        return None  # there the system's libraries end a forked child that asks them
    proxies = getproxies()  # asks the system only if the environment names no proxy for anything
    return given(proxies.get(scheme)) or given(proxies.get("all"))


def proxy_parts(url: str) -> tuple[str | None, int, str | None, str | None]:
    """Host, port, user and password of a proxy's URL, whose scheme may be missing; None and -1 for what it lacks.

    The last ``@`` ends user and password, so these may hold ``@``, ``/``, ``#`` and ``?`` as they are.
    """
    _, user_info, place = _scheme_user_place(url)
    user, _, password = user_info.partition(":")
    host, colon, port = place.rpartition(":")
    if not colon or port.endswith("]"):
        host, port = place, ""
    number = int(port) if port.isascii() and port.isdigit() else -1
    return host.strip("[]") or None, number, _percent_decoded(user) or None, _percent_decoded(password) or None


def proxy_url(text: str) -> str:
    """The URL of a proxy, with its scheme, and with escapes for what a URL cannot hold in user and password."""
    scheme, user_info, place = _scheme_user_place(text)
    user, colon, password = user_info.partition(":")
    identity = f"{_escaped(user)}{colon}{_escaped(password)}@" if user_info else ""
    return f"{scheme or 'http'}://{identity}{place}"


def why_unusable(url: str) -> str | None:
    """What is wrong with the host or port of a proxy; None if they can be used. Names no user and no password."""
    if url[:1] in "\"'":
        return "it is in quotes, which must go"
    place = _scheme_user_place(url)[2]
    host, _, _, _ = proxy_parts(url)
    port = "" if place.endswith("]") else place.rpartition(":")[2] if ":" in place else ""
    if host is None or any(character.isspace() or character in "\\%<>\"'" for character in host):
        return "it names no host that can be asked"
    if port and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        return "its port is not a number from 1 to 65535"
    return None


def _scheme_user_place(url: str) -> tuple[str, str, str]:
    """Scheme, user information and place."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        scheme, rest = "", url
    user_info, _, place = rest.rpartition("@")
    for end in "/?#":
        place = place.partition(end)[0]
    return scheme, user_info, place


def _escaped(text: str) -> str:
    parts: list[str] = []
    for at, character in enumerate(text):
        is_escape = character == "%" and len(text) > at + 2 and _HEXADECIMAL.issuperset(text[at + 1 : at + 3])
        plain = character in _PLAIN or is_escape
        parts.append(character if plain else "".join(f"%{byte:02X}" for byte in character.encode(errors="replace")))
    return "".join(parts)


def _percent_decoded(text: str) -> str:
    """Decode the percent escapes in a text. ``urllib.parse`` would make every start slower."""
    first, *escaped = text.encode(errors="replace").split(b"%")
    decoded = first
    for part in escaped:
        is_escape = len(part) > 1 and _HEXADECIMAL.issuperset(part[:2].decode("latin-1"))
        decoded += bytes.fromhex(part[:2].decode()) + part[2:] if is_escape else b"%" + part
    return decoded.decode(errors="replace")
