"""Conditions that every service knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.auth.policy.conditions._arn import ArnCondition
from sts_sdk.auth.policy.conditions._boolean import BooleanCondition
from sts_sdk.auth.policy.conditions._string import StringCondition

if TYPE_CHECKING:
    from sts_sdk.auth.policy._condition import Condition


class ConditionFactory:
    """Conditions that every service knows (com.amazonaws.auth.policy.conditions.ConditionFactory)."""

    CURRENT_TIME_CONDITION_KEY: Final = "aws:CurrentTime"
    EPOCH_TIME_CONDITION_KEY: Final = "aws:EpochTime"
    REFERER_CONDITION_KEY: Final = "aws:Referer"
    SECURE_TRANSPORT_CONDITION_KEY: Final = "aws:SecureTransport"
    SOURCE_ARN_CONDITION_KEY: Final = "aws:SourceArn"
    SOURCE_IP_CONDITION_KEY: Final = "aws:SourceIp"
    USER_AGENT_CONDITION_KEY: Final = "aws:UserAgent"

    @staticmethod
    def newSourceArnCondition(arnPattern: str) -> Condition:
        """The resource on whose behalf a service calls matches the pattern."""
        return ArnCondition(
            ArnCondition.ArnComparisonType.ArnLike, ConditionFactory.SOURCE_ARN_CONDITION_KEY, arnPattern
        )

    @staticmethod
    def newSecureTransportCondition() -> Condition:
        """The request came over TLS."""
        return BooleanCondition(ConditionFactory.SECURE_TRANSPORT_CONDITION_KEY, True)

    @staticmethod
    def newUserAgentCondition(comparisonType: StringCondition.StringComparisonType, value: str) -> Condition:
        """The request's User-Agent compares with the value."""
        return StringCondition(comparisonType, ConditionFactory.USER_AGENT_CONDITION_KEY, value)

    @staticmethod
    def newRefererCondition(comparisonType: StringCondition.StringComparisonType, value: str) -> Condition:
        """The request's Referer compares with the value."""
        return StringCondition(comparisonType, ConditionFactory.REFERER_CONDITION_KEY, value)
