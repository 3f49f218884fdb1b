"""DefaultRequest: what handlers and signers change, and its way to the wire and back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import AmazonWebServiceRequest, DefaultRequest, HttpMethod, IllegalArgumentException
from sts_sdk._requests._default_request import from_http, to_http
from sts_sdk._requests._http_method import HttpMethodName
from sts_sdk._requests._request import Request, SignableRequest
from sts_sdk.internal._transport import HttpRequest
from sts_sdk.metrics import AWSRequestMetrics
from support.recorded import load

if TYPE_CHECKING:
    from collections.abc import Callable

FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}


def request(
    method: str = "POST", path: str | None = "/", endpoint: str = "https://sts.amazonaws.com"
) -> DefaultRequest:
    made = DefaultRequest("sts")
    made.setHttpMethod(method)
    made.setEndpoint(endpoint)
    made.setResourcePath(path)
    return made


def test_a_new_request_is_an_empty_post() -> None:
    made = DefaultRequest("sts")
    assert isinstance(made, Request)
    assert isinstance(made, SignableRequest)
    assert (made.getServiceName(), made.getHttpMethod()) == ("sts", HttpMethodName.POST)
    assert (made.getEndpoint(), made.getResourcePath(), made.getContent(), made.getAWSRequestMetrics()) == (None,) * 4
    assert (made.getHeaders(), made.getParameters(), made.getTimeOffset()) == ({}, {}, 0)
    assert type(made.getOriginalRequest()) is AmazonWebServiceRequest


def test_it_keeps_the_original_request() -> None:
    original = AmazonWebServiceRequest()
    made = DefaultRequest(original, "s3")
    assert made.getOriginalRequest() is made.getOriginalRequestObject() is original
    assert made.getServiceName() == "s3"


def test_setters_replace_and_adders_add() -> None:
    made = request()
    made.addHeader("X-A", "1")
    made.addHeader("x-a", "2")
    assert made.getHeaders() == {"x-a": "2"}
    made.setHeaders({"B": "3"})
    assert made.getHeaders() == {"B": "3"}
    made.addParameter("p", "1")
    assert made.withParameter("p", "2") is made
    made.addParameters("p", ["3", None])
    made.addParameters("q", None)
    assert made.getParameters() == {"p": ["1", "2", "3", None]}
    made.setParameters({"r": ["4"]})
    assert made.getParameters() == {"r": ["4"]}
    assert made.withTimeOffset(5).getTimeOffset() == 5
    metrics = AWSRequestMetrics()
    made.setAWSRequestMetrics(metrics)
    assert made.getAWSRequestMetrics() is metrics


def test_setting_its_own_dicts_keeps_them() -> None:
    made = request().withParameter("a", "1")
    made.addHeader("h", "1")
    made.setParameters(made.getParameters())
    made.setHeaders(made.getHeaders())
    assert (made.getParameters(), made.getHeaders()) == ({"a": ["1"]}, {"h": "1"})


def test_the_dicts_are_the_requests_own() -> None:
    made = request()
    made.getHeaders()["X-A"] = "1"
    made.getParameters()["p"] = ["2"]
    wire = to_http(made)
    assert wire.headers["X-A"] == "1"
    assert wire.body == b"p=2"


def test_handlers_keep_values_by_key() -> None:
    made = request()
    key: Any = ("any", "key")
    made.addHandlerContext(key, 7)
    assert made.getHandlerContext(key) == 7
    other: Any = "other"
    assert made.getHandlerContext(other) is None


@pytest.mark.parametrize("endpoint", ["https://a b", "https://user:pw@h", "ftp://h", "https://h:x", "https://h\n"])
def test_endpoints_that_could_lead_elsewhere_are_refused(endpoint: str) -> None:
    with pytest.raises(Exception, match=r".") as caught:
        DefaultRequest("sts").setEndpoint(endpoint)
    assert "pw" not in str(caught.value)
    assert type(caught.value).__name__ in {"IllegalArgumentException", "SdkClientException"}


def test_an_endpoint_without_scheme_is_https() -> None:
    assert to_http(request(endpoint="localhost:8080")).url == "https://localhost:8080/"


def test_without_an_endpoint_there_is_nothing_to_send() -> None:
    with pytest.raises(IllegalArgumentException, match="setEndpoint"):
        to_http(DefaultRequest("sts"))


@pytest.mark.parametrize("name", ["FETCH", ""])
def test_unknown_methods_are_refused(name: str) -> None:
    with pytest.raises(IllegalArgumentException, match="HTTP method"):
        request().setHttpMethod(name)


def test_the_other_enum_of_methods_is_understood() -> None:
    made = request()
    made.setHttpMethod(HttpMethod.GET)  # what a caller without types does
    assert made.getHttpMethod() is HttpMethodName.GET


def test_methods_by_name() -> None:
    assert HttpMethodName.fromValue("get") is HttpMethodName.GET
    assert f"{HttpMethodName.GET} {HttpMethodName.PUT.toString()}" == "GET PUT"
    assert f"{HttpMethod.GET} {HttpMethod.PATCH.toString()}" == "GET PATCH"
    assert HttpMethodName.__members__.keys() - HttpMethod.__members__.keys() == {"OPTIONS"}


@pytest.mark.parametrize(
    ("endpoint", "path", "url"),
    [
        ("https://h", None, "https://h/"),
        ("https://h/", "/", "https://h/"),
        ("https://h/x", "/", "https://h/x/"),
        ("https://h/x/", "y", "https://h/x/y"),
        ("https://h/x/", "/y/", "https://h/x/y/"),
        ("https://h//x", None, "https://h//x"),
    ],
)
def test_the_resource_path_follows_the_endpoints_own(endpoint: str, path: str | None, url: str) -> None:
    assert to_http(request(path=path, endpoint=endpoint)).url == url


def test_parameters_of_a_post_are_its_form_and_of_others_the_query() -> None:
    for method in ("POST", "GET", "PUT"):
        made = request(method).withParameter("a b", "~*/é").withParameter("n", None)
        wire = to_http(made)
        if method == "POST":
            assert (wire.url, wire.body) == ("https://sts.amazonaws.com/", b"a+b=%7E*%2F%C3%A9&n")
            assert wire.headers == FORM
        else:
            assert (wire.url, wire.body) == ("https://sts.amazonaws.com/?a%20b=~%2A%2F%C3%A9&n", b"")


def test_a_post_with_content_has_its_parameters_in_the_query() -> None:
    made = request().withParameter("a", "1")
    made.setContent(b"body")
    assert (to_http(made).url, to_http(made).body) == ("https://sts.amazonaws.com/?a=1", b"body")


def test_a_stream_is_read_from_where_it_stands_and_put_back() -> None:
    stream = BytesIO(b"skip body")
    stream.seek(5)
    made = request("PUT")
    made.setContent(stream)
    assert to_http(made).body == to_http(made).body == b"body"
    assert made.getContentUnwrapped() is stream


def test_a_stream_that_cannot_be_read_again_is_refused() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    made = request("PUT")
    made.setContent(Pipe(b"x"))
    with pytest.raises(IllegalArgumentException, match="seek"):
        to_http(made)


@pytest.mark.parametrize("body", sorted({w["body"] for c in load("requests") for w in c["wire"] if w.get("body")}))
def test_bodies_that_java_sent_pass_through_unchanged(body: str) -> None:
    wire = HttpRequest("POST", "https://sts.amazonaws.com/", FORM, body.encode("latin-1"))
    made = from_http(wire, None, "sts")
    back = to_http(made)
    assert (back.method, back.url, back.headers, back.body) == (wire.method, wire.url, wire.headers, wire.body)
    assert made.getContent() is None


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(fields=st.dictionaries(TEXT.filter(bool), st.lists(TEXT, min_size=1, max_size=3), max_size=4))
def test_any_form_and_query_pass_through(fields: dict[str, list[str]]) -> None:
    for method in ("POST", "GET"):
        made = request(method, path=None, endpoint="https://h/x/")
        made.setParameters(fields)
        wire = to_http(made)
        again = from_http(wire, None, "sts")
        assert again.getParameters() == fields
        assert (to_http(again).url, to_http(again).body) == (wire.url, wire.body)


def test_a_body_that_is_no_form_is_content() -> None:
    wire = HttpRequest("PUT", "https://h/x?a=1", {"Content-Type": "text/plain"}, b"\xff")
    made = from_http(wire, None, "s3")
    content = made.getContent()
    assert content is not None
    assert content.read() == b"\xff"
    content.seek(0)
    assert (to_http(made).url, to_http(made).body) == (wire.url, wire.body)


CHANGES: dict[str, Callable[[DefaultRequest], None]] = {
    "header": lambda made: made.addHeader("Authorization", "sekrit"),
    "own header": lambda made: made.addHeader("X-Vault-Server", "sekrit"),
    "parameter": lambda made: made.addParameter("TokenCode", "sekrit"),
    "content": lambda made: made.setContent(b"sekrit"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_text_shows_no_secret(change: Callable[[DefaultRequest], None]) -> None:
    made = request().withParameter("Action", "GetSessionToken")
    made.addHeader("Host", "sts.amazonaws.com")
    change(made)
    assert "sekrit" not in f"{made} {made!r} {to_http(made)!r}"
    assert str(made).startswith("POST https://sts.amazonaws.com / Parameters: (Action=['GetSessionToken']")
    assert "Host: sts.amazonaws.com, " in made.toString()


def test_a_query_reads_as_it_was_set() -> None:
    made = request("GET").withParameter("k", "v w").withParameter("k", "x")
    assert parse_qsl(to_http(made).url.partition("?")[2]) == [("k", "v w"), ("k", "x")]
