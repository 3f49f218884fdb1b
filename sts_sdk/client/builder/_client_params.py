"""What a builder hands to the client that it builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sts_sdk._client_configuration import ClientConfiguration
    from sts_sdk.auth._provider import AWSCredentialsProvider
    from sts_sdk.handlers import RequestHandler2
    from sts_sdk.internal._endpoint import Endpoint
    from sts_sdk.metrics import RequestMetricCollector


class ClientParams:
    """Everything that a client is made of, resolved and checked. A plain class: a tuple's would cost an import."""

    __slots__ = ("configuration", "credentials", "endpoint", "handlers", "metric_collector", "signing_region")

    def __init__(
        self,
        configuration: ClientConfiguration,
        credentials: AWSCredentialsProvider,
        endpoint: Endpoint,
        signing_region: str,
        handlers: Sequence[RequestHandler2],
        metric_collector: RequestMetricCollector | None,
    ) -> None:
        self.configuration = configuration
        self.credentials = credentials
        self.endpoint = endpoint
        self.signing_region = signing_region
        self.handlers = handlers
        self.metric_collector = metric_collector
