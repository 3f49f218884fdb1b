"""Who is given the metrics of each call."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sts_sdk._requests._default_request import Request
    from sts_sdk.handlers._response import AnyResponse


class RequestMetricCollector(ABC):
    """Given the metrics of each call when it ends (com.amazonaws.metrics.RequestMetricCollector).

    Runs in the caller's thread, so it must be quick; one collector serves all threads of a client.
    """

    NONE: ClassVar[RequestMetricCollector]

    @abstractmethod
    def collectMetrics(self, request: Request, response: AnyResponse | None) -> None:
        """Read ``request.getAWSRequestMetrics()``; ``response`` is None if nothing came back."""

    def isEnabled(self) -> bool:
        """Whether to measure at all; asked at each call."""
        return True


class _Nobody(RequestMetricCollector):
    def collectMetrics(self, request: Request, response: AnyResponse | None) -> None:
        """Nothing."""

    def isEnabled(self) -> bool:
        return False


RequestMetricCollector.NONE = _Nobody()
