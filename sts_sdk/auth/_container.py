"""Credentials that a container's agent hands out: ECS tasks, EKS pod identities."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Protocol

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._document import LONGEST, always_passing, read_credentials
from sts_sdk.auth._explain import BROKEN, NOT_CONFIGURED, WOULD_BE_USED, Finding, why_none
from sts_sdk.auth._instance_profile import InstanceProfileCredentialsProvider
from sts_sdk.auth._refreshing import Fetched, RefreshingCredentials
from sts_sdk.internal._asking_again import MOST
from sts_sdk.internal._checks import given
from sts_sdk.internal._config_paths import no_pipe
from sts_sdk.internal._endpoint import is_loopback_address
from sts_sdk.internal._local_endpoint import LocalEndpoint, timeout_setting
from sts_sdk.internal._settings import variable
from sts_sdk.internal._text import ToString
from sts_sdk.internal._transport import without_path
from sts_sdk.internal._transport_settings import Timeouts

_RELATIVE: Final = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
_FULL: Final = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
_TOKEN: Final = "AWS_CONTAINER_AUTHORIZATION_TOKEN"  # noqa: S105 -- the name of a variable
_TOKEN_FILE: Final = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"  # noqa: S105 -- the name of a variable

_ECS: Final = "http://169.254.170.2"
# Besides loopback: the ECS agent, the EKS agent over IPv4 and over IPv6. Requests to them do not leave the machine.
_HTTP_HOSTS: Final = ("localhost", "169.254.170.2", "169.254.170.23", "fd00:ec2::23")
_ALLOWED: Final = "localhost, 127.0.0.0/8, 169.254.170.2, 169.254.170.23, [::1], [fd00:ec2::23]"

_CONNECT, _READ = 1.0, 5.0
_LARGEST_TOKEN: Final = 16 * 1024


class CredentialsEndpointProvider(Protocol):
    """Says where credentials are fetched; a caller may bring one (com.amazonaws.internal.CredentialsEndpointProvider).

    ``getHeaders``, if it is there, gives headers to send, such as Authorization.
    """

    def getCredentialsEndpoint(self) -> str:
        """The URL to ask."""
        ...


class ContainerCredentialsProvider(ToString, AWSCredentialsProvider):
    """The container's role, from its agent (com.amazonaws.auth.ContainerCredentialsProvider).

    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is a path on the ECS agent; AWS_CONTAINER_CREDENTIALS_FULL_URI a URL: https
    anywhere, http only on the machine itself. The Authorization header comes from the file in
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, else from AWS_CONTAINER_AUTHORIZATION_TOKEN; both are read anew for each
    fetch. No proxy, no redirect; an answer of 429 or 5xx is asked for again, five times at most. The credentials are
    kept, and renewed before they end. Pickles as its settings.
    """

    def __init__(
        self,
        credentialsEndpointProvider: CredentialsEndpointProvider | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._endpoint = credentialsEndpointProvider
        self._sleep = sleep
        self._credentials = RefreshingCredentials(self._fetch, recoverable=always_passing, longest=LONGEST)

    def getCredentials(self) -> AWSCredentials:
        """The credentials of the container's role.

        SdkClientException if it is not configured or nothing answers, AmazonServiceException if the agent refuses.
        """
        return self._credentials.get()

    def getCredentialsExpiration(self) -> datetime | None:
        """When the credentials that are kept end; None if there are none."""
        return self._credentials.expiration()

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        return self._credentials.expiration()

    def refresh(self) -> None:
        """Forget the credentials: the next call fetches."""
        self._credentials.forget()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget the credentials if they are the ones that are kept."""
        self._credentials.invalidate(accessKeyId)

    def explain(self) -> Finding:
        """What this provider would do now; asks nobody."""
        name, source = type(self).__name__, _variable_set()
        if self._endpoint is None and source is None:
            return Finding(name, NOT_CONFIGURED, f"{_RELATIVE} and {_FULL} are not set")
        try:
            url, headers = self._target()
        except SdkClientException as e:
            return Finding(name, BROKEN, why_none(e), source)
        authorized = ", with an authorization token" if "Authorization" in headers else ""
        return Finding(name, WOULD_BE_USED, f"asks {without_path(url)}{authorized}", source)

    def _fetch(self) -> Fetched:
        url, headers = self._target()
        seconds = timeout_setting()
        connect, read = seconds or _CONNECT, seconds or _READ
        timeouts = Timeouts(connect, read, connect + read)
        with LocalEndpoint(
            timeouts, unanswered=MOST, budget=_budget(timeouts), secret_paths=True, sleep=self._sleep
        ) as endpoint:
            return read_credentials(endpoint.read(url, headers))

    def _target(self) -> tuple[str, Mapping[str, str]]:
        """The URL to ask and the headers to send, checked."""
        if self._endpoint is None:
            return _url(), _authorization()
        headers: Callable[[], Mapping[str, str]] = getattr(self._endpoint, "getHeaders", dict)
        return str(self._endpoint.getCredentialsEndpoint()), headers()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __reduce__(self) -> tuple[type[ContainerCredentialsProvider], tuple[CredentialsEndpointProvider, ...]]:
        return type(self), () if self._endpoint is None else (self._endpoint,)


class EC2ContainerCredentialsProviderWrapper(ToString, AWSCredentialsProvider):
    """The container's role if there is one, else the instance's (com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper).

    Which of the two is decided when it is made, by AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and ..._FULL_URI.
    """  # noqa: E501 -- Java's names are long

    def __init__(self) -> None:
        self._provider: ContainerCredentialsProvider | InstanceProfileCredentialsProvider = (
            InstanceProfileCredentialsProvider() if _variable_set() is None else ContainerCredentialsProvider()
        )

    def getCredentials(self) -> AWSCredentials:
        """As ContainerCredentialsProvider or InstanceProfileCredentialsProvider."""
        return self._provider.getCredentials()

    def getExpiration(self) -> datetime | None:
        """When the credentials that are kept end, an aware time; None if there are none or they never do. No call."""
        return self._provider.getExpiration()

    def refresh(self) -> None:
        """Forget the credentials: the next call fetches."""
        self._provider.refresh()

    def invalidate(self, accessKeyId: str) -> None:
        """A service refused this key: forget the credentials if they are the ones that are kept."""
        self._provider.invalidate(accessKeyId)

    def explain(self) -> Finding:
        """What this provider would do now; asks nobody."""
        found = self._provider.explain()
        return Finding(type(self).__name__, found.status, f"{found.provider}: {found.why}", found.source)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._provider!r})"

    def __reduce__(self) -> tuple[type[EC2ContainerCredentialsProviderWrapper], tuple[()]]:
        return type(self), ()


def _budget(timeouts: Timeouts) -> float:
    """The seconds after which no new try begins: as long as two failed connects or one missing answer take."""
    return max(2 * (timeouts.connect or 0), timeouts.read or 0)


def _variable_set() -> str | None:
    """The variable that says which endpoint to ask, in the words of a message; None if neither is set."""
    return next((f"environment variable {name}" for name in (_RELATIVE, _FULL) if variable(name)), None)


def _url() -> str:
    relative, full = variable(_RELATIVE), variable(_FULL)
    if not relative and not full:
        raise SdkClientException(f"The environment variable {_RELATIVE} is empty")
    # What follows a "#" is for whoever reads an answer, and is not sent.
    url = (_ECS + relative if relative else full).partition("#")[0]
    name = _RELATIVE if relative else _FULL
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise IllegalArgumentException(f"{name} holds characters that no URL has")
    if relative and not relative.startswith("/"):
        raise IllegalArgumentException(f"{name} must begin with a slash, not {relative[:1]!r}")
    _check_host(url, name)
    return url


def _check_host(url: str, name: str) -> None:
    scheme, separator, rest = url.partition("://")
    authority = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    if "@" in authority:
        raise IllegalArgumentException(f"{name} must not hold user information (user:password@host)")
    host = _host_of(authority)
    if separator and host and (scheme.lower() == "https" or (scheme.lower() == "http" and _stays_here(host))):
        return
    raise SdkClientException(
        f"The full URI ({without_path(url)[:300]}) contained within environment variable {name} "
        f"has an invalid host. Host can only be one of [{_ALLOWED}], or any host by https."
    )


def _host_of(authority: str) -> str:
    if authority.startswith("["):
        host, bracket, port = authority[1:].partition("]")
        return host.lower() if bracket and (not port or port.startswith(":")) else ""
    return authority.partition(":")[0].lower()


def _stays_here(host: str) -> bool:
    """Whether a request to the host stays on the machine. Names are not looked up: an answer may change."""
    return host in _HTTP_HOSTS or is_loopback_address(host)


def _authorization() -> Mapping[str, str]:
    """The Authorization header, if there is a token; one with a line break would add headers of its own."""
    path = variable(_TOKEN_FILE)
    token, source = (_token_in(path), f"{path} ({_TOKEN_FILE})") if path else (os.environ.get(_TOKEN, ""), _TOKEN)
    if given(token) is None:
        return {}
    if not token.isascii() or not token.isprintable():
        raise IllegalArgumentException(
            f"The authorization token in {source} cannot be sent: it holds a line break or another character "
            "that is not printable ASCII (echo and most editors end a text with one)"
        )
    return {"Authorization": token}


def _token_in(path: str) -> str:
    try:
        with open(path, "rb", opener=no_pipe) as file:
            content = file.read(_LARGEST_TOKEN + 1)
    except (OSError, ValueError) as e:
        raise SdkClientException(
            f"Unable to read the authorization token in {path} ({_TOKEN_FILE}): {getattr(e, 'strerror', None) or e}", e
        ) from e
    if len(content) > _LARGEST_TOKEN:
        raise SdkClientException(f"The authorization token in {path} is larger than {_LARGEST_TOKEN} bytes")
    return content.decode("latin-1")
