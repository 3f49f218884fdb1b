"""A span a call, with the API alone: the tracer is a fake that remembers."""

from __future__ import annotations

from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.trace import NonRecordingSpan, SpanContext, TracerProvider

from sts_sdk import ClientConfiguration
from sts_sdk.handlers import OpenTelemetryHandler
from sts_sdk.internal._transport import ConnectionBroken
from support.http_bench import Bench, answer, fixed


class FakeSpan(NonRecordingSpan):
    """Remembers what it is told."""

    def __init__(self, name: str, attributes: dict[str, Any]) -> None:
        super().__init__(SpanContext(1, 2, is_remote=False))
        self.name = name
        self.attributes = dict(attributes)
        self.events: list[tuple[str, Any]] = []
        self.ended = 0
        self.status: Any = None

    def set_attribute(self, key: str, value: Any) -> None:
        self.attributes[key] = value

    def add_event(self, name: str, attributes: Any = None, timestamp: int | None = None) -> None:
        self.events.append((name, attributes))

    def set_status(self, status: Any, description: str | None = None) -> None:
        self.status = status

    def end(self, end_time: int | None = None) -> None:
        self.ended += 1


class Provider(TracerProvider):
    """Gives tracers, and is one."""

    def __init__(self) -> None:
        self.spans: list[FakeSpan] = []

    def get_tracer(self, *_: Any, **__: Any) -> Any:
        return self

    def start_span(self, name: str, *, kind: trace.SpanKind, attributes: dict[str, Any]) -> FakeSpan:
        assert kind is trace.SpanKind.CLIENT
        self.spans.append(FakeSpan(name, attributes))
        return self.spans[-1]


def traced(*steps: Any) -> tuple[Bench, Provider]:
    provider = Provider()
    configuration = ClientConfiguration().withRetryPolicy(fixed(5))
    return Bench(*steps, configuration=configuration, handlers=[OpenTelemetryHandler(provider)]), provider


def test_span_of_a_call_that_is_tried_again() -> None:
    current: list[object] = []

    def last() -> Any:
        current.append(trace.get_current_span())
        return answer(200, "done", x_amzn_RequestId="rid-1")

    bench, provider = traced(answer(400, "Throttling"), last)
    bench.call()
    (span,) = provider.spans
    assert (span.name, span.ended, span.status) == ("STS/GetSessionToken", 1, None)
    assert span.events == [("attempt failed", {"attempt": 1, "error.type": "Throttling"})]
    assert span.attributes == {
        "rpc.system": "aws-api",
        "rpc.service": "STS",
        "rpc.method": "GetSessionToken",
        "cloud.region": "us-east-1",
        "server.address": "sts.example.test",
        "server.port": 443,
        "http.request.resend_count": 1,
        "http.response.status_code": 200,
        "aws.request_id": "rid-1",
    }
    assert current == [span]
    assert trace.get_current_span() is trace.INVALID_SPAN


@pytest.mark.parametrize(
    ("step", "kind", "status"),
    [
        (answer(403, "AccessDenied:it was secret"), "AccessDenied", 403),
        (ConnectionBroken("reset"), "SdkClientException", None),
    ],
)
def test_span_of_a_call_that_fails(step: Any, kind: str, status: int | None) -> None:
    bench, provider = traced(step)
    bench.refused()
    (span,) = provider.spans
    assert (span.status, span.ended) == (trace.StatusCode.ERROR, 1)
    assert span.attributes["error.type"] == kind
    assert span.attributes.get("http.response.status_code") == status
    assert "secret" not in str(span.attributes) + str(span.events)


def test_without_a_provider_the_global_one_serves() -> None:
    Bench(answer(200), handlers=[OpenTelemetryHandler()]).call()
    assert trace.get_current_span() is trace.INVALID_SPAN
