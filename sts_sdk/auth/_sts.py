"""The one way up: what providers ask of STS. No other module of ``auth`` knows what a call to STS is made of.

A provider makes its request, opens a client, calls once and closes the client, for roles are assumed some times an
hour, and an idle connection would not live that long. The client and the model are loaded when the first provider
asks; Java does the same with ``Class.forName``.
"""

# ruff: noqa: PLC0415, PLC0414 -- the way up is opened when it is taken; an alias is how mypy knows what is handed on
from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AnonymousAWSCredentials, BasicSessionCredentials, account_of_arn
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._provider import AWSCredentialsProvider, Origin
from sts_sdk.auth._refreshing import Fetched
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.internal._settings import setting

if TYPE_CHECKING:
    # These point upwards, as no others in auth do. Other modules of auth take the types named twice from here.
    from sts_sdk.services.securitytoken._core import StsCore
    from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService as AWSSecurityTokenService
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest as AssumeRoleRequest
    from sts_sdk.services.securitytoken.model._credentials import Credentials
    from sts_sdk.services.securitytoken.model._structures import AssumedRoleUser
    from sts_sdk.services.securitytoken.model._structures import PolicyDescriptorType as PolicyDescriptorType
    from sts_sdk.services.securitytoken.model._structures import ProvidedContext as ProvidedContext
    from sts_sdk.services.securitytoken.model._structures import Tag as Tag


# Of a request's RoleSessionName, as the service model has it.
_NO_SESSION_NAME: Final = re.compile(r"[^\w+=,.@-]", re.ASCII)
_LONGEST_SHOWN: Final = 60


def session_name() -> str:
    """A session name for callers who gave none: random, because it ends up in CloudTrail and in ARNs."""
    return f"sts-sdk-{os.urandom(8).hex()}"


def checked_session_name(name: str, source: str) -> str:
    """A session name that somebody set; ``source`` says where, for the message.

    IllegalArgumentException if it has letters that no request may have; how long it may be is left to STS.
    """
    wrong = _NO_SESSION_NAME.search(name)
    if wrong is None:
        return name
    raise IllegalArgumentException(
        f"{source} cannot be the name of a session: {name[:_LONGEST_SHOWN]!r} holds {wrong[0]!r}; "
        "it may have A to Z, a to z, digits and _+=,.@-"
    )


def sts_region(profile_region: str | None = None) -> str:
    """The region to ask STS in.

    The first that is set: AWS_REGION, AWS_DEFAULT_REGION, the system property aws.region, ``profile_region``, the
    region of the profile in use; else us-east-1. The metadata service is not asked: that could cost more than the call.
    """
    named = setting(environment=("AWS_REGION", "AWS_DEFAULT_REGION"), system_property="aws.region")
    if named is not None:
        return named.value
    in_use = None if profile_region else setting(profile_key="region")
    return profile_region or (in_use.value if in_use is not None else "us-east-1")


def open_client(
    source: AWSCredentialsProvider,
    *,
    region: str | None = None,
    endpoint: str | None = None,
    configuration: ClientConfiguration | None = None,
    profile: str | None = None,
) -> StsCore:
    """A client that signs with what ``source`` gives; ``with`` shuts it down.

    Without an endpoint it asks in ``region``, or in ``sts_region()``, where ``profile``, or the one in use, says that
    STS is; without a configuration, parameters are checked by STS alone.
    """
    from sts_sdk.services.securitytoken._core import core_at

    own = unchecked() if configuration is None else ClientConfiguration(configuration)
    where = region or (sts_region() if endpoint is None else None)
    return core_at(source, own, region=where, endpoint=endpoint, profile=profile)


def unchecked() -> ClientConfiguration:
    """The settings of a client whose parameters come from variables or files.

    STS, not this client, checks them: they are shared with tools and servers that have other limits.
    """
    return ClientConfiguration().withParameterValidation(False)


def nobody() -> AWSCredentialsProvider:
    """The source of a client that only makes calls which are not signed."""
    return AWSStaticCredentialsProvider(AnonymousAWSCredentials())


def origin_of(client: AWSSecurityTokenService) -> Origin | None:
    """Who the client signs as and where it asks; None for a caller's own class, which does not tell."""
    from sts_sdk.services.securitytoken._core import StsCore

    return client.origin() if isinstance(client, StsCore) else None


def assume_role_request(
    *,
    role_arn: str,
    role_session_name: str,
    duration_seconds: int | None = None,
    external_id: str | None = None,
    serial_number: str | None = None,
    policy: str | None = None,
    policy_arns: Iterable[str | PolicyDescriptorType] | None = None,
    tags: Iterable[Tag] | None = None,
    transitive_tag_keys: Iterable[str] | None = None,
    source_identity: str | None = None,
    provided_contexts: Iterable[ProvidedContext] | None = None,
) -> AssumeRoleRequest:
    """The request of AssumeRole, all but the MFA code; a managed policy may be given by its ARN alone."""
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest

    return AssumeRoleRequest(
        roleArn=role_arn,
        roleSessionName=role_session_name,
        durationSeconds=duration_seconds,
        externalId=external_id,
        serialNumber=serial_number,
        policy=policy,
        policyArns=None if policy_arns is None else [_descriptor(policy) for policy in policy_arns],
        tags=tags,
        transitiveTagKeys=transitive_tag_keys,
        sourceIdentity=source_identity,
        providedContexts=provided_contexts,
    )


def assume_role(
    client: AWSSecurityTokenService, request: AssumeRoleRequest, token_code: Callable[[], str] | None = None
) -> Fetched:
    """A session of the role; an exception of STS is raised unchanged.

    ``token_code`` gives the MFA code. It is asked last, because each code is good for one call.
    """
    if token_code is not None:
        request.setTokenCode(token_code())
    result = client.assumeRole(request)
    return _fetched(result.getCredentials(), _account_of_role(result.getAssumedRoleUser()))


class WebIdentitySession(Fetched):
    """A session that a web identity token was traded for; ``subject`` is the user's id at the identity provider."""

    __slots__ = ("subject",)

    def __init__(self, fetched: Fetched, subject: str | None) -> None:
        super().__init__(fetched.credentials, fetched.expiration)
        self.subject = subject


def assume_role_with_web_identity(
    client: AWSSecurityTokenService,
    *,
    role_arn: str,
    role_session_name: str,
    token: str,
    duration_seconds: int | None = None,
    provider_id: str | None = None,
) -> WebIdentitySession:
    """A session of the role for a token. The call is not signed: the token is all that the service wants to see."""
    from sts_sdk.services.securitytoken.model._assume_role_with_web_identity import AssumeRoleWithWebIdentityRequest

    request = AssumeRoleWithWebIdentityRequest(
        roleArn=role_arn,
        roleSessionName=role_session_name,
        webIdentityToken=token,
        providerId=provider_id,
        durationSeconds=duration_seconds,
    )
    result = client.assumeRoleWithWebIdentity(request)
    fetched = _fetched(result.getCredentials(), _account_of_role(result.getAssumedRoleUser()))
    return WebIdentitySession(fetched, result.getSubjectFromWebIdentityToken())


def get_session_token(client: AWSSecurityTokenService, duration_seconds: int, account_id: str | None = None) -> Fetched:
    """A session of the user whose credentials the client signs with; ``account_id`` is the user's."""
    from sts_sdk.services.securitytoken.model._get_session_token import GetSessionTokenRequest

    request = GetSessionTokenRequest(durationSeconds=duration_seconds)
    return _fetched(client.getSessionToken(request).getCredentials(), account_id)


def _descriptor(policy: str | PolicyDescriptorType) -> PolicyDescriptorType:
    from sts_sdk.services.securitytoken.model._structures import PolicyDescriptorType

    return PolicyDescriptorType(arn=policy) if isinstance(policy, str) else policy


def _account_of_role(user: AssumedRoleUser | None) -> str | None:
    return None if user is None else account_of_arn(user.getArn())


def _fetched(credentials: Credentials | None, account_id: str | None) -> Fetched:
    """The credentials of an answer, with their account; SdkClientException if a part of them is missing."""
    if credentials is None:
        raise SdkClientException("STS answered without credentials")
    key, secret, token = (
        credentials.getAccessKeyId(),
        credentials.getSecretAccessKey(),
        credentials.getSessionToken(),
    )
    if not key or not secret or not token:
        raise SdkClientException("STS answered with incomplete credentials")
    session = BasicSessionCredentials(key, secret, token, accountId=account_id)
    return Fetched(session, _with_zone(credentials.getExpiration()))


def _with_zone(ends: datetime | None) -> datetime | None:
    """A time without a zone, which only a caller's own client gives, counts as UTC."""
    return ends.replace(tzinfo=UTC) if ends is not None and ends.tzinfo is None else ends
