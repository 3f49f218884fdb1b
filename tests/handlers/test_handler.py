"""Handlers, their contexts and keys, and what they are handed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from sts_sdk import DefaultRequest, IllegalArgumentException
from sts_sdk.handlers import (
    HandlerAfterAttemptContext,
    HandlerBeforeAttemptContext,
    HandlerContextKey,
    RequestHandler2,
)
from sts_sdk.http import HttpResponse, Response
from sts_sdk.internal._transport import WireHeaders, WireResponse

REQUEST = DefaultRequest("sts")


def http_response() -> HttpResponse:
    return HttpResponse(REQUEST, WireResponse(200, "OK", WireHeaders({"Content-Type": "text/xml"}), b"<secret/>"))


def test_keys_are_equal_by_name() -> None:
    key: HandlerContextKey[int] = HandlerContextKey("mine")
    assert key.getName() == "mine"
    assert key == HandlerContextKey("mine")
    assert key.equals(HandlerContextKey("mine"))
    assert key.hashCode() == HandlerContextKey("mine").hashCode()
    assert key != HandlerContextKey("yours")
    assert key != "mine"
    with pytest.raises(IllegalArgumentException, match="Name cannot be null"):
        HandlerContextKey(None)  # as a caller without types may


def test_keys_of_the_sdk_differ() -> None:
    names = [name for name in dir(HandlerContextKey) if name.isupper()]
    assert len({getattr(HandlerContextKey, name) for name in names}) == len(names) == 11


def test_contexts() -> None:
    response: Response[Any] = Response("result", http_response())
    error = ValueError()
    assert HandlerBeforeAttemptContext.builder().withRequest(REQUEST).build().getRequest() is REQUEST
    builder = HandlerAfterAttemptContext.HandlerAfterAttemptContextBuilder().withRequest(REQUEST)
    context = builder.withResponse(response).withException(error).build()
    assert (context.getRequest(), context.getResponse(), context.getException()) == (REQUEST, response, error)
    for empty in (HandlerBeforeAttemptContext.builder(), HandlerAfterAttemptContext.builder()):
        with pytest.raises(IllegalArgumentException, match="needs its request"):
            empty.build()


def test_http_response_can_be_read_and_changed() -> None:
    response = http_response()
    assert response.getRequest() is REQUEST
    assert (response.getStatusCode(), response.getStatusText()) == (200, "OK")
    assert response.getHeaders() == {"Content-Type": "text/xml"}
    assert response.getHeader("content-type") == "text/xml"
    assert response.getHeader("date") is None
    assert response.getContent().read() == response.getContent().read() == b"<secret/>"
    response.setStatusCode(201)
    response.setStatusText("Created")
    response.addHeader("X", "1")
    response.setContent(BytesIO(b"abc"))
    assert repr(response) == "<HttpResponse 201 Created, 3 bytes>"
    assert "secret" not in repr(Response("secret", http_response()))


def test_a_handler_of_javas_older_kind_serves() -> None:
    told: list[tuple[Any, ...]] = []

    class Older:
        def beforeRequest(self, request: object) -> None:
            told.append(("before", request))

        def afterResponse(self, request: object, response: object, timingInfo: object) -> None:
            told.append(("after", response, timingInfo))

        def afterError(self, request: object, e: Exception) -> None:
            told.append(("error", e))

    handler, error = RequestHandler2.adapt(Older()), ValueError()
    handler.beforeRequest(REQUEST)
    handler.afterResponse(REQUEST, Response("result", http_response()))
    handler.afterError(REQUEST, None, error)
    assert told == [("before", REQUEST), ("after", "result", None), ("error", error)]
