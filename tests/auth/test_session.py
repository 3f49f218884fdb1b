"""Sessions of the caller's own user."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import ClientConfiguration, IllegalArgumentException, SystemProperties
from sts_sdk.auth import (
    BasicAWSCredentials,
    STSSessionCredentials,
    STSSessionCredentialsProvider,
    SystemPropertiesCredentialsProvider,
)
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from support.recorded import Case, cases

if TYPE_CHECKING:
    from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient
    from sts_sdk.testing import LocalAWS
    from sts_sdk.testing.iam._principals import User


def client_of(aws: LocalAWS, user: User) -> AWSSecurityTokenServiceClient:
    builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(aws.endpoint("sts"))
    return builder.withCredentials(user.provider()).build()


@pytest.mark.parametrize("as_provider", [True, False])
def test_a_session_of_an_hour_from_long_lived_credentials(aws: LocalAWS, as_provider: bool) -> None:
    user = aws.user("ann")
    given: Any = user.provider() if as_provider else user.provider().getCredentials()
    provider = STSSessionCredentialsProvider(given, ClientConfiguration().withUserAgentSuffix("mine"))
    provider.setSTSClientEndpoint(aws.url)
    first = provider.getCredentials()
    assert provider.getCredentials() is first
    [sent] = aws.requests
    assert (sent.operation, sent.parameters) == ("GetSessionToken", {"DurationSeconds": "3600"})
    assert sent.principal == user.arn
    assert sent.headers["user-agent"].endswith("mine")
    provider.refresh()
    assert provider.getCredentials() != first
    assert len(aws.requests) == 2


def test_a_client_that_is_handed_in_is_used_and_stays_open(aws: LocalAWS) -> None:
    with client_of(aws, aws.user("ann")) as client:
        with STSSessionCredentialsProvider(client) as provider:
            held = provider.getCredentials()
            provider.invalidate(str(held.getAWSAccessKeyId()))
            assert provider.getCredentials() != held
        assert client.getCallerIdentity().getArn()


def test_a_new_endpoint_forgets_the_session(aws: LocalAWS) -> None:
    provider = STSSessionCredentialsProvider(aws.user("ann").provider())
    provider.setSTSClientEndpoint(aws.url)
    first = provider.getCredentials()
    provider.setSTSClientEndpoint(aws.url.replace("127.0.0.1", "localhost"))
    assert provider.getCredentials() != first
    assert len(aws.requests) == 2


def test_what_is_neither_credentials_nor_client_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="not str"):
        STSSessionCredentialsProvider("AKIA")


def test_a_duration_is_no_configuration() -> None:
    client = AWSSecurityTokenServiceClientBuilder.standard().withRegion("us-east-1").build()
    for given in (client, BasicAWSCredentials("AKIDEXAMPLE", "secret")):
        with pytest.raises(IllegalArgumentException, match="a ClientConfiguration, not int"):
            STSSessionCredentialsProvider(given, 900)


def test_credentials_that_renew_themselves(aws: LocalAWS) -> None:
    with client_of(aws, aws.user("ann")) as client:
        credentials = STSSessionCredentials(client, 900)
        held = credentials.getImmutableCredentials()
        assert (credentials.getAWSAccessKeyId(), credentials.getAWSSecretKey(), credentials.getSessionToken()) == (
            held.getAWSAccessKeyId(),
            held.getAWSSecretKey(),
            held.getSessionToken(),
        )
        credentials.refreshCredentials()
        assert credentials.getImmutableCredentials() != held
    assert [sent.parameters["DurationSeconds"] for sent in aws.requests] == ["900", "900"]


@pytest.mark.parametrize("case", cases("providers", lambda case: case["id"].endswith("-sts-default-durations")))
def test_recorded_default_durations(case: Case) -> None:
    assert case["value"]["STSSessionCredentialsProvider"] == STSSessionCredentialsProvider.DEFAULT_DURATION_SECONDS
    assert STSSessionCredentials.DEFAULT_DURATION_SECONDS == STSSessionCredentialsProvider.DEFAULT_DURATION_SECONDS


def test_no_secret_shows_and_none_pickles() -> None:
    keys = BasicAWSCredentials("AKIAEXAMPLE00LONG", "long/secret")
    for made in (STSSessionCredentialsProvider(keys), STSSessionCredentials(keys)):
        assert "long/secret" not in repr(made)
        assert "AKIAEXAMPLE00LONG" not in repr(made)
        with pytest.raises(TypeError, match="would hold the secret key in clear"):
            pickle.dumps(made)


def test_settings_pickle(aws: LocalAWS) -> None:
    provider = STSSessionCredentialsProvider(SystemPropertiesCredentialsProvider())
    provider.setSTSClientEndpoint(aws.url)
    loaded = pickle.loads(pickle.dumps(provider))
    user = aws.user("ann")
    SystemProperties.setProperty("aws.accessKeyId", user.accessKeyId)
    SystemProperties.setProperty("aws.secretKey", user.secretKey)
    loaded.getCredentials()
    assert [sent.principal for sent in aws.requests] == [user.arn]
    credentials = pickle.loads(pickle.dumps(STSSessionCredentials(SystemPropertiesCredentialsProvider(), 900)))
    assert repr(credentials).startswith("STSSessionCredentials(")
