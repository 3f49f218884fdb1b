"""The types of conditions, and factories for the conditions that AWS names."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import Final, Protocol, overload

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth.policy._statement import Condition


class Comparison(Enum):
    """The base of the types of comparison: the name of a member is what a policy has."""

    def toString(self) -> str:
        """The name in a policy."""
        return self.name

    def __str__(self) -> str:
        return self.name


def _name_of(given: object, kind: type[Comparison]) -> str:
    """The name of a comparison. IllegalArgumentException unless it is of the kind that the condition takes."""
    if not isinstance(given, kind):
        name = kind.__qualname__
        raise IllegalArgumentException(f"The type must be a {name}, such as {next(iter(kind))}, not {given!r}.")
    return given.name


class ArnCondition(Condition):
    """Compares an ARN (com.amazonaws.auth.policy.conditions.ArnCondition)."""

    class ArnComparisonType(Comparison):
        """How ARNs are compared (com.amazonaws.auth.policy.conditions.ArnCondition.ArnComparisonType)."""

        ArnEquals = "ArnEquals"
        ArnLike = "ArnLike"
        ArnNotEquals = "ArnNotEquals"
        ArnNotLike = "ArnNotLike"

    def __init__(self, type: ArnCondition.ArnComparisonType, key: str, value: str) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(_name_of(type, self.ArnComparisonType)).withConditionKey(key).withValues(value)


class BooleanCondition(Condition):
    """Compares a condition key whose value is true or false (com.amazonaws.auth.policy.conditions.BooleanCondition)."""

    def __init__(self, key: str, value: bool) -> None:
        super().__init__()
        self.withType("Bool").withConditionKey(key).withValues("true" if value else "false")


class DateCondition(Condition):
    """Compares the time of the call, ``aws:CurrentTime`` (com.amazonaws.auth.policy.conditions.DateCondition)."""

    class DateComparisonType(Comparison):
        """How times are compared (com.amazonaws.auth.policy.conditions.DateCondition.DateComparisonType)."""

        DateEquals = "DateEquals"
        DateGreaterThan = "DateGreaterThan"
        DateGreaterThanEquals = "DateGreaterThanEquals"
        DateLessThan = "DateLessThan"
        DateLessThanEquals = "DateLessThanEquals"
        DateNotEquals = "DateNotEquals"

    def __init__(self, type: DateCondition.DateComparisonType, date: datetime) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(_name_of(type, self.DateComparisonType)).withConditionKey(
            ConditionFactory.CURRENT_TIME_CONDITION_KEY
        ).withValues(_java_time(date))


def _java_time(date: datetime) -> str:
    if not isinstance(date, datetime):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without types
        raise IllegalArgumentException(f"The date must be a datetime, not {type(date).__name__}.")
    if date.tzinfo is None:
        raise IllegalArgumentException(f"The time {date.isoformat()} has no time zone; use datetime.now(UTC), say.")
    return f"{date.astimezone(UTC).isoformat(timespec='milliseconds').removesuffix('+00:00')}Z"


class IpAddressCondition(Condition):
    """Compares the caller's address, ``aws:SourceIp`` (com.amazonaws.auth.policy.conditions.IpAddressCondition)."""

    class IpAddressComparisonType(Comparison):
        """Whether the address must be in the range or outside of it (IpAddressCondition.IpAddressComparisonType)."""

        IpAddress = "IpAddress"
        NotIpAddress = "NotIpAddress"

    @overload
    def __init__(self, ipAddressRange: str, /) -> None: ...
    @overload
    def __init__(self, type: IpAddressCondition.IpAddressComparisonType, ipAddressRange: str, /) -> None: ...
    def __init__(self, first: IpAddressCondition.IpAddressComparisonType | str, second: str | None = None, /) -> None:
        super().__init__()
        kinds = IpAddressCondition.IpAddressComparisonType
        comparison: object = first
        address_range = second
        if isinstance(first, str) and second is None:
            comparison, address_range = kinds.IpAddress, first
        if address_range is None:
            raise IllegalArgumentException("The address range of an IpAddressCondition cannot be null.")
        self.withType(_name_of(comparison, kinds)).withConditionKey(
            ConditionFactory.SOURCE_IP_CONDITION_KEY
        ).withValues(address_range)


class NumericCondition(Condition):
    """Compares a number (com.amazonaws.auth.policy.conditions.NumericCondition)."""

    class NumericComparisonType(Comparison):
        """How numbers are compared (com.amazonaws.auth.policy.conditions.NumericCondition.NumericComparisonType)."""

        NumericEquals = "NumericEquals"
        NumericGreaterThan = "NumericGreaterThan"
        NumericGreaterThanEquals = "NumericGreaterThanEquals"
        NumericLessThan = "NumericLessThan"
        NumericLessThanEquals = "NumericLessThanEquals"
        NumericNotEquals = "NumericNotEquals"

    def __init__(self, type: NumericCondition.NumericComparisonType, key: str, value: str) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(_name_of(type, self.NumericComparisonType)).withConditionKey(key).withValues(value)


class StringCondition(Condition):
    """Compares text (com.amazonaws.auth.policy.conditions.StringCondition)."""

    class StringComparisonType(Comparison):
        """How texts are compared (com.amazonaws.auth.policy.conditions.StringCondition.StringComparisonType)."""

        StringEquals = "StringEquals"
        StringEqualsIgnoreCase = "StringEqualsIgnoreCase"
        StringLike = "StringLike"
        StringNotEquals = "StringNotEquals"
        StringNotEqualsIgnoreCase = "StringNotEqualsIgnoreCase"
        StringNotLike = "StringNotLike"

    def __init__(self, type: StringCondition.StringComparisonType, key: str, value: str) -> None:  # noqa: A002 -- Java's name
        super().__init__()
        self.withType(_name_of(type, self.StringComparisonType)).withConditionKey(key).withValues(value)


class ConditionFactory:
    """Makes conditions on the keys that every service knows (com.amazonaws.auth.policy.conditions.ConditionFactory)."""

    CURRENT_TIME_CONDITION_KEY: Final = "aws:CurrentTime"
    EPOCH_TIME_CONDITION_KEY: Final = "aws:EpochTime"
    REFERER_CONDITION_KEY: Final = "aws:Referer"
    SECURE_TRANSPORT_CONDITION_KEY: Final = "aws:SecureTransport"
    SOURCE_ARN_CONDITION_KEY: Final = "aws:SourceArn"
    SOURCE_IP_CONDITION_KEY: Final = "aws:SourceIp"
    USER_AGENT_CONDITION_KEY: Final = "aws:UserAgent"

    @staticmethod
    def newSourceArnCondition(arnPattern: str) -> Condition:
        """Holds if the ARN of the resource on whose behalf a service calls matches the pattern."""
        return ArnCondition(
            ArnCondition.ArnComparisonType.ArnLike, ConditionFactory.SOURCE_ARN_CONDITION_KEY, arnPattern
        )

    @staticmethod
    def newSecureTransportCondition() -> Condition:
        """Holds if the request came over TLS."""
        return BooleanCondition(ConditionFactory.SECURE_TRANSPORT_CONDITION_KEY, True)

    @staticmethod
    def newUserAgentCondition(comparisonType: StringCondition.StringComparisonType, value: str) -> Condition:
        """Compares the request's User-Agent with the value."""
        return StringCondition(comparisonType, ConditionFactory.USER_AGENT_CONDITION_KEY, value)

    @staticmethod
    def newRefererCondition(comparisonType: StringCondition.StringComparisonType, value: str) -> Condition:
        """Compares the request's Referer with the value."""
        return StringCondition(comparisonType, ConditionFactory.REFERER_CONDITION_KEY, value)


class _HasText(Protocol):
    def toString(self) -> str: ...


class S3ConditionFactory:
    """Makes conditions on the keys of S3 (com.amazonaws.auth.policy.conditions.S3ConditionFactory)."""

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
        """Holds if the request sets this canned ACL: a CannedAccessControlList or its text, such as ``public-read``."""
        equals, key = StringCondition.StringComparisonType.StringEquals, S3ConditionFactory.CANNED_ACL_CONDITION_KEY
        return StringCondition(equals, key, _acl_text(cannedAcl))


def _acl_text(acl: str | Enum | _HasText) -> str:
    if isinstance(acl, str):
        return acl
    as_java = getattr(acl, "toString", None)
    return str(as_java() if as_java else getattr(acl, "value", acl))
