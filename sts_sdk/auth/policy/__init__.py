"""Access control policies: built, written, read (com.amazonaws.auth.policy)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.policy._action import Action as Action
    from sts_sdk.auth.policy._condition import Condition as Condition
    from sts_sdk.auth.policy._policy import Policy as Policy
    from sts_sdk.auth.policy._principal import Principal as Principal
    from sts_sdk.auth.policy._reader_options import PolicyReaderOptions as PolicyReaderOptions
    from sts_sdk.auth.policy._resource import Resource as Resource
    from sts_sdk.auth.policy._statement import Statement as Statement
    from sts_sdk.auth.policy._sts_actions import STSActions as STSActions
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_action": "Action",
            "_condition": "Condition",
            "_policy": "Policy",
            "_principal": "Principal",
            "_reader_options": "PolicyReaderOptions",
            "_resource": "Resource",
            "_statement": "Statement",
            "_sts_actions": "STSActions",
        },
        packages="actions conditions resources",
    )
