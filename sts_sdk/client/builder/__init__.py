"""What every client builder shares (com.amazonaws.client.builder)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.client.builder._async_client_builder import AwsAsyncClientBuilder as AwsAsyncClientBuilder
    from sts_sdk.client.builder._async_client_builder import ExecutorFactory as ExecutorFactory
    from sts_sdk.client.builder._client_builder import AwsClientBuilder as AwsClientBuilder
    from sts_sdk.client.builder._client_builder import AwsSyncClientBuilder as AwsSyncClientBuilder
    from sts_sdk.client.builder._client_builder import EndpointConfiguration as EndpointConfiguration
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_async_client_builder": "AwsAsyncClientBuilder ExecutorFactory",
            "_client_builder": "AwsClientBuilder AwsSyncClientBuilder EndpointConfiguration",
        },
    )
