"""The builder of the STS client, and what it shares with the asynchronous one's."""

from __future__ import annotations

from functools import partial

from sts_sdk._exceptions import IllegalArgumentException
from typing import TYPE_CHECKING
from sts_sdk.client.builder._client_builder import AwsClientBuilder, AwsSyncClientBuilder, T_co
from sts_sdk.services.securitytoken._client import AWSSecurityTokenServiceClient, locate
from sts_sdk.services.securitytoken._endpoints import SIGNING_NAME, check_custom_endpoint

if TYPE_CHECKING:
    from typing import Literal, Self

    from sts_sdk.client.builder._client_params import ClientParams

    RegionalEndpoints = Literal["legacy", "regional"]


class StsBuilder(AwsClientBuilder[T_co]):
    """The switch between STS's regional endpoints and its global one; beyond Java, which has it as a setting only."""

    _regional_endpoints: RegionalEndpoints | None = None

    def getStsRegionalEndpoints(self) -> RegionalEndpoints | None:
        """What was set; None leaves it to AWS_STS_REGIONAL_ENDPOINTS and the profile, else it is ``regional``."""
        return self._regional_endpoints

    def setStsRegionalEndpoints(self, value: RegionalEndpoints | None) -> None:
        """``legacy``: the global endpoint for the older regions, as Java v1 has it; ``regional``: the region's own."""
        if value not in {"legacy", "regional", None}:
            raise IllegalArgumentException(f"stsRegionalEndpoints is {value!r}; it must be 'legacy' or 'regional'.")
        self._regional_endpoints = value

    def withStsRegionalEndpoints(self, value: RegionalEndpoints | None) -> Self:
        """``setStsRegionalEndpoints``, returning the builder."""
        self.setStsRegionalEndpoints(value)
        return self

    def _sts_params(self) -> ClientParams:
        legacy = None if self._regional_endpoints is None else self._regional_endpoints == "legacy"
        params = self._client_params(SIGNING_NAME, partial(locate, legacy=legacy))
        if self._endpoint is not None:
            check_custom_endpoint("EndpointConfiguration", params.configuration)
        return params


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
