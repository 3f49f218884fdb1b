"""Why an HTTP exchange did not come to its end (com.amazonaws.http.exception)."""

from __future__ import annotations

from sts_sdk.http._timeouts import HttpRequestTimeoutException

__all__ = ["HttpRequestTimeoutException"]
