"""The builder of the STS client."""

from __future__ import annotations

from sts_sdk._typing import TYPE_CHECKING
from sts_sdk.client.builder._client_builder import AwsSyncClientBuilder
from sts_sdk.services.securitytoken._client import AWSSecurityTokenServiceClient
from sts_sdk.services.securitytoken._sts_builder import StsBuilder

if TYPE_CHECKING:
    from typing import Self


class AWSSecurityTokenServiceClientBuilder(
    AwsSyncClientBuilder[AWSSecurityTokenServiceClient], StsBuilder[AWSSecurityTokenServiceClient]
):
    """Makes STS clients (com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder).

    ``standard()`` can be called on the class, as in Java, or on an instance, as some articles have it.
    """

    @classmethod
    def standard(cls) -> Self:
        """A new builder with nothing set: default credentials chain, default region chain."""
        return cls()

    @classmethod
    def defaultClient(cls) -> AWSSecurityTokenServiceClient:
        """A client from a builder with nothing set."""
        return cls().build()

    def build(self) -> AWSSecurityTokenServiceClient:
        """A new client, thread-safe and immutable.

        SdkClientException when neither a region nor an endpoint was set and the region chain finds none;
        IllegalStateException when both were set.
        """
        return AWSSecurityTokenServiceClient(self._sts_params())
