"""When a call is tried again, and after how long (com.amazonaws.retry)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.retry._backoff import PredefinedBackoffStrategies as PredefinedBackoffStrategies
    from sts_sdk.retry._conditions import RetryUtils as RetryUtils
    from sts_sdk.retry._mode import RetryMode as RetryMode
    from sts_sdk.retry._policy import RetryPolicy as RetryPolicy
    from sts_sdk.retry._predefined import PredefinedRetryPolicies as PredefinedRetryPolicies
else:
    from sts_sdk._lazy import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_backoff": "PredefinedBackoffStrategies",
            "_conditions": "RetryUtils",
            "_mode": "RetryMode",
            "_policy": "RetryPolicy",
            "_predefined": "PredefinedRetryPolicies",
        },
    )
