"""The types of conditions, and their factories."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.auth.policy import (
    Condition,
    Statement,
)
from sts_sdk.auth.policy.actions import SecurityTokenServiceActions
from sts_sdk.auth.policy.conditions import (
    ArnCondition,
    ConditionFactory,
    DateCondition,
    IpAddressCondition,
    NumericCondition,
    S3ConditionFactory,
    StringCondition,
)

STS = SecurityTokenServiceActions


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (ArnCondition(ArnCondition.ArnComparisonType.ArnLike, "aws:SourceArn", "a"), ("ArnLike", "aws:SourceArn", "a")),
        (ConditionFactory.newSourceArnCondition("a*"), ("ArnLike", "aws:SourceArn", "a*")),
        (
            NumericCondition(NumericCondition.NumericComparisonType.NumericLessThan, "s3:max-keys", "10"),
            ("NumericLessThan", "s3:max-keys", "10"),
        ),
        (
            DateCondition(DateCondition.DateComparisonType.DateLessThan, datetime(2030, 1, 2, 3, 4, 5, 6789, UTC)),
            ("DateLessThan", "aws:CurrentTime", "2030-01-02T03:04:05.006Z"),
        ),
        (S3ConditionFactory.newCannedACLCondition("public-read"), ("StringEquals", "s3:x-amz-acl", "public-read")),
        (S3ConditionFactory.newCannedACLCondition(STS.AssumeRole), ("StringEquals", "s3:x-amz-acl", "AssumeRole")),
    ],
)
def test_conditions(condition: Condition, expected: tuple[str, str, str]) -> None:
    assert (condition.getType(), condition.getConditionKey(), *condition.getValues()) == expected


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="no time zone"):
        DateCondition(DateCondition.DateComparisonType.DateEquals, datetime(2030, 1, 2))  # noqa: DTZ001 -- what is refused


def test_an_address_range_is_needed() -> None:
    with pytest.raises(IllegalArgumentException, match="cannot be null"):
        IpAddressCondition(IpAddressCondition.IpAddressComparisonType.IpAddress)


@pytest.mark.parametrize(
    "given", ["StringLike", None, Statement.Effect.Allow, DateCondition.DateComparisonType.DateEquals]
)
def test_a_comparison_of_another_kind_is_refused_by_name(given: Any) -> None:
    with pytest.raises(IllegalArgumentException, match=r"must be a StringCondition\.String.*, such as \w+, not"):
        StringCondition(given, "s3:prefix", "home/*")


def test_the_other_conditions_look_at_their_comparison_too() -> None:
    now = datetime(2030, 1, 2, tzinfo=UTC)
    for make in (
        lambda given: ArnCondition(given, "aws:SourceArn", "arn:*"),
        lambda given: DateCondition(given, now),
        lambda given: IpAddressCondition(given, "192.0.2.0/24"),
        lambda given: NumericCondition(given, "s3:max-keys", "10"),
    ):
        with pytest.raises(IllegalArgumentException, match="ComparisonType, such as "):
            make("StringLike")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(IllegalArgumentException, match="not NoneType"):
        DateCondition(DateCondition.DateComparisonType.DateEquals, None)
