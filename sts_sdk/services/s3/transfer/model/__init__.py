"""What transfers end with (com.amazonaws.services.s3.transfer.model)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.services.s3.transfer.model._results import CopyResult as CopyResult
    from sts_sdk.services.s3.transfer.model._results import UploadResult as UploadResult
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__, {"_results": "CopyResult UploadResult"}, extras={"transfer": "CopyResult UploadResult"}
    )
