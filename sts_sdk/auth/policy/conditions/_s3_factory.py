"""Conditions that S3 knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from sts_sdk.auth.policy.conditions._string import StringCondition

if TYPE_CHECKING:
    from enum import Enum

    from sts_sdk.auth.policy._condition import Condition


class _HasText(Protocol):
    def toString(self) -> str: ...


class S3ConditionFactory:
    """Conditions that S3 knows (com.amazonaws.auth.policy.conditions.S3ConditionFactory)."""

    CANNED_ACL_CONDITION_KEY: Final = "s3:x-amz-acl"
    COPY_SOURCE_CONDITION_KEY: Final = "s3:x-amz-copy-source"
    DELIMITER_CONDITION_KEY: Final = "s3:delimiter"
    LOCATION_CONSTRAINT_CONDITION_KEY: Final = "s3:LocationConstraint"
    MAX_KEYS_CONDITION_KEY: Final = "s3:max-keys"
    METADATA_DIRECTIVE_CONDITION_KEY: Final = "s3:x-amz-metadata-directive"
    PREFIX_CONDITION_KEY: Final = "s3:prefix"
    VERSION_ID_CONDITION_KEY: Final = "s3:VersionId"

    @staticmethod
    def newCannedACLCondition(cannedAcl: str | Enum | _HasText) -> Condition:
        """What is made has this canned ACL: a CannedAccessControlList, or its text (``public-read``)."""
        equals, key = StringCondition.StringComparisonType.StringEquals, S3ConditionFactory.CANNED_ACL_CONDITION_KEY
        return StringCondition(equals, key, _text(cannedAcl))


def _text(acl: str | Enum | _HasText) -> str:
    if isinstance(acl, str):
        return acl
    as_java = getattr(acl, "toString", None)
    return str(as_java() if as_java else getattr(acl, "value", acl))
