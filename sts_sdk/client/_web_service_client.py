"""What every client is (com.amazonaws.AmazonWebServiceClient)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from sts_sdk._exceptions import UnsupportedOperationException

if TYPE_CHECKING:
    from typing import Self

    from sts_sdk._configuration._client_configuration import ClientConfiguration
    from sts_sdk._requests._request import RequestMetricCollector
    from sts_sdk.handlers._handler import RequestHandler2
    from sts_sdk.regions._region import Region, Regions


class AmazonWebServiceClient(ABC):
    """The base of every service's client (com.amazonaws.AmazonWebServiceClient).

    What changes a client is for those that a constructor made: one that a builder made refuses it with an
    UnsupportedOperationException. None of it is thread-safe.
    """

    __slots__ = ()

    @abstractmethod
    def setEndpoint(self, endpoint: str) -> None:
        """Call the service at this endpoint."""

    @abstractmethod
    def setRegion(self, region: Region | Regions | str) -> None:
        """Call the service in this region."""

    @abstractmethod
    def shutdown(self) -> None:
        """Close all connections; a later call raises an IllegalStateException."""

    @abstractmethod
    def getServiceName(self) -> str:
        """The name that requests are signed for, such as ``sts``."""

    @abstractmethod
    def getEndpointPrefix(self) -> str:
        """What the host of the service's endpoints begins with, such as ``sts``."""

    @abstractmethod
    def getClientConfiguration(self) -> ClientConfiguration:
        """A copy of the configuration that the client works with."""

    def withEndpoint(self, endpoint: str) -> Self:
        """``setEndpoint``, returning the client."""
        self.setEndpoint(endpoint)
        return self

    def withRegion(self, region: Region | Regions | str) -> Self:
        """``setRegion``, returning the client."""
        self.setRegion(region)
        return self

    def configureRegion(self, region: Region | Regions | str) -> None:
        """The same as ``setRegion``."""
        self.setRegion(region)

    def getTimeOffset(self) -> int:
        """By how many seconds this machine's clock is ahead of the service's, as far as it was set: 0 if it was not."""
        return 0

    def setTimeOffset(self, timeOffset: int) -> None:
        """Sign with a clock that is corrected by so many seconds; UnsupportedOperationException over botocore."""
        if timeOffset:
            raise UnsupportedOperationException(
                "This client goes over botocore, which signs with the clock of this machine: set that one right."
            )

    def withTimeOffset(self, timeOffset: int) -> Self:
        """``setTimeOffset``, returning the client."""
        self.setTimeOffset(timeOffset)
        return self

    def addRequestHandler(self, requestHandler: RequestHandler2) -> None:  # noqa: ARG002 -- refused, whatever it is
        """Let a handler see every request and answer, too; UnsupportedOperationException over botocore."""
        raise UnsupportedOperationException(
            "This client goes over botocore, which calls no RequestHandler2: register for its events at "
            "client.unwrap().meta.events."
        )

    def removeRequestHandler(self, requestHandler: RequestHandler2) -> None:  # noqa: B027 -- over botocore there is none
        """Take back what ``addRequestHandler`` was given; nothing if it was not given."""

    def getRequestMetricsCollector(self) -> RequestMetricCollector | None:
        """The collector that the client's calls are told to; None if there is none."""
        return None
