"""A provider that assumes a role, keeps the session and assumes the role again before the session ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._assume_role_builder import DEFAULT_DURATION, AssumeRoleBuilder
from sts_sdk.auth._mfa_prompt import mfa_code
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._session_cache import shared_sessions
from sts_sdk.auth._static import provider_of
from sts_sdk.auth._sts import assume_role, assume_role_request, origin_of
from sts_sdk.auth._sts_provider import STSProvider, client_or_own
from sts_sdk.internal._query import form_parameters

if TYPE_CHECKING:
    from sts_sdk.auth._sts import AssumeRoleRequest, AWSSecurityTokenService


class STSAssumeRoleSessionCredentialsProvider(STSProvider):
    """A role's session, kept and renewed (com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider).

    Made by its Builder; the constructors are Java's deprecated ones. A client that is handed in is never closed here.
    Without one, each renewal opens a client and closes it again, so that nothing is left over. No thread runs unless
    the Builder asks for one.
    """

    DEFAULT_DURATION_SECONDS = DEFAULT_DURATION

    @overload
    def __init__(self, roleArn: str, roleSessionName: str, /) -> None: ...
    @overload
    def __init__(
        self,
        longLivedCredentials: AWSCredentials | AWSCredentialsProvider,
        roleArn: str,
        roleSessionName: str,
        clientConfiguration: ClientConfiguration | None = None,
    ) -> None: ...
    @overload
    def __init__(self, builder: AssumeRoleBuilder, /) -> None: ...

    def __init__(
        self,
        longLivedCredentials: AWSCredentials | AWSCredentialsProvider | AssumeRoleBuilder | str | None = None,
        roleArn: str | None = None,
        roleSessionName: str | None = None,
        clientConfiguration: ClientConfiguration | None = None,
    ) -> None:
        if isinstance(longLivedCredentials, AssumeRoleBuilder):
            made = longLivedCredentials.copy()
        elif isinstance(longLivedCredentials, str):
            made = self.Builder(longLivedCredentials, cast("str", roleArn))
        else:
            made = self.Builder(cast("str", roleArn), cast("str", roleSessionName))
            made.long_lived_provider = None if longLivedCredentials is None else provider_of(longLivedCredentials)
            made.configuration = clientConfiguration
        super().__init__(jitter=made.jitter, executor=made.executor, own_thread=made.own_thread)
        self._made = made
        self._source = _long_lived(made)

    class Builder(AssumeRoleBuilder):
        """Settings of a STSAssumeRoleSessionCredentialsProvider; role and session name are required."""

        __slots__ = ()

        def build(self) -> STSAssumeRoleSessionCredentialsProvider:
            """The provider. Values that STS refuses are reported with the first ``getCredentials``."""
            return STSAssumeRoleSessionCredentialsProvider(self)

    def setSTSClientEndpoint(self, endpoint: str) -> None:
        """Ask STS at this endpoint from now on, and forget the session. A client that was handed in is changed."""
        if self._made.sts is None:
            self._made.withServiceEndpoint(endpoint)
        else:
            self._made.sts.setEndpoint(endpoint)
        self._engine.forget()

    def _fetch(self) -> Fetched:
        made, request = self._made, _request_of(self._made)
        with client_or_own(
            made.sts, self._source, endpoint=made.service_endpoint, configuration=made.configuration
        ) as client:
            return self._session(client, request)

    def _session(self, client: AWSSecurityTokenService, request: AssumeRoleRequest) -> Fetched:
        """The session from the caches that the Builder turned on, or a new one."""
        made = self._made
        code = None if made.serial_number is None else partial(mfa_code, made.serial_number, made.token_code_provider)
        fetch = partial(assume_role, client, request, code)
        if made.disk_cache is None and not made.shared_cache:
            return fetch()
        origin = origin_of(client)
        if made.disk_cache is not None:
            if origin is None:
                raise IllegalArgumentException(
                    "withDiskCache needs an STS client of this package: of another it is not known who asks and where"
                )
            fetch = partial(made.disk_cache.fetch, request, origin, fetch, self._engine.rejected)
        if made.shared_cache:
            # A caller's own client does not tell who asks and where, so the object itself is the key.
            key = (origin or client, tuple(form_parameters("AssumeRole", "", request)))
            fetch = partial(shared_sessions.fetch, key, fetch, self._engine.rejected)
        return fetch()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._made.role_arn!r}, {self._made.session_name!r})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return type(self), (self._made,)


def _request_of(made: AssumeRoleBuilder) -> AssumeRoleRequest:
    return assume_role_request(
        role_arn=made.role_arn,
        role_session_name=made.session_name,
        duration_seconds=made.duration_seconds,
        external_id=made.external_id,
        serial_number=made.serial_number,
        policy=made.policy,
        policy_arns=made.policy_arns,
        tags=made.tags,
        transitive_tag_keys=made.transitive_tag_keys,
        source_identity=made.source_identity,
        provided_contexts=made.provided_contexts,
    )


def _long_lived(made: AssumeRoleBuilder) -> AWSCredentialsProvider | None:
    """Whose credentials assume the role; None for those of the client that was handed in, or of the default chain."""
    if made.sts is not None:
        _check_client_alone(made)
        return None
    if made.long_lived is not None and made.long_lived_provider is not None:
        raise IllegalArgumentException(
            "It is illegal to set both an AWSCredentials and an AWSCredentialsProvider for an "
            "com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider"
        )
    return made.long_lived_provider if made.long_lived is None else provider_of(made.long_lived)


def _check_client_alone(made: AssumeRoleBuilder) -> None:
    names = {
        "withLongLivedCredentials": made.long_lived,
        "withLongLivedCredentialsProvider": made.long_lived_provider,
        "withClientConfiguration": made.configuration,
        "withServiceEndpoint": made.service_endpoint,
    }
    beside = [name for name, value in names.items() if value is not None]
    if beside:
        refused = IllegalArgumentException(
            "If a custom STS client is set you must not set any other client related fields "
            "(ClientConfiguration, AWSCredentials, Endpoint, etc."  # Java's sentence, which does not close it
        )
        refused.add_note(f"Beside withStsClient there is {', '.join(beside)}: set it on the client.")
        raise refused
