"""Clients whose calls return futures: their builders, constructors, executors and handlers."""

from __future__ import annotations

from concurrent.futures import CancelledError, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from sts_sdk.services.sqs import AmazonSQSAsyncClient, AmazonSQSAsyncClientBuilder, AmazonSQSClientBuilder
from sts_sdk.services.sqs.model import ListQueuesRequest

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import BasicAWSCredentials
from sts_sdk._exceptions import IllegalStateException
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = BasicAWSCredentials("AKID", "secret")
EMPTY = Answer(body='{"QueueUrls": ["u"]}', headers={"Content-Type": "application/x-amz-json-1.0"})


@pytest.fixture
def server() -> Iterator[StubServer]:
    with StubServer(EMPTY) as running:
        yield running


def built(server: StubServer, factory: Any = None) -> Any:
    made = AmazonSQSAsyncClientBuilder.standard().withCredentials(AWSStaticCredentialsProvider(KEYS))
    made.withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1"))
    return made.withExecutorFactory(factory).build() if factory else made.build()


def test_an_executor_of_the_caller_s_is_used_and_ended(server: StubServer) -> None:
    class Factory:
        made = ThreadPoolExecutor(1, thread_name_prefix="mine")

        def newExecutor(self) -> ThreadPoolExecutor:
            return self.made

    with built(server, Factory()) as sqs:
        assert sqs.getExecutorService() is Factory.made
        assert sqs.listQueuesAsync().result(60).getQueueUrls() == ["u"]
    with pytest.raises(RuntimeError):
        Factory.made.submit(print)


def test_constructors_take_credentials_configuration_and_executor(server: StubServer) -> None:
    executor = ThreadPoolExecutor(1)
    for made in (
        AmazonSQSAsyncClient(KEYS, executor),  # type: ignore[arg-type]  # as the third of Java's forms
        AmazonSQSAsyncClient(KEYS, ClientConfiguration(), executor),
    ):
        assert made.getExecutorService() is executor
    with AmazonSQSAsyncClient(KEYS).withEndpoint(server.url) as sqs:
        assert sqs.listQueuesAsync(ListQueuesRequest()).result(60).getQueueUrls() == ["u"]
        assert isinstance(sqs.asyncBuilder(), AmazonSQSAsyncClientBuilder)
        assert isinstance(sqs.builder(), AmazonSQSClientBuilder)


def test_a_wrong_argument_is_refused_at_once_and_a_closed_client_takes_none(server: StubServer) -> None:
    sqs = built(server)
    with pytest.raises(TypeError, match="listQueues does not take"):
        sqs.listQueuesAsync(5)
    sqs.shutdown()
    with pytest.raises((IllegalStateException, CancelledError, RuntimeError)):
        sqs.listQueuesAsync().result(60)
    assert server.requests == []
