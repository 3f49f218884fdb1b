"""Names of actions, by service (com.amazonaws.auth.policy.actions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.policy.actions._actions import KMSActions as KMSActions
    from sts_sdk.auth.policy.actions._actions import S3Actions as S3Actions
    from sts_sdk.auth.policy.actions._actions import SecurityTokenServiceActions as SecurityTokenServiceActions
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(__name__, {"_actions": "KMSActions S3Actions SecurityTokenServiceActions"})
