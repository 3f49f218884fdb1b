"""What a call took, for whoever collects it (com.amazonaws.metrics)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk._requests._request import RequestMetricCollector as RequestMetricCollector
    from sts_sdk.metrics._request_metrics import AWSRequestMetrics as AWSRequestMetrics
    from sts_sdk.metrics._request_metrics import TimingInfo as TimingInfo
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {"sts_sdk._requests._request": "RequestMetricCollector", "_request_metrics": "AWSRequestMetrics TimingInfo"},
    )
