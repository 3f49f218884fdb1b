"""Roles assumed with a web identity token that the caller names."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import ClientConfiguration, IllegalArgumentException, SdkClientException
from sts_sdk.auth import (
    STSAssumeRoleWithWebIdentitySessionCredentialsProvider,
    WebIdentityFederationSessionCredentialsProvider,
)
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient, AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken._core import StsCore
from sts_sdk.services.securitytoken.model import (
    AssumeRoleWithWebIdentityRequest,
    AssumeRoleWithWebIdentityResult,
    Credentials,
)
from support.recorded import Case, cases

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import LocalAWS

FromFile = STSAssumeRoleWithWebIdentitySessionCredentialsProvider
Federation = WebIdentityFederationSessionCredentialsProvider


def client_of(aws: LocalAWS) -> AWSSecurityTokenServiceClient:
    return AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts")).build()


def test_the_file_is_read_for_each_session_and_nobody_signs(aws: LocalAWS, tmp_path: Path) -> None:
    idp = aws.oidcProvider()
    role, file = aws.role("reader", trusts=idp), tmp_path / "token"
    with client_of(aws) as client:
        provider = FromFile.Builder(role.arn, "session", file).withStsClient(client).build()
        with pytest.raises(SdkClientException, match=str(file)):
            provider.getCredentials()
        file.write_text(idp.token("repo:one"))
        with provider:
            first = provider.getCredentials()
            assert provider.getCredentials() is first
        provider.refresh()
        assert provider.getCredentials() != first
    assert [sent.operation for sent in aws.requests] == ["AssumeRoleWithWebIdentity"] * 2
    assert all("authorization" not in sent.headers for sent in aws.requests)
    assert set(aws.requests[0].parameters) == {"RoleArn", "RoleSessionName", "WebIdentityToken"}


def test_without_a_client_the_environment_says_where(
    aws: LocalAWS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
    idp = aws.oidcProvider()
    role, file = aws.role("reader", trusts=idp), tmp_path / "token"
    file.write_text(idp.token("repo:one"))
    assert FromFile.Builder(role.arn, "session", str(file)).build().getCredentials().getSessionToken()
    provider = Federation(idp.token("repo:two"), None, role.arn)
    assert provider.getCredentials().getSessionToken()
    assert provider.getSubjectFromWIF() == "repo:two"


def test_a_clients_configuration_counts_and_each_exchange_closes_its_client(
    aws: LocalAWS, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[object] = []
    shutdown = StsCore.shutdown
    monkeypatch.setattr(StsCore, "shutdown", lambda self: closed.append(self) or shutdown(self))
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
    idp = aws.oidcProvider()
    role, configuration = aws.role("reader", trusts=idp), ClientConfiguration().withUserAgentPrefix("mine")
    provider = Federation(idp.token("repo:one"), None, role.arn, configuration)
    provider.getCredentials()
    provider.refresh()
    assert [sent.headers["user-agent"].startswith("mine") for sent in aws.requests] == [True, True]
    assert len(closed) == 2


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_three_settings_are_required(missing: int) -> None:
    settings: list[Any] = ["arn", "session", "file"]
    settings[missing] = None
    with pytest.raises(IllegalArgumentException) as raised:
        FromFile.Builder(*settings)
    assert str(raised.value) == "You must specify a value for roleArn, roleSessionName and webIdentityTokenFile"


class Sts:
    """Stands in for a client; a session lives for as long as it was asked for."""

    def __init__(self) -> None:
        self.now = datetime(2030, 1, 2, tzinfo=UTC)
        self.requests: list[AssumeRoleWithWebIdentityRequest] = []

    def seconds(self) -> float:
        return self.now.timestamp()

    def assumeRoleWithWebIdentity(self, request: AssumeRoleWithWebIdentityRequest) -> AssumeRoleWithWebIdentityResult:
        self.requests.append(request)
        ends = self.now + timedelta(seconds=request.getDurationSeconds() or 3600)
        credentials = Credentials(
            accessKeyId=f"ASIA{len(self.requests):016}", secretAccessKey="s", sessionToken="t", expiration=ends
        )
        return AssumeRoleWithWebIdentityResult(credentials=credentials, subjectFromWebIdentityToken="ann")


def test_federation_sends_what_java_sends_and_renews_by_its_threshold() -> None:
    sts = Sts()
    provider = Federation("token", "www.amazon.com", "arn:aws:iam::123456789012:role/reader", sts)
    provider._engine._clock = sts.seconds
    assert provider.getSubjectFromWIF() is None
    assert provider.withSessionDuration(900).withRefreshThreshold(100) is provider
    assert (provider.getSessionDuration(), provider.getRefreshThreshold()) == (900, 100)
    first = provider.getCredentials()
    assert sts.requests == [
        AssumeRoleWithWebIdentityRequest(
            roleArn="arn:aws:iam::123456789012:role/reader",
            roleSessionName="ProviderSession",
            webIdentityToken="token",
            providerId="www.amazon.com",
            durationSeconds=900,
        )
    ]
    assert provider.getSubjectFromWIF() == "ann"
    sts.now += timedelta(seconds=799)
    assert provider.getCredentials() is first
    sts.now += timedelta(seconds=2)
    assert provider.getCredentials() is not first


def test_a_threshold_is_not_negative() -> None:
    with pytest.raises(IllegalArgumentException, match="0 seconds or more"):
        Federation("token", None, "arn").setRefreshThreshold(-1)


@pytest.mark.parametrize("case", cases("providers", lambda case: case["id"].endswith("-sts-default-durations")))
def test_recorded_default_durations(case: Case) -> None:
    provider = Federation("token", None, "arn")
    name = "WebIdentityFederationSessionCredentialsProvider"
    assert provider.getSessionDuration() == Federation.DEFAULT_DURATION_SECONDS == case["value"][name]
    threshold = case["value"][f"{name}.DEFAULT_THRESHOLD_SECONDS"]
    assert provider.getRefreshThreshold() == Federation.DEFAULT_THRESHOLD_SECONDS == threshold


def test_tokens_neither_show_nor_pickle(tmp_path: Path) -> None:
    provider = Federation("secret-token", None, "arn")
    assert "secret-token" not in repr(provider)
    with pytest.raises(TypeError, match="would hold the web identity token in clear"):
        pickle.dumps(provider)
    builder = FromFile.Builder("arn", "session", tmp_path / "token")
    loaded = pickle.loads(pickle.dumps(builder.build()))
    assert repr(loaded) == repr(builder.build())
    assert str(tmp_path) in repr(builder)
