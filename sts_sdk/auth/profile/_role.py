"""The role of a profile: what its properties mean for the call to STS."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk.auth._mfa_prompt import mfa_code
from sts_sdk.auth._sts import assume_role, assume_role_with_web_identity, session_name, sts_region
from sts_sdk.auth._web_identity import read_token
from sts_sdk.auth.profile._refreshed import RefreshedProvider
from sts_sdk.internal._config_paths import expand_home
from sts_sdk.internal._settings import integer, section_setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk._provider import AWSCredentialsProvider, Origin
    from sts_sdk.auth._disk_cache import DiskCache
    from sts_sdk.auth._refreshing import Fetched
    from sts_sdk.internal._config_file import Section
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest

_JAVA_DURATION: Final = 900


class RoleProvider(RefreshedProvider):
    """The session of a profile's role, assumed with the credentials that ``source`` has then.

    With a ``cache`` the call is the one that the AWS CLI makes for this profile (for an hour if the profile does not
    say for how long), so that either finds the other's session.
    """

    def __init__(
        self,
        role: Section,
        source: AWSCredentialsProvider,
        configuration: ClientConfiguration | None,
        prompt: Callable[[str], str] | None,
        cache: DiskCache | None = None,
    ) -> None:
        super().__init__(self._fetch)
        self._role = role
        self._source = source
        self._configuration = configuration
        self._prompt = prompt
        self._cache = cache
        self._duration = _duration(role) or (_JAVA_DURATION if cache is None else None)
        self._session_name = role.get("role_session_name") or session_name()

    def _fetch(self) -> Fetched:
        serial = self._role.get("mfa_serial") or None
        return assume_role(
            source=self._source,
            role_arn=self._role.get("role_arn") or "",
            role_session_name=self._session_name,
            duration_seconds=self._duration,
            external_id=self._role.get("external_id") or None,
            serial_number=serial,
            token_code=None if serial is None else partial(mfa_code, serial, self._prompt),
            region=sts_region(self._role.get("region")),
            configuration=self._configuration or _unchecked(),
            cache=None if self._cache is None else partial(self._through, self._cache),
        )

    def _through(
        self, cache: DiskCache, request: AssumeRoleRequest, origin: Origin, call: Callable[[], Fetched]
    ) -> Fetched:
        if not self._role.get("role_session_name"):
            # A random name, which is another one in the next run, is no part of what is looked for.
            request = request.clone()
            request.setRoleSessionName(None)
        return cache.fetch(request, origin, call, self._engine.rejected)


class WebIdentityFetcher:
    """Calling it trades the token that is in the profile's file then for credentials of its role."""

    def __init__(self, role: Section, configuration: ClientConfiguration | None) -> None:
        self._role = role
        self._configuration = configuration
        self._duration = _duration(role)
        self._session_name = role.get("role_session_name") or session_name()

    def __call__(self) -> Fetched:
        return assume_role_with_web_identity(
            role_arn=self._role.get("role_arn") or "",
            role_session_name=self._session_name,
            token=read_token(expand_home(self._role.get("web_identity_token_file") or "")),
            duration_seconds=self._duration,
            region=sts_region(self._role.get("region")),
            configuration=self._configuration or _unchecked(),
        )


def _unchecked() -> ClientConfiguration:
    # The service judges what a profile says: profiles are shared with tools, and servers, that have other limits.
    return ClientConfiguration().withParameterValidation(False)


def _duration(role: Section) -> int | None:
    return integer(section_setting(role, "duration_seconds", "duration_seconds of profile"), minimum=1)
