"""How long calls and attempts may take."""

from __future__ import annotations

from sts_sdk import (
    AmazonServiceException,
    AmazonWebServiceRequest,
    BasicAWSCredentials,
    ClientConfiguration,
    SdkClientException,
)
from sts_sdk.http.exception import HttpRequestTimeoutException
from sts_sdk.http.timers.client import ClientExecutionTimeoutException
from sts_sdk.internal._transport import (
    ConnectionBroken,
    ReadTimeout,
    TotalTimeout,
    WireResponse,
)
from support.http_bench import KEYS, Bench, answer, fixed


def limited(**limits: int) -> ClientConfiguration:
    configuration = ClientConfiguration().withRetryPolicy(fixed(5))
    for name, value in limits.items():
        getattr(configuration, f"set{name}")(value)
    return configuration


def test_timeouts_of_an_attempt() -> None:
    bench = Bench(answer(200), configuration=limited(ConnectionTimeout=1500, SocketTimeout=0, RequestTimeout=700))
    bench.call()
    (timeouts,) = bench.transport.timeouts
    assert (timeouts.connect, timeouts.read, timeouts.total) == (1.5, None, 0.7)


def test_defaults_are_javas() -> None:
    bench = Bench(answer(200))
    bench.call()
    (timeouts,) = bench.transport.timeouts
    assert (timeouts.connect, timeouts.read, timeouts.total) == (10, 50, None)


def test_request_timeout_is_tried_again_and_named_as_in_java() -> None:
    bench = Bench(TotalTimeout("slow"), configuration=limited(RequestTimeout=200))
    failure = bench.refused()
    message = "Request did not complete before the request timeout configuration."
    assert failure.getMessage() == f"Unable to execute HTTP request: {message}"
    assert isinstance(failure.getCause(), HttpRequestTimeoutException)
    assert isinstance(failure.getCause().__cause__, TotalTimeout)  # just looked
    assert bench.attempts == 4


def test_limits_of_the_request_win() -> None:
    request = AmazonWebServiceRequest()
    request.setSdkRequestTimeout(300)
    request.setSdkClientExecutionTimeout(0)
    bench = Bench(answer(200), configuration=limited(RequestTimeout=900, ClientExecutionTimeout=100))
    bench.call(request=request)
    assert bench.transport.timeouts[0].total == 0.3


def test_a_request_may_limit_the_whole_call_alone() -> None:
    request = AmazonWebServiceRequest().withSdkClientExecutionTimeout(500)
    bench = Bench(answer(200), configuration=limited(RequestTimeout=900))
    bench.call(request=request)
    assert bench.transport.timeouts[0].total == 0.5


def test_whole_call_bounds_each_attempt_by_what_is_left() -> None:
    bench = Bench(answer(500), configuration=limited(ClientExecutionTimeout=100_000).withRetryPolicy(fixed(30_000)))
    assert isinstance(bench.refused(), ClientExecutionTimeoutException | AmazonServiceException)
    assert [timeouts.total for timeouts in bench.transport.timeouts] == [100, 70, 40, 10]


def test_no_retry_begins_that_cannot_end_in_time() -> None:
    bench = Bench(answer(500), configuration=limited(ClientExecutionTimeout=50_000).withRetryPolicy(fixed(30_000)))
    failure = bench.refused()
    assert type(failure) is ClientExecutionTimeoutException
    assert failure.getMessage() == "Client execution did not complete before the specified timeout configuration."
    assert isinstance(failure.getCause(), AmazonServiceException)
    assert bench.attempts == 2
    assert bench.time.passed == 30


def test_the_whole_calls_limit_ends_an_attempt() -> None:
    def late() -> WireResponse:
        bench.time.passed += 2
        raise ReadTimeout("late")

    bench = Bench(late, configuration=limited(ClientExecutionTimeout=2000, RequestTimeout=5000))
    failure = bench.refused()
    assert type(failure) is ClientExecutionTimeoutException
    assert isinstance(failure.getCause(), ReadTimeout)
    assert bench.attempts == 1


def test_a_connection_that_breaks_when_time_is_over_was_broken() -> None:
    def broken() -> WireResponse:
        bench.time.passed += 2
        raise ConnectionBroken("reset")

    bench = Bench(broken, configuration=limited(ClientExecutionTimeout=2000, MaxErrorRetry=0).withRetryPolicy(None))
    failure = bench.refused()
    assert type(failure) is SdkClientException
    assert isinstance(failure.getCause(), ConnectionBroken)


def test_time_spent_on_credentials_counts() -> None:
    class Slow:
        def getCredentials(self) -> BasicAWSCredentials:
            bench.time.passed += 3
            return KEYS

    bench = Bench(answer(200), configuration=limited(ClientExecutionTimeout=2000))
    assert type(bench.refused(Slow())) is ClientExecutionTimeoutException
    assert bench.attempts == 0
