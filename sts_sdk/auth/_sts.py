"""The one way up: providers that need STS load its client here, when the first of them asks.

Java does the same with ``Class.forName``. Each function makes a client, calls once and closes it: roles are
assumed some times an hour, and an idle connection would not live that long.
"""

# ruff: noqa: PLC0415 -- the way up is opened when it is taken
from __future__ import annotations

import os
from datetime import UTC
from typing import TYPE_CHECKING, cast

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk._credentials import AnonymousAWSCredentials, BasicSessionCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.internal._settings import setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sts_sdk._provider import AWSCredentialsProvider, Origin
    from sts_sdk.internal._transport import TransportSettings
    from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest
    from sts_sdk.services.securitytoken.model._assume_role_with_web_identity import AssumeRoleWithWebIdentityRequest
    from sts_sdk.services.securitytoken.model._credentials import Credentials
    from sts_sdk.services.securitytoken.model._get_session_token import GetSessionTokenRequest
    from sts_sdk.services.securitytoken.model._structures import PolicyDescriptorType

    Cache = Callable[["AssumeRoleRequest", "Origin", Callable[[], Fetched]], Fetched]


def session_name() -> str:
    """A session name for callers who gave none: random, because it ends up in CloudTrail and in ARNs."""
    return f"sts-sdk-{os.urandom(8).hex()}"


def sts_region(profile_region: str | None = None) -> str:
    """The region to ask STS in: AWS_REGION, AWS_DEFAULT_REGION, aws.region, the profile's own, that of the one in use.

    us-east-1 if none is set. The metadata service is not asked: that could cost more than the call itself.
    """
    named = setting(environment=("AWS_REGION", "AWS_DEFAULT_REGION"), system_property="aws.region")
    if named is not None:
        return named.value
    in_use = None if profile_region else setting(profile_key="region")
    return profile_region or (in_use.value if in_use is not None else "us-east-1")


def assume_role(
    *,
    source: AWSCredentialsProvider,
    role_arn: str,
    role_session_name: str,
    duration_seconds: int | None = None,
    external_id: str | None = None,
    serial_number: str | None = None,
    token_code: Callable[[], str] | None = None,
    region: str | None = None,
    configuration: ClientConfiguration | None = None,
    cache: Cache | None = None,
) -> Fetched:
    """AssumeRole with the credentials of ``source``; what the service says against it is raised as it is.

    A ``cache`` is handed the request, who makes it and the call, which it makes if it has no such session. The MFA code
    is asked for within the call, because each one is good for one call.
    """
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest

    request = AssumeRoleRequest(
        roleArn=role_arn,
        roleSessionName=role_session_name,
        durationSeconds=duration_seconds,
        externalId=external_id,
        serialNumber=serial_number,
    )
    client = open_client(source, region=region, configuration=configuration)

    def call() -> Fetched:
        if token_code is not None:
            request.setTokenCode(token_code())
        return fetched(client.assumeRole(request).getCredentials())

    try:
        return call() if cache is None else cache(request, cast("Origin", origin_of(client)), call)
    finally:
        client.shutdown()


def assume_role_with_web_identity(
    *,
    role_arn: str,
    role_session_name: str,
    token: str,
    duration_seconds: int | None = None,
    region: str | None = None,
    configuration: ClientConfiguration | None = None,
) -> Fetched:
    """AssumeRoleWithWebIdentity, which is not signed: the token is all the service wants to see."""
    from sts_sdk.services.securitytoken.model._assume_role_with_web_identity import AssumeRoleWithWebIdentityRequest

    request = AssumeRoleWithWebIdentityRequest(
        roleArn=role_arn,
        roleSessionName=role_session_name,
        webIdentityToken=token,
        durationSeconds=duration_seconds,
    )
    client = open_client(nobody(), region=region, configuration=configuration)
    try:
        return fetched(client.assumeRoleWithWebIdentity(request).getCredentials())
    finally:
        client.shutdown()


def settings_for(configuration: ClientConfiguration | None) -> TransportSettings:
    """What a transport needs to know of a ClientConfiguration, for calls that are not STS's (the SSO portal's)."""
    return transport_settings(ClientConfiguration() if configuration is None else configuration)


def open_client(
    source: AWSCredentialsProvider,
    *,
    region: str | None = None,
    endpoint: str | None = None,
    configuration: ClientConfiguration | None = None,
) -> AWSSecurityTokenService:
    """A client for the one who shuts it down."""
    from sts_sdk.services.securitytoken._core import core_at

    own = ClientConfiguration() if configuration is None else ClientConfiguration(configuration)
    where = region or (sts_region() if endpoint is None else None)
    return core_at(source, own, region=where, endpoint=endpoint)


def origin_of(client: AWSSecurityTokenService) -> Origin | None:
    """Who the client signs as and where it asks; None for a caller's own class, which does not tell."""
    from sts_sdk.services.securitytoken._core import StsCore

    return client.origin() if isinstance(client, StsCore) else None


def nobody() -> AWSCredentialsProvider:
    """The source of a client that only makes calls which are not signed."""
    return AWSStaticCredentialsProvider(AnonymousAWSCredentials())


def new_assume_role_request() -> AssumeRoleRequest:
    """An empty request."""
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest

    return AssumeRoleRequest()


def new_web_identity_request() -> AssumeRoleWithWebIdentityRequest:
    """An empty request."""
    from sts_sdk.services.securitytoken.model._assume_role_with_web_identity import AssumeRoleWithWebIdentityRequest

    return AssumeRoleWithWebIdentityRequest()


def new_session_token_request() -> GetSessionTokenRequest:
    """An empty request."""
    from sts_sdk.services.securitytoken.model._get_session_token import GetSessionTokenRequest

    return GetSessionTokenRequest()


def policy_descriptor(arn: str) -> PolicyDescriptorType:
    """A managed policy by its ARN."""
    from sts_sdk.services.securitytoken.model._structures import PolicyDescriptorType

    return PolicyDescriptorType(arn=arn)


def fetched(credentials: Credentials | None) -> Fetched:
    """The credentials of an answer; SdkClientException if a part of them is missing."""
    if credentials is None:
        raise SdkClientException("STS answered without credentials")
    key, secret, token = (
        credentials.getAccessKeyId(),
        credentials.getSecretAccessKey(),
        credentials.getSessionToken(),
    )
    if not key or not secret or not token:
        raise SdkClientException("STS answered with incomplete credentials")
    return Fetched(BasicSessionCredentials(key, secret, token), _with_zone(credentials.getExpiration()))


def _with_zone(ends: datetime | None) -> datetime | None:
    """A time without a zone, which only a caller's own client gives, is UTC as everywhere here."""
    return ends.replace(tzinfo=UTC) if ends is not None and ends.tzinfo is None else ends
