"""An HTTP client on a made-up transport, with a clock and a sleep that tests move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import (
    AmazonServiceException,
    AmazonWebServiceRequest,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    BasicSessionCredentials,
    ClientConfiguration,
    SdkClientException,
)
from sts_sdk.http._client import AmazonHttpClient
from sts_sdk.http._execution import Call
from sts_sdk.internal._transport import HttpRequest, TransportError, WireHeaders, WireResponse
from sts_sdk.internal._transport_settings import Timeouts
from sts_sdk.retry import RetryMode, RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk import AWSCredentialsProvider
    from sts_sdk.internal._shape import Shape


START = datetime(2026, 11, 24, 11, 21, 19, tzinfo=UTC)
KEYS = BasicAWSCredentials("AKIDEXAMPLEAAAAAAAAA", "wJalrXUtnFEMI/K7MDENG")
SESSION = BasicSessionCredentials("ASIAEXAMPLEAAAAAAAAA", "wJalrXUtnFEMI/K7MDENG", "the+session/token")
LEGACY, STANDARD, ADAPTIVE = RetryMode.LEGACY, RetryMode.STANDARD, RetryMode.ADAPTIVE


class Time:
    """Wall clock, monotonic clock and sleep in one; sleeping takes no time but moves both."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.pauses: list[float] = []

    def clock(self) -> datetime:
        return START + timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.passed += seconds


class Script:
    """A transport that answers by a script; the last step repeats."""

    def __init__(self, *steps: WireResponse | TransportError | Callable[[], WireResponse]) -> None:
        self.steps = steps
        self.requests: list[HttpRequest] = []
        self.timeouts: list[Timeouts] = []
        self.closed = 0

    def send(self, request: HttpRequest, timeouts: Timeouts) -> WireResponse:
        self.requests.append(request)
        self.timeouts.append(timeouts)
        step = self.steps[min(len(self.requests), len(self.steps)) - 1]
        if isinstance(step, TransportError):
            raise step
        return step if isinstance(step, WireResponse) else step()

    def close(self) -> None:
        self.closed += 1

    def header(self, name: str) -> list[str | None]:
        return [request.headers.get(name) for request in self.requests]


def answer(status: int = 200, code: str = "", reason: str = "", **headers: str) -> WireResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return WireResponse(status, reason, WireHeaders(named), code.encode())


def fail(response: WireResponse) -> AmazonServiceException:
    code, _, message = response.body.decode().partition(":")
    exception = AmazonServiceException(message)
    exception.setErrorCode(code or f"{response.status} {response.reason}")
    exception.setStatusCode(response.status)
    return exception


def body(response: WireResponse) -> str:
    return response.body.decode()


class Reading:
    """Answers that are read by two functions."""

    def __init__(
        self,
        decode: Callable[[WireResponse], str] = body,
        refuse: Callable[[WireResponse], AmazonServiceException] = fail,
    ) -> None:
        self.result = decode
        self.refusal = refuse
        self.result_class: type[Shape] | None = None

    def prepare_for_refusals(self) -> None:
        """Everything is loaded."""


class Bench:
    """A client on a script, and its calls."""

    def __init__(
        self,
        *steps: WireResponse | TransportError | Callable[[], WireResponse],
        mode: RetryMode | None = LEGACY,
        configuration: ClientConfiguration | None = None,
        **options: Any,
    ) -> None:
        self.time = Time()
        self.transport = Script(*steps)
        configuration = configuration or ClientConfiguration()
        if configuration.getRetryMode() is None:
            configuration.setRetryMode(mode)
        self.client = AmazonHttpClient(
            configuration,
            service_name="AWSSecurityTokenService",
            transport=self.transport,
            clock=self.time.clock,
            sleep=self.time.sleep,
            monotonic=self.time.monotonic,
            **options,
        )

    def call(self, *arguments: Any, **options: Any) -> str:
        return self.client.execute(self.made(*arguments, **options), Reading())

    def made(
        self,
        credentials: AWSCredentialsProvider | None = None,
        request: AmazonWebServiceRequest | None = None,
        *,
        url: str = "https://sts.example.test/",
        sensitive: bool = False,
        signed: bool = True,
    ) -> Call:
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        http = HttpRequest("POST", url, headers, b"Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900")
        provider = credentials or AWSStaticCredentialsProvider(KEYS)
        given = AmazonWebServiceRequest() if request is None else request
        return Call("GetSessionToken", given, http, provider if signed else None, "us-east-1", "sts", sensitive)

    def refused(self, *arguments: Any, **options: Any) -> SdkClientException:
        with pytest.raises(SdkClientException) as raised:
            self.call(*arguments, **options)
        return raised.value

    @property
    def attempts(self) -> int:
        return len(self.transport.requests)


def fixed(milliseconds: int, **settings: Any) -> RetryPolicy:
    return RetryPolicy(None, lambda *_: milliseconds, settings.get("retries", 3), True)
