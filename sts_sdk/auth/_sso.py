"""Credentials of IAM Identity Center: the token that ``aws sso login`` left, traded for a role's credentials."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import cast

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import BasicSessionCredentials, known_account
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._login_cache import text_in
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._sso_calls import SsoCalls
from sts_sdk.auth._sso_token import SsoSettings, SsoToken
from sts_sdk.internal._checks import is_word
from sts_sdk.internal._clock import now as utc_now
from sts_sdk.internal._excerpt import not_json
from sts_sdk.internal._json import parse_object
from sts_sdk.internal._transport import WireResponse


class SsoFetcher:
    """Calling it gives a role's credentials; the engine in ``_refreshing`` decides when."""

    def __init__(
        self,
        settings: SsoSettings,
        configuration: ClientConfiguration | None,
        clock: Callable[[], datetime] = utc_now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._calls = SsoCalls(settings.region, settings.profile, configuration, sleep)
        self._token = SsoToken(settings, self._calls, clock)

    def __call__(self) -> Fetched:
        token = self._token.current()
        answer = self._asked_with(token)
        if answer.status == 401:
            newer = self._token.newer_than(token)
            answer = answer if newer is None else self._asked_with(newer)
        return self._read(answer, token)

    def _asked_with(self, token: str) -> WireResponse:
        return self._calls.role_credentials(token, self._settings.role_name, self._settings.account_id)

    def _read(self, answer: WireResponse, token: str) -> Fetched:
        document = parse_object(answer.body)
        if answer.status != 200 and (document is not None or not answer.body):
            raise self._refusal(answer.status, document or {})
        if document is None:  # a proxy's page is not the portal's word, whatever its status
            raise SdkClientException(not_json("the portal of IAM Identity Center", answer.status, answer.body, [token]))
        found = document.get("roleCredentials")
        if not isinstance(found, dict):
            raise SdkClientException(self._no_role(200))
        return _role_credentials(cast("dict[str, object]", found), self._settings.account_id)

    def _refusal(self, status: int, document: Mapping[str, object]) -> SdkClientException:
        if status == 401:
            return self._token.login_needed("the portal refused its token (status 401)")
        # The token is good, so that another login would not help.
        why = ": who the token belongs to has no access to it" if status == 403 else ""
        kind, message = text_in(document, "__type").rpartition("#")[2], text_in(document, "message")
        said = ": ".join(filter(None, (kind[:100], message[:300])))
        return SdkClientException(
            f"{self._no_role(status)}{why}", SdkClientException(f"The portal says: {said}") if said else None
        )

    def _no_role(self, status: int) -> str:
        wanted = self._settings
        return (
            f"The portal of IAM Identity Center gave no credentials for role {wanted.role_name} in account "
            f"{wanted.account_id} of profile {wanted.profile} (status {status})"
        )


def _role_credentials(found: Mapping[str, object], account_id: str) -> Fetched:
    key, secret, token = (text_in(found, name) for name in ("accessKeyId", "secretAccessKey", "sessionToken"))
    if not key or not secret or not token:
        raise SdkClientException("The portal of IAM Identity Center gave incomplete credentials")
    if not (is_word(key) and is_word(secret) and is_word(token)):
        raise SdkClientException(
            "The portal of IAM Identity Center gave a key or token that holds what no credentials hold"
        )
    ends = found.get("expiration")
    if not isinstance(ends, int) or not 0 < ends < 1 << 47:
        raise SdkClientException("The portal of IAM Identity Center gave credentials without a time at which they end")
    credentials = BasicSessionCredentials(key, secret, token, accountId=known_account(account_id))
    return Fetched(credentials, datetime.fromtimestamp(ends / 1000, UTC))
