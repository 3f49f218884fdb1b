"""The builder of the asynchronous STS client."""

from __future__ import annotations

from typing import Self

from sts_sdk.client.builder._async_client_builder import AwsAsyncClientBuilder
from sts_sdk.services.securitytoken._async_client import AWSSecurityTokenServiceAsyncClient
from sts_sdk.services.securitytoken._builder import StsBuilder


class AWSSecurityTokenServiceAsyncClientBuilder(
    AwsAsyncClientBuilder[AWSSecurityTokenServiceAsyncClient], StsBuilder[AWSSecurityTokenServiceAsyncClient]
):
    """Makes asynchronous STS clients (AWSSecurityTokenServiceAsyncClientBuilder)."""

    @classmethod
    def standard(cls) -> Self:
        """A new builder with nothing set: default credentials chain, default region chain."""
        return cls()

    @classmethod
    def defaultClient(cls) -> AWSSecurityTokenServiceAsyncClient:
        """A client from a builder with nothing set."""
        return cls().build()

    def build(self) -> AWSSecurityTokenServiceAsyncClient:
        """A new client, thread-safe and immutable; errors as of the synchronous builder."""
        factory = self.getExecutorFactory()
        params = self._sts_params()
        return AWSSecurityTokenServiceAsyncClient(params, None, None if factory is None else factory.newExecutor())
