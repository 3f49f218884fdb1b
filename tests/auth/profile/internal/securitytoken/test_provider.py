"""The role of a profile over STS, as a class of its own."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth import AWSCredentialsProviderChain, BasicSessionCredentials, EnvironmentVariableCredentialsProvider
from sts_sdk.auth.profile import ProfilesConfigFile
from sts_sdk.auth.profile.internal.securitytoken import RoleInfo, STSProfileCredentialsServiceProvider

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import LocalAWS


def test_a_role_with_long_lived_credentials(aws: LocalAWS) -> None:
    me = aws.user("me")
    role = RoleInfo(
        roleArn=aws.role("r", trusts=me, externalId="ext").arn,
        roleSessionName="mine",
        externalId="ext",
        longLivedCredentialsProvider=me.provider(),
    )
    provider = STSProfileCredentialsServiceProvider(role)
    first = provider.getCredentials()
    assert isinstance(first, BasicSessionCredentials)
    assert provider.getCredentials() is first
    provider.invalidate("another")
    assert provider.getCredentials() is first
    provider.invalidate(first.getAWSAccessKeyId())
    second = provider.getCredentials()
    provider.refresh()
    assert len({first, second, provider.getCredentials()}) == 3
    sent = [request.parameters for request in aws.requests]
    assert [(one["RoleSessionName"], one["ExternalId"]) for one in sent] == [("mine", "ext")] * 3


def test_a_web_identity_comes_before_keys_and_a_name_is_made_up(aws: LocalAWS, tmp_path: Path) -> None:
    issuer = aws.oidcProvider()
    (tmp_path / "token").write_text(issuer.token("repo:x"))
    role = RoleInfo(roleArn=aws.role("web", trusts=issuer).arn, webIdentityTokenFilePath=str(tmp_path / "token"))
    role.setLongLivedCredentialsProvider(EnvironmentVariableCredentialsProvider())
    STSProfileCredentialsServiceProvider(role).getCredentials()
    [request] = aws.requests
    assert request.operation == "AssumeRoleWithWebIdentity"
    assert request.parameters["RoleSessionName"].startswith("sts-sdk-")


def test_what_is_missing_is_said_when_it_is_asked_and_harms_no_chain(aws: LocalAWS) -> None:
    empty = STSProfileCredentialsServiceProvider(RoleInfo())
    with pytest.raises(IllegalArgumentException, match="a value for roleArn"):
        empty.getCredentials()
    chain = AWSCredentialsProviderChain(empty, aws.user("me").provider())
    chain.invalidate(str(chain.getCredentials().getAWSAccessKeyId()))
    assert chain.getCredentials().getAWSAccessKeyId()


def test_it_shows_no_secret_and_travels_as_its_settings(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> None:
    me = aws.user("me")
    for name, value in aws.environment(me).items():
        monkeypatch.setenv(name, value)
    source = EnvironmentVariableCredentialsProvider()
    role = RoleInfo(roleArn=aws.role("r", trusts=me).arn, longLivedCredentialsProvider=source)
    provider = STSProfileCredentialsServiceProvider(role)
    assert repr(provider) == f"STSProfileCredentialsServiceProvider(RoleInfo({role.getRoleArn()}))"
    provider.getCredentials()
    assert pickle.loads(pickle.dumps(provider)).getCredentials() != provider.getCredentials()


def test_it_can_be_the_service_of_a_file(aws: LocalAWS, tmp_path: Path) -> None:
    class Service:
        def getAssumeRoleCredentialsProvider(self, targetRoleInfo: RoleInfo) -> STSProfileCredentialsServiceProvider:
            return STSProfileCredentialsServiceProvider(targetRoleInfo)

    me = aws.user("me")
    keys = me.provider().getCredentials()
    (tmp_path / "file").write_text(
        f"[r]\nrole_arn={aws.role('r', trusts=me).arn}\nsource_profile=r\n"
        f"aws_access_key_id={keys.getAWSAccessKeyId()}\n"
        f"aws_secret_access_key={keys.getAWSSecretKey()}\n"
    )
    assert isinstance(ProfilesConfigFile(tmp_path / "file", Service()).getCredentials("r"), BasicSessionCredentials)
    with pytest.raises(SdkClientException, match="No AWS profile named"):
        ProfilesConfigFile(tmp_path / "file", Service()).getCredentials("s")
