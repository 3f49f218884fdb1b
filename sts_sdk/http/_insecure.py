"""A warning about session tokens on their way in clear."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sts_sdk.internal._endpoint import is_loopback_address
from sts_sdk.internal._warnings import warn_caller

if TYPE_CHECKING:
    from sts_sdk._credentials import AWSCredentials


class InsecureEndpointWarning(UserWarning):
    """A session token is sent over plain HTTP to another computer.

    Not given for loopback addresses, nor with ``ClientConfiguration().withProtocol(Protocol.HTTP)``, which says that
    plain HTTP is meant; an ``http://`` in an endpoint alone does not say so, because it is often an oversight.
    """

    __module__ = str(__package__)


def warn_if_exposed(url: str, credentials: AWSCredentials) -> bool:
    """Warn if these credentials hold a session token that this URL would show; whether it did."""
    if not url.lower().startswith("http:") or not getattr(credentials, "getSessionToken", None):
        return False
    host = urlsplit(url).hostname or ""
    if is_loopback(host):
        return False
    warn_caller(
        f"A session token is sent to {host} over plain HTTP, where others can read it. Use https, or "
        "ClientConfiguration().withProtocol(Protocol.HTTP) if this is meant.",
        InsecureEndpointWarning,
    )
    return True


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this computer, without asking a name server."""
    return host == "localhost" or host.endswith(".localhost") or is_loopback_address(host)
