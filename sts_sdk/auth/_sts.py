"""The one way up: providers that need STS load its client here, when the first of them asks.

Java does the same with ``Class.forName``. Each function makes a client, calls once and closes it: roles are
assumed some times an hour, and an idle connection would not live that long.
"""

from __future__ import annotations

import os
from datetime import UTC
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._face import loaded
from sts_sdk._credentials import AnonymousAWSCredentials, BasicSessionCredentials
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.internal._settings import setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk.internal._transport import TransportSettings
    from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest
    from sts_sdk.services.securitytoken.model._credentials import Credentials

    Cache = Callable[["AssumeRoleRequest", "Origin", Callable[[], Fetched]], Fetched]

_STS: Final = "sts_sdk.services.securitytoken"


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
    request: AssumeRoleRequest = loaded(f"{_STS}.model").AssumeRoleRequest(
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
    request = loaded(f"{_STS}.model").AssumeRoleWithWebIdentityRequest(
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
    if configuration is None:
        configuration = loaded("sts_sdk._configuration._client_configuration").ClientConfiguration()
    settings: TransportSettings = loaded("sts_sdk.http._transport_settings").transport_settings(configuration)
    return settings


def open_client(
    source: AWSCredentialsProvider | None,
    *,
    region: str | None = None,
    endpoint: str | None = None,
    configuration: ClientConfiguration | None = None,
) -> AWSSecurityTokenService:
    """A client for the one who shuts it down; without a ``source`` it signs with what the default chain finds."""
    builder = loaded(_STS).AWSSecurityTokenServiceClientBuilder.standard()
    builder.setCredentials(source)
    if endpoint is None:
        builder.setRegion(region or sts_region())
    else:
        builder.setEndpointConfiguration(builder.EndpointConfiguration(endpoint, region))
    builder.setClientConfiguration(configuration)
    client: AWSSecurityTokenService = builder.build()
    return client


class Origin(NamedTuple):
    """Who asks STS, and where: what tells two equal requests apart."""

    access_key: str | None
    endpoint: str
    signing_region: str


def origin_of(client: AWSSecurityTokenService) -> Origin | None:
    """Who the client signs as and where it asks; None for a caller's own class, which does not tell."""
    source: AWSCredentialsProvider | None = getattr(client, "_credentials", None)
    url, region = getattr(client, "_url", None), getattr(client, "_signing_region", None)
    if source is None or not isinstance(url, str) or not isinstance(region, str):
        return None
    return Origin(source.getCredentials().getAWSAccessKeyId(), url, region)


def nobody() -> AWSCredentialsProvider:
    """The source of a client that only makes calls which are not signed."""
    return AWSStaticCredentialsProvider(AnonymousAWSCredentials())


def new_value(name: str) -> object:
    """An empty value of a class of the STS model, such as ``AssumeRoleRequest``; the caller casts it."""
    value: object = getattr(loaded(f"{_STS}.model"), name)()
    return value


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
