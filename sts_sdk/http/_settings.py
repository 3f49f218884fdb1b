"""What one client's calls have in common, resolved when the client is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._configuration._client_configuration import Protocol
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk.internal._checks import header_text
from sts_sdk.internal._settings import variable
from sts_sdk.internal._transport_settings import Timeouts
from sts_sdk.retry._strategy import RetryStrategy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk._requests._request import RequestConfig, RequestMetricCollector
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.internal._transport import Transport
    from sts_sdk.internal._transport_settings import TransportSettings
    from sts_sdk.retry._mode import RetryMode


class TimeLimits:
    """The limits of one client's calls: of each attempt, and in seconds of all together. Never changed once made."""

    __slots__ = ("call", "timeouts")

    def __init__(self, timeouts: Timeouts, call: float | None) -> None:
        self.timeouts: Timeouts = timeouts
        self.call: float | None = call

    @staticmethod
    def of(configuration: ClientConfiguration) -> TimeLimits:
        """The limits that a configuration sets: milliseconds there, 0 for none."""
        timeouts = Timeouts(
            _seconds_of_milliseconds(configuration.getConnectionTimeout()),
            _seconds_of_milliseconds(configuration.getSocketTimeout()),
            _seconds_of_milliseconds(configuration.getRequestTimeout()),
        )
        return TimeLimits(timeouts, _seconds_of_milliseconds(configuration.getClientExecutionTimeout()))

    def overridden(self, config: RequestConfig) -> TimeLimits:
        """The limits of one call whose request sets its own; the same object if it sets none."""
        attempt, call = config.request_timeout, config.client_execution_timeout
        if attempt is None and call is None:
            return self
        return TimeLimits(
            self.timeouts if attempt is None else self.timeouts.within(_seconds_of_milliseconds(attempt)),
            self.call if call is None else _seconds_of_milliseconds(call),
        )


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


def _seconds_of_milliseconds(milliseconds: int) -> float | None:
    return milliseconds / 1000 if milliseconds > 0 else None


def user_agent(configuration: ClientConfiguration, mode: RetryMode) -> str:
    """``prefix, sts_sdk/1.0 ... cfg/retry-mode/standard, suffix exec-env/...``, as Java puts it together."""
    product = configuration.DEFAULT_USER_AGENT
    prefix = configuration.getUserAgentPrefix()
    text = product if prefix in (None, "", product) else f"{(prefix or '').strip()}, {product}"
    text = f"{text} cfg/retry-mode/{mode.getName()}"
    suffix = (configuration.getUserAgentSuffix() or "").strip()
    if suffix:
        text = f"{text}, {suffix}"
    environment = variable("AWS_EXECUTION_ENV")
    if environment:
        text = f"{text} exec-env/{environment}"
    return header_text("User-Agent", text)


def merged(headers: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """``headers`` with the caller's own, which win whatever the case of their names."""
    names = {name.lower() for name in own}
    return {**{name: value for name, value in headers.items() if name.lower() not in names}, **own}
