"""moto's server on loopback: it speaks what the services speak, and knows nothing of this package."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from moto.server import ThreadedMotoServer

from sts_sdk._credentials import BasicSessionCredentials
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import AssumeRoleRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sts_sdk.testing import LocalAWS


@pytest.fixture(scope="module")
def moto_server() -> Iterator[str]:
    """The URL of a server that lives as long as the tests of a module."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def session(aws: LocalAWS) -> AWSStaticCredentialsProvider:
    """Session credentials of the local AWS, as a program gets them: by AssumeRole."""
    sts = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withCredentials(aws.user("alice").provider())
        .withEndpointConfiguration(aws.endpoint("sts"))
        .build()
    )
    with sts:
        request = AssumeRoleRequest().withRoleArn(aws.role("Worker").arn).withRoleSessionName("tests")
        given = sts.assumeRole(request).getCredentials()
    return AWSStaticCredentialsProvider(
        BasicSessionCredentials(given.getAccessKeyId(), given.getSecretAccessKey(), given.getSessionToken())
    )


@pytest.fixture
def built(moto_server: str, session: AWSStaticCredentialsProvider) -> Iterator[Callable[[Any], Any]]:
    """Builds a client with a builder's class, at the server and with the session; shuts it down."""
    made: list[Any] = []

    def build(builder: Any) -> Any:
        endpoint = EndpointConfiguration(moto_server, "us-east-1")
        made.append(builder.standard().withCredentials(session).withEndpointConfiguration(endpoint).build())
        return made[-1]

    yield build
    for client in made:
        client.shutdown()
