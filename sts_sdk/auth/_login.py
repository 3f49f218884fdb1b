"""Credentials of ``aws login`` (``login_session`` in a profile), from the cache that the AWS CLI keeps.

Credentials in the cache are used until shortly before they end. Renewing them takes a proof of possession, signed with
an elliptic-curve key. botocore knows how to do that; it is loaded then, and writes the new credentials into the cache.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Final, cast

from sts_sdk._credentials import BasicSessionCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._login_cache import read_login, text_in
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.internal._clock import now as utc_now
from sts_sdk.internal._config_paths import expand_home, home
from sts_sdk.internal._dates import parse_time
from sts_sdk.internal._log import warn

_RENEW_BEFORE: Final = timedelta(minutes=5)


def renew_with_botocore(profile: str) -> None:
    """Let botocore renew the cached credentials of a profile, as the AWS CLI does; they are then in the cache."""
    try:
        session = import_module("botocore.session").Session(profile=profile)
    except ImportError as e:
        raise SdkClientException(
            "The login session has to be renewed, which needs botocore: pip install 'sts_sdk[s3]' 'botocore[crt]'", e
        ) from e
    try:
        credentials = session.get_credentials()
        if credentials is not None:
            credentials.get_frozen_credentials()
    except Exception as e:
        raise SdkClientException(
            f"The login session of profile {profile} cannot be renewed: {type(e).__name__}", e
        ) from e


class LoginFetcher:
    """Calling it gives the credentials of a login session; the engine in ``_refreshing`` decides when."""

    def __init__(
        self,
        profile: str,
        login_session: str,
        clock: Callable[[], datetime] = utc_now,
        renew: Callable[[str], None] = renew_with_botocore,
    ) -> None:
        self._profile = profile
        self._clock = clock
        self._renew = renew
        name = hashlib.sha256(login_session.encode()).hexdigest()
        self.path = os.path.join(_directory(), f"{name}.json")  # noqa: PTH118 -- as _config_file does

    def __call__(self) -> Fetched:
        held = self._read()
        if not self._lasts(held, _RENEW_BEFORE):
            held = self._renewed(held)
        if not self._lasts(held, timedelta(0)):
            raise self._login_needed("it has ended")
        return held

    def _renewed(self, held: Fetched) -> Fetched:
        try:
            self._renew(self._profile)
        except SdkClientException as e:
            if not self._lasts(held, timedelta(0)):
                raise
            warn("auth", "The login session of profile %s is used until it ends: %s", self._profile, e)
            return held
        return self._read()

    def _lasts(self, held: Fetched, least: timedelta) -> bool:
        return held.expiration is not None and held.expiration - self._clock() > least

    def _read(self) -> Fetched:
        token = read_login(self.path, self._login_needed).get("accessToken")
        found = cast("dict[str, object]", token) if isinstance(token, dict) else {}
        names = ("accessKeyId", "secretAccessKey", "sessionToken", "expiresAt")
        key, secret, session_token, ends = (text_in(found, name) for name in names)
        expiration = parse_time(ends)
        if not key or not secret or not session_token or expiration is None:
            raise self._login_needed("it is not complete")
        return Fetched(BasicSessionCredentials(key, secret, session_token), expiration)

    def _login_needed(self, why: str, cause: Exception | None = None) -> SdkClientException:
        return SdkClientException(
            f"Profile {self._profile} needs the login session in {self.path}, but {why}. "
            f"Run: aws login --profile {self._profile}",
            cause,
        )


def _directory() -> str:
    named = os.environ.get("AWS_LOGIN_CACHE_DIRECTORY", "").strip()
    return expand_home(named) if named else os.path.join(home(), ".aws", "login", "cache")  # noqa: PTH118 -- as above
