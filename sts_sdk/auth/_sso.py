"""Credentials of IAM Identity Center: the token that ``aws sso login`` left, traded for a role's credentials.

Both calls are one plain HTTPS request each, so that no more than the transport is needed: GetRoleCredentials of
the portal, and CreateToken of the OIDC service, which renews the token while its registration lasts.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, cast
from urllib.parse import urlencode

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk._credentials import BasicSessionCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._login_cache import read_login, text_in
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.internal._clock import now as utc_now
from sts_sdk.internal._config_paths import home
from sts_sdk.internal._dates import parse_time
from sts_sdk.internal._endpoint import Endpoint, parse_endpoint
from sts_sdk.internal._log import warn
from sts_sdk.internal._private_file import write_private
from sts_sdk.internal._settings import setting
from sts_sdk.internal._transport import HttpRequest, HttpResponse, Timeouts, TransportError
from sts_sdk.regions._names import region_name
from sts_sdk.regions._partitions import partition_of

_RENEW_BEFORE: Final = timedelta(minutes=15)
_TIMEOUTS: Final = Timeouts(10.0, 30.0)
_REGISTRATION: Final = ("refreshToken", "clientId", "clientSecret", "registrationExpiresAt")


class SsoSettings:
    """What a profile says about its role in IAM Identity Center; ``session`` is None for the older keys."""

    __slots__ = ("account_id", "profile", "region", "role_name", "session", "start_url")

    def __init__(
        self, *, profile: str, session: str | None, start_url: str, region: str, account_id: str, role_name: str
    ) -> None:
        self.profile = profile
        self.session = session
        self.start_url = start_url
        self.region = region_name(region, f"sso_region of profile {profile}")
        self.account_id = account_id
        self.role_name = role_name

    @property
    def command(self) -> str:
        """What a person has to run to get a new token."""
        return (
            f"aws sso login --sso-session {self.session}" if self.session else f"aws sso login --profile {self.profile}"
        )


class SsoFetcher:
    """Calling it gives a role's credentials; the engine in ``_refreshing`` decides when."""

    def __init__(
        self, settings: SsoSettings, configuration: ClientConfiguration | None, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._settings = settings
        self._calls = _Calls(settings.region, configuration)
        self._cache = _TokenCache(settings)
        self._clock = clock

    def __call__(self) -> Fetched:
        query = {"role_name": self._settings.role_name, "account_id": self._settings.account_id}
        answer = self._calls.send(
            "sso", "portal.sso", "GET", f"federation/credentials?{urlencode(query)}", self._token()
        )
        if answer.status == 401:
            raise self._cache.login_needed("the portal refused its token (status 401)")
        if answer.status == 403:  # the token is good, so that another login would not help
            raise SdkClientException(f"{self._no_role(403)}: who the token belongs to has no access to it")
        found = _json_of(answer, "the portal of IAM Identity Center").get("roleCredentials")
        if answer.status != 200 or not isinstance(found, dict):
            raise SdkClientException(self._no_role(answer.status))
        return _role_credentials(cast("dict[str, object]", found))

    def _no_role(self, status: int) -> str:
        wanted = self._settings
        return (
            f"The portal of IAM Identity Center gave no credentials for role {wanted.role_name} in account "
            f"{wanted.account_id} of profile {wanted.profile} (status {status})"
        )

    def _token(self) -> str:
        """The token as it is now in the cache: another program may have renewed it."""
        token = self._cache.read()
        ends = parse_time(text_in(token, "expiresAt"))
        if ends is None:
            raise self._cache.login_needed("it has no time at which it ends")
        left = ends - self._clock()
        if self._settings.session and left < _RENEW_BEFORE:
            renewed = self._renewed(token)
            if renewed is not None:
                return renewed
        if left <= timedelta(0):
            raise self._cache.login_needed("it has ended")
        return text_in(token, "accessToken")

    def _renewed(self, token: Mapping[str, object]) -> str | None:
        """A new token by the refresh token; None if there is none or the service does not take it."""
        registered_until = parse_time(text_in(token, "registrationExpiresAt"))
        if not all(text_in(token, key) for key in _REGISTRATION) or registered_until is None:
            return None
        if registered_until <= self._clock():
            return None
        fresh = self._create_token(token)
        access, seconds = text_in(fresh, "accessToken"), fresh.get("expiresIn")
        if not access or not isinstance(seconds, int) or seconds <= 0:
            return None
        ends = self._clock() + timedelta(seconds=min(seconds, 366 * 86400))
        kept = {**token, "accessToken": access, "expiresAt": ends.strftime("%Y-%m-%dT%H:%M:%SZ")}
        kept["refreshToken"] = text_in(fresh, "refreshToken") or token["refreshToken"]
        try:
            self._cache.write(kept)
        except SdkClientException as e:  # a read-only home directory, a full disk
            warn("auth", "The renewed token of IAM Identity Center is used, but not kept: %s", e)
        return access

    def _create_token(self, token: Mapping[str, object]) -> dict[str, object]:
        """The answer to a refresh token; empty if there is none that can be used."""
        body = {
            "grantType": "refresh_token",
            **{key: token[key] for key in ("clientId", "clientSecret", "refreshToken")},
        }
        try:
            answer = self._calls.send("sso_oidc", "oidc", "POST", "token", body=json.dumps(body).encode())
            return _json_of(answer, "IAM Identity Center") if answer.status == 200 else {}
        except SdkClientException:
            # The token may still be good for a while; if it is not, the caller says what to do.
            return {}


class _TokenCache:
    """The file that the AWS CLI keeps a token in: named after the session, or after the start URL."""

    def __init__(self, settings: SsoSettings) -> None:
        self._settings = settings
        key = settings.session or settings.start_url
        name = hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
        self.path = os.path.join(home(), ".aws", "sso", "cache", f"{name}.json")  # noqa: PTH118 -- as _config_file does

    def read(self) -> dict[str, object]:
        token = read_login(self.path, self.login_needed)
        if not text_in(token, "accessToken"):
            raise self.login_needed("it holds no token")
        return token

    def write(self, token: Mapping[str, object]) -> None:
        write_private(self.path, json.dumps(token).encode())

    def login_needed(self, why: str, cause: Exception | None = None) -> SdkClientException:
        """Names the profile, the file, what is wrong with it, and what to run."""
        return SdkClientException(
            f"Profile {self._settings.profile} needs a token of IAM Identity Center from {self.path}, but {why}. "
            f"Run: {self._settings.command}",
            cause,
        )


class _Calls:
    """Sends one request to one of the two services and reads its answer."""

    def __init__(self, region: str, configuration: ClientConfiguration | None) -> None:
        self._region = region
        self._configuration = configuration

    def send(
        self, service: str, host: str, method: str, target: str, token: str | None = None, body: bytes = b""
    ) -> HttpResponse:
        headers = {"Accept": "application/json"}
        if token is not None:
            headers["x-amz-sso_bearer_token"] = _one_line(token)
        if body:
            headers["Content-Type"] = "application/json"
        request = HttpRequest(method, self._url(service, host) + target, headers, body)
        # Of the profiles that name a sign-on, most of the time nobody asks one: then no transport is needed.
        from sts_sdk.internal._requests_transport import open_transport  # noqa: PLC0415 -- as said above

        transport = open_transport(transport_settings(self._configuration or ClientConfiguration()))
        try:
            return transport.send(request, _TIMEOUTS)
        except TransportError as e:
            raise SdkClientException(f"No answer from {host}.{self._region}: {e}", e) from e
        finally:
            transport.close()

    def _url(self, service: str, host: str) -> str:
        named = setting(environment=(f"AWS_ENDPOINT_URL_{service.upper()}", "AWS_ENDPOINT_URL"))
        if named is not None:
            return _require_encryption(parse_endpoint(named.value), named.source).url
        return f"https://{host}.{self._region}.{partition_of(self._region).dns_suffix}/"


def _require_encryption(endpoint: Endpoint, source: str) -> Endpoint:
    if endpoint.scheme != "https" and endpoint.host not in ("localhost", "127.0.0.1", "::1"):
        raise SdkClientException(f"The token of IAM Identity Center is not sent unencrypted to {source}; use https")
    return endpoint


def _role_credentials(found: Mapping[str, object]) -> Fetched:
    key, secret, token = (text_in(found, name) for name in ("accessKeyId", "secretAccessKey", "sessionToken"))
    if not key or not secret or not token:
        raise SdkClientException("The portal of IAM Identity Center gave incomplete credentials")
    ends = found.get("expiration")
    if not isinstance(ends, int) or not 0 < ends < 1 << 47:
        raise SdkClientException("The portal of IAM Identity Center gave credentials without a time at which they end")
    return Fetched(BasicSessionCredentials(key, secret, token), datetime.fromtimestamp(ends / 1000, UTC))


def _json_of(answer: HttpResponse, who: str) -> dict[str, object]:
    try:
        found: object = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise SdkClientException(f"The answer of {who} is not JSON (status {answer.status})") from None
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _one_line(token: str) -> str:
    if not token.isascii() or not token.isprintable():
        raise SdkClientException("The token of IAM Identity Center holds characters that cannot be sent")
    return token
