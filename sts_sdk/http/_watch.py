"""What handlers and metric collectors are told of a call. Calls without any of them never come here."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from sts_sdk._exceptions import AbortedException, AmazonServiceException, SdkClientException
from sts_sdk._requests._default_request import from_http, to_http
from sts_sdk._requests._options import HandlerContextKey
from sts_sdk._requests._request import HttpResponse, Response
from sts_sdk.auth._sigv4 import sign
from sts_sdk.handlers._attempt import HandlerAfterAttemptContext, HandlerBeforeAttemptContext
from sts_sdk.http._watcher import Watcher
from sts_sdk.internal._transport import WireHeaders, WireResponse
from sts_sdk.metrics._request_metrics import AWSRequestMetrics, Field
from sts_sdk.retry._conditions import is_throttling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk._requests._default_request import DefaultRequest
    from sts_sdk._requests._request import AnyResponse, RequestMetricCollector
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.http._execution import Call, Execution
    from sts_sdk.internal._transport import HttpRequest, Transport
    from sts_sdk.internal._transport_settings import Timeouts


R = TypeVar("R")


class Watch(Watcher):
    """One watched call. Entering it runs ``beforeRequest``; leaving it, ``afterResponse`` or ``afterError``.

    Every handler whose ``beforeRequest`` was called is told of the end, whatever another one raises meanwhile.
    The request that handlers see is one object for the whole call: what they change at one attempt is there at
    the next, only the retry headers and the signature are new.
    """

    def __init__(
        self,
        handlers: Sequence[RequestHandler2],
        collector: RequestMetricCollector | None,
        execution: Execution,
        service_name: str,
    ) -> None:
        self._handlers = handlers
        self._collector = collector
        self._execution = execution
        self._metrics = AWSRequestMetrics()
        call = execution.call
        self._request: DefaultRequest = from_http(execution.base, call.request, service_name)
        self._response: AnyResponse | None = None
        self._seen: HttpResponse | None = None  # the good answer as handlers left it
        self._begun: list[RequestHandler2] = []
        self._request.setAWSRequestMetrics(self._metrics)
        self._fill_context()
        self._metrics.addProperty(Field.ServiceName, service_name)
        self._metrics.addProperty(Field.ServiceEndpoint, self._request.getEndpoint())
        self._metrics.addProperty(Field.RequestType, type(call.request).__name__)

    def _fill_context(self) -> None:
        call, request = self._execution.call, self._request
        if self._execution.config is not None:
            for key, value in self._execution.config.handler_context.items():
                request.addHandlerContext(key, value)
        request.addHandlerContext(HandlerContextKey.OPERATION_NAME, call.operation)
        request.addHandlerContext(HandlerContextKey.SERVICE_ID, call.signing_name.upper())
        request.addHandlerContext(HandlerContextKey.SIGNING_NAME, call.signing_name)
        request.addHandlerContext(HandlerContextKey.SIGNING_REGION, call.signing_region)
        request.addHandlerContext(HandlerContextKey.CLIENT_ENDPOINT, request.getEndpoint() or "")

    def __enter__(self) -> Self:
        self._metrics.startEvent(Field.ClientExecuteTime)
        try:
            for handler in self._handlers:
                self._begun.append(handler)
                handler.beforeRequest(self._request)
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._metrics.endEvent(Field.ClientExecuteTime)
        self._metrics.getTimingInfo().endTiming()
        with ExitStack() as tasks:
            # Last in, first out; all of them run, whatever one of them raises.
            if self._collector is not None:
                tasks.callback(self._collector.collectMetrics, self._request, self._response or self._last_answer())
            for handler in reversed(self._begun):
                tasks.callback(self._tell_end, handler, error)

    def _tell_end(self, handler: RequestHandler2, error: BaseException | None) -> None:
        if error is not None:
            told = error if isinstance(error, Exception) else AbortedException(error)
            handler.afterError(self._request, self._last_answer(), told)
        elif self._response is not None:
            handler.afterResponse(self._request, self._response)

    def credentials(self, provider: AWSCredentialsProvider) -> AWSCredentials:
        """The provider's credentials, their time measured, where handlers can see them."""
        credentials = self._timed(Field.CredentialsRequestTime, provider.getCredentials)
        self._request.addHandlerContext(HandlerContextKey.AWS_CREDENTIALS, credentials)
        return credentials

    def attempt_begins(self, prepared: HttpRequest) -> HttpRequest:
        """The request after ``beforeAttempt``, with the headers that the client prepared for this attempt."""
        self._metrics.incrementCounter(Field.RequestCount)
        self._response = None
        known = {name.lower() for name in self._request.getHeaders()}
        for name, value in prepared.headers.items():
            # What a handler set stays; what tells attempts apart is the client's.
            if name.lower() not in known or name.startswith("amz-sdk-"):
                self._request.addHeader(name, value)
        context = HandlerBeforeAttemptContext(self._request)
        for handler in self._handlers:
            handler.beforeAttempt(context)
        return to_http(self._request)

    def sign(self, request: HttpRequest, credentials: AWSCredentials, call: Call, at: datetime) -> HttpRequest:
        """The request signed, for the region and name that handlers may have changed."""
        context = self._request
        region = context.getHandlerContext(HandlerContextKey.SIGNING_REGION) or call.signing_region
        name = context.getHandlerContext(HandlerContextKey.SIGNING_NAME) or call.signing_name
        return self._timed(Field.RequestSigningTime, lambda: sign(request, credentials, region, name, at))

    def send(self, transport: Transport, request: HttpRequest, timeouts: Timeouts) -> WireResponse:
        """The answer; the time of the exchange is measured."""
        response = self._timed(Field.HttpRequestTime, lambda: transport.send(request, timeouts))
        self._metrics.addProperty(Field.StatusCode, response.status)
        return response

    def pause(self, sleep: Callable[[float], None], seconds: float) -> None:
        """Wait; the time is measured."""
        self._timed(Field.RetryPauseTime, lambda: sleep(seconds))

    def unmarshalling(self, response: WireResponse) -> WireResponse:
        """The good answer after ``beforeUnmarshalling``; reading it is measured from now on."""
        self._seen = HttpResponse(self._request, response)
        for handler in self._handlers:
            self._seen = handler.beforeUnmarshalling(self._request, self._seen)
        wire = _as_wire(self._seen)
        self._metrics.startEvent(Field.ResponseProcessingTime)
        return wire

    def attempt_succeeded(self, result: object) -> None:
        """Note the result, then ``afterAttempt``."""
        self._metrics.endEvent(Field.ResponseProcessingTime)
        self._response = Response(cast("Any", result), cast("HttpResponse", self._seen))
        self._note_request_id(result)
        self._after_attempt(None)

    def attempt_failed(self, failure: SdkClientException) -> None:
        """Note a failed attempt, then ``afterAttempt``."""
        if self._seen is not None:  # it was the answer that could not be read
            self._metrics.endEvent(Field.ResponseProcessingTime)
        self._metrics.incrementCounter(Field.Exception)
        self._metrics.addProperty(Field.Exception, failure)
        if is_throttling(failure):
            self._metrics.incrementCounter(Field.ThrottleException)
        if isinstance(failure, AmazonServiceException):
            self._metrics.addProperty(Field.AWSErrorCode, failure.getErrorCode())
            self._metrics.addProperty(Field.AWSRequestID, failure.getRequestId())
        self._after_attempt(failure)

    def _after_attempt(self, failure: Exception | None) -> None:
        context = HandlerAfterAttemptContext(self._request, self._response, failure)
        for handler in self._handlers:
            handler.afterAttempt(context)

    def _last_answer(self) -> AnyResponse | None:
        answer = self._execution.answer
        return None if answer is None else Response(None, HttpResponse(self._request, answer))

    def _note_request_id(self, result: object) -> None:
        metadata = getattr(result, "getSdkResponseMetadata", lambda: None)()
        self._metrics.addProperty(Field.AWSRequestID, None if metadata is None else metadata.getRequestId())

    def _timed(self, event: Field, work: Callable[[], R]) -> R:
        self._metrics.startEvent(event)
        try:
            return work()
        finally:
            self._metrics.endEvent(event)


def _as_wire(response: HttpResponse) -> WireResponse:
    body = response.getContent().read()
    return WireResponse(
        response.getStatusCode(), response.getStatusText() or "", WireHeaders(response.getHeaders()), body
    )
