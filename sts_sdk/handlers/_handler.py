"""The hooks into a call."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, Protocol, TypeVar

from sts_sdk._requests._request import AmazonWebServiceRequest, AnyResponse, HttpResponse, Request
from sts_sdk.handlers._attempt import HandlerAfterAttemptContext, HandlerBeforeAttemptContext

RequestT_contra = TypeVar("RequestT_contra", bound="AmazonWebServiceRequest", contravariant=True)
ResultT_contra = TypeVar("ResultT_contra", contravariant=True)  # rds gives structures, too


class _OlderHandler(Protocol):
    """Java's older interface, com.amazonaws.handlers.RequestHandler."""

    def beforeRequest(self, request: Request) -> None: ...
    def afterResponse(self, request: Request, response: object, timingInfo: object) -> None: ...
    def afterError(self, request: Request, e: Exception) -> None: ...


class RequestHandler2:
    """Sees, and may change, each call of the clients it is set on (com.amazonaws.handlers.RequestHandler2).

    One handler serves all threads of a client. The hooks run in the order of this class; an exception that one
    raises ends the call. Override what is needed: in Java ``beforeRequest``, ``afterResponse`` and ``afterError``
    must be, here every hook does nothing until it is.
    """

    @staticmethod
    def adapt(old: _OlderHandler) -> RequestHandler2:
        """A handler with Java's older, three-argument ``afterResponse`` as one of this kind."""
        return _Adapted(old)

    def beforeExecution(self, request: AmazonWebServiceRequest) -> AmazonWebServiceRequest:
        """First of all: the request that the caller gave; returns it, or another to use in its place."""
        return request

    def beforeMarshalling(self, request: AmazonWebServiceRequest) -> AmazonWebServiceRequest:
        """Before the request is checked and encoded; returns it, or a changed clone."""
        return request

    def beforeRequest(self, request: Request) -> None:
        """Once a call, before its first attempt: the encoded request, not signed yet."""

    def beforeAttempt(self, context: HandlerBeforeAttemptContext) -> None:
        """Before each attempt is signed and sent."""

    def beforeUnmarshalling(self, request: Request, httpResponse: HttpResponse) -> HttpResponse:  # noqa: ARG002 -- a hook
        """Before an answer of status 2xx is read; returns it, or another to use in its place."""
        return httpResponse

    def afterAttempt(self, context: HandlerAfterAttemptContext) -> None:
        """After each attempt, with its result or its exception."""

    def afterResponse(self, request: Request, response: AnyResponse) -> None:
        """Once, after a call that succeeded."""

    def afterError(self, request: Request, response: AnyResponse | None, e: Exception) -> None:
        """Once, after a call that failed for good; ``response`` is the last answer, if there was one."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class _Adapted(RequestHandler2):
    def __init__(self, old: _OlderHandler) -> None:
        self._old = old

    def beforeRequest(self, request: Request) -> None:
        self._old.beforeRequest(request)

    def afterResponse(self, request: Request, response: AnyResponse) -> None:
        metrics = request.getAWSRequestMetrics()
        timing = getattr(metrics, "getTimingInfo", None)
        self._old.afterResponse(request, response.getAwsResponse(), timing() if timing else None)

    def afterError(self, request: Request, response: AnyResponse | None, e: Exception) -> None:  # noqa: ARG002 -- Java's signature
        self._old.afterError(request, e)


class AsyncHandler(ABC, Generic[RequestT_contra, ResultT_contra]):
    """Called once when an asynchronous call ends, in the thread that made it (com.amazonaws.handlers.AsyncHandler)."""

    @abstractmethod
    def onError(self, exception: Exception) -> None:
        """The call failed; the future holds the same exception."""

    @abstractmethod
    def onSuccess(self, request: RequestT_contra, result: ResultT_contra) -> None:
        """The call succeeded; the future holds the same result."""
