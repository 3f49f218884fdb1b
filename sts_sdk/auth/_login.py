"""Credentials of ``aws login`` (``login_session`` in a profile), from the cache that the AWS CLI keeps.

Credentials in the cache are used until shortly before they end. Renewing them takes a proof of possession, signed with
an elliptic-curve key. botocore knows how to do that; it is loaded then, and writes the new credentials into the cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Final, cast

from sts_sdk._credentials import BasicSessionCredentials, known_account
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._login_cache import read_login, text_in
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._sts import sts_region
from sts_sdk.internal._clock import now as utc_now
from sts_sdk.internal._config_paths import expand_home, home
from sts_sdk.internal._dates import parse_time
from sts_sdk.internal._extras import needs
from sts_sdk.internal._file_lock import file_lock
from sts_sdk.internal._log import warn
from sts_sdk.internal._settings import profile_setting, variable

_RENEW_BEFORE: Final = timedelta(minutes=5)
_ABOUT_TO_END: Final = timedelta(minutes=1)
_LONGEST_WAIT: Final = 60.0  # seconds for another process's renewal, without which this one has no credentials


def renew_with_botocore(profile: str) -> None:
    """Let botocore renew the cached credentials of a profile, as the AWS CLI does; they are then in the cache."""
    try:
        session = import_module("botocore.session").Session(profile=profile)
        # For logins that do not say where they are from; botocore itself does not read AWS_REGION.
        session.set_config_variable("region", sts_region(_profile_region(profile)))
    except ImportError as e:
        raise SdkClientException(f'{needs("Renewing the login session", "botocore", "aws")} "botocore[crt]"', e) from e
    try:
        credentials = session.get_credentials()
        if credentials is not None:
            credentials.get_frozen_credentials()
    except Exception as e:
        # Of botocore's own errors: others' texts may hold what the service was sent.
        why = f": {e}" if type(e).__module__.startswith("botocore.exceptions") else ""
        e.__traceback__ = None  # botocore's frames hold the session
        raise SdkClientException(
            f"The login session of profile {profile} cannot be renewed: {type(e).__name__}{why}", e
        ) from e


def _profile_region(profile: str) -> str | None:
    found = profile_setting("region", profile)
    return None if found is None else found.value


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
        """What to go on with: one process renews, and the others take what it left."""
        wait = 0.0 if self._lasts(held, _ABOUT_TO_END) else _LONGEST_WAIT
        with file_lock(f"{self.path}.lock", wait) as mine:
            if not mine and wait == 0:
                return held  # another process is at it, and these are good meanwhile
            held = self._read()
            if self._lasts(held, _RENEW_BEFORE):
                return held
            try:
                self._renew(self._profile)
            except SdkClientException as e:
                return self._after(held, e)
            return self._read()

    def _after(self, held: Fetched, failure: SdkClientException) -> Fetched:
        """After a renewal that failed: what a program without the lock has left meanwhile, else what was there."""
        with contextlib.suppress(SdkClientException):
            found = self._read()
            if found.credentials != held.credentials and self._lasts(found, timedelta(0)):
                return found
        if not self._lasts(held, timedelta(0)):
            raise failure
        warn("auth", "The login session of profile %s is used until it ends: %s", self._profile, failure)
        return held

    def _lasts(self, held: Fetched, least: timedelta) -> bool:
        return held.expiration is not None and held.expiration - self._clock() > least

    def _read(self) -> Fetched:
        token = read_login(self.path, self._login_needed).get("accessToken")
        found = cast("dict[str, object]", token) if isinstance(token, dict) else {}
        names = ("accessKeyId", "secretAccessKey", "sessionToken", "expiresAt", "accountId")
        key, secret, session_token, ends, account = (text_in(found, name) for name in names)
        expiration = parse_time(ends)
        if not key or not secret or not session_token or expiration is None:
            raise self._login_needed("it is not complete")
        credentials = BasicSessionCredentials(key, secret, session_token, accountId=known_account(account))
        return Fetched(credentials, expiration)

    def _login_needed(self, why: str, cause: Exception | None = None) -> SdkClientException:
        return SdkClientException(
            f"Profile {self._profile} needs the login session in {self.path}, but {why}. "
            f"Run: aws login --profile {self._profile}",
            cause,
        )


def _directory() -> str:
    named = variable("AWS_LOGIN_CACHE_DIRECTORY")
    return expand_home(named) if named else os.path.join(home(), ".aws", "login", "cache")  # noqa: PTH118 -- as above
