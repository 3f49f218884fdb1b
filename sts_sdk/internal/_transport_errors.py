"""What requests and urllib3 raise, as the few kinds of failure that a retry decision needs.

Messages name the endpoint and the reason, never a URL's path or query, a header or a proxy's password. The
exceptions of the libraries stay as causes, but without their frames: these hold headers and bodies as locals, which
some tracebacks print.
"""

from __future__ import annotations

from http.client import HTTPException, IncompleteRead, RemoteDisconnected, responses
from socket import gaierror
from ssl import SSLCertVerificationError, SSLEOFError, SSLError, SSLZeroReturnError
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from requests import exceptions as of_requests
from urllib3 import exceptions as of_urllib3

from sts_sdk.internal._masking import chain
from sts_sdk.internal._transport import (
    ConnectError,
    ConnectionBroken,
    ConnectTimeout,
    InvalidTarget,
    ProxyAuthenticationError,
    ProxyError,
    ReadTimeout,
    TlsError,
    TotalTimeout,
    TransportError,
)

if TYPE_CHECKING:
    from sts_sdk.internal._connections import Exchange

_ENDED = (SSLEOFError, SSLZeroReturnError)
_NOT_HTTP = "What came back is not HTTP"
# All that these say comes from this side of the wire, or is the system's; others quote what they could not read.
_QUOTE_NOTHING = (
    OSError, RemoteDisconnected, of_urllib3.ConnectTimeoutError, of_urllib3.NewConnectionError, of_urllib3.PoolError,
    of_urllib3.ProtocolError, of_urllib3.ProxyError, of_urllib3.TimeoutError, of_urllib3.SSLError,
)  # fmt: skip


def translate(error: Exception, origin: str, exchange: Exchange) -> TransportError:
    """The TransportError for a failure of the libraries, with it as its cause."""
    causes = list(chain(error))
    for cause in causes:
        cause.__traceback__ = None
    if isinstance(error, of_requests.InvalidSchema):
        return ProxyError(f"The proxy of {origin} speaks SOCKS, which needs PySocks: pip install requests[socks]")
    if isinstance(error, ValueError) and not (exchange.sent and isinstance(error, OSError)):
        # These quote what was wrong, which may be a secret: neither message nor cause is kept.
        failed = _unusable(error, origin, exchange)
        failed.__suppress_context__ = True
        return failed
    failure = _translated_kind(error, causes, origin, exchange)
    unknown = next((cause for cause in causes if isinstance(cause, gaierror)), None)
    if unknown is not None and type(failure) is ConnectError:
        failure.add_note(_unknown_host(origin))
        # The system's word is enough: the libraries wrap it four times.
        failure.__cause__ = gaierror(*unknown.args)
        return failure
    failure.__cause__ = (
        error if all(isinstance(cause, _QUOTE_NOTHING) for cause in causes) else _quoting_nothing(causes)
    )
    return failure


def _quoting_nothing(causes: list[BaseException]) -> Exception:
    """A cause in the place of one that quotes what came: a piece of a body may be a new key, a line what was sent."""
    return of_urllib3.ProtocolError(" from ".join(type(cause).__name__ for cause in causes))


def _unusable(error: ValueError, origin: str, exchange: Exchange) -> TransportError:
    if exchange.sent:
        return ConnectionBroken(_NOT_HTTP)  # with numbers that are none
    return InvalidTarget(f"The URL for {origin} or a header cannot be sent: {type(error).__name__}")


def _translated_kind(error: Exception, causes: list[BaseException], origin: str, exchange: Exchange) -> TransportError:
    if exchange.deadline is not None and monotonic() >= exchange.deadline:
        return TotalTimeout("Request did not complete before the request timeout configuration.")
    if isinstance(error, of_requests.ProxyError) or _any(causes, of_urllib3.ProxyError, of_requests.InvalidProxyURL):
        return _proxy_failure(causes, origin)
    if exchange.sent and _any(causes, of_urllib3.NewConnectionError, of_urllib3.ConnectTimeoutError):
        return _proxy_failure(causes, origin)  # of SOCKS, which does not say when a request leaves
    if not exchange.sent:
        return _before_sending(causes, origin)
    if _any(causes, of_urllib3.ReadTimeoutError, TimeoutError):
        return ReadTimeout("Read timed out")
    if any(isinstance(cause, SSLError) and "ALERT" in (cause.reason or "") for cause in causes):
        # With TLS 1.3 the server says only after the handshake that it does not like the client's certificate.
        return TlsError(f"TLS with {origin} failed: {_reason(causes, 'alert')}")
    return ConnectionBroken(_broken(causes))


def _broken(causes: list[BaseException]) -> str:
    if _any(causes, RemoteDisconnected):
        return "The target server failed to respond"
    if _any(causes, IncompleteRead, *_ENDED):
        return "The connection ended before the answer did"
    not_http = _any(causes, HTTPException, of_requests.InvalidHeader, of_urllib3.DecodeError)
    return _reason(causes, _NOT_HTTP if not_http else "The connection broke")


def _before_sending(causes: list[BaseException], origin: str) -> TransportError:
    if _any(causes, of_urllib3.ClosedPoolError):
        return ConnectError("Connection pool shut down")
    if _any(causes, of_urllib3.EmptyPoolError):
        return ConnectTimeout("Timeout waiting for connection from pool")
    if _any(causes, of_urllib3.ConnectTimeoutError, of_urllib3.ReadTimeoutError, TimeoutError) and not _any(
        causes, of_urllib3.NewConnectionError
    ):
        return ConnectTimeout(f"Connect to {origin} failed: connect timed out")
    if _any(causes, SSLError) and not _any(causes, *_ENDED):
        return TlsError(f"TLS with {origin} failed: {_reason(causes, 'handshake failed')}")
    return ConnectError(f"Connect to {origin} failed: {_reason(causes, 'no connection')}")


def _unknown_host(origin: str) -> str:
    host = urlsplit(origin).hostname or origin
    if host == "sts-endpoint.amazonaws.com":
        article = f"{host} is the placeholder of AWS's article"
        return f"{article}: put your endpoint there, for example sts.us-east-1.amazonaws.com."
    return f"No host has the name {host}: look for a typing error in endpoint or region, else for lack of DNS."


def _proxy_failure(causes: list[BaseException], origin: str) -> TransportError:
    for cause in causes:
        # http.client has no other way to tell than this text.
        if type(cause) is OSError and str(cause).startswith("Tunnel connection failed: 407"):
            return ProxyAuthenticationError(f"The proxy of {origin} asks for a user and a password (407)")
    return ProxyError(f"The proxy of {origin} failed: {_reason(causes, 'no connection')}")


def _reason(causes: list[BaseException], otherwise: str) -> str:
    """The innermost reason that the system or TLS gave; these name no URL."""
    for cause in reversed(causes):
        if isinstance(cause, SSLCertVerificationError):
            return cause.verify_message
        if isinstance(cause, SSLError):
            return cause.reason.replace("_", " ").lower() if cause.reason else otherwise
        if isinstance(cause, gaierror):
            return "the name does not resolve"
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        if type(cause) is OSError and str(cause).startswith("Tunnel connection failed: "):
            return _refused_tunnel(str(cause))
    return otherwise


def _refused_tunnel(said: str) -> str:
    """What http.client says of a proxy's refusal, without a reason that is the proxy's own words."""
    status, _, reason = said.removeprefix("Tunnel connection failed: ").partition(" ")
    usual = status.isdecimal() and len(status) == 3 and reason.lower() == responses.get(int(status), "").lower()
    return said if usual else f"Tunnel connection failed: {status[:3]}"


def _any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)
