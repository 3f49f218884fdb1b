"""What one client's calls have in common, resolved when the client is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._configuration._client_configuration import Protocol
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk.http._timeouts import TimeLimits
from sts_sdk.http._user_agent import user_agent
from sts_sdk.retry._strategy import RetryStrategy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk._requests._request import RequestMetricCollector
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.internal._transport import Transport, TransportSettings


class HttpSettings:
    """The settings of one AmazonHttpClient; what the configuration says of them is checked here.

    ``clock`` (None: the system's), ``sleep`` (seconds), ``monotonic`` and ``transport`` (None: one on ``requests``)
    can be given for the sake of tests.
    """

    __slots__ = (
        "clock", "handlers", "limits", "metric_collector", "monotonic", "own_headers", "plain_http_is_meant",
        "proxy_host", "service_name", "sleep", "strategy", "time_offset", "transport", "transport_settings",
        "user_agent",
    )  # fmt: skip

    def __init__(
        self,
        configuration: ClientConfiguration,
        *,
        service_name: str,
        handlers: Sequence[RequestHandler2],
        metric_collector: RequestMetricCollector | None,
        transport: Transport | None,
        clock: Callable[[], datetime] | None,
        sleep: Callable[[float], None],
        monotonic: Callable[[], float],
    ) -> None:
        self.service_name: str = service_name
        self.handlers: tuple[RequestHandler2, ...] = tuple(handlers)
        self.metric_collector: RequestMetricCollector | None = metric_collector
        self.strategy: RetryStrategy = RetryStrategy(configuration, monotonic)
        self.limits: TimeLimits = TimeLimits.of(configuration)
        self.user_agent: str = user_agent(configuration, self.strategy.mode)
        self.own_headers: Mapping[str, str] = configuration.getHeaders()
        self.proxy_host: str | None = configuration.getProxyHost()
        self.plain_http_is_meant: bool = configuration.getProtocol() is Protocol.HTTP
        self.transport_settings: TransportSettings = transport_settings(configuration)
        self.transport: Transport | None = transport
        self.clock: Callable[[], datetime] | None = clock
        self.sleep: Callable[[float], None] = sleep
        self.monotonic: Callable[[], float] = monotonic
        self.time_offset: int | None = None  # seconds, if a program has set it
