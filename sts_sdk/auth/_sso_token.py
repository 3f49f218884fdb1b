"""The token of IAM Identity Center: the file that ``aws sso login`` left, and its renewal, which many processes share.

A refresh token is good for one renewal, and the next one comes with its answer. So one process renews at a time,
behind a lock. Each reads the file again once it holds the lock, and after a refusal, because programs that know nothing
of the lock renew it too.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._login_cache import read_login, text_in
from sts_sdk.auth._sso_calls import SsoCalls
from sts_sdk.internal._asking_again import is_busy
from sts_sdk.internal._config_paths import home
from sts_sdk.internal._dates import parse_time
from sts_sdk.internal._excerpt import not_json
from sts_sdk.internal._file_lock import file_lock
from sts_sdk.internal._json import parse_object
from sts_sdk.internal._log import warn
from sts_sdk.internal._private_file import write_private
from sts_sdk.internal._transport import WireResponse
from sts_sdk.regions._names import region_name

_RENEW_BEFORE: Final = timedelta(minutes=15)
_ABOUT_TO_END: Final = timedelta(minutes=1)
_LONGEST_WAIT: Final = 60.0  # seconds for another process's renewal, without which this one has no token
_REGISTRATION: Final = ("refreshToken", "clientId", "clientSecret", "registrationExpiresAt")
_LONGEST_LIFE: Final = 366 * 86400


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


class SsoToken:
    """Gives the token to use now; renews it in its last quarter of an hour, if it is one of a session."""

    def __init__(self, settings: SsoSettings, calls: SsoCalls, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._calls = calls
        self._clock = clock
        self._cache = TokenCache(settings)

    def current(self) -> str:
        """The token as it is now in the cache, renewed if need be; SdkClientException says why there is none."""
        token, failure = self._cache.read(), None
        if self._is_due(token):
            token, failure = self._renewed(token)
        if self._left(token) <= timedelta(0):
            raise self._ended(failure)
        return text_in(token, "accessToken")

    def newer_than(self, refused: str) -> str | None:
        """Another token than the refused one, which another program has left meanwhile; None if there is none."""
        found = self.current()
        return None if found == refused else found

    def login_needed(self, why: str) -> SdkClientException:
        """Names the profile, the file, what is wrong with it, and what to run."""
        return self._cache.login_needed(why)

    def _left(self, token: Mapping[str, object]) -> timedelta:
        ends = parse_time(text_in(token, "expiresAt"))
        if ends is None:
            raise self._cache.login_needed("it has no time at which it ends")
        return ends - self._clock()

    def _is_due(self, token: Mapping[str, object]) -> bool:
        if not self._settings.session or self._left(token) >= _RENEW_BEFORE:
            return False
        registered_until = parse_time(text_in(token, "registrationExpiresAt"))
        whole = all(text_in(token, key) for key in _REGISTRATION)
        return whole and registered_until is not None and registered_until > self._clock()

    def _renewed(self, token: dict[str, object]) -> tuple[dict[str, object], SdkClientException | None]:
        """The token to go on with, and why it could not be renewed."""
        wait = _LONGEST_WAIT if self._left(token) <= _ABOUT_TO_END else 0.0
        with file_lock(f"{self._cache.path}.lock", wait) as mine:
            if not mine and wait == 0:
                return token, None  # another process is at it, and this token is good meanwhile
            token = self._cache.read()
            if not self._is_due(token):
                return token, None
            try:
                fresh = self._traded(token)
            except SdkClientException as failure:
                return self._after(token, failure)
            return self._cache.keep(fresh, in_place_of=token), None

    def _traded(self, token: dict[str, object]) -> dict[str, object]:
        """What the refresh token is traded for; SdkClientException if for nothing."""
        answer = self._calls.create_token(token)
        found = parse_object(answer.body)
        if answer.status != 200 and (found is not None or not answer.body):
            raise _renewal_refused(answer, found)
        sent = [text_in(token, key) for key in ("refreshToken", "clientSecret")]
        if found is None:  # a proxy's page is not the service's word, whatever its status
            raise SdkClientException(not_json("IAM Identity Center", answer.status, answer.body, sent))
        access, seconds, refresh = text_in(found, "accessToken"), found.get("expiresIn"), text_in(found, "refreshToken")
        if not access or not isinstance(seconds, int) or seconds <= 0:
            if refresh:  # whatever the rest is: the one in the file is spent
                self._cache.keep({**token, "refreshToken": refresh}, in_place_of=token)
            raise SdkClientException("IAM Identity Center answered without a token that can be used")
        ends = self._clock() + timedelta(seconds=min(seconds, _LONGEST_LIFE))
        kept = {**token, "accessToken": access, "expiresAt": ends.strftime("%Y-%m-%dT%H:%M:%SZ")}
        kept["refreshToken"] = refresh or token["refreshToken"]
        return kept

    def _after(
        self, token: dict[str, object], failure: SdkClientException
    ) -> tuple[dict[str, object], SdkClientException | None]:
        """After a renewal that failed: the token of a program that was faster, else the one that is there."""
        with contextlib.suppress(SdkClientException):
            now = self._cache.read()
            if now.get("accessToken") != token.get("accessToken") and self._left(now) > timedelta(0):
                return now, None
        if self._left(token) > timedelta(0):
            warn("auth", "The token of IAM Identity Center is used until it ends: %s", failure)
        return token, failure

    def _ended(self, failure: SdkClientException | None) -> SdkClientException:
        if failure is None or isinstance(failure, RenewalRefused):
            return self._cache.login_needed("it has ended", failure)
        return SdkClientException(
            f"Profile {self._settings.profile} needs a token of IAM Identity Center. The one in {self._cache.path} has "
            f"ended, and renewing it failed: {failure}. The login may still be good: try again when the service can be "
            "reached",
            failure,
        )


class RenewalRefused(SdkClientException):
    """The service does not take the refresh token: only a new login helps."""


class TokenCache:
    """The file that the AWS CLI keeps a token in: named after the session, or after the start URL."""

    def __init__(self, settings: SsoSettings) -> None:
        self._settings = settings
        key = settings.session or settings.start_url
        name = hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
        self.path = os.path.join(home(), ".aws", "sso", "cache", f"{name}.json")  # noqa: PTH118 -- as _config_file does
        self._unwritten: tuple[object, dict[str, object]] | None = None

    def read(self) -> dict[str, object]:
        """What is in the file; the renewed token instead, if that could not be written there."""
        token = read_login(self.path, self.login_needed)
        if not text_in(token, "accessToken"):
            raise self.login_needed("it holds no token")
        if self._unwritten is not None and self._unwritten[0] == token["accessToken"]:
            return self._unwritten[1]
        return token

    def keep(self, fresh: dict[str, object], *, in_place_of: Mapping[str, object]) -> dict[str, object]:
        """Replace the file's token, unless a newer login has: gives the token to go on with.

        If it cannot be written it is kept here: the refresh token in the file is spent.
        """
        with contextlib.suppress(SdkClientException):
            there = self.read()
            if there.get("accessToken") != in_place_of["accessToken"]:
                return there  # the renewal was slow, and a person has logged in meanwhile
        try:
            write_private(self.path, json.dumps(fresh).encode())
        except SdkClientException as e:  # a read-only home directory, a full disk
            spent = self._unwritten[0] if self._unwritten is not None else in_place_of["accessToken"]
            self._unwritten = spent, fresh
            warn("auth", "The renewed token of IAM Identity Center is used, but not kept: %s", e)
        else:
            self._unwritten = None
        return fresh

    def login_needed(self, why: str, cause: Exception | None = None) -> SdkClientException:
        """Names the profile, the file, what is wrong with it, and what to run."""
        return SdkClientException(
            f"Profile {self._settings.profile} needs a token of IAM Identity Center from {self.path}, but {why}. "
            f"Run: {self._settings.command}",
            cause,
        )


def _renewal_refused(answer: WireResponse, said: Mapping[str, object] | None) -> SdkClientException:
    passing = said is None or is_busy(answer.status) or answer.status == 408
    kind = SdkClientException if passing else RenewalRefused
    error = text_in(said or {}, "error")[:100]
    return kind(f"IAM Identity Center did not renew the token (status {answer.status}{f': {error}' if error else ''})")
