"""Whose credentials a command uses: the chain's, a profile's, or those of roles, one assumed by the other."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence

from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import SdkClientException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._assume_role import STSAssumeRoleSessionCredentialsProvider
from sts_sdk.auth._assume_role_builder import AssumeRoleBuilder
from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain
from sts_sdk.auth._sts import session_name
from sts_sdk.auth.profile._provider import ProfileCredentialsProvider
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._prompt import typed_mfa_code
from sts_sdk.internal._config_paths import any_file, config_path, credentials_path

HOUR = 3600


def wanted_provider(arguments: argparse.Namespace) -> AWSCredentialsProvider:
    """The provider that ``--profile`` and ``--role`` stand for; without them the default chain."""
    source = source_of(arguments)
    for role in roles_of(arguments):
        source = assumed(source, role)
    return source


def source_of(arguments: argparse.Namespace) -> AWSCredentialsProvider:
    """The profile's provider, or the default chain."""
    profile = getattr(arguments, "profile", None)
    return profile_provider(profile) if profile else DefaultAWSCredentialsProviderChain()


def profile_provider(profile: str, disk_cache: bool | None = None) -> ProfileCredentialsProvider:
    """The provider of a profile, which asks for MFA codes on the terminal; UsageError where there is no file at all."""
    if not any_file():
        raise UsageError(f"there is no profile {profile!r}: neither {config_path()} nor {credentials_path()} is there")
    return ProfileCredentialsProvider(profile, mfaPrompt=typed_mfa_code, diskCache=disk_cache)


def roles_of(arguments: argparse.Namespace) -> Sequence[str]:
    """The roles of ``--role``, checked."""
    return [checked_role(role) for role in getattr(arguments, "role", None) or ()]


def checked_role(role: str) -> str:
    """A role's ARN; a UsageError says what one looks like."""
    parts = role.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn" or parts[2] != "iam" or not parts[5].startswith("role/"):
        raise UsageError(f"{role!r} is no role: one looks like arn:aws:iam::123456789012:role/NAME")
    return role


def assumed(
    source: AWSCredentialsProvider,
    role: str,
    change: Callable[[AssumeRoleBuilder], object] | None = None,
    *,
    name: str | None = None,
) -> AWSCredentialsProvider:
    """A provider of the role's sessions; ``change`` sets what else is wanted."""
    builder = STSAssumeRoleSessionCredentialsProvider.Builder(role, name or session_name())
    builder.withLongLivedCredentialsProvider(source).withTokenCodeProvider(typed_mfa_code)
    builder.withRoleSessionDurationSeconds(HOUR)
    if change is not None:
        change(builder)
    return builder.build()


def session_token(credentials: AWSCredentials) -> str | None:
    """The session token of credentials that have one."""
    getter = getattr(credentials, "getSessionToken", None)
    return None if getter is None else getter()


def both_keys(credentials: AWSCredentials) -> tuple[str, str]:
    """Both keys; a SdkClientException for credentials without."""
    key, secret = credentials.getAWSAccessKeyId(), credentials.getAWSSecretKey()
    if not key or not secret:
        raise SdkClientException("The credentials are anonymous: there is nothing to show or to hand on.")
    return key, secret


def named_region(arguments: argparse.Namespace) -> str | None:
    """The region that was named, here or in the environment."""
    return getattr(arguments, "region", None) or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
