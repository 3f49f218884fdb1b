"""Requests signed in their URL (com.amazonaws.auth.presign)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.presign._presigner_facade import PresignerFacade as PresignerFacade
    from sts_sdk.auth.presign._presigner_facade import PresignerParams as PresignerParams
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(__name__, {"_presigner_facade": "PresignerFacade PresignerParams"})
