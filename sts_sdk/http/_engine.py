"""Sign, send, try again: the only loop there is. Opened by the first call of a client."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, TypeVar

from sts_sdk._exceptions import AmazonServiceException, IllegalStateException, SdkClientException
from sts_sdk.http._execution import Execution
from sts_sdk.http._skew import ClockSkew
from sts_sdk.http._timeouts import ClientExecutionTimeoutException, no_answer
from sts_sdk.http._watcher import Watcher
from sts_sdk.internal._checks import check_has
from sts_sdk.internal._clear_text import goes_in_clear
from sts_sdk.internal._clock import now
from sts_sdk.internal._fork import ForkLock
from sts_sdk.internal._requests_transport import RequestsTransport
from sts_sdk.internal._transport import TransportError, shown_url

if TYPE_CHECKING:
    from sts_sdk._requests._request import RequestMetricCollector
    from sts_sdk.http._execution import Answers, Call
    from sts_sdk.http._settings import HttpSettings
    from sts_sdk.internal._transport import HttpRequest, Transport, WireResponse

R = TypeVar("R")

_NOT_WATCHED: Final = Watcher()


class Engine:
    """Executes the calls of one client. Safe for threads."""

    def __init__(self, settings: HttpSettings) -> None:
        self._settings = settings
        self._skew = ClockSkew(settings)
        self._transport: Transport = settings.transport or RequestsTransport(settings.transport_settings)
        self._clock = settings.clock or now
        self._warns = not settings.plain_http_is_meant
        self._unexposed = ""  # the URL that was looked at last, and that nobody else can read what goes to
        self._shut_down = False
        self._log = logging.getLogger(__name__.rpartition(".")[0])
        self._calls = 0
        self._counting = ForkLock()

    def execute(self, call: Call, answers: Answers[R]) -> R:
        """The result of a call, after as many attempts as it takes; see ``AmazonHttpClient.execute``."""
        if self._calls < 2:
            self._count(answers)
        settings = self._settings
        execution = Execution(call, settings.user_agent, settings.own_headers, settings.limits, settings.monotonic)
        collector = self._collector(execution) if execution.config or settings.metric_collector else None
        if not settings.handlers and collector is None:
            return self._attempts(execution, answers, _NOT_WATCHED)
        from sts_sdk.http._watch import Watch  # noqa: PLC0415 -- few calls have handlers or a collector

        with Watch(settings.handlers, collector, execution, settings.service_name) as watcher:
            return self._attempts(execution, answers, watcher)

    def shutdown(self) -> None:
        """Close all connections; later attempts raise an IllegalStateException."""
        self._shut_down = True
        self._transport.close()

    def _count(self, answers: Answers[object]) -> None:
        """With the second call load what only a failure needs.

        A failure may come when no more files can be opened, such as modules. A program that makes one call needs
        them only if it fails.
        """
        with self._counting.current():
            self._calls += 1
            if self._calls != 2:
                return
            try:
                from sts_sdk.http import _for_failures as _for_failures  # noqa: PLC0414, PLC0415 -- see above

                answers.prepare_for_refusals()
            except OSError:
                self._calls = 1  # this call may succeed all the same; the next one tries again

    def _collector(self, execution: Execution) -> RequestMetricCollector | None:
        config = execution.config
        own = None if config is None else config.metric_collector
        collector = own or self._settings.metric_collector
        check_has("setRequestMetricCollector", collector, "isEnabled", "a RequestMetricCollector")
        return collector if collector is not None and collector.isEnabled() else None

    def _attempts(self, execution: Execution, answers: Answers[R], watcher: Watcher) -> R:
        while True:
            if self._shut_down:
                raise IllegalStateException("Connection pool shut down")
            execution.attempt += 1
            # What fails before the request is sent, such as the search for credentials, is not tried again.
            request = self._signed(execution, watcher)
            if self._warns and request.url != self._unexposed:
                self._look(execution, request, answers)
            try:
                response = self._answer(execution, request, watcher)
                if not 200 <= response.status < 300:
                    raise self._refusal(execution, request, response, answers)
            except SdkClientException as failure:
                watcher.attempt_failed(failure)
                if not self._again(execution, failure, watcher):
                    raise
            else:
                return self._result(execution, request, watcher.unmarshalling(response), answers, watcher)

    def _look(self, execution: Execution, request: HttpRequest, answers: Answers[object]) -> None:
        """Warn of a secret in clear, once for a client."""
        if not goes_in_clear(request.url):
            self._unexposed = request.url
            return
        from sts_sdk.http._insecure import warn_if_exposed  # noqa: PLC0415 -- few calls go in clear

        result = answers.result_class
        self._warns = not warn_if_exposed(request.url, execution.credentials, execution.call.request, result)

    def _signed(self, execution: Execution, watcher: Watcher) -> HttpRequest:
        settings, provider = self._settings, execution.provider
        if settings.strategy.rate is not None:
            self._wait_for_rate(execution)
        quota = settings.strategy.quota
        request = execution.request(settings.strategy.max_retries + 1, "" if quota is None else quota.available)
        credentials = execution.credentials = None if provider is None else watcher.credentials(provider)
        request = watcher.attempt_begins(request)
        if credentials is None:
            return request
        at = execution.signed_at = self._skew.corrected(self._clock())
        return watcher.sign(request, credentials, execution.call, at)

    def _answer(self, execution: Execution, request: HttpRequest, watcher: Watcher) -> WireResponse:
        execution.answer = None
        timeouts = execution.timeouts()
        log, operation = self._log, execution.call.operation
        if log.isEnabledFor(logging.DEBUG):
            log.debug("%s: attempt %d to %s", operation, execution.attempt, shown_url(request.url))
        try:
            response = watcher.send(self._transport, request, timeouts)
        except TransportError as error:
            failure = no_answer(error, execution.deadline)
            self._mask(failure, execution, request)
            raise failure from failure.__cause__
        execution.answer = response
        if log.isEnabledFor(logging.DEBUG):
            log.debug("%s: status %d, %d bytes", operation, response.status, len(response.body))
        return response

    def _result(
        self,
        execution: Execution,
        request: HttpRequest,
        response: WireResponse,
        answers: Answers[R],
        watcher: Watcher,
    ) -> R:
        try:
            result = answers.result(response)
        except SdkClientException as failure:
            self._mask(failure, execution, request)
            if isinstance(failure, AmazonServiceException):  # by a body that came with status 200
                failure.setProxyHost(self._settings.proxy_host)
            watcher.attempt_failed(failure)
            raise
        watcher.attempt_succeeded(result)
        strategy = self._settings.strategy
        if strategy.quota is not None:
            strategy.quota.release(execution.cost or 1)
        if strategy.rate is not None:
            strategy.rate.record(throttled=False)
        return result

    def _refusal(
        self, execution: Execution, request: HttpRequest, response: WireResponse, answers: Answers[object]
    ) -> AmazonServiceException:
        exception = answers.refusal(response)
        location = response.headers.get("Location")
        if 300 <= response.status < 400 and location:
            exception.add_note(
                f"The service redirects to {shown_url(location[:300])!r}; a signed request goes only where it was "
                "signed for, so it was not followed. The endpoint may be wrong."
            )
        self._mask(exception, execution, request)
        exception.setProxyHost(self._settings.proxy_host)
        return exception

    def _mask(self, failure: SdkClientException, execution: Execution, request: HttpRequest) -> None:
        from sts_sdk.http._quoted import mask_quoted_secrets  # noqa: PLC0415 -- only a failure needs it

        mask_quoted_secrets(failure, execution.call.request, request.headers, execution.credentials, request.url)

    def _again(self, execution: Execution, failure: SdkClientException, watcher: Watcher) -> bool:
        """Whether the call goes on after this failure; if so, the pause is over when this returns."""
        from sts_sdk.http._recovery import goes_on, reason  # noqa: PLC0415 -- only a failure needs it

        if not goes_on(self._settings, self._skew, execution, failure, self._clock()):
            return False
        seconds = execution.delay / 1000
        if execution.deadline is not None and execution.deadline.left() <= seconds:
            raise ClientExecutionTimeoutException(cause=failure)
        if self._log.isEnabledFor(logging.DEBUG):
            self._log.debug("%s: %s; next attempt in %d ms", execution.call.operation, reason(failure), execution.delay)
        if seconds > 0:
            watcher.pause(self._settings.sleep, seconds)
        return True

    def _wait_for_rate(self, execution: Execution) -> None:
        strategy = self._settings.strategy
        rate = strategy.rate
        wait = 0.0 if rate is None else rate.wait_before_sending()
        if rate is None or wait <= 0:
            return
        if strategy.fast_fail:
            rate.give_back()
            raise SdkClientException("Unable to acquire enough send tokens to execute request.")
        if execution.deadline is not None and execution.deadline.left() <= wait:
            rate.give_back()
            raise ClientExecutionTimeoutException
        self._settings.sleep(wait)
