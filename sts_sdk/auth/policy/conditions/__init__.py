"""Types of conditions (com.amazonaws.auth.policy.conditions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.policy.conditions._arn import ArnCondition as ArnCondition
    from sts_sdk.auth.policy.conditions._boolean import BooleanCondition as BooleanCondition
    from sts_sdk.auth.policy.conditions._date import DateCondition as DateCondition
    from sts_sdk.auth.policy.conditions._factory import ConditionFactory as ConditionFactory
    from sts_sdk.auth.policy.conditions._ip_address import IpAddressCondition as IpAddressCondition
    from sts_sdk.auth.policy.conditions._numeric import NumericCondition as NumericCondition
    from sts_sdk.auth.policy.conditions._s3_factory import S3ConditionFactory as S3ConditionFactory
    from sts_sdk.auth.policy.conditions._string import StringCondition as StringCondition
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_arn": "ArnCondition",
            "_boolean": "BooleanCondition",
            "_date": "DateCondition",
            "_factory": "ConditionFactory",
            "_ip_address": "IpAddressCondition",
            "_numeric": "NumericCondition",
            "_s3_factory": "S3ConditionFactory",
            "_string": "StringCondition",
        },
    )
