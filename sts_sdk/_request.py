"""What every request carries besides its members: settings for this one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sts_sdk.internal._shape import Shape

if TYPE_CHECKING:
    from sts_sdk.auth._provider import AWSCredentialsProvider
    from sts_sdk.handlers._context import HandlerContextKey
    from sts_sdk.metrics._collector import RequestMetricCollector


class RequestConfig:
    """The settings of one call; made when the first of them is set. Times in milliseconds, as in Java."""

    __slots__ = (
        "client_execution_timeout", "credentials_provider", "handler_context", "headers", "metric_collector",
        "query_parameters", "request_timeout",
    )  # fmt: skip

    def __init__(self) -> None:
        self.credentials_provider: AWSCredentialsProvider | None = None
        self.headers: dict[str, str] = {}
        self.query_parameters: dict[str, list[str]] = {}
        self.request_timeout: int | None = None
        self.client_execution_timeout: int | None = None
        self.metric_collector: RequestMetricCollector | None = None
        self.handler_context: dict[HandlerContextKey[Any], object] = {}

    def copy(self) -> RequestConfig:
        """Independent of this one, with the same settings."""
        copy = RequestConfig()
        for name in self.__slots__:
            setattr(copy, name, getattr(self, name))
        copy.headers = dict(self.headers)
        copy.query_parameters = {name: list(values) for name, values in self.query_parameters.items()}
        copy.handler_context = dict(self.handler_context)
        return copy


class AmazonWebServiceRequest(Shape):
    """The base of every request (com.amazonaws.AmazonWebServiceRequest).

    Settings that are made here hold for calls with this request only, and win over the client's.
    """

    __slots__ = ("_clone_source", "_config")

    def __init__(self) -> None:
        self._config: RequestConfig | None = None
        self._clone_source: AmazonWebServiceRequest | None = None

    @property
    def _settings(self) -> RequestConfig:
        if self._config is None:
            self._config = RequestConfig()
        return self._config
