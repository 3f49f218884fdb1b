"""Access control policies: built, written, read (com.amazonaws.auth.policy)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.policy._policy import Policy as Policy
    from sts_sdk.auth.policy._reader import PolicyReaderOptions as PolicyReaderOptions
    from sts_sdk.auth.policy._statement import Action as Action
    from sts_sdk.auth.policy._statement import Condition as Condition
    from sts_sdk.auth.policy._statement import Principal as Principal
    from sts_sdk.auth.policy._statement import Resource as Resource
    from sts_sdk.auth.policy._statement import Statement as Statement
    from sts_sdk.auth.policy.actions._actions import STSActions as STSActions
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_policy": "Policy",
            "_reader": "PolicyReaderOptions",
            "_statement": "Action Condition Principal Resource Statement",
            "actions._actions": "STSActions",
        },
        packages="actions conditions resources",
    )
