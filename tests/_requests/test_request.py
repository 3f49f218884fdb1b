"""The settings that a request carries for its own call, by the recorded facts of Java."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from sts_sdk import (
    AmazonWebServiceRequest,
    BasicAWSCredentials,
    IllegalArgumentException,
    RequestClientOptions,
    ResponseMetadata,
)
from sts_sdk.services.securitytoken.model import GetSessionTokenRequest, GetSessionTokenResult
from support.recorded import cases, load

# Java's way to mark a stream for a second reading, and its listener to the progress of a transfer.
LEFT_OUT = {
    "getReadLimit", "setReadLimit", "isSkipAppendUriPath", "setSkipAppendUriPath",
    "getGeneralProgressListener", "setGeneralProgressListener", "withGeneralProgressListener",
}  # fmt: skip


def by_name(file: str, name: str) -> list[Any]:
    return cases(file, lambda case: case["id"].endswith(name))


@pytest.mark.parametrize("cls", [AmazonWebServiceRequest, RequestClientOptions])
def test_java_s_methods_are_there(cls: type) -> None:
    java = next(t for t in load("java-api") if t["name"] == f"com.amazonaws.{cls.__name__}")
    missing = {method["name"] for method in java["methods"] if not hasattr(cls, method["name"])}

    assert missing <= LEFT_OUT


@pytest.mark.parametrize("case", by_name("defaults", "read-limit"))
def test_nothing_is_set_at_first(case: dict[str, Any]) -> None:
    request = GetSessionTokenRequest()

    assert [
        request.getSdkRequestTimeout(),
        request.getSdkClientExecutionTimeout(),
        request.getCustomRequestHeaders(),
        request.getCustomQueryParameters(),
        request.getRequestCredentialsProvider(),
    ] == case["value"][1:6]
    assert request.getRequestCredentials() is None
    assert request.getRequestMetricCollector() is None


@pytest.mark.parametrize("case", by_name("tostring", "clone-request-source"))
def test_a_clone_knows_where_it_comes_from(case: dict[str, Any]) -> None:
    root = GetSessionTokenRequest(durationSeconds=900)
    clone = root.clone()
    second = copy.copy(clone)

    assert [
        clone.getCloneSource() is root,
        clone.getCloneRoot() is root,
        second.getCloneSource() is clone,
        second.getCloneRoot() is root,
        root.getCloneSource() is None and root.getCloneRoot() is None,
    ] == case["value"]
    assert clone == root


@pytest.mark.parametrize("case", by_name("tostring", "clone-custom-headers"))
def test_a_clone_has_the_same_headers_of_its_own(case: dict[str, Any]) -> None:
    request = GetSessionTokenRequest()
    request.putCustomRequestHeader("a", "b")
    clone = request.clone()
    request.putCustomRequestHeader("a", "changed")

    assert clone.getCustomRequestHeaders() == case["value"]


@pytest.mark.parametrize("case", by_name("tostring", "getCustomRequestHeaders-unmodifiable"))
def test_headers_change_only_by_their_setter(case: dict[str, Any]) -> None:
    assert "UnsupportedOperationException" in case["threw"]["class"]
    request = GetSessionTokenRequest()
    request.putCustomRequestHeader("a", "b")
    headers: Any = request.getCustomRequestHeaders()

    with pytest.raises(TypeError):
        headers["c"] = "d"


def test_headers_and_parameters() -> None:
    request = GetSessionTokenRequest()

    assert request.putCustomRequestHeader("a", "1") is None
    assert request.putCustomRequestHeader("a", "2") == "1"
    request.putCustomQueryParameter("q", "1")
    request.putCustomQueryParameter("q", "2")

    assert request.getCustomRequestHeaders() == {"a": "2"}
    assert request.getCustomQueryParameters() == {"q": ["1", "2"]}


@pytest.mark.parametrize("value", ["b\r\nx: y", "b\n", "\0"])
def test_a_line_break_in_a_header_is_refused(value: str) -> None:
    with pytest.raises(IllegalArgumentException, match="the header a must not hold line breaks"):
        GetSessionTokenRequest().putCustomRequestHeader("a", value)
    with pytest.raises(IllegalArgumentException, match="User-Agent must not hold line breaks"):
        GetSessionTokenRequest().getRequestClientOptions().appendUserAgent(value)


@pytest.mark.parametrize("name", ["a\n", "", "a b", "é"])
def test_a_header_needs_a_name_that_http_knows(name: str) -> None:
    with pytest.raises(IllegalArgumentException, match="the name of a header must be an HTTP token"):
        GetSessionTokenRequest().putCustomRequestHeader(name, "b")


def test_credentials_of_the_call() -> None:
    request = GetSessionTokenRequest()
    credentials = BasicAWSCredentials("AKIDEXAMPLE", "secret")
    request.setRequestCredentials(credentials)

    provider = request.getRequestCredentialsProvider()
    assert provider is not None
    provider.refresh()
    assert provider.getCredentials() is credentials
    assert request.getRequestCredentials() is credentials
    request.setRequestCredentials(None)
    assert request.getRequestCredentialsProvider() is None


def test_credentials_of_the_call_are_no_provider() -> None:
    with pytest.raises(IllegalArgumentException, match="not BasicAWSCredentials: give those to setRequestCredentials"):
        GetSessionTokenRequest().setRequestCredentialsProvider(BasicAWSCredentials("AKIDEXAMPLE", "secret"))


def test_timeouts_and_collectors_of_the_call() -> None:
    collector: Any = object()
    request = GetSessionTokenRequest().withSdkRequestTimeout(100).withSdkClientExecutionTimeout(200)
    request = request.withRequestMetricCollector(collector).withDurationSeconds(900)

    other = request.copyBaseTo(GetSessionTokenRequest())

    assert (other.getSdkRequestTimeout(), other.getSdkClientExecutionTimeout()) == (100, 200)
    assert other.getRequestMetricCollector() is collector
    assert other.getDurationSeconds() is None


def test_what_a_call_adds_to_user_agent() -> None:
    options = GetSessionTokenRequest().getRequestClientOptions()
    marker = RequestClientOptions.Marker.USER_AGENT
    assert options.getClientMarker(marker) is None

    options.appendUserAgent("a/1")
    options.appendUserAgent("b/2")
    assert options.getClientMarker("USER_AGENT") == "a/1 b/2"

    options.putClientMarker(marker, "c/3")
    assert options.getClientMarker(marker) == "c/3"
    with pytest.raises(IllegalArgumentException, match="USER_AGENT"):
        options.getClientMarker("OTHER")


def test_values_for_handlers() -> None:
    key: Any = "key"
    request = GetSessionTokenRequest()
    assert request.getHandlerContext(key) is None

    request.addHandlerContext(key, 7)

    assert request.getHandlerContext(key) == 7
    assert request.clone().getHandlerContext(key) == 7


def test_settings_survive_a_pickle() -> None:
    request = GetSessionTokenRequest(durationSeconds=900).withSdkRequestTimeout(5)
    request.getRequestClientOptions().appendUserAgent("a/1")

    other = pickle.loads(pickle.dumps(request))

    assert (other, other.getSdkRequestTimeout()) == (request, 5)
    assert other.getRequestClientOptions().getClientMarker("USER_AGENT") == "a/1"


@pytest.mark.parametrize("case", by_name("tostring", "ResponseMetadata"))
def test_metadata_without_a_request_id(case: dict[str, Any]) -> None:
    assert ResponseMetadata(None).toString() == "{}"
    assert ResponseMetadata(None).getRequestId() is None
    metadata = ResponseMetadata({})

    assert [metadata.toString(), metadata.getRequestId()] == case["value"]


def test_metadata_of_a_result_is_no_part_of_its_value() -> None:
    metadata = ResponseMetadata({ResponseMetadata.AWS_REQUEST_ID: "rid"})
    result = GetSessionTokenResult()
    assert result.getSdkResponseMetadata() is None

    copied = copy.copy(result.setSdkResponseMetadata(ResponseMetadata(metadata)))

    assert result == GetSessionTokenResult()
    assert copied.getSdkResponseMetadata() == metadata
    assert str(metadata) == "{AWS_REQUEST_ID=rid}"
    assert repr(metadata) == "ResponseMetadata({AWS_REQUEST_ID=rid})"
    assert hash(metadata) == hash(copied.getSdkResponseMetadata())


@pytest.mark.parametrize("name", ["SdkRequestTimeout", "SdkClientExecutionTimeout"])
@pytest.mark.parametrize("value", ["5", 1.5, None, True, 2**31])
def test_a_timeout_that_is_no_number_of_milliseconds_is_refused_by_name(name: str, value: object) -> None:
    why = "2147483647 or less" if value == 2**31 else "a whole number"
    with pytest.raises(IllegalArgumentException, match=f"{name[0].lower()}{name[1:]} must be {why}, not "):
        getattr(GetSessionTokenRequest(), f"with{name}")(value)


@pytest.mark.parametrize(("name", "value"), [("Field", 5), ("Field", None), (5, "text")])
def test_a_query_parameter_that_is_no_text_is_refused(name: Any, value: Any) -> None:
    request = GetSessionTokenRequest()
    with pytest.raises(IllegalArgumentException, match="must be text, not "):
        request.putCustomQueryParameter(name, value)
    assert request.getCustomQueryParameters() is None
