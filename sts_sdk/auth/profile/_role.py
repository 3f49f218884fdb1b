"""The role of a profile: what its properties mean for the call to STS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk._exceptions import SdkBaseException, SdkClientException
from sts_sdk.auth import _sources as sources
from sts_sdk.internal._config_file import expand_home
from sts_sdk.internal._settings import Setting, integer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk._client_configuration import ClientConfiguration
    from sts_sdk.auth._provider import AWSCredentialsProvider
    from sts_sdk.auth._refreshing import Fetched
    from sts_sdk.internal._config_file import Section

_JAVA_DURATION: Final = 900


class RoleFetcher:
    """Calling it assumes the profile's role with the credentials that ``source`` has then."""

    def __init__(
        self,
        role: Section,
        source: AWSCredentialsProvider,
        configuration: ClientConfiguration | None,
        prompt: Callable[[str], str] | None,
    ) -> None:
        self._role = role
        self._source = source
        self._configuration = configuration
        self._prompt = prompt
        self._duration = _duration(role) or _JAVA_DURATION
        self._session_name = role.get("role_session_name") or sources.session_name()

    def __call__(self) -> Fetched:
        serial = self._role.get("mfa_serial") or None
        return sources.assume_role(
            source=self._source,
            role_arn=self._role.get("role_arn") or "",
            role_session_name=self._session_name,
            duration_seconds=self._duration,
            external_id=self._role.get("external_id") or None,
            serial_number=serial,
            token_code=None if serial is None else self._code(serial),
            region=sources.sts_region(self._role.get("region")),
            configuration=self._configuration or _unchecked(),
        )

    def _code(self, serial: str) -> str:
        prompt = self._prompt or sources.ask_on_terminal
        try:
            return prompt(serial).strip()
        except SdkBaseException:
            raise
        except Exception as e:
            raise SdkClientException(f"No MFA code of {serial}: asking for it failed with {type(e).__name__}", e) from e


class WebIdentityFetcher:
    """Calling it trades the token that is in the profile's file then for credentials of its role."""

    def __init__(self, role: Section, configuration: ClientConfiguration | None) -> None:
        self._role = role
        self._configuration = configuration
        self._duration = _duration(role)
        self._session_name = role.get("role_session_name") or sources.session_name()

    def __call__(self) -> Fetched:
        return sources.assume_role_with_web_identity(
            role_arn=self._role.get("role_arn") or "",
            role_session_name=self._session_name,
            token=sources.read_token(expand_home(self._role.get("web_identity_token_file") or "")),
            duration_seconds=self._duration,
            region=sources.sts_region(self._role.get("region")),
            configuration=self._configuration or _unchecked(),
        )


def _unchecked() -> ClientConfiguration:
    # The service judges what a profile says: profiles are shared with tools, and servers, that have other limits.
    return sources.ClientConfiguration().withParameterValidation(False)


def _duration(role: Section) -> int | None:
    value = role.get("duration_seconds")
    source = f"duration_seconds of profile {role.name} ({role.where('duration_seconds')})"
    return integer(Setting(value, source) if value else None, minimum=1)
