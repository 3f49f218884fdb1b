"""The STS client with Java's constructors, and its builder: each names the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, overload

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._endpoint_settings import check_custom_endpoint
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.client.builder._client_builder import (
    AwsClientBuilder,
    AwsSyncClientBuilder,
    ClientParams,
    T_co,
    chosen_provider,
    own_configuration,
)
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.services.securitytoken._core import StsCore, locate
from sts_sdk.services.securitytoken._endpoints import SIGNING_NAME, global_endpoint

if TYPE_CHECKING:
    from typing import Literal, Self

    from sts_sdk._credentials import AWSCredentials
    from sts_sdk._provider import AWSCredentialsProvider
    from sts_sdk._requests._request import RequestMetricCollector

    RegionalEndpoints = Literal["legacy", "regional"]


class AWSSecurityTokenServiceClient(StsCore):
    """Calls AWS STS and waits for its answer (com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClient).

    Make one with ``AWSSecurityTokenServiceClientBuilder``, keep it, share it among threads, and end it with
    ``shutdown()`` or ``with``. The constructors are Java's deprecated ones: their client calls the endpoint
    that AWS_ENDPOINT_URL_STS or the like configures, else the global one, as Java's does, until ``setRegion`` or
    ``setEndpoint``, which are not thread-safe.
    """

    @overload
    def __init__(self, clientConfiguration: ClientConfiguration | ClientParams | None = None, /) -> None: ...
    @overload
    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider,
        clientConfiguration: ClientConfiguration | None = None,
        requestMetricCollector: RequestMetricCollector | None = None,
    ) -> None: ...

    def __init__(
        self,
        awsCredentials: AWSCredentials | AWSCredentialsProvider | ClientConfiguration | ClientParams | None = None,
        clientConfiguration: ClientConfiguration | None = None,
        requestMetricCollector: RequestMetricCollector | None = None,
    ) -> None:
        if isinstance(awsCredentials, ClientConfiguration):
            awsCredentials, clientConfiguration = None, awsCredentials
        built = isinstance(awsCredentials, ClientParams)
        if isinstance(awsCredentials, ClientParams):
            params = awsCredentials
        else:
            params = _params(awsCredentials, clientConfiguration, requestMetricCollector)
        super().__init__(
            params.configuration,
            params.credentials,
            params.endpoint,
            params.signing_region,
            handlers=params.handlers,
            metric_collector=params.metric_collector,
            immutable=built,
        )

    @classmethod
    def builder(cls) -> AWSSecurityTokenServiceClientBuilder:
        """A new builder, the same as ``AWSSecurityTokenServiceClientBuilder.standard()``."""
        return AWSSecurityTokenServiceClientBuilder.standard()

    def __reduce__(self) -> tuple[type[Self], tuple[ClientParams], bool]:
        params = ClientParams(
            self._configuration,
            self._credentials,
            parse_endpoint(self._url),
            self._signing_region,
            self._http.settings.handlers,
            self._http.settings.metric_collector,
        )
        return type(self), (params,), self._immutable

    def __setstate__(self, immutable: bool) -> None:
        self._immutable = immutable  # one made by a constructor can still be moved


def _params(
    credentials: AWSCredentials | AWSCredentialsProvider | None,
    configuration: ClientConfiguration | None,
    collector: RequestMetricCollector | None,
) -> ClientParams:
    """Java's deprecated constructors: the default chain, and the global endpoint unless another is configured."""
    own = own_configuration(configuration)
    resolved = global_endpoint(own)
    endpoint = parse_endpoint(resolved.url)
    return ClientParams(own, chosen_provider(credentials), endpoint, resolved.signing_region, (), collector)


class StsBuilder(AwsClientBuilder[T_co]):
    """The switch between STS's regional endpoints and its global one; beyond Java, which has it as a setting only."""

    _regional_endpoints: RegionalEndpoints | None = None

    def getStsRegionalEndpoints(self) -> RegionalEndpoints | None:
        """What was set; None leaves it to AWS_STS_REGIONAL_ENDPOINTS and the profile, else it is ``regional``."""
        return self._regional_endpoints

    def setStsRegionalEndpoints(self, value: RegionalEndpoints | None) -> None:
        """``legacy``: the global endpoint for the older regions, as Java v1 has it; ``regional``: the region's own."""
        if value not in ("legacy", "regional", None):
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
