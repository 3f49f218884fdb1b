"""Types of conditions (com.amazonaws.auth.policy.conditions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.policy.conditions._conditions import ArnCondition as ArnCondition
    from sts_sdk.auth.policy.conditions._conditions import BooleanCondition as BooleanCondition
    from sts_sdk.auth.policy.conditions._conditions import ConditionFactory as ConditionFactory
    from sts_sdk.auth.policy.conditions._conditions import DateCondition as DateCondition
    from sts_sdk.auth.policy.conditions._conditions import IpAddressCondition as IpAddressCondition
    from sts_sdk.auth.policy.conditions._conditions import NumericCondition as NumericCondition
    from sts_sdk.auth.policy.conditions._conditions import S3ConditionFactory as S3ConditionFactory
    from sts_sdk.auth.policy.conditions._conditions import StringCondition as StringCondition
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_conditions": "ArnCondition BooleanCondition ConditionFactory DateCondition IpAddressCondition "
            "NumericCondition S3ConditionFactory StringCondition"
        },
    )
