"""The limit on a whole call (com.amazonaws.http.timers.client)."""

from __future__ import annotations

from sts_sdk.http._timeouts import ClientExecutionTimeoutException

__all__ = ["ClientExecutionTimeoutException"]
