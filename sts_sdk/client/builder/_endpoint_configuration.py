"""An endpoint and the region that requests to it are signed for."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk._typing import TYPE_CHECKING
from sts_sdk.internal._endpoint import parse_endpoint
from sts_sdk.regions._names import region_name

if TYPE_CHECKING:
    from sts_sdk.regions import Region, Regions


class EndpointConfiguration:
    """A service endpoint with its signing region (AwsClientBuilder.EndpointConfiguration).

    ``serviceEndpoint`` is a host, with or without scheme (https without one), port and path. ``signingRegion``
    may be None: it is then read from the host, or us-east-1. What could not be used is refused here, with an
    IllegalArgumentException.
    """

    __slots__ = ("_service_endpoint", "_signing_region")

    def __init__(self, serviceEndpoint: str, signingRegion: str | Regions | Region | None) -> None:
        if not isinstance(serviceEndpoint, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
            raise IllegalArgumentException(
                f"The service endpoint must be text such as 'sts.us-east-1.amazonaws.com', not {serviceEndpoint!r}."
            )
        parse_endpoint(serviceEndpoint)
        self._service_endpoint = serviceEndpoint
        self._signing_region = None if signingRegion is None else region_name(signingRegion, "signing region")

    def getServiceEndpoint(self) -> str:
        """The endpoint as it was given."""
        return self._service_endpoint

    def getSigningRegion(self) -> str | None:
        """The signing region, or None if the host tells it."""
        return self._signing_region

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, EndpointConfiguration)
            and self._service_endpoint == other._service_endpoint
            and self._signing_region == other._signing_region
        )

    def __hash__(self) -> int:
        return hash((self._service_endpoint, self._signing_region))

    def __repr__(self) -> str:
        return f"EndpointConfiguration({self._service_endpoint!r}, {self._signing_region!r})"
