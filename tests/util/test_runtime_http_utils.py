"""Endpoints and requests as URLs."""

from __future__ import annotations

import pytest

from sts_sdk import ClientConfiguration, DefaultRequest, Protocol
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.util import RuntimeHttpUtils


@pytest.mark.parametrize(
    ("endpoint", "given", "url"),
    [
        ("sqs.us-east-1.amazonaws.com", Protocol.HTTPS, "https://sqs.us-east-1.amazonaws.com"),
        ("localhost:9324", Protocol.HTTP, "http://localhost:9324"),
        ("localhost:9324", ClientConfiguration().withProtocol(Protocol.HTTP), "http://localhost:9324"),
        ("http://localhost/x", ClientConfiguration(), "http://localhost/x"),
    ],
)
def test_an_endpoint_is_a_url(endpoint: str, given: Protocol | ClientConfiguration, url: str) -> None:
    assert RuntimeHttpUtils.toUri(endpoint, given) == url


def test_what_is_none() -> None:
    with pytest.raises(IllegalArgumentException, match="endpoint cannot be null"):
        RuntimeHttpUtils.toUri(None, Protocol.HTTPS)
    with pytest.raises(IllegalArgumentException, match="cannot be used"):
        RuntimeHttpUtils.toUri("a b", Protocol.HTTPS)
    with pytest.raises(SdkClientException, match="ftp protocol is not supported"):
        RuntimeHttpUtils.toUri("ftp://a", Protocol.HTTPS)


def test_a_request_is_a_url() -> None:
    request = DefaultRequest("s3")
    request.setEndpoint("https://b.s3.amazonaws.com")
    request.setResourcePath("/a b/c")
    assert RuntimeHttpUtils.convertRequestToUrl(request) == "https://b.s3.amazonaws.com/a%20b/c"
    request.addParameter("X", "1 2")
    request.addParameter("X", None)
    assert RuntimeHttpUtils.convertRequestToUrl(request, True, False) == "https://b.s3.amazonaws.com/a b/c?X=1%202&X="
    empty = DefaultRequest("s3")
    empty.setEndpoint("https://b.s3.amazonaws.com/")
    assert RuntimeHttpUtils.convertRequestToUrl(empty) == "https://b.s3.amazonaws.com"
