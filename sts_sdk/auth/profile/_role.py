"""The role of a profile: what its properties mean for the call to STS."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import AmazonClientException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._disk_cache import DiskCache
from sts_sdk.auth._mfa_prompt import mfa_code
from sts_sdk.auth._refreshing import Fetched, RefreshedProvider
from sts_sdk.auth._sts import (
    assume_role,
    assume_role_request,
    assume_role_with_web_identity,
    nobody,
    open_client,
    session_name,
    sts_region,
    unchecked,
)
from sts_sdk.auth._web_identity import read_token
from sts_sdk.internal._config_file import Section
from sts_sdk.internal._config_paths import expand_home
from sts_sdk.internal._settings import integer, section_setting, variable

if TYPE_CHECKING:
    from sts_sdk.auth._sts import AssumeRoleRequest

_JAVA_DURATION: Final = 900


class RoleProvider(RefreshedProvider):
    """The session of a profile's role, assumed with the credentials that ``source`` gives at that time.

    ``asked`` is the profile that was asked for: it says where STS is, for all roles on the way to its own.
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
        asked: str | None = None,
    ) -> None:
        super().__init__(self._fetch)
        self._asked = asked
        self._role = role
        self._source = source
        self._configuration = configuration
        self._prompt = prompt
        self._cache = cache
        self._duration = _duration_setting(role) or (_JAVA_DURATION if cache is None else None)
        self._session_name = role.get("role_session_name") or session_name()

    def _fetch(self) -> Fetched:
        self._check_place()
        serial = self._role.get("mfa_serial") or None
        request = assume_role_request(
            role_arn=self._role.get("role_arn") or "",
            role_session_name=self._session_name,
            duration_seconds=self._duration,
            external_id=self._role.get("external_id") or None,
            serial_number=serial,
        )
        region, configuration = sts_region(self._role.get("region")), configured(self._role, self._configuration)
        with open_client(self._source, region=region, configuration=configuration, profile=self._asked) as client:
            code = None if serial is None else partial(mfa_code, serial, self._prompt)
            call = partial(assume_role, client, request, code)
            if self._cache is None:
                return call()
            return self._cache.fetch(self._looked_for(request), client.origin(), call, self._engine.rejected)

    def _check_place(self) -> None:
        """Name the profile if the place that its ``credential_source`` names has no credentials."""
        key, role = "credential_source", self._role
        if not role.get(key):
            return
        try:
            self._source.getCredentials()
        except AmazonClientException as e:
            where = f"{key} {role.get(key)} of profile {role.name} ({role.where(key)})"
            raise SdkClientException(f"{where} gave no credentials: {e}", e) from e

    def _looked_for(self, request: AssumeRoleRequest) -> AssumeRoleRequest:
        """The request by which the cache knows the session: without a random name, which differs in the next run."""
        if self._role.get("role_session_name"):
            return request
        nameless = request.clone()
        nameless.setRoleSessionName(None)
        return nameless


class WebIdentityFetcher:
    """Calling it trades the token in the profile's file, read anew, for a session of the profile's role."""

    def __init__(self, role: Section, configuration: ClientConfiguration | None, asked: str | None = None) -> None:
        self._role = role
        self._asked = asked
        self._configuration = configuration
        self._duration = _duration_setting(role)
        self._session_name = role.get("role_session_name") or session_name()

    def __call__(self) -> Fetched:
        key, role = "web_identity_token_file", self._role
        token = read_token(role.get(key) or "", f"{key} of profile {role.name} ({role.where(key)})")
        region, configuration = sts_region(self._role.get("region")), configured(self._role, self._configuration)
        with open_client(nobody(), region=region, configuration=configuration, profile=self._asked) as client:
            return assume_role_with_web_identity(
                client,
                role_arn=self._role.get("role_arn") or "",
                role_session_name=self._session_name,
                token=token,
                duration_seconds=self._duration,
            )


def configured(profile: Section, configuration: ClientConfiguration | None) -> ClientConfiguration:
    """The settings of a client that serves a profile: the caller's, and the profile's own ``ca_bundle``."""
    own = unchecked() if configuration is None else configuration
    bundle = section_setting(profile, "ca_bundle")
    if bundle is None or own.getCaBundle() is not None or variable("AWS_CA_BUNDLE"):
        return own
    return ClientConfiguration(own).withCaBundle(expand_home(bundle.value))


def _duration_setting(role: Section) -> int | None:
    return integer(section_setting(role, "duration_seconds", "duration_seconds of profile"), minimum=1)
