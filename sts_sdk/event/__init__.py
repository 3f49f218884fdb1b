"""Who is told how far a transfer is (com.amazonaws.event)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.event._progress import ProgressEvent as ProgressEvent
    from sts_sdk.event._progress import ProgressEventType as ProgressEventType
    from sts_sdk.event._progress import ProgressListener as ProgressListener
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(__name__, {"_progress": "ProgressEvent ProgressEventType ProgressListener"})
