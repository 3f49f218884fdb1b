"""The life of clients that are made by rule, and what a request may set for itself."""

from __future__ import annotations

import asyncio
import json
import pickle
import threading
from typing import TYPE_CHECKING, Any

import pytest
from sts_sdk.services.dynamodbv2 import AmazonDynamoDBClientBuilder
from sts_sdk.services.sqs import (
    AbstractAmazonSQS,
    AmazonSQS,
    AmazonSQSAsyncClient,
    AmazonSQSAsyncClientBuilder,
    AmazonSQSClient,
    AmazonSQSClientBuilder,
)
from sts_sdk.services.sqs.model import (
    AmazonSQSException,
    ListQueuesRequest,
    ListQueuesResult,
    QueueDoesNotExistException,
    SendMessageRequest,
)

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AnonymousAWSCredentials, AWSCredentials, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk._exceptions import (
    IllegalArgumentException,
    IllegalStateException,
    SdkClientException,
    UnsupportedOperationException,
)
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from sts_sdk.handlers import RequestHandler2
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = Answer(
    body='{"QueueUrls": ["u"]}', headers={"x-amzn-RequestId": "r-1", "Content-Type": "application/x-amz-json-1.0"}
)
EXPIRED = Answer(400, '{"__type": "ExpiredToken", "message": "m"}', {"x-amzn-RequestId": "r-2"}, reason="Bad Request")


class Renewing:
    """A provider that gives new keys when it is told that the old ones are refused."""

    def __init__(self) -> None:
        self.number = 0
        self.asked = 0

    def getCredentials(self) -> AWSCredentials:
        self.asked += 1
        return BasicSessionCredentials(f"ASIA{self.number}", "secret", "token")

    def invalidate(self, access_key: str) -> None:
        assert access_key == f"ASIA{self.number}"
        self.number += 1

    def refresh(self) -> None: ...


class Account(BasicAWSCredentials):
    def getAccountId(self) -> str:
        return "111122223333"


def build(builder: Any, url: str, credentials: Any = None, configuration: Any = None) -> Any:
    made = builder.standard().withEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
    made.withCredentials(credentials or AWSStaticCredentialsProvider(BasicAWSCredentials("AKID", "secret")))
    return made.withClientConfiguration(configuration).build()


@pytest.fixture
def server() -> Iterator[StubServer]:
    with StubServer(EMPTY) as running:
        yield running


def test_the_provider_is_asked_at_every_request(server: StubServer) -> None:
    provider = Renewing()
    with build(AmazonSQSClientBuilder, server.url, provider) as sqs:
        sqs.listQueues()
        provider.number = 7
        sqs.listQueues()
    keys = [
        str(request.header("Authorization")).partition("Credential=")[2].partition("/")[0]
        for request in server.requests
    ]
    assert keys == ["ASIA0", "ASIA7"]
    assert server.requests[0].header("X-Amz-Security-Token") == "token"


def test_a_refused_session_is_renewed_and_the_call_made_again() -> None:
    provider = Renewing()
    with StubServer(EXPIRED, EMPTY) as server, build(AmazonSQSClientBuilder, server.url, provider) as sqs:
        assert sqs.listQueues().getQueueUrls() == ["u"]
        assert len(server.requests) == 2
    assert provider.number == 1


def test_the_account_of_the_credentials_is_part_of_the_endpoint() -> None:
    """DynamoDB's endpoints have the account in their host, if the credentials name it."""
    credentials = AWSStaticCredentialsProvider(Account("AKID", "secret"))
    with AmazonDynamoDBClientBuilder.standard().withCredentials(credentials).withRegion("us-east-1").build() as dynamo:
        hosts: list[str] = []
        dynamo.unwrap().meta.events.register(
            "before-send.dynamodb.ListTables", lambda request, **_: hosts.append(request.url) or _answered()
        )
        dynamo.listTables()
    assert hosts == ["https://111122223333.ddb.us-east-1.amazonaws.com/"]


def _answered() -> Any:
    from botocore.awsrequest import AWSResponse

    class Raw:
        def stream(self, *_: object, **__: object) -> Iterator[bytes]:
            yield b"{}"

    return AWSResponse("https://example.test", 200, {}, Raw())


def test_a_request_may_have_its_own_credentials_and_headers(server: StubServer) -> None:
    request = ListQueuesRequest().withQueueNamePrefix("p")
    request.setRequestCredentials(BasicAWSCredentials("AKIDOWN", "secret"))
    request.putCustomRequestHeader("x-own", "1")
    with build(AmazonSQSClientBuilder, server.url) as sqs:
        sqs.listQueues(request)
        sqs.listQueues()
    own, other = server.requests
    assert "Credential=AKIDOWN/" in str(own.header("Authorization"))
    assert "x-own" in str(own.header("Authorization"))
    assert own.header("x-own") == "1"
    assert "Credential=AKID/" in str(other.header("Authorization"))
    assert other.header("x-own") is None


def test_what_botocore_cannot_do_for_one_request_is_refused(server: StubServer) -> None:
    request = ListQueuesRequest().withSdkRequestTimeout(5)
    with (
        build(AmazonSQSClientBuilder, server.url) as sqs,
        pytest.raises(UnsupportedOperationException, match="sdkRequestT"),
    ):
        sqs.listQueues(request)
    assert server.requests == []


def test_metadata_of_an_answer_is_found_by_its_request(server: StubServer) -> None:
    request = ListQueuesRequest()
    with build(AmazonSQSClientBuilder, server.url) as sqs:
        result = sqs.listQueues(request)
        assert sqs.getCachedResponseMetadata(request).getRequestId() == "r-1"
        assert sqs.getCachedResponseMetadata(ListQueuesRequest()) is None
    assert result.getSdkHttpMetadata().getHttpHeaders()["x-amzn-requestid"] == "r-1"


def test_values_are_checked_before_anything_is_sent(server: StubServer) -> None:
    request = SendMessageRequest("url", "body").withDelaySeconds("soon")
    with build(AmazonSQSClientBuilder, server.url) as sqs:
        with pytest.raises(IllegalArgumentException, match='Missing required parameter in input: "QueueUrl"'):
            sqs.sendMessage(SendMessageRequest())
        with pytest.raises(IllegalArgumentException, match="Invalid type for parameter DelaySeconds"):
            sqs.sendMessage(request)
        with pytest.raises(
            IllegalArgumentException, match="sendMessage takes a SendMessageRequest, not a ListQueuesRequest"
        ):
            sqs.sendMessage(ListQueuesRequest())
        with pytest.raises(
            TypeError, match=r"listQueues does not take \(int\); by position it takes \(\) or \(String que"
        ):
            sqs.listQueues(5)
    assert server.requests == []


def test_a_client_that_was_shut_down_takes_no_calls(server: StubServer) -> None:
    sqs = build(AmazonSQSClientBuilder, server.url)
    sqs.shutdown()
    with pytest.raises(IllegalStateException, match="Connection pool shut down"):
        sqs.listQueues()


def test_unwrap_gives_botocore_s_client_with_the_same_credentials(server: StubServer) -> None:
    with build(AmazonSQSClientBuilder, server.url) as sqs:
        assert sqs.unwrap().list_queues()["QueueUrls"] == ["u"]
        assert sqs.unwrap() is sqs.unwrap()


def test_a_client_with_a_provider_that_pickles_pickles(server: StubServer) -> None:
    with build(AmazonSQSClientBuilder, server.url, Named()) as sqs, pickle.loads(pickle.dumps(sqs)) as twin:
        assert twin.listQueues().getQueueUrls() == ["u"]
        assert repr(twin) == repr(sqs) == f"AmazonSQSClient({server.url}/, region us-east-1)"


class Named:
    """Finds its own keys, so it pickles."""

    def getCredentials(self) -> AWSCredentials:
        return BasicAWSCredentials("AKID", "secret")

    def refresh(self) -> None: ...


def test_anonymous_credentials_sign_nothing(server: StubServer) -> None:
    provider = AWSStaticCredentialsProvider(AnonymousAWSCredentials())
    with build(AmazonSQSClientBuilder, server.url, provider) as sqs:
        sqs.listQueues()
    assert server.requests[0].header("Authorization") is None


def test_java_s_deprecated_constructors(server: StubServer) -> None:
    keys = BasicAWSCredentials("AKID", "secret")
    with AmazonSQSClient(keys, ClientConfiguration().withUserAgentPrefix("mine")) as sqs:
        assert "region us-east-1" in repr(sqs)
        sqs.setRegion("eu-west-1")
        assert sqs.unwrap().meta.endpoint_url == "https://sqs.eu-west-1.amazonaws.com"
        sqs.setEndpoint(server.url)
        assert sqs.listQueues().getQueueUrls() == ["u"]
    assert "mine" in str(server.requests[0].header("User-Agent"))
    with (
        build(AmazonSQSClientBuilder, server.url) as built,
        pytest.raises(UnsupportedOperationException, match="immutable"),
    ):
        built.setRegion("eu-west-1")


def test_builders() -> None:
    assert isinstance(AmazonSQSClient.builder(), AmazonSQSClientBuilder)
    assert isinstance(AmazonSQSAsyncClient.asyncBuilder(), AmazonSQSAsyncClientBuilder)
    with pytest.raises(UnsupportedOperationException, match="calls no RequestHandler2"):
        AmazonSQSClientBuilder.standard().withRegion("us-east-1").withRequestHandlers(RequestHandler2()).build()
    with pytest.raises(SdkClientException, match="Unable to find a region"):
        AmazonSQSClientBuilder.standard().build()
    assert AmazonDynamoDBClientBuilder.standard().enableEndpointDiscovery().disableEndpointDiscovery()


def test_a_test_s_own_class_stands_in_for_a_client() -> None:
    class Fake(AbstractAmazonSQS):
        def listQueues(self, *_: object) -> ListQueuesResult:
            return ListQueuesResult().withQueueUrls("fake")

    fake = Fake()
    assert isinstance(fake, AmazonSQS)
    assert fake.listQueues().getQueueUrls() == ["fake"]
    with pytest.raises(UnsupportedOperationException, match="not implemented"):
        fake.purgeQueue(None)


class Handler:
    def __init__(self) -> None:
        self.seen: list[object] = []
        self.done = threading.Event()

    def onSuccess(self, request: Any, result: Any) -> None:
        self.seen = [request, result]
        self.done.set()

    def onError(self, exception: Exception) -> None:
        self.seen = [exception]
        self.done.set()


def test_futures_and_handlers(server: StubServer) -> None:
    handler = Handler()
    with build(AmazonSQSAsyncClientBuilder, server.url) as sqs:
        future = sqs.listQueuesAsync(ListQueuesRequest().withQueueNamePrefix("p"), handler)
        assert future.result(60).getQueueUrls() == ["u"]
        assert handler.done.wait(60)
        assert sqs.listQueuesAsync("p").result(60) == sqs.listQueues("p")
        assert asyncio.run(_awaited(sqs)).getQueueUrls() == ["u"]
        executor = sqs.getExecutorService()
    assert handler.seen == [ListQueuesRequest("p"), future.result()]
    with pytest.raises(RuntimeError):
        executor.submit(print)


async def _awaited(sqs: Any) -> Any:
    return await asyncio.wrap_future(sqs.listQueuesAsync())


def test_a_failure_is_in_the_future_and_told_to_the_handler() -> None:
    """The code is what the service said before it spoke JSON: what programs compare with."""
    headers = {"x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender"}
    body = json.dumps({"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "no"})
    handler = Handler()
    with StubServer(Answer(400, body, headers)) as server, build(AmazonSQSAsyncClientBuilder, server.url) as sqs:
        future = sqs.getQueueUrlAsync("q", handler)
        error = future.exception(60)
        assert handler.done.wait(60)
    assert handler.seen == [error]
    assert isinstance(error, QueueDoesNotExistException)
    assert isinstance(error, AmazonSQSException)
    assert error.getErrorCode() == "AWS.SimpleQueueService.NonExistentQueue"
    assert str(error.getErrorType()) == "Client"


def test_nothing_listens_there() -> None:
    configuration = ClientConfiguration().withMaxErrorRetry(0)
    with StubServer(EMPTY) as server:
        url = server.url
    with (
        build(AmazonSQSClientBuilder, url, None, configuration) as sqs,
        pytest.raises(SdkClientException, match="Unable to execute"),
    ):
        sqs.listQueues()


def test_lambda_s_two_methods_of_one_name() -> None:
    """``invokeAsync`` is an operation, and the asynchronous form of another: the request tells which."""
    from sts_sdk.services.lambda_ import AWSLambdaAsyncClientBuilder
    from sts_sdk.services.lambda_.model import InvokeAsyncRequest, InvokeRequest

    with StubServer(Answer(202, "{}")) as server, build(AWSLambdaAsyncClientBuilder, server.url) as functions:
        assert functions.invokeAsync(InvokeAsyncRequest().withFunctionName("f").withInvokeArgs("{}")).getStatus() == 202
        result = functions.invokeAsync(InvokeRequest().withFunctionName("f").withPayload("{}")).result(60)
        assert result.getPayload() == b"{}"
        assert [request.target for request in server.requests] == [
            "/2014-11-13/functions/f/invoke-async",
            "/2015-03-31/functions/f/invocations",
        ]
