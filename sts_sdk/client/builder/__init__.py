"""What every client builder shares (com.amazonaws.client.builder)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.client.builder._client_builder import AwsAsyncClientBuilder as AwsAsyncClientBuilder
    from sts_sdk.client.builder._client_builder import AwsClientBuilder as AwsClientBuilder
    from sts_sdk.client.builder._client_builder import AwsSyncClientBuilder as AwsSyncClientBuilder
    from sts_sdk.client.builder._client_builder import ExecutorFactory as ExecutorFactory
    from sts_sdk.client.builder._endpoint_configuration import EndpointConfiguration as EndpointConfiguration
else:
    from sts_sdk._lazy import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_client_builder": "AwsAsyncClientBuilder AwsClientBuilder AwsSyncClientBuilder ExecutorFactory",
            "_endpoint_configuration": "EndpointConfiguration",
        },
    )
