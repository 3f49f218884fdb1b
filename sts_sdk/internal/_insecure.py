"""A warning about tokens on their way in clear."""

from __future__ import annotations

from urllib.parse import urlsplit

from sts_sdk.internal._endpoint import is_loopback_address
from sts_sdk.internal._warnings import warn_caller


class InsecureEndpointWarning(UserWarning):
    """A session token, or that of a person's sign-on, is sent over plain HTTP to another computer.

    Not given for loopback addresses, nor with ``ClientConfiguration().withProtocol(Protocol.HTTP)``, which says that
    plain HTTP is meant; an ``http://`` in an endpoint alone does not say so, because it is often an oversight.
    """

    __module__ = str(__package__)


def warn_if_exposed(url: str, what: str = "A session token") -> bool:
    """Warn if this URL would show a token that is sent to it; whether it did."""
    host = urlsplit(url).hostname or ""
    if not url.lower().startswith("http:") or is_loopback(host):
        return False
    warn_caller(
        f"{what} is sent to {host} over plain HTTP, where others can read it. Use https, or "
        "ClientConfiguration().withProtocol(Protocol.HTTP) if this is meant.",
        InsecureEndpointWarning,
    )
    return True


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this computer, without asking a name server."""
    return host == "localhost" or host.endswith(".localhost") or is_loopback_address(host)
