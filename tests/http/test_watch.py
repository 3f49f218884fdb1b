"""What request handlers and metric collectors see of a call, and what they may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AmazonServiceException,
    AmazonWebServiceRequest,
    AWSStaticCredentialsProvider,
    ClientConfiguration,
    SdkClientException,
)
from sts_sdk.handlers import HandlerContextKey, RequestHandler2
from sts_sdk.internal._transport import ConnectionBroken
from sts_sdk.metrics import AWSRequestMetrics, RequestMetricCollector
from support.http_bench import KEYS, SESSION, Bench, Reading, answer, fail, fixed

if TYPE_CHECKING:
    from sts_sdk import Request
    from sts_sdk.handlers import HandlerAfterAttemptContext, HandlerBeforeAttemptContext
    from sts_sdk.http import HttpResponse, Response

FIELD = AWSRequestMetrics.Field


class Diary(RequestHandler2):
    """Writes down every hook with what it was told."""

    def __init__(self) -> None:
        self.entries: list[tuple[Any, ...]] = []
        self.requests: list[Request] = []

    def names(self) -> list[str]:
        return [entry[0] for entry in self.entries]

    def beforeExecution(self, request: AmazonWebServiceRequest) -> AmazonWebServiceRequest:
        self.entries.append(("beforeExecution",))
        return request

    def beforeMarshalling(self, request: AmazonWebServiceRequest) -> AmazonWebServiceRequest:
        self.entries.append(("beforeMarshalling",))
        return request

    def beforeRequest(self, request: Request) -> None:
        self.requests.append(request)
        self.entries.append(("beforeRequest", request.getHeaders().get("Authorization")))

    def beforeAttempt(self, context: HandlerBeforeAttemptContext) -> None:
        self.requests.append(context.getRequest())
        self.entries.append(("beforeAttempt", context.getRequest().getHeaders()["amz-sdk-request"]))

    def beforeUnmarshalling(self, request: Request, httpResponse: HttpResponse) -> HttpResponse:
        self.entries.append(("beforeUnmarshalling", httpResponse.getStatusCode()))
        return httpResponse

    def afterAttempt(self, context: HandlerAfterAttemptContext) -> None:
        response, exception = context.getResponse(), context.getException()
        self.entries.append(("afterAttempt", response and response.getAwsResponse(), type(exception).__name__))

    def afterResponse(self, request: Request, response: Response[Any]) -> None:
        self.entries.append(("afterResponse", response.getAwsResponse(), response.getHttpResponse().getStatusCode()))

    def afterError(self, request: Request, response: Response[Any] | None, e: Exception) -> None:
        self.entries.append(("afterError", response and response.getHttpResponse().getStatusCode(), type(e).__name__))


def bench(*steps: Any, handlers: Any = (), **options: Any) -> Bench:
    return Bench(*steps, configuration=ClientConfiguration().withRetryPolicy(fixed(5)), handlers=handlers, **options)


def test_hooks_of_a_call_that_succeeds_at_the_second_attempt() -> None:
    diary = Diary()
    watched = bench(answer(500), answer(200, "done"), handlers=[diary])
    watched.client.before_marshalling(AmazonWebServiceRequest())
    assert watched.call() == "done"
    assert diary.entries == [
        ("beforeExecution",),
        ("beforeMarshalling",),
        ("beforeRequest", None),
        ("beforeAttempt", "attempt=1;max=4"),
        ("afterAttempt", None, "AmazonServiceException"),
        ("beforeAttempt", "attempt=2;max=4"),
        ("beforeUnmarshalling", 200),
        ("afterAttempt", "done", "NoneType"),
        ("afterResponse", "done", 200),
    ]
    assert len({id(request) for request in diary.requests}) == 1


@pytest.mark.parametrize(
    ("step", "entry"),
    [
        (answer(403, "AccessDenied"), ("afterError", 403, "AmazonServiceException")),
        (ConnectionBroken("reset"), ("afterError", None, "SdkClientException")),
    ],
)
def test_hooks_of_a_call_that_fails(step: Any, entry: tuple[Any, ...]) -> None:
    diary = Diary()
    bench(step, handlers=[diary]).refused()
    assert diary.entries[-1] == entry
    assert "afterResponse" not in diary.names()


def test_what_handlers_change_is_signed_and_sent_at_every_attempt() -> None:
    class Changes(RequestHandler2):
        def beforeRequest(self, request: Request) -> None:
            request.addHeader("X-Trace", "abc")
            request.addHeader("User-Agent", "mine/1")
            request.addParameter("DurationSeconds", "a b")

        def beforeAttempt(self, context: HandlerBeforeAttemptContext) -> None:
            context.getRequest().addHeader("X-Attempt", context.getRequest().getHeaders()["amz-sdk-request"])

    watched = bench(answer(500), answer(200), handlers=[Changes()])
    watched.call()
    first, second = watched.transport.requests
    assert first.body == b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900&DurationSeconds=a+b"
    for request, attempt in ((first, 1), (second, 2)):
        assert request.headers["X-Trace"] == "abc"
        assert request.headers["User-Agent"] == "mine/1"
        assert request.headers["X-Attempt"] == f"attempt={attempt};max=4"
        assert ";x-attempt;x-trace," in request.headers["Authorization"]
    assert first.headers["amz-sdk-retry"] == "0/0/500"
    assert second.headers["amz-sdk-retry"] == "1/5/495"


def test_a_handler_changes_nothing_by_looking() -> None:
    plain, watched = bench(answer(200)), bench(answer(200), handlers=[RequestHandler2()])
    for each in (plain, watched):
        each.call()
    (one,), (other,) = plain.transport.requests, watched.transport.requests
    assert (one.method, one.url, one.body) == (other.method, other.url, other.body)
    varying = {"amz-sdk-invocation-id", "Authorization"}
    assert {k: v for k, v in one.headers.items() if k not in varying} == {
        k: v for k, v in other.headers.items() if k not in varying
    }


def test_handlers_find_the_calls_context() -> None:
    found: dict[str, object] = {}
    own: HandlerContextKey[str] = HandlerContextKey("own")

    class Looks(RequestHandler2):
        def beforeAttempt(self, context: HandlerBeforeAttemptContext) -> None:
            for name in ("AWS_CREDENTIALS", "CLIENT_ENDPOINT", "OPERATION_NAME", "SERVICE_ID", "SIGNING_REGION"):
                found[name] = context.getRequest().getHandlerContext(getattr(HandlerContextKey, name))
            found["own"] = context.getRequest().getHandlerContext(own)

    request = AmazonWebServiceRequest()
    request.addHandlerContext(own, "mine")
    bench(answer(200), handlers=[Looks()]).call(request=request)
    assert found == {
        "AWS_CREDENTIALS": KEYS,
        "CLIENT_ENDPOINT": "https://sts.example.test/",
        "OPERATION_NAME": "GetSessionToken",
        "SERVICE_ID": "STS",
        "SIGNING_REGION": "us-east-1",
        "own": "mine",
    }


def test_a_handler_may_sign_for_another_region_and_read_another_answer() -> None:
    class Changes(RequestHandler2):
        def beforeRequest(self, request: Request) -> None:
            request.addHandlerContext(HandlerContextKey.SIGNING_REGION, "eu-west-1")

        def beforeUnmarshalling(self, request: Request, httpResponse: HttpResponse) -> HttpResponse:
            httpResponse.setContent(httpResponse.getContent().read().upper())
            return httpResponse

    watched = bench(answer(200, "done"), handlers=[Changes()])
    assert watched.call() == "DONE"
    assert "/eu-west-1/sts/" in watched.transport.requests[0].headers["Authorization"]


def test_the_request_after_before_marshalling() -> None:
    class Other(AmazonWebServiceRequest):
        __slots__ = ()

    replacement = AmazonWebServiceRequest()

    class Replaces(RequestHandler2):
        def beforeMarshalling(self, request: AmazonWebServiceRequest) -> AmazonWebServiceRequest:
            return replacement

    client = bench(answer(200), handlers=[Replaces()]).client
    assert client.before_marshalling(AmazonWebServiceRequest()) is replacement
    with pytest.raises(SdkClientException, match="returned AmazonWebServiceRequest in the place of Other"):
        client.before_marshalling(Other())


def test_what_a_handler_raises_ends_the_call() -> None:
    class Stops(RequestHandler2):
        def beforeAttempt(self, context: HandlerBeforeAttemptContext) -> None:
            raise LookupError("stop")

    diary = Diary()
    watched = bench(answer(200), handlers=[diary, Stops()])
    with pytest.raises(LookupError, match="stop"):
        watched.call()
    assert watched.attempts == 0
    assert diary.entries[-1] == ("afterError", None, "LookupError")


class Raises(RequestHandler2):
    """A handler that is broken at one place."""

    def __init__(self, hook: str, error: BaseException) -> None:
        self._error = error
        setattr(self, hook, self._raise)

    def _raise(self, *_: object) -> None:
        raise self._error


def test_a_handler_told_of_the_start_is_told_of_the_end_even_if_another_handler_fails() -> None:
    before, after, collector = Diary(), Diary(), Collector()
    broken = [before, Raises("beforeRequest", LookupError("stop")), after]
    with pytest.raises(LookupError, match="stop"):
        bench(answer(200), handlers=broken, metric_collector=collector).call()
    assert before.entries == [("beforeRequest", None), ("afterError", None, "LookupError")]
    assert after.entries == []
    assert len(collector.collected) == 1


def test_a_handler_that_fails_at_the_end_keeps_it_from_nobody() -> None:
    diary, collector = Diary(), Collector()
    broken = [Raises("afterResponse", LookupError("stop")), diary]
    with pytest.raises(LookupError, match="stop"):
        bench(answer(200, "done"), handlers=broken, metric_collector=collector).call()
    assert diary.entries[-1] == ("afterResponse", "done", 200)
    assert len(collector.collected) == 1


def test_a_call_that_the_caller_gives_up_ends_for_handlers_too() -> None:
    diary = Diary()
    with pytest.raises(KeyboardInterrupt):
        bench(answer(200), handlers=[diary, Raises("beforeAttempt", KeyboardInterrupt())]).call()
    assert diary.entries[-1] == ("afterError", None, "AbortedException")


def test_an_answer_that_cannot_be_read_ends_its_attempt_and_is_not_tried_again() -> None:
    def unreadable(response: HttpResponse) -> str:
        raise SdkClientException("Unable to unmarshall response (no XML).")

    diary = Diary()
    watched = bench(answer(200), handlers=[diary])
    with pytest.raises(SdkClientException, match="Unable to unmarshall"):
        watched.client.execute(watched.made(), Reading(unreadable))
    assert watched.attempts == 1
    assert diary.entries[-2:] == [
        ("afterAttempt", None, "SdkClientException"),
        ("afterError", 200, "SdkClientException"),
    ]


@pytest.mark.parametrize("handlers", [[], [RequestHandler2()]])
def test_a_refusal_with_status_200_shows_no_secret_that_it_quotes(handlers: list[RequestHandler2]) -> None:
    quoting = answer(200, "SignatureDoesNotMatch:expected x-amz-security-token:the+session/token")
    refusing = Bench(quoting, handlers=handlers)
    with pytest.raises(AmazonServiceException, match=r"expected x-amz-security-token:.*Redacted") as caught:
        refusing.client.execute(refusing.made(AWSStaticCredentialsProvider(SESSION)), Reading(refuse))
    assert "the+session/token" not in repr(caught.value) + str(caught.value)
    assert refusing.attempts == 1


def refuse(response: Any) -> str:
    raise fail(response)


class Collector(RequestMetricCollector):
    """Keeps the metrics of each call."""

    def __init__(self, enabled: bool = True) -> None:
        self.enabled = enabled
        self.collected: list[AWSRequestMetrics] = []

    def isEnabled(self) -> bool:
        return self.enabled

    def collectMetrics(self, request: Request, response: Response[Any] | None) -> None:
        metrics = request.getAWSRequestMetrics()
        assert isinstance(metrics, AWSRequestMetrics)
        self.collected.append(metrics)


def test_metrics_of_a_call() -> None:
    collector = Collector()
    watched = bench(answer(400, "Throttling"), answer(200, "done"), metric_collector=collector)
    watched.call()
    (metrics,) = collector.collected
    timing = metrics.getTimingInfo()
    assert timing.getAllCounters() == {"RequestCount": 2, "Exception": 1, "ThrottleException": 1}
    parts = {name: len(times) for name, times in timing.getSubMeasurementsByName().items()}
    assert parts == {
        "ClientExecuteTime": 1, "CredentialsRequestTime": 2, "RequestSigningTime": 2, "HttpRequestTime": 2,
        "RetryPauseTime": 1, "ResponseProcessingTime": 1,
    }  # fmt: skip
    whole = timing.getSubMeasurement("ClientExecuteTime")
    assert whole is not None
    assert (whole.getTimeTakenMillisIfKnown() or 0) > 0
    assert metrics.getProperty(FIELD.StatusCode) == [400, 200]
    assert metrics.getProperty(FIELD.AWSErrorCode) == ["Throttling"]
    assert metrics.getProperty(FIELD.ServiceName) == ["AWSSecurityTokenService"]
    assert metrics.getProperty(FIELD.ServiceEndpoint) == ["https://sts.example.test/"]
    assert isinstance(metrics.getProperty(FIELD.Exception)[0], AmazonServiceException)


def test_metrics_of_a_call_that_fails() -> None:
    collector = Collector()
    bench(ConnectionBroken("reset"), metric_collector=collector).refused()
    (metrics,) = collector.collected
    assert metrics.getTimingInfo().getCounter("RequestCount") == 4
    assert metrics.getProperty(FIELD.StatusCode) == []


def test_the_requests_collector_wins_and_one_that_is_off_costs_nothing() -> None:
    clients, own, off = Collector(), Collector(), Collector(enabled=False)
    request = AmazonWebServiceRequest()
    request.setRequestMetricCollector(own)
    bench(answer(200), metric_collector=clients).call(request=request)
    assert (len(clients.collected), len(own.collected)) == (0, 1)
    for nobody in (off, RequestMetricCollector.NONE):
        bench(answer(200), metric_collector=nobody).call()
    assert off.collected == []
