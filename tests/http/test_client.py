"""The loop that signs, sends and tries again."""

from __future__ import annotations

import logging
import threading
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AmazonServiceException,
    AmazonWebServiceRequest,
    AnonymousAWSCredentials,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    ClientConfiguration,
    SdkClientException,
)
from sts_sdk.http._execution import Call
from sts_sdk.http.timers.client import ClientExecutionTimeoutException
from sts_sdk.internal._transport import (
    ConnectError,
    ConnectionBroken,
    HttpRequest,
    ReadTimeout,
    TlsError,
    TransportError,
    WireResponse,
)
from sts_sdk.retry import PredefinedRetryPolicies, RetryPolicy
from sts_sdk.retry._strategy import SendingRate
from support.recorded import cases, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.recorded import Case


from support.http_bench import ADAPTIVE, LEGACY, SESSION, STANDARD, Bench, Reading, answer, fixed

# --- what an attempt carries


def test_headers_of_each_attempt() -> None:
    bench = Bench(answer(500), answer(200, "done"), configuration=ClientConfiguration().withRetryPolicy(fixed(7)))
    assert bench.call() == "done"
    first, second = (request.headers for request in bench.transport.requests)
    assert first["amz-sdk-invocation-id"] == second["amz-sdk-invocation-id"]
    assert [len(part) for part in first["amz-sdk-invocation-id"].split("-")] == [8, 4, 4, 4, 12]
    assert bench.transport.header("amz-sdk-request") == ["attempt=1;max=4", "attempt=2;max=4"]
    assert bench.transport.header("amz-sdk-retry") == ["0/0/500", "1/7/495"]
    assert first["Authorization"].startswith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLEAAAAAAAAA/20261124/us-east-1/sts/")
    assert "user-agent" not in first["Authorization"]
    assert first["User-Agent"].endswith(" cfg/retry-mode/legacy")


def test_calls_have_ids_of_their_own() -> None:
    bench = Bench(answer(200))
    bench.call()
    bench.call()
    assert len(set(bench.transport.header("amz-sdk-invocation-id"))) == 2


def test_each_attempt_asks_for_credentials_and_is_signed_for_its_time() -> None:
    class Rotating:
        def __init__(self) -> None:
            self.asked = 0

        def getCredentials(self) -> BasicAWSCredentials:
            self.asked += 1
            return BasicAWSCredentials(f"AKIDEXAMPLE{self.asked:09}", "secret")

    provider = Rotating()
    bench = Bench(answer(500), answer(200), configuration=ClientConfiguration().withRetryPolicy(fixed(61_000)))
    bench.call(provider)  # refresh is not needed
    assert provider.asked == 2
    assert bench.transport.header("X-Amz-Date") == ["20261124T112119Z", "20261124T112220Z"]
    assert [header.partition("/")[0][-2:] for header in bench.transport.header("Authorization") if header] == [
        "01",
        "02",
    ]


def test_unsigned_calls_ask_no_provider() -> None:
    class Untouchable:
        def getCredentials(self) -> BasicAWSCredentials:
            raise AssertionError("asked")

    request = AmazonWebServiceRequest()
    request.setRequestCredentialsProvider(Untouchable())  # refresh is not needed
    bench = Bench(answer(200))
    bench.call(Untouchable(), request, signed=False)  # refresh is not needed
    assert bench.transport.header("Authorization") == [None]


def test_anonymous_credentials_send_unsigned() -> None:
    bench = Bench(answer(200))
    bench.call(AWSStaticCredentialsProvider(AnonymousAWSCredentials()))
    assert bench.transport.header("Authorization") == [None]


def test_credentials_of_the_request_win() -> None:
    request = AmazonWebServiceRequest()
    request.setRequestCredentialsProvider(AWSStaticCredentialsProvider(SESSION))
    bench = Bench(answer(200))
    bench.call(request=request)
    assert bench.transport.header("X-Amz-Security-Token") == ["the+session/token"]


def recorded(identifier: str) -> Case:
    return next(case for case in load("requests") if case["id"] == identifier)


@pytest.mark.recorded("req-065-rc-custom-header")
def test_custom_headers() -> None:
    request = AmazonWebServiceRequest()
    for name, value in recorded("req-065-rc-custom-header")["call"]["requestConfig"]["customHeaders"].items():
        request.putCustomRequestHeader(name, value)
    bench = Bench(answer(200))
    bench.call(request=request)
    assert bench.transport.header("X-Trace") == ["abc"]
    assert bench.transport.header("User-Agent") == ["mine/1"]
    assert "x-trace" in (bench.transport.header("Authorization")[0] or "")


@pytest.mark.recorded("req-067-rc-custom-query-overrides-action")
def test_custom_query_parameters() -> None:
    request = AmazonWebServiceRequest()
    request.putCustomQueryParameter("Action", "Other")
    request.putCustomQueryParameter("New", "a b~*")
    bench = Bench(answer(200))
    bench.call(request=request)
    wire = recorded("req-067-rc-custom-query-overrides-action")["wire"][0]["body"]
    assert bench.transport.requests[0].body.decode() == f"{wire}&New=a+b%7E*"


def test_custom_headers_win_whatever_their_case() -> None:
    request = AmazonWebServiceRequest()
    request.putCustomRequestHeader("content-TYPE", "text/plain")
    bench = Bench(answer(200), configuration=ClientConfiguration().withHeader("X-Trace", "client"))
    bench.call(request=request)
    headers = bench.transport.requests[0].headers
    assert [value for name, value in headers.items() if name.lower() == "content-type"] == ["text/plain"]
    assert headers["X-Trace"] == "client"


@pytest.mark.parametrize("name", ["Content-Type", "content-TYPE", "User-Agent", "user-agent", "Amz-Sdk-Retry"])
def test_headers_of_the_configuration_win_whatever_their_case(name: str) -> None:
    request = AmazonWebServiceRequest()
    request.getRequestClientOptions().appendUserAgent("more/1")
    bench = Bench(answer(200), configuration=ClientConfiguration().withHeader(name, "mine/1"))
    bench.call(request=request)
    headers = bench.transport.requests[0].headers
    assert [value for known, value in headers.items() if known.lower() == name.lower()] == ["mine/1"]


# --- trying again


@pytest.mark.parametrize("case", cases("defaults", lambda case: case["id"].endswith("-retry-quota-legacy")))
def test_quota_runs_dry_as_in_java(case: Case) -> None:
    bench = Bench(answer(500), configuration=ClientConfiguration().withRetryPolicy(fixed(0)))
    attempts = []
    for _ in range(60):
        before = bench.attempts
        bench.refused()
        attempts.append(bench.attempts - before)
    assert attempts == case["value"]


@pytest.mark.parametrize("case", cases("defaults", lambda case: case["id"].endswith("-retry-quota-header-legacy")))
def test_quota_shows_in_the_retry_header(case: Case) -> None:
    bench = Bench(answer(500), configuration=ClientConfiguration().withRetryPolicy(fixed(7)))
    for _ in range(3):
        bench.refused()
    assert bench.transport.header("amz-sdk-retry") == [header for call in case["value"] for header in call]


def test_quota_comes_back_with_success() -> None:
    bench = Bench(*[answer(500)] * 4, answer(500), answer(200))
    bench.refused()
    assert bench.client.settings.strategy.quota is not None
    assert bench.client.settings.strategy.quota.available == 485
    bench.call()
    assert bench.client.settings.strategy.quota.available == 485  # a retry took 5, its success gave them back
    bench.call()
    assert bench.client.settings.strategy.quota.available == 486


def test_throttling_is_free_in_legacy_and_costs_in_standard() -> None:
    for mode, left in ((LEGACY, ["500"] * 4), (STANDARD, ["500", "495", "490"])):
        bench = Bench(answer(400, "Throttling"), mode=mode)
        bench.refused()
        assert [str(header).rpartition("/")[2] for header in bench.transport.header("amz-sdk-retry")] == left


def test_standard_takes_fourteen_for_a_failure() -> None:
    bench = Bench(answer(503), mode=STANDARD)
    bench.refused()
    assert [str(header).rpartition("/")[2] for header in bench.transport.header("amz-sdk-retry")] == [
        "500",
        "486",
        "472",
    ]


def test_service_says_when_to_come_back() -> None:
    bench = Bench(answer(503, x_amz_retry_after="1500"), answer(200), mode=STANDARD)
    bench.call()
    assert bench.time.pauses == [1.5]


def test_what_the_providers_raise_is_not_tried_again() -> None:
    class Broken:
        def getCredentials(self) -> BasicAWSCredentials:
            raise SdkClientException("no credentials") from ConnectionResetError()

    bench = Bench(answer(200))
    assert bench.refused(Broken()).getMessage() == "no credentials"
    assert bench.attempts == 0


def test_what_decoding_raises_is_not_tried_again() -> None:
    bench = Bench(answer(200))
    call = Call("X", AmazonWebServiceRequest(), HttpRequest("POST", "https://h/", {}), None, "r", "s")

    def decode(_: WireResponse) -> str:
        raise SdkClientException("Unable to unmarshall response") from OSError()

    with pytest.raises(SdkClientException, match="unmarshall"):
        bench.client.execute(call, Reading(decode))
    assert bench.attempts == 1


def test_policy_is_asked_with_the_request_the_failure_and_the_count() -> None:
    seen: list[tuple[object, str | None, int]] = []

    def condition(request: AmazonWebServiceRequest, error: Any, retries: int) -> bool:
        seen.append((request, error.getErrorCode(), retries))
        return retries < 1

    request = AmazonWebServiceRequest()
    policy = RetryPolicy(condition, lambda *_: 0, 9, False)
    bench = Bench(answer(400, "Odd"), configuration=ClientConfiguration().withRetryPolicy(policy))
    bench.refused(request=request)
    assert seen == [(request, "Odd", 0), (request, "Odd", 1)]


@pytest.mark.parametrize(
    ("failure", "attempts"),
    [
        (ConnectError("refused"), 4),
        (TlsError("bad certificate"), 4),
        (ReadTimeout("late"), 1),
        (ConnectionBroken("reset"), 1),
        (answer(500), 1),
        (answer(400, "Throttling"), 1),
        (answer(403, "RequestExpired"), 1),
        (answer(403, "ExpiredToken"), 1),
    ],
)
def test_a_one_time_code_is_never_sent_twice(failure: WireResponse | TransportError, attempts: int) -> None:
    bench = Bench(failure)
    bench.refused(sensitive=True)
    assert bench.attempts == attempts


def test_failures_say_what_java_says_and_keep_their_cause() -> None:
    error = ConnectionBroken("Connection reset")
    failure = Bench(error).refused()
    assert type(failure) is SdkClientException
    assert failure.getMessage() == "Unable to execute HTTP request: Connection reset"
    assert failure.getCause() is error


def test_redirects_are_not_followed_and_are_explained() -> None:
    bench = Bench(answer(307, reason="Temporary Redirect", Location="https://user:pass@evil.test/x?token=1"))
    failure = bench.refused()
    assert bench.attempts == 1
    assert isinstance(failure, AmazonServiceException)
    assert failure.getErrorCode() == "307 Temporary Redirect"
    assert failure.__notes__[0].startswith("The service redirects to 'https://evil.test/x'; a signed request")


@pytest.mark.parametrize(("status", "location", "noted"), [
    (300, "/x", True), (399, "/x", True), (400, "/x", False), (307, "", False),
])  # fmt: skip
def test_only_redirects_are_explained(status: int, location: str, noted: bool) -> None:
    failure = Bench(answer(status, Location=location)).refused()
    assert any("redirects to" in note for note in getattr(failure, "__notes__", ())) is noted


def test_proxy_is_named_in_the_services_refusal() -> None:
    bench = Bench(answer(403, "AccessDenied:no"), configuration=ClientConfiguration().withProxyHost("proxy.test"))
    assert "Proxy: proxy.test)" in str(bench.refused())


# --- credentials that the service rejects


class Renewable:
    """A provider of sessions that can be told that one is rejected."""

    def __init__(self, *keys: str) -> None:
        self.keys = list(keys)
        self.invalidated: list[str] = []

    def getCredentials(self) -> BasicSessionCredentials:
        return BasicSessionCredentials(self.keys[0], "secret", "token")

    def refresh(self) -> None:
        """Nothing."""

    def invalidate(self, access_key: str) -> None:
        self.invalidated.append(access_key)
        if len(self.keys) > 1:
            del self.keys[0]


@pytest.mark.parametrize("code", ["ExpiredToken", "InvalidToken"])
def test_rejected_credentials_are_renewed_once(code: str) -> None:
    provider = Renewable("ASIAOLD", "ASIANEW")
    bench = Bench(answer(403, code), answer(200, "done"), mode=STANDARD)
    assert bench.call(provider) == "done"
    assert provider.invalidated == ["ASIAOLD"]
    assert bench.time.pauses == []
    assert "Credential=ASIANEW/" in str(bench.transport.header("Authorization")[1])


@pytest.mark.parametrize(("keys", "attempts"), [(("ASIAOLD", "ASIANEW", "ASIALAST"), 2), (("ASIAOLD",), 1)])
def test_one_more_try_and_only_with_other_credentials(keys: tuple[str, ...], attempts: int) -> None:
    provider = Renewable(*keys)
    bench = Bench(answer(403, "ExpiredToken"))
    assert bench.refused(provider).getErrorCode() == "ExpiredToken"  # a service exception
    assert bench.attempts == attempts
    assert provider.invalidated == ["ASIAOLD"]


@pytest.mark.parametrize(("status", "code"), [(403, "AccessDenied"), (403, "SignatureDoesNotMatch"), (500, "Boom")])
def test_credentials_are_kept_whatever_else_the_service_refuses(status: int, code: str) -> None:
    provider = Renewable("ASIAOLD", "ASIANEW")
    bench = Bench(answer(status, code))
    bench.refused(provider)
    assert provider.invalidated == []


def test_a_call_with_a_one_time_code_is_not_sent_again_but_its_credentials_are_forgotten() -> None:
    provider = Renewable("ASIAOLD", "ASIANEW")
    bench = Bench(answer(403, "ExpiredToken"))
    bench.refused(provider, sensitive=True)
    assert bench.attempts == 1
    assert provider.invalidated == ["ASIAOLD"]


def test_providers_without_invalidate_are_left_alone() -> None:
    bench = Bench(answer(403, "ExpiredToken"))
    bench.refused(AWSStaticCredentialsProvider(SESSION))
    assert bench.attempts == 1


def test_anonymous_credentials_are_no_key_to_forget() -> None:
    class Anonymous(Renewable):
        def getCredentials(self) -> Any:
            return AnonymousAWSCredentials()

    provider = Anonymous("unused")
    bench = Bench(answer(403, "ExpiredToken"))
    bench.refused(provider)
    assert (bench.attempts, provider.invalidated) == (1, [])


# --- adaptive


@pytest.mark.parametrize("fast", [False, True])
def test_adaptive_slows_down_or_fails_fast(fast: bool) -> None:
    policy = RetryPolicy.builder().withMaxErrorRetry(0).withRetryMode(ADAPTIVE).withFastFailRateLimiting(fast).build()
    bench = Bench(answer(400, "Throttling"), mode=ADAPTIVE, configuration=ClientConfiguration().withRetryPolicy(policy))
    failures = []
    for _ in range(5):
        bench.time.passed += 0.1
        failures.append(bench.refused())
    assert bool(bench.time.pauses) is not fast
    assert any("Unable to acquire enough send tokens" in str(failure) for failure in failures) is fast


def test_adaptive_waits_for_parts_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(answer(200), mode=ADAPTIVE)
    monkeypatch.setattr(SendingRate, "wait_before_sending", lambda _: 0.25)
    bench.call()
    assert bench.time.pauses == [0.25]


def test_adaptive_does_not_wait_beyond_the_whole_calls_limit() -> None:
    configuration = ClientConfiguration().withClientExecutionTimeout(10).withMaxErrorRetry(0)
    bench = Bench(answer(400, "Throttling"), mode=ADAPTIVE, configuration=configuration)
    kinds = {type(bench.refused()) for _ in range(5)}
    assert kinds == {AmazonServiceException, ClientExecutionTimeoutException}
    assert bench.time.pauses == []


# --- what must not leak or surprise


def test_logs_tell_attempts_and_no_secrets(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "sts_sdk.http")
    bench = Bench(answer(500, "Boom:its secret"), answer(200, "the-secret-answer"))
    bench.call(AWSStaticCredentialsProvider(SESSION), url="https://h.test/?secret=1")
    messages = [record.getMessage() for record in caplog.records]
    assert messages[0] == "GetSessionToken: attempt 1 to https://h.test/"
    assert messages[1] == "GetSessionToken: status 500, 15 bytes"
    assert messages[2].startswith("GetSessionToken: Boom, status 500; next attempt in ")
    assert not any(word in caplog.text for word in ("wJalr", "the+session", "secret", "AKID", "ASIAEXAMPLE"))


def test_tracebacks_with_locals_show_no_secrets() -> None:
    bench = Bench(ConnectionBroken("reset"), configuration=ClientConfiguration().withMaxErrorRetry(0))
    failure = bench.refused(AWSStaticCredentialsProvider(SESSION))
    shown = "".join(traceback.TracebackException.from_exception(failure, capture_locals=True).format())
    inside = shown.partition("in execute")[2]
    assert inside
    assert "wJalrXUtnFEMI" not in inside
    assert "the+session/token" not in inside


@pytest.mark.parametrize("case", cases("defaults", lambda case: case["id"].endswith("-client-after-shutdown")))
def test_after_shutdown(case: Case) -> None:
    bench = Bench(answer(200))
    bench.call()
    bench.client.shutdown()
    assert bench.transport.closed == 1
    failure = bench.refused()
    assert type(failure).__name__ == case["threw"]["class"].rpartition(".")[2]
    assert failure.getMessage() == case["threw"]["message"]
    assert bench.attempts == 1


def test_threads_share_a_client() -> None:
    flaky: Iterator[int] = iter(range(10_000))
    bench = Bench(lambda: answer(500) if next(flaky) % 3 == 0 else answer(200, "done"))
    results: list[str] = []
    threads = [threading.Thread(target=lambda: results.extend(bench.call() for _ in range(20))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["done"] * 160


def test_no_retry_policy_sends_once() -> None:
    policy = PredefinedRetryPolicies.NO_RETRY_POLICY
    bench = Bench(answer(503), configuration=ClientConfiguration().withRetryPolicy(policy))
    bench.refused()
    assert bench.attempts == 1
    assert bench.transport.header("amz-sdk-request") == ["attempt=1;max=1"]
