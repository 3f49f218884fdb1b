"""The one rule of clear text: a secret over plain HTTP to another computer is warned of, whoever sends or brings it."""

from __future__ import annotations

from urllib.parse import urlsplit

from sts_sdk.internal._endpoint import is_loopback_address


class InsecureEndpointWarning(UserWarning):
    """A secret goes over plain HTTP to another computer, or comes from it.

    Session tokens, web identity tokens, SAML assertions, MFA codes and the like that are sent, and new credentials that
    are answered. Not given for loopback addresses, nor with ``ClientConfiguration().withProtocol(Protocol.HTTP)``,
    which says that plain HTTP is meant; an ``http://`` in an endpoint alone does not say so, because it is often an
    oversight.
    """

    __module__ = f"{str(__package__).rpartition('.')[0]}.http"  # where people import it from


def goes_in_clear(url: str) -> bool:
    """Whether others can read what is sent to this URL: plain HTTP, and not to this computer."""
    return url[:5].lower() == "http:" and not stays_here(_url_host(url))


def stays_here(host: str) -> bool:
    """Whether a host, in lower case, is this computer. Names are not looked up: whoever answers may answer anything."""
    return host == "localhost" or is_loopback_address(host)


def warn_of_clear_text(url: str, what: str) -> None:
    """Warn the caller; ``what`` begins the sentence: "A session token is sent to"."""
    from sts_sdk.internal._warnings import warn_caller  # noqa: PLC0415 -- few programs are warned

    warn_caller(
        f"{what} {_url_host(url)} over plain HTTP, where others can read it. Use https, or "
        "ClientConfiguration().withProtocol(Protocol.HTTP) if this is meant.",
        InsecureEndpointWarning,
    )


def _url_host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # it cannot be sent to either, and that is told by who tries
        return ""
