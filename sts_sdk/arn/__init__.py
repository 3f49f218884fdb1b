"""The names of AWS's resources (com.amazonaws.arn)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.arn._arn import Arn as Arn
    from sts_sdk.arn._arn import ArnResource as ArnResource
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(__name__, {"_arn": "Arn ArnResource"})
