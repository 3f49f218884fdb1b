"""GetCallerIdentity signed for somebody else to send: a proof of who one is, without giving the keys away.

Whoever holds such a proof can show it until it expires, so it is a secret: text and ``repr`` mask it. It should be
bound to the one it is for by a signed header, which ``eks_token`` and ``vault_login`` do.
"""

from __future__ import annotations

import json
from base64 import b64encode, urlsafe_b64encode
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from sts_sdk._credentials import key_pair
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth import _sigv4
from sts_sdk.auth._lifetime import signed_until
from sts_sdk.client.builder._client_builder import EndpointConfiguration, chosen_provider
from sts_sdk.internal import _clock
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.internal._shape import REDACTED
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.regions._names import region_from_host
from sts_sdk.regions._providers import DefaultAwsRegionProviderChain
from sts_sdk.services.securitytoken._endpoints import SIGNING_NAME, resolve_endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import TypeAlias

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.regions._region import Region, Regions

    Clock: TypeAlias = Callable[[], datetime]
    From: TypeAlias = AWSCredentials | AWSCredentialsProvider | None
    In: TypeAlias = str | Regions | Region | EndpointConfiguration | None

LONGEST: Final = 15 * 60
"""How long STS accepts a signature, in seconds."""

_FORM: Final = "Action=GetCallerIdentity&Version=2011-06-15"
_TOKEN_PREFIX: Final = "k8s-aws-v1."  # noqa: S105 -- what every such token begins with
_CLUSTER_HEADER: Final = "x-k8s-aws-id"
_SERVER_HEADER: Final = "X-Vault-AWS-IAM-Server-ID"
_OF_THE_SIGNATURE: Final = frozenset({"authorization", "host", "x-amz-date", "x-amz-security-token"})


class PresignedCallerIdentity:
    """A GET that tells whoever sends it who signed it. Never changed after it is made.

    ``url`` is the secret; ``headers`` were signed too and must be sent with it; ``expiration`` is an aware time.
    """

    __slots__ = ("expiration", "headers", "url")

    def __init__(self, url: str, headers: Mapping[str, str], expiration: datetime) -> None:
        self.url: str = url
        self.headers: Mapping[str, str] = headers
        self.expiration: datetime = expiration

    def __repr__(self) -> str:
        return f"PresignedCallerIdentity({self.url.partition('?')[0]}?{REDACTED}, until {self.expiration})"


class EksToken:
    """A bearer token for one EKS cluster. Never changed after it is made.

    ``token`` is the secret; ``expiration`` is when its signature ends, or the session that signed it: an aware time.
    """

    __slots__ = ("expiration", "token")

    def __init__(self, token: str, expiration: datetime) -> None:
        self.token: str = token
        self.expiration: datetime = expiration

    def to_json(self) -> str:
        """The ``ExecCredential`` that ``kubectl`` asks an exec plugin for; holds the secret."""
        status = {"token": self.token, "expirationTimestamp": f"{self.expiration.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
        version = "client.authentication.k8s.io/v1beta1"
        return json.dumps({"kind": "ExecCredential", "apiVersion": version, "spec": {}, "status": status})

    def __repr__(self) -> str:
        return f"EksToken({_TOKEN_PREFIX}{REDACTED}, until {self.expiration})"


class SignedLogin:
    """A signed POST of GetCallerIdentity for a server to send, as Vault's AWS login takes it. Never changed.

    ``url``, ``headers`` and ``body`` are the request as it is; ``fields()`` encodes them. The headers are secret.
    """

    __slots__ = ("body", "headers", "method", "url")

    def __init__(self, request: HttpRequest) -> None:
        self.method: str = request.method
        self.url: str = request.url
        self.headers: Mapping[str, str] = request.headers
        self.body: str = request.body.decode()

    def fields(self) -> dict[str, str]:
        """The four fields of the login, ``iam_http_request_method`` and so on; URL, body and headers in base64."""
        headers = json.dumps({name: [value] for name, value in self.headers.items()})
        return {
            "iam_http_request_method": self.method,
            "iam_request_url": b64encode(self.url.encode()).decode(),
            "iam_request_body": b64encode(self.body.encode()).decode(),
            "iam_request_headers": b64encode(headers.encode()).decode(),
        }

    def __repr__(self) -> str:
        return f"SignedLogin({self.method} {self.url}, {REDACTED})"


def presign_get_caller_identity(
    credentials: From = None,
    region: In = None,
    *,
    expires_in: int = 60,
    headers: Mapping[str, str] | None = None,
    clock: Clock = _clock.now,
) -> PresignedCallerIdentity:
    """A URL that tells whoever sends a GET to it who signed it.

    ``credentials`` may be credentials or a provider (the default chain), ``region`` a region or an
    EndpointConfiguration (the default region chain), ``expires_in`` 1 to 900 seconds. ``headers`` are signed: a header
    that names the receiver keeps the URL from being used elsewhere. It ends with the session that signs it, where that
    is known and earlier. IllegalArgumentException for anonymous credentials.
    """
    if not isinstance(expires_in, int) or not 1 <= expires_in <= LONGEST:  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"STS accepts a signature for 1 to {LONGEST} seconds, not {expires_in!r}.")
    endpoint, signing_region = _url_and_region(region)
    bound = _checked(headers or {})
    at = clock()
    request = HttpRequest("GET", f"{endpoint}?{_FORM}", bound)
    provider = chosen_provider(credentials)
    keys = _keys_to_sign(provider)
    url = _sigv4.presign(request, keys, signing_region, SIGNING_NAME, at, expires_in)
    ends = signed_until(at.replace(microsecond=0) + timedelta(seconds=expires_in), provider, keys)
    return PresignedCallerIdentity(url, bound, ends)


def eks_token(
    cluster: str,
    credentials: From = None,
    region: In = None,
    *,
    expires_in: int = 60,
    clock: Clock = _clock.now,
) -> EksToken:
    """A bearer token for the EKS cluster of that name, which is signed with it.

    ``region`` is the cluster's; ``expires_in`` is 1 to 900 seconds. See ``presign_get_caller_identity`` for the rest.
    """
    bound = {_CLUSTER_HEADER: _checked_name(cluster, "name of the cluster")}
    signed = presign_get_caller_identity(credentials, region, expires_in=expires_in, headers=bound, clock=clock)
    encoded = urlsafe_b64encode(signed.url.encode()).decode().rstrip("=")
    return EksToken(_TOKEN_PREFIX + encoded, signed.expiration)


def vault_login(
    server_id: str,
    credentials: From = None,
    region: In = None,
    *,
    header: str = _SERVER_HEADER,
    clock: Clock = _clock.now,
) -> SignedLogin:
    """A signed request for a server's AWS login, bound to the server by a signed header.

    ``server_id`` is what the server is configured to expect in ``header`` (Vault: ``iam_server_id_header_value``).
    ``region`` must be the one that the server asks STS in (Vault: ``sts_region``), for the server sends it on as it
    was signed. STS accepts the signature for 15 minutes. See ``presign_get_caller_identity`` for the rest.
    """
    endpoint, signing_region = _url_and_region(region)
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    headers |= _checked({header: _checked_name(server_id, "id of the server")})
    request = HttpRequest("POST", endpoint, headers, _FORM.encode())
    return SignedLogin(
        _sigv4.sign(request, _keys_to_sign(chosen_provider(credentials)), signing_region, SIGNING_NAME, clock())
    )


def _keys_to_sign(provider: AWSCredentialsProvider) -> AWSCredentials:
    credentials = provider.getCredentials()
    if key_pair(credentials) is None:
        raise IllegalArgumentException("Anonymous credentials prove nothing: give credentials with a key.")
    return credentials


def _url_and_region(given: In) -> tuple[str, str]:
    """URL, with the path at least a slash, and signing region."""
    if not isinstance(given, EndpointConfiguration):
        resolved = resolve_endpoint(DefaultAwsRegionProviderChain().getRegion() if given is None else given)
        return parse_endpoint(resolved.url).url, resolved.signing_region
    endpoint = parse_endpoint(given.getServiceEndpoint())
    return endpoint.url, given.getSigningRegion() or region_from_host(endpoint.host) or "us-east-1"


def _checked_name(value: str, what: str) -> str:
    if not isinstance(value, str) or not value.strip():  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(
            f"The {what} must be text that is not empty: it is what binds the proof to its receiver."
        )
    return value


def _checked(headers: Mapping[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not (name.isascii() and name.replace("-", "").isalnum()):
            raise IllegalArgumentException(f"{name!r} is not the name of an HTTP header.")
        if not value.isascii() or not value.isprintable():
            raise IllegalArgumentException(f"The header {name} holds a character that is not printable ASCII.")
        if name.lower() in _OF_THE_SIGNATURE or not any(_sigv4.canonical_headers([(name, value)])):
            raise IllegalArgumentException(f"The header {name} is not signed with this value, so it binds nothing.")
    return dict(headers)
