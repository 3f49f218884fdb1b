"""What all clients have in common, by Java's base class: STS, S3 and the services that are made by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sts_sdk.services.elasticmapreduce import AmazonElasticMapReduceClient
from sts_sdk.services.sqs import AmazonSQSAsyncClient, AmazonSQSClient, AmazonSQSClientBuilder

from sts_sdk import AmazonWebServiceClient
from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import BasicAWSCredentials
from sts_sdk._exceptions import IllegalArgumentException, UnsupportedOperationException
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from sts_sdk.handlers import RequestHandler2
from sts_sdk.regions import Regions
from sts_sdk.services.s3 import AmazonS3Client
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceAsyncClient, AWSSecurityTokenServiceClient
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from sts_sdk._requests._request import Request

KEYS = BasicAWSCredentials("AKIDEXAMPLE", "secret")
CLIENTS = [
    (AWSSecurityTokenServiceClient, "sts", "sts"),
    (AWSSecurityTokenServiceAsyncClient, "sts", "sts"),
    (AmazonS3Client, "s3", "s3"),
    (AmazonSQSClient, "sqs", "sqs"),
    (AmazonSQSAsyncClient, "sqs", "sqs"),
    (AmazonElasticMapReduceClient, "elasticmapreduce", "elasticmapreduce"),
]
ANSWER = Answer(
    body="""<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account><Arn>a</Arn><UserId>u</UserId>
</GetCallerIdentityResult></GetCallerIdentityResponse>"""
)


@pytest.mark.parametrize(("cls", "service", "prefix"), CLIENTS)
def test_every_client_is_one(cls: Any, service: str, prefix: str) -> None:
    """
    AmazonWebServiceClient client = new AmazonSQSClient(credentials);
    client.setEndpoint("https://vpce.example.test"); client.getServiceName(); client.getEndpointPrefix();
    """
    configuration = ClientConfiguration().withMaxErrorRetry(1)
    with cls(KEYS, configuration) as client:
        assert isinstance(client, AmazonWebServiceClient)
        assert (client.getServiceName(), client.getEndpointPrefix()) == (service, prefix)
        assert client.withEndpoint("https://vpce.example.test").withRegion(Regions.EU_WEST_1) is client
        client.configureRegion(Regions.EU_WEST_1)
        assert "eu-west-1" in repr(client)
        assert client.getClientConfiguration().getMaxErrorRetry() == 1
        client.getClientConfiguration().setMaxErrorRetry(7)
        assert client.getClientConfiguration().getMaxErrorRetry() == 1
        assert client.getTimeOffset() == 0
        assert client.getRequestMetricsCollector() is None
        client.removeRequestHandler(RequestHandler2())


def test_sts_signs_with_a_clock_that_is_corrected() -> None:
    with StubServer(ANSWER) as server, AWSSecurityTokenServiceClient(KEYS) as sts:
        sts.setEndpoint(server.url)
        assert sts.withTimeOffset(-86_400 * 365).getTimeOffset() == -86_400 * 365
        sts.getCallerIdentity()
        sts.setTimeOffset(0)
        sts.getCallerIdentity()
    ahead, now = (str(request.header("X-Amz-Date")) for request in server.requests)
    assert int(ahead[:4]) == int(now[:4]) + 1


def test_sts_takes_handlers_later() -> None:
    class Marks(RequestHandler2):
        def beforeRequest(self, request: Request) -> None:
            request.addHeader("x-mark", "1")

    marks = Marks()
    with StubServer(ANSWER) as server, AWSSecurityTokenServiceClient(KEYS) as sts:
        sts.setEndpoint(server.url)
        sts.addRequestHandler(marks)
        sts.getCallerIdentity()
        sts.removeRequestHandler(marks)
        sts.getCallerIdentity()
        with pytest.raises(IllegalArgumentException, match="addRequestHandler takes a RequestHandler2, not str"):
            sts.addRequestHandler("x")
    assert [request.header("x-mark") for request in server.requests] == ["1", None]


def test_what_a_client_over_botocore_cannot_do_is_refused() -> None:
    with AmazonSQSClient(KEYS) as sqs:
        sqs.setTimeOffset(0)
        with pytest.raises(UnsupportedOperationException, match="signs with the clock of this machine"):
            sqs.setTimeOffset(60)
        with pytest.raises(UnsupportedOperationException, match="calls no RequestHandler2"):
            sqs.addRequestHandler(RequestHandler2())


def test_a_built_client_does_not_change() -> None:
    endpoint = EndpointConfiguration("https://example.test", "us-east-1")
    sts = AWSSecurityTokenServiceClient.builder().withEndpointConfiguration(endpoint).build()
    sqs = AmazonSQSClientBuilder.standard().withEndpointConfiguration(endpoint).build()
    with sts, sqs:
        for change in (
            lambda: sts.setTimeOffset(1),
            lambda: sts.addRequestHandler(RequestHandler2()),
            lambda: sts.removeRequestHandler(RequestHandler2()),
            lambda: sts.withRegion("eu-west-1"),
            lambda: sqs.withEndpoint("https://example.test"),
        ):
            with pytest.raises(UnsupportedOperationException, match="immutable"):
                change()
