"""Which requests a web page could have made a browser send here: their Host or Origin is foreign."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from sts_sdk.testing.server._wire import Received

# A page cannot choose where the names of AWS lead, so a request for one of them was brought here on purpose.
_OF_AWS = re.compile(r"(?:.+\.)?(?:sts|s3|iam|signin)(?:[.-].+)?\.amazonaws\.com(?:\.cn)?|signin\.aws\.amazon\.com")


class Hosts:
    """The names under which a server is reached: loopback, AWS's own, and those that it was given.

    A web page can lead a browser to a loopback port under a name of the page's own (DNS rebinding), or send a request
    there from its own origin. Both show: in the Host header, and in the Origin header.
    """

    def __init__(self, listens_on: str, names: Iterable[str] = ()) -> None:
        self._names = frozenset(("localhost", *(name.lower() for name in names)))
        self._only_loopback = _is_loopback(listens_on)

    def objection(self, received: Received, *, same_origin: bool = False) -> str | None:
        """Why a request is refused, in one sentence; None if it is not. ``same_origin`` allows no other local page."""
        host, origin = received.header("host"), received.header("origin")
        if host is not None and not self._is_host(host):
            return _SENTENCE.format("host", host)
        if origin is None:
            return None
        own = urlsplit(origin).netloc.lower() == (host or "").lower()
        if not own and (same_origin or not self._is_origin(origin)):
            return _SENTENCE.format("origin", origin)
        return None

    def _is_host(self, host: str) -> bool:
        name = _name_in(host)
        if name is None:
            return False
        return self._is_named(name) or _OF_AWS.fullmatch(name) is not None or self._is_address(name)

    def _is_origin(self, origin: str) -> bool:
        name = _name_in(urlsplit(origin).netloc)
        return name is not None and (self._is_named(name) or _is_loopback(name))

    def _is_named(self, name: str) -> bool:
        """Whether it is one of the names, or a bucket in front of one (``photos.localhost``)."""
        return any(name == known or name.endswith(f".{known}") for known in self._names)

    def _is_address(self, name: str) -> bool:
        """An address says nothing but where the browser connected to, so any will do where more than one is served."""
        return _is_loopback(name) or (not self._only_loopback and _is_ip(name))


_SENTENCE = (
    "This local AWS does not answer to the {} {!r}, because a web page could have led a browser here: "
    "start it with --name NAME, or LocalAWS(names=[...]), if the name is yours."
)


def _name_in(netloc: str) -> str | None:
    """The host in ``host:port``, in lower case and without brackets; None if there is none."""
    try:
        parts = urlsplit(f"//{netloc}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.username is None else None


def _is_ip(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return name == "localhost" or (_is_ip(name) and ip_address(name).is_loopback)
