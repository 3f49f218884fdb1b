"""AmazonHttpClient: sign, send, try again. The only loop there is."""

from __future__ import annotations

import time
from functools import partial

from sts_sdk._client_configuration import Protocol
from sts_sdk._exceptions import AmazonServiceException, IllegalStateException, SdkClientException
from sts_sdk._lazy import late, load
from sts_sdk._typing import TYPE_CHECKING, cast
from sts_sdk.http._skew import ClockSkew
from sts_sdk.http._timeouts import ClientExecutionTimeoutException, TimeLimits, no_answer
from sts_sdk.http._transport_settings import transport_settings
from sts_sdk.http._user_agent import user_agent
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._log import logger
from sts_sdk.internal._transport import HttpRequest, TransportError, shown_url
from sts_sdk.retry._strategy import RetryStrategy

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import Final, TypeVar

    from sts_sdk._client_configuration import ClientConfiguration
    from sts_sdk._request import AmazonWebServiceRequest
    from sts_sdk.auth._sigv4 import sign, timestamp
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.http._execution import Call, Execution
    from sts_sdk.http._insecure import warn_if_exposed
    from sts_sdk.http._quoted import mask_quoted_secrets
    from sts_sdk.http._watch import Watch
    from sts_sdk.internal._clock import now
    from sts_sdk.internal._transport import HttpResponse, Transport
    from sts_sdk.metrics._collector import RequestMetricCollector
    from sts_sdk.retry._conditions import is_clock_skew, is_rejected_credentials, is_throttling

    R = TypeVar("R")
    Q = TypeVar("Q", bound=AmazonWebServiceRequest)
else:
    # For calls, and for calls that fail: a client is built without them.
    (now,) = late(globals(), "sts_sdk.internal._clock", "now")
    sign, timestamp = late(globals(), "sts_sdk.auth._sigv4", "sign timestamp")
    (Execution,) = late(globals(), "sts_sdk.http._execution", "Execution")
    (Watch,) = late(globals(), "sts_sdk.http._watch", "Watch")
    (mask_quoted_secrets,) = late(globals(), "sts_sdk.http._quoted", "mask_quoted_secrets")
    (warn_if_exposed,) = late(globals(), "sts_sdk.http._insecure", "warn_if_exposed")
    is_clock_skew, is_rejected_credentials, is_throttling = late(
        globals(), "sts_sdk.retry._conditions", "is_clock_skew is_rejected_credentials is_throttling"
    )


_LOGGER: Final = "sts_sdk.http"
_DEBUG: Final = 10  # logging.DEBUG
_FOR_FAILURES: Final = (
    "sts_sdk.http._quoted",
    "sts_sdk.internal._transport_errors",
    "sts_sdk.retry._predefined",
)


class AmazonHttpClient:
    """Makes the calls of one service client (com.amazonaws.http.AmazonHttpClient).

    Each attempt asks for credentials anew and is signed anew, with the corrected time. Failures are tried again as
    the configuration's RetryPolicy says; redirects are never followed. Safe for threads. ``clock``, ``sleep``
    (seconds) and ``monotonic`` are arguments for the sake of tests. ``failing`` are the modules of the service that a
    failed call needs.
    """

    def __init__(
        self,
        configuration: ClientConfiguration,
        *,
        service_name: str,
        handlers: Sequence[RequestHandler2] = (),
        metric_collector: RequestMetricCollector | None = None,
        failing: Sequence[str] = (),
        transport: Transport | None = None,
        clock: Callable[[], datetime] = now,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.service_name = service_name
        self.handlers = tuple(handlers)
        self.metric_collector = metric_collector
        self.strategy = RetryStrategy(configuration, monotonic)
        self._limits = TimeLimits.of(configuration)
        self._user_agent = user_agent(configuration, self.strategy.mode)
        self._own_headers = configuration.getHeaders()
        self._proxy_host = configuration.getProxyHost()
        self._plain_http_is_meant = configuration.getProtocol() is Protocol.HTTP
        self._settings = transport_settings(configuration)
        self._transport = self._opened = transport
        self._failing = failing
        self._opening = ForkLock()
        self._skew = ClockSkew()
        self._clock = clock
        self._sleep = sleep
        self._monotonic = monotonic
        self._shut_down = False
        self._log: logging.Logger | None = None

    def before_marshalling(self, request: Q) -> Q:
        """The request after the handlers' ``beforeExecution`` and ``beforeMarshalling``."""
        changed: AmazonWebServiceRequest = request
        for handler in self.handlers:
            changed = handler.beforeExecution(changed)
        for handler in self.handlers:
            changed = handler.beforeMarshalling(changed)
        if not isinstance(changed, type(request)):
            raise SdkClientException(
                f"A request handler returned {type(changed).__name__} in the place of {type(request).__name__}."
            )
        return changed

    def execute(
        self, call: Call, decode: Callable[[HttpResponse], R], fail: Callable[[HttpResponse], AmazonServiceException]
    ) -> R:
        """The decoded answer to a call, after as many attempts as it takes.

        ``decode`` reads an answer of status 2xx, ``fail`` makes the exception for any other. A SdkClientException
        says that no answer came; a ClientExecutionTimeoutException, that it did not come in time.
        """
        execution = Execution(call, self._user_agent, self._own_headers, self._limits, self._monotonic)
        collector = self._collector(execution)
        if not self.handlers and collector is None:
            return self._attempts(execution, decode, fail, None)
        with Watch(self.handlers, collector, execution, self.service_name) as watching:
            return self._attempts(execution, decode, fail, watching)

    def shutdown(self) -> None:
        """Close all connections; later calls, and retries of those under way, raise an IllegalStateException."""
        self._shut_down = True
        if self._opened is not None:
            self._opened.close()

    def _attempts(
        self,
        execution: Execution,
        decode: Callable[[HttpResponse], R],
        fail: Callable[[HttpResponse], AmazonServiceException],
        watching: Watch | None,
    ) -> R:
        while True:
            if self._shut_down:
                raise IllegalStateException("Connection pool shut down")
            execution.attempt += 1
            # What fails before the request is sent, such as the search for credentials, is not tried again.
            request = self._prepared(execution, watching)
            try:
                response = self._answer(execution, request, watching)
                if not 200 <= response.status < 300:
                    raise self._refusal(execution, request, response, fail)
            except SdkClientException as failure:
                if watching is not None:
                    watching.attempt_failed(failure)
                if not self._again(execution, failure, watching):
                    raise
            else:
                if watching is None:
                    result = self._result(execution, request, decode, response)
                else:
                    result = watching.decoded(response, partial(self._result, execution, request, decode))
                self._succeeded(execution)
                return result

    def _prepared(self, execution: Execution, watching: Watch | None) -> HttpRequest:
        if self.strategy.rate is not None:
            self._wait_for_rate(execution)
        strategy, provider = self.strategy, execution.provider
        quota = strategy.quota
        request = execution.request(strategy.max_retries + 1, "" if quota is None else quota.available)
        credentials = None
        if provider is not None:
            credentials = provider.getCredentials() if watching is None else watching.credentials(provider)
        execution.credentials = credentials
        if watching is not None:
            request = watching.attempt_begins(request)
        if credentials is None:
            return request
        exposed = request.url.startswith("http:") and hasattr(credentials, "getSessionToken")
        if exposed and not self._plain_http_is_meant:
            self._plain_http_is_meant = warn_if_exposed(request.url, credentials)
        call, at = execution.call, self._skew.corrected(self._clock())
        execution.signed_at = at
        if watching is not None:
            return watching.signed(request, credentials, at)
        return sign(request, credentials, call.signing_region, call.signing_name, at)

    def _answer(self, execution: Execution, request: HttpRequest, watching: Watch | None) -> HttpResponse:
        execution.answer = None
        timeouts = execution.timeouts()
        log = self._log or self._find_log()
        if log is not None and log.isEnabledFor(_DEBUG):
            log.debug("%s: attempt %d to %s", execution.call.operation, execution.attempt, shown_url(request.url))
        transport = self._transport or self._open()
        try:
            send = transport.send if watching is None else watching.timed(transport.send)
            response = send(request, timeouts)
        except TransportError as error:
            failure = no_answer(error, execution.deadline)
            raise failure from failure.__cause__
        execution.answer = response
        if log is not None and log.isEnabledFor(_DEBUG):
            log.debug("%s: status %d, %d bytes", execution.call.operation, response.status, len(response.body))
        return response

    def _collector(self, execution: Execution) -> RequestMetricCollector | None:
        config = execution.config
        own = None if config is None else config.metric_collector
        collector = own or self.metric_collector
        return collector if collector is not None and collector.isEnabled() else None

    def _open(self) -> Transport:
        """The transport of the first calls; from the second on it is ``_transport``."""
        with self._opening:
            if self._opened is None:
                from sts_sdk.internal._requests_transport import open_transport  # noqa: PLC0415 -- a light client

                self._opened = open_transport(self._settings)
            else:
                self._prepare_for_failures(self._opened)
            return self._opened

    def _prepare_for_failures(self, opened: Transport) -> None:
        # A failure may come when no more files can be opened, such as modules. A program that makes one call needs
        # these only if it fails, so they are loaded with the second call.
        try:
            load(*_FOR_FAILURES, *self._failing)
        except OSError:
            return  # this call may succeed all the same; the next one tries again
        self._transport = opened

    def _refusal(
        self,
        execution: Execution,
        request: HttpRequest,
        response: HttpResponse,
        fail: Callable[[HttpResponse], AmazonServiceException],
    ) -> AmazonServiceException:
        exception = fail(response)
        self._complete(exception, execution, request)
        location = response.headers.get("Location")
        if 300 <= response.status < 400 and location:
            exception.add_note(
                f"The service redirects to {shown_url(location[:300])!r}; a signed request goes only where it was "
                "signed for, so it was not followed. The endpoint may be wrong."
            )
        return exception

    def _complete(self, exception: AmazonServiceException, execution: Execution, request: HttpRequest) -> None:
        mask_quoted_secrets(exception, execution.call.request, request.headers)
        exception.setProxyHost(self._proxy_host)

    def _result(
        self, execution: Execution, request: HttpRequest, decode: Callable[[HttpResponse], R], response: HttpResponse
    ) -> R:
        try:
            return decode(response)
        except AmazonServiceException as refused:  # by a body that came with status 200
            self._complete(refused, execution, request)
            raise

    def _succeeded(self, execution: Execution) -> None:
        strategy = self.strategy
        if strategy.quota is not None:
            strategy.quota.release(execution.cost or 1)
        if strategy.rate is not None:
            strategy.rate.record(throttled=False)

    def _again(self, execution: Execution, failure: SdkClientException, watching: Watch | None) -> bool:
        """Whether the call goes on after this failure; if so, the pause is over when this returns."""
        skewed = self._learn(execution, failure)
        rejected = self._forgotten_key(execution, failure)
        if execution.call.sensitive and execution.seen(failure):
            return False
        if rejected is not None and self._has_other_credentials(execution, rejected):
            execution.delay = 0
            return True
        strategy, retries = self.strategy, execution.attempt - 1
        request = execution.call.request
        if isinstance(failure, ClientExecutionTimeoutException) or not strategy.wants_retry(
            request, failure, retries, skewed
        ):
            return False
        cost = strategy.cost(failure)
        if strategy.quota is not None and not strategy.quota.acquire(cost):
            self._debug("%s: no retry, too many calls failed lately", execution.call.operation)
            return False
        execution.cost = cost or execution.cost
        asked = None if execution.answer is None else execution.answer.headers.get("x-amz-retry-after")
        execution.delay = strategy.delay(request, failure, retries, asked)
        self._pause(execution, failure, watching)
        return True

    def _learn(self, execution: Execution, failure: SdkClientException) -> bool:
        """Take from the failure what later attempts need to know; whether a skewed clock explains it."""
        rate, answer = self.strategy.rate, execution.answer
        if rate is not None:
            rate.record(is_throttling(failure))
        if answer is None or not is_clock_skew(failure):
            return False
        refusal = cast("AmazonServiceException", failure)  # is_clock_skew looked
        skewed = self._skew.learn(answer, refusal, self._clock(), execution.signed_at)
        read = self._limits.timeouts.read
        if answer.headers.get("Date") and read is not None:
            execution.ttl = f"ttl={timestamp(self._skew.later(self._clock(), read))};"
        return skewed

    def _forgotten_key(self, execution: Execution, failure: SdkClientException) -> str | None:
        """The access key that the service rejected, once the provider has forgotten it; None if it cannot."""
        if execution.renewed or not is_rejected_credentials(failure):
            return None
        invalidate, key = execution.invalidation(), execution.rejected_key()
        if invalidate is None or key is None:
            return None
        execution.renewed = True
        invalidate(key)
        return key

    def _has_other_credentials(self, execution: Execution, rejected: str) -> bool:
        provider = execution.provider
        if provider is None or self.strategy.max_retries == 0:
            return False
        return provider.getCredentials().getAWSAccessKeyId() != rejected

    def _wait_for_rate(self, execution: Execution) -> None:
        rate = self.strategy.rate
        wait = 0.0 if rate is None else rate.wait_before_sending()
        if rate is None or wait <= 0:
            return
        if self.strategy.fast_fail:
            rate.give_back()
            raise SdkClientException("Unable to acquire enough send tokens to execute request.")
        if execution.deadline is not None and execution.deadline.left() <= wait:
            rate.give_back()
            raise ClientExecutionTimeoutException
        self._sleep(wait)

    def _pause(self, execution: Execution, failure: SdkClientException, watching: Watch | None) -> None:
        seconds = execution.delay / 1000
        if execution.deadline is not None and execution.deadline.left() <= seconds:
            raise ClientExecutionTimeoutException(cause=failure)
        self._debug("%s: %s; next attempt in %d ms", execution.call.operation, _reason(failure), execution.delay)
        if seconds > 0:
            sleep = self._sleep if watching is None else watching.timed_pause(self._sleep)
            sleep(seconds)

    def _find_log(self) -> logging.Logger | None:
        # Kept, because looking a logger up takes a lock.
        self._log = logger(_LOGGER)
        return self._log

    def _debug(self, message: str, *arguments: object) -> None:
        log = self._log or self._find_log()
        if log is not None:
            log.debug(message, *arguments)

    def __repr__(self) -> str:
        return f"<AmazonHttpClient of {self.service_name}, {self.strategy.mode.getName()} retries>"


def _reason(failure: SdkClientException) -> str:
    """Why an attempt failed, for logs: a service's sentence is left out, because it may repeat what it was sent."""
    if isinstance(failure, AmazonServiceException):
        return f"{failure.getErrorCode()}, status {failure.getStatusCode()}"
    return str(failure)
