"""Clients and builders pickle as their settings: without secrets, connections, threads or locks."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import ClientConfiguration, SystemProperties
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials, SystemPropertiesCredentialsProvider
from sts_sdk.retry import RetryMode
from sts_sdk.services.securitytoken import (
    AWSSecurityTokenServiceAsyncClientBuilder,
    AWSSecurityTokenServiceClient,
    AWSSecurityTokenServiceClientBuilder,
)

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

BUILDERS = [AWSSecurityTokenServiceClientBuilder, AWSSecurityTokenServiceAsyncClientBuilder]


@pytest.mark.parametrize("builder_class", BUILDERS)
def test_a_loaded_client_makes_the_same_calls(builder_class: Any, aws: LocalAWS) -> None:
    user = aws.user("ann")
    SystemProperties.setProperty("aws.accessKeyId", user.accessKeyId)
    SystemProperties.setProperty("aws.secretKey", user.secretKey)
    configuration = ClientConfiguration().withUserAgentSuffix("mine").withRetryMode(RetryMode.LEGACY)
    builder = builder_class.standard().withEndpointConfiguration(aws.endpoint("sts"))
    builder.withCredentials(SystemPropertiesCredentialsProvider()).withClientConfiguration(configuration)
    client = builder.build()
    client.getCallerIdentity()  # so that there is a connection, which must not go along
    pickled = pickle.dumps(client)
    assert user.secretKey.encode() not in pickled
    for loaded in (pickle.loads(pickled), pickle.loads(pickle.dumps(builder)).build()):
        assert (type(loaded), repr(loaded)) == (type(client), repr(client))
        assert loaded.getCallerIdentity().getArn() == user.arn
        loaded.shutdown()
    client.shutdown()
    first, *others = [(sent.principal, sent.headers["user-agent"]) for sent in aws.requests]
    assert others == [first, first]


@pytest.mark.parametrize("builder_class", BUILDERS)
def test_keys_do_not_go_along(builder_class: Any) -> None:
    keys = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIAEXAMPLE", "secret"))
    builder = builder_class.standard().withRegion("us-west-2").withCredentials(keys)
    for made in (builder, builder.build()):
        with pytest.raises(TypeError, match="would hold the secret key in clear"):
            pickle.dumps(made)


def test_a_client_of_a_deprecated_constructor_can_still_be_moved() -> None:
    client = AWSSecurityTokenServiceClient()
    client.setRegion("eu-west-1")
    loaded = pickle.loads(pickle.dumps(client))
    assert repr(loaded) == repr(client)
    loaded.setRegion("us-west-2")
    assert "us-west-2" in repr(loaded)


def test_a_configuration_goes_along_unless_it_holds_what_may_be_secret() -> None:
    configuration = ClientConfiguration().withMaxErrorRetry(7).withProxyHost("proxy").withProxyPort(3128)
    assert repr(pickle.loads(pickle.dumps(configuration))) == repr(configuration)
    for secret in (configuration.withProxyPassword("secret"), ClientConfiguration().withHeader("X-Key", "secret")):
        with pytest.raises(TypeError, match="does not pickle"):
            pickle.dumps(secret)
