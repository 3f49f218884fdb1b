"""The answers that the real Java client was given, given to ours: the same result or the same exception, after as many
attempts, but for the named differences."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import AmazonServiceException, SdkClientException
from support.java_calls import RECORDED_PORT, client_of, request_of, script_of
from support.recorded import cases, difference
from support.server import StubServer

if TYPE_CHECKING:
    from sts_sdk import ResponseMetadata
    from support.recorded import Case

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GETTERS = ("getErrorCode", "getErrorMessage", "getStatusCode", "getServiceName", "getRequestId", "getProxyHost")


class Served:
    """What our client made of the recorded answers."""

    def __init__(self, case: Case) -> None:
        call = case["call"]
        self.request = request_of(call)
        self.metadata: ResponseMetadata | None = None
        with StubServer(*script_of(call)) as self.server:
            try:
                with client_of(call, self.server) as client:
                    self.outcome: Any = getattr(client, call["operation"])(self.request)
                    self.metadata = client.getCachedResponseMetadata(self.request)
            except SdkClientException as failure:
                self.outcome = failure


def is_service_error(case: Case) -> bool:
    return "exception" in case and "getErrorCode" in case["exception"]


def recorded_value(recorded: Any) -> Any:
    """A recorded member's value in Python's types."""
    if isinstance(recorded, dict) and "$epochMillis" in recorded:
        return _EPOCH + timedelta(milliseconds=recorded["$epochMillis"])
    return recorded


def assert_members(held: Any, members: dict[str, Any]) -> None:
    for name, recorded in members.items():
        found = getattr(held, f"get{name[0].upper()}{name[1:]}")()
        if isinstance(recorded, dict) and "$epochMillis" not in recorded:
            assert_members(found, recorded)
        else:
            assert found == recorded_value(recorded), name


def assert_result(case: Case, served: Served) -> None:
    recorded, outcome = case["result"], served.outcome
    assert type(outcome).__name__ == recorded["class"]
    assert_members(outcome, recorded["members"])
    metadata = outcome.getSdkResponseMetadata()
    assert metadata.getRequestId() == recorded["getSdkResponseMetadata().getRequestId"]
    assert str(metadata) == recorded["getSdkResponseMetadata().toString"]
    assert outcome.getSdkHttpMetadata().getHttpStatusCode() == recorded["getSdkHttpMetadata().getHttpStatusCode"]
    assert served.metadata is not None
    assert served.metadata.getRequestId() == recorded["getCachedResponseMetadata(request).getRequestId"]


def assert_service_error(case: Case, served: Served) -> None:
    recorded, outcome = case["exception"], served.outcome
    assert type(outcome).__name__ == recorded["simpleName"]
    for getter in _GETTERS:
        assert getattr(outcome, getter)() == recorded[getter], getter
    assert outcome.getErrorType().name == recorded["getErrorType"]
    assert outcome.getMessage() == str(outcome) == recorded["getMessage"]
    assert outcome.toString() == recorded["toString"]
    assert outcome.getRawResponseContent() == recorded["getRawResponseContent"]
    headers = {
        name: text.replace(f":{served.server.port}", RECORDED_PORT) for name, text in outcome.getHttpHeaders().items()
    }
    assert headers == recorded["getHttpHeaders"]
    assert outcome.isRetryable() is recorded["isRetryable"]


@pytest.mark.parametrize("case", cases("responses", lambda c: difference(c) is None))
def test_the_answer_is_read_as_java_reads_it(case: Case) -> None:
    served = Served(case)
    if "result" in case:
        assert not isinstance(served.outcome, Exception), served.outcome
        assert_result(case, served)
    elif is_service_error(case):
        assert_service_error(case, served)
    else:
        assert isinstance(served.outcome, SdkClientException)
        assert not isinstance(served.outcome, AmazonServiceException)
    assert len(served.server.requests) == case["attempts_on_wire"]


@pytest.mark.parametrize("case", cases("responses", lambda c: "redirect-307" in c["id"]))
def test_a_redirect_is_refused_with_a_note(case: Case) -> None:
    assert difference(case)
    served = Served(case)
    assert isinstance(served.outcome, AmazonServiceException)
    assert served.outcome.getStatusCode() == 307
    assert "redirects to" in served.outcome.__notes__[0]
    assert len(served.server.requests) == 1


@pytest.mark.parametrize("case", cases("responses", lambda c: "empty-request-id-header" in c["id"]))
def test_a_request_id_in_the_header_serves_for_an_error(case: Case) -> None:
    assert difference(case)
    served = Served(case)
    assert served.outcome.getRequestId() == "hdr-rid"
    assert served.outcome.getErrorCode() == case["exception"]["getErrorCode"]


@pytest.mark.parametrize("case", cases("responses", lambda c: "latin1-undeclared" in c["id"]))
def test_an_answer_that_is_not_utf8_is_refused_at_once(case: Case) -> None:
    assert difference(case)
    served = Served(case)
    assert type(served.outcome) is SdkClientException
    assert len(served.server.requests) == 1
