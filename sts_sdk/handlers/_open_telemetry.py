"""One OpenTelemetry span a call. The only module that needs ``opentelemetry-api`` (extra ``otel``)."""

from __future__ import annotations

from contextvars import Token
from urllib.parse import urlsplit

from opentelemetry import context, trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, TracerProvider

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk._requests._options import HandlerContextKey
from sts_sdk._requests._request import AnyResponse, Request
from sts_sdk.handlers._attempt import HandlerAfterAttemptContext
from sts_sdk.handlers._handler import RequestHandler2


class _Open:
    """A span that has begun, and what ends its being the current one."""

    __slots__ = ("attempts", "span", "token")

    def __init__(self, span: Span, token: Token[Context]) -> None:
        self.span = span
        self.token = token
        self.attempts = 0


_OPEN: HandlerContextKey[_Open] = HandlerContextKey("OpenTelemetrySpan")


class OpenTelemetryHandler(RequestHandler2):
    """Makes each call a span: ``builder.withRequestHandlers(OpenTelemetryHandler())``.

    The span is a client's, is named like ``STS/GetSessionToken`` and is the current one during the call, so that
    what instruments ``requests`` or ``urllib3`` hangs its own below it. Its attributes are those of OpenTelemetry's
    conventions for AWS SDKs; none holds a secret. Failed attempts are events. Without ``tracer_provider`` the
    global one is used.
    """

    def __init__(self, tracer_provider: TracerProvider | None = None) -> None:
        self._tracer = trace.get_tracer(__name__.partition(".")[0], tracer_provider=tracer_provider)

    def beforeRequest(self, request: Request) -> None:
        """Begin the span."""
        service = request.getHandlerContext(HandlerContextKey.SERVICE_ID) or request.getServiceName()
        operation = request.getHandlerContext(HandlerContextKey.OPERATION_NAME) or ""
        endpoint = urlsplit(request.getEndpoint() or "")
        span = self._tracer.start_span(
            f"{service}/{operation}",
            kind=trace.SpanKind.CLIENT,
            attributes={
                "rpc.system": "aws-api",
                "rpc.service": service,
                "rpc.method": operation,
                "cloud.region": request.getHandlerContext(HandlerContextKey.SIGNING_REGION) or "",
                "server.address": endpoint.hostname or "",
                "server.port": endpoint.port or (443 if endpoint.scheme == "https" else 80),
            },
        )
        token = context.attach(trace.set_span_in_context(span))
        request.addHandlerContext(_OPEN, _Open(span, token))

    def afterAttempt(self, context: HandlerAfterAttemptContext) -> None:
        """Note an attempt that failed."""
        begun, exception = context.getRequest().getHandlerContext(_OPEN), context.getException()
        if begun is None:
            return
        begun.attempts += 1
        if exception is not None:
            begun.span.add_event("attempt failed", {"attempt": begun.attempts, "error.type": _error_kind(exception)})

    def afterResponse(self, request: Request, response: AnyResponse) -> None:
        """End the span of a call that succeeded."""
        self._end(request, response, None)

    def afterError(self, request: Request, response: AnyResponse | None, e: Exception) -> None:
        """End the span of a call that failed."""
        self._end(request, response, e)

    def _end(self, request: Request, response: AnyResponse | None, error: Exception | None) -> None:
        begun = request.getHandlerContext(_OPEN)
        if begun is None:
            return
        span = begun.span
        span.set_attribute("http.request.resend_count", max(0, begun.attempts - 1))
        if response is not None:
            http = response.getHttpResponse()
            span.set_attribute("http.response.status_code", http.getStatusCode())
            span.set_attribute("aws.request_id", http.getHeader("x-amzn-RequestId") or "")
        if error is not None:
            # The text is left out: a service may repeat in it what it was sent.
            span.set_attribute("error.type", _error_kind(error))
            span.set_status(trace.StatusCode.ERROR)
        context.detach(begun.token)
        span.end()


def _error_kind(error: Exception) -> str:
    code = error.getErrorCode() if isinstance(error, AmazonServiceException) else None
    return code or type(error).__name__
