"""A profile's role as a value."""

from __future__ import annotations

import pytest

from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.auth.profile.internal.securitytoken import RoleInfo

KEYS = BasicAWSCredentials("AKIAEXAMPLE00LONG", "long/secret")


@pytest.mark.parametrize("name", ["RoleArn", "RoleSessionName", "ExternalId", "WebIdentityTokenFilePath"])
def test_each_value_can_be_given_in_three_ways(name: str) -> None:
    by_keyword = RoleInfo(**{name[0].lower() + name[1:]: "given"})
    by_setter = RoleInfo()
    assert getattr(by_setter, f"get{name}")() is None
    getattr(by_setter, f"set{name}")("given")
    by_wither = getattr(RoleInfo(), f"with{name}")("given")
    for role in (by_keyword, by_setter, by_wither):
        assert getattr(role, f"get{name}")() == "given"


def test_long_lived_credentials_are_those_that_their_provider_has_now() -> None:
    provider = AWSStaticCredentialsProvider(KEYS)
    assert RoleInfo(longLivedCredentialsProvider=provider).getLongLivedCredentials() is KEYS
    role = RoleInfo().withLongLivedCredentials(KEYS)
    assert role.getLongLivedCredentials() is KEYS
    role.setLongLivedCredentialsProvider(None)
    assert role.getLongLivedCredentials() is None
    assert role.withLongLivedCredentialsProvider(provider).getLongLivedCredentialsProvider() is provider
    role.setLongLivedCredentials(None)
    assert role.getLongLivedCredentialsProvider() is None


def test_no_secret_shows() -> None:
    assert "long/secret" not in repr(
        RoleInfo(roleArn="arn", longLivedCredentialsProvider=AWSStaticCredentialsProvider(KEYS))
    )
