"""AmazonHttpClient: light, until its first call opens the engine."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sts_sdk._exceptions import IllegalStateException, SdkClientException
from sts_sdk.http._settings import HttpSettings
from sts_sdk.internal._fork import ForkLock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import TypeVar

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk._requests._request import AmazonWebServiceRequest, RequestMetricCollector
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.http._engine import Engine
    from sts_sdk.http._execution import Answers, Call
    from sts_sdk.internal._transport import Transport

    R = TypeVar("R")
    Q = TypeVar("Q", bound=AmazonWebServiceRequest)


class AmazonHttpClient:
    """Makes the calls of one service client (com.amazonaws.http.AmazonHttpClient).

    Each attempt asks for credentials anew and is signed anew, with the corrected time. Failures are tried again as
    the configuration's RetryPolicy says; redirects are never followed. Safe for threads. ``transport``, ``clock``,
    ``sleep`` (seconds) and ``monotonic`` are arguments for the sake of tests.
    """

    def __init__(
        self,
        configuration: ClientConfiguration,
        *,
        service_name: str,
        handlers: Sequence[RequestHandler2] = (),
        metric_collector: RequestMetricCollector | None = None,
        transport: Transport | None = None,
        clock: Callable[[], datetime] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings: HttpSettings = HttpSettings(
            configuration,
            service_name=service_name,
            handlers=handlers,
            metric_collector=metric_collector,
            transport=transport,
            clock=clock,
            sleep=sleep,
            monotonic=monotonic,
        )
        self._opening = ForkLock()
        self._engine: Engine | None = None
        self._shut_down = False

    def before_marshalling(self, request: Q) -> Q:
        """The request after the handlers' ``beforeExecution`` and ``beforeMarshalling``."""
        changed: AmazonWebServiceRequest = request
        for handler in self.settings.handlers:
            changed = handler.beforeExecution(changed)
        for handler in self.settings.handlers:
            changed = handler.beforeMarshalling(changed)
        if not isinstance(changed, type(request)):
            raise SdkClientException(
                f"A request handler returned {type(changed).__name__} in the place of {type(request).__name__}."
            )
        return changed

    def execute(self, call: Call, answers: Answers[R]) -> R:
        """The result of a call, after as many attempts as it takes.

        ``answers`` reads what comes back. A SdkClientException says that no answer came; a
        ClientExecutionTimeoutException, that it did not come in time.
        """
        engine = self._engine or self._open()
        return engine.execute(call, answers)

    def shutdown(self) -> None:
        """Close all connections; later calls, and retries of those under way, raise an IllegalStateException."""
        self._shut_down = True
        if self._engine is not None:
            self._engine.shutdown()

    def _open(self) -> Engine:
        # The one door: what a call needs is loaded with the first call.
        from sts_sdk.http._engine import Engine  # noqa: PLC0415 -- a client that makes no call loads no HTTP

        with self._opening.current():
            if self._shut_down:
                raise IllegalStateException("Connection pool shut down")
            if self._engine is None:
                self._engine = Engine(self.settings)
            return self._engine

    def __repr__(self) -> str:
        settings = self.settings
        return f"<AmazonHttpClient of {settings.service_name}, {settings.strategy.mode.getName()} retries>"
