"""A role that is assumed, kept and assumed again before the session ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast, overload

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth._assume_role_builder import DEFAULT_DURATION, AssumeRoleBuilder
from sts_sdk.auth._assume_role_request import request_of, token_code
from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain
from sts_sdk.auth._session_cache import shared_sessions
from sts_sdk.auth._static import provider_of
from sts_sdk.auth._sts import fetched, open_client, origin_of
from sts_sdk.auth._sts_provider import STSProvider
from sts_sdk.internal._query import parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.auth._refreshing import Fetched
    from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest


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
        self._source = _source(made)

    class Builder(AssumeRoleBuilder):
        """Settings of a STSAssumeRoleSessionCredentialsProvider; role and session name are required."""

        __slots__ = ()

        def build(self) -> STSAssumeRoleSessionCredentialsProvider:
            """The provider. What the service would refuse is said when it is first asked for credentials."""
            return STSAssumeRoleSessionCredentialsProvider(self)

    def setSTSClientEndpoint(self, endpoint: str) -> None:
        """Ask STS at this endpoint from now on, and forget the session. A client that was handed in is changed."""
        if self._made.sts is None:
            self._made.withServiceEndpoint(endpoint)
        else:
            self._made.sts.setEndpoint(endpoint)
        self._engine.forget()

    def _fetch(self) -> Fetched:
        made = self._made
        client = self._own_client() if made.sts is None else made.sts
        try:
            return self._session(client)
        finally:
            if client is not made.sts:
                client.shutdown()

    def _session(self, client: AWSSecurityTokenService) -> Fetched:
        """The session from a cache that was asked for, or a new one."""
        made, request = self._made, request_of(self._made)
        fetch = partial(self._call, client, request)
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
            # The object itself stands for who asks and where, if it does not tell.
            key = (origin or client, tuple(parameters("AssumeRole", "", request)))
            fetch = partial(shared_sessions.fetch, key, fetch, self._engine.rejected)
        return fetch()

    def _own_client(self) -> AWSSecurityTokenService:
        made = self._made
        source = self._source or DefaultAWSCredentialsProviderChain.getInstance()
        return open_client(source, endpoint=made.service_endpoint, configuration=made.configuration)

    def _call(self, client: AWSSecurityTokenService, request: AssumeRoleRequest) -> Fetched:
        """Assume the role; the MFA code is asked for last, because each one is good for one call."""
        if self._made.serial_number is not None:
            request.setTokenCode(token_code(self._made))
        return fetched(client.assumeRole(request).getCredentials())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._made.role_arn!r}, {self._made.session_name!r})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return type(self), (self._made,)


def _source(made: AssumeRoleBuilder) -> AWSCredentialsProvider | None:
    """Whose credentials assume the role; None is the client that was handed in, or the default chain."""
    if made.sts is not None:
        return None
    if made.long_lived is not None and made.long_lived_provider is not None:
        raise IllegalArgumentException(
            "It is illegal to set both an AWSCredentials and an AWSCredentialsProvider for an "
            "com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider"
        )
    return made.long_lived_provider if made.long_lived is None else provider_of(made.long_lived)
