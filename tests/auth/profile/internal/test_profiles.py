"""Profiles and roles as values."""

from __future__ import annotations

import pytest

from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.auth.profile.internal import BasicProfile
from sts_sdk.auth.profile.internal.securitytoken import RoleInfo

PROFILE = BasicProfile(
    "p",
    {
        "aws_access_key_id": "A",
        "aws_secret_access_key": "hush",
        "aws_session_token": "T",
        "role_arn": "r",
        "source_profile": "s",
        "role_session_name": "n",
        "external_id": "e",
        "region": "eu-west-1",
        "credential_process": "c",
        "web_identity_token_file": "f",
    },
)


@pytest.mark.parametrize(
    ("getter", "key"),
    [
        ("getAwsAccessIdKey", "aws_access_key_id"),
        ("getAwsSecretAccessKey", "aws_secret_access_key"),
        ("getAwsSessionToken", "aws_session_token"),
        ("getRoleArn", "role_arn"),
        ("getRoleSourceProfile", "source_profile"),
        ("getRoleSessionName", "role_session_name"),
        ("getRoleExternalId", "external_id"),
        ("getRegion", "region"),
        ("getCredentialProcess", "credential_process"),
        ("getWebIdentityTokenFilePath", "web_identity_token_file"),
    ],
)
def test_each_getter_reads_its_property(getter: str, key: str) -> None:
    assert getattr(PROFILE, getter)() == PROFILE.getPropertyValue(key) == PROFILE.getProperties()[key]
    assert getattr(BasicProfile("q", {}), getter)() is None


def test_kinds_of_profiles() -> None:
    assert PROFILE.isRoleBasedProfile()
    assert PROFILE.isProcessBasedProfile()
    assert not BasicProfile("q", {}).isProcessBasedProfile()


def test_a_profile_never_changes_and_shows_no_value() -> None:
    PROFILE.getProperties().clear()
    assert PROFILE.getProfileName() == "p"
    assert len(PROFILE.getProperties()) == 10
    assert "hush" not in repr(PROFILE)
    assert BasicProfile("p", PROFILE.getProperties()) == PROFILE
    assert BasicProfile("q", PROFILE.getProperties()) != PROFILE


@pytest.mark.parametrize("name", ["RoleArn", "RoleSessionName", "ExternalId", "WebIdentityTokenFilePath"])
def test_a_role_is_set_in_either_way(name: str) -> None:
    role = RoleInfo()
    assert getattr(role, f"with{name}")("a") is role
    assert getattr(role, f"get{name}")() == "a"
    getattr(role, f"set{name}")("b")
    assert getattr(role, f"get{name}")() == "b"


def test_whose_credentials_assume_a_role() -> None:
    credentials = BasicAWSCredentials("A", "hush")
    provider = AWSStaticCredentialsProvider(credentials)
    role = RoleInfo(roleArn="r").withLongLivedCredentialsProvider(provider)
    assert role.getLongLivedCredentialsProvider() is provider
    assert role.getLongLivedCredentials() is credentials
    role.setLongLivedCredentialsProvider(None)
    assert role.getLongLivedCredentials() is None
    assert role.withLongLivedCredentials(credentials).getLongLivedCredentials() is credentials
    role.setLongLivedCredentials(None)
    assert role.getLongLivedCredentialsProvider() is None
    assert repr(role) == "RoleInfo(r)"
