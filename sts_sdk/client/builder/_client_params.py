"""What a client is made of, and what stands for what was not given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._static import provider_of
from sts_sdk.internal._endpoint import Endpoint

if TYPE_CHECKING:  # a client that makes no call does without these
    from sts_sdk._requests._request import RequestMetricCollector
    from sts_sdk.handlers._handler import RequestHandler2


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
        self.configuration: ClientConfiguration = configuration
        self.credentials: AWSCredentialsProvider = credentials
        self.endpoint: Endpoint = endpoint
        self.signing_region: str = signing_region
        self.handlers: Sequence[RequestHandler2] = handlers
        self.metric_collector: RequestMetricCollector | None = metric_collector


def own_configuration(given: ClientConfiguration | None) -> ClientConfiguration:
    """A client's own copy of the configuration it was given; the defaults without one."""
    return ClientConfiguration() if given is None else ClientConfiguration(given)


def chosen_provider(given: AWSCredentials | AWSCredentialsProvider | None) -> AWSCredentialsProvider:
    """The provider of what was given; the default chain without anything."""
    if given is not None:
        return provider_of(given)
    from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain  # noqa: PLC0415 -- asked for nothing else

    return DefaultAWSCredentialsProviderChain.getInstance()
