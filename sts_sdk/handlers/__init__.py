"""Hooks into each call: before and after it, and each of its attempts (com.amazonaws.handlers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk._requests._options import HandlerContextKey as HandlerContextKey
    from sts_sdk.handlers._attempt import HandlerAfterAttemptContext as HandlerAfterAttemptContext
    from sts_sdk.handlers._attempt import HandlerBeforeAttemptContext as HandlerBeforeAttemptContext
    from sts_sdk.handlers._handler import AsyncHandler as AsyncHandler
    from sts_sdk.handlers._handler import RequestHandler2 as RequestHandler2
    from sts_sdk.handlers._open_telemetry import OpenTelemetryHandler as OpenTelemetryHandler
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "sts_sdk._requests._options": "HandlerContextKey",
            "_attempt": "HandlerAfterAttemptContext HandlerBeforeAttemptContext",
            "_handler": "AsyncHandler RequestHandler2",
            "_open_telemetry": "OpenTelemetryHandler",
        },
        extras={"otel": "OpenTelemetryHandler"},
    )
