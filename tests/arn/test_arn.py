"""ARNs read, made and taken apart as in Java."""

from __future__ import annotations

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.arn import Arn

ROLE = "arn:aws:iam::123456789012:role/team/name"


def test_an_arn_is_read_and_written() -> None:
    """Arn arn = Arn.fromString(s); arn.getAccountId(); arn.getResource().getResourceType();"""
    arn = Arn.fromString(ROLE)
    assert (arn.getPartition(), arn.getService(), arn.getRegion()) == ("aws", "iam", "")
    assert (arn.getAccountId(), arn.getResourceAsString()) == ("123456789012", "role/team/name")
    assert str(arn) == arn.toString() == ROLE
    made = Arn.builder().withPartition("aws").withService("iam").withAccountId("123456789012")
    assert made.withResource("role/team/name").build() == arn
    assert {arn: 1}[Arn.fromString(ROLE)] == 1


@pytest.mark.parametrize(
    ("resource", "parts"),
    [
        ("bucket", (None, "bucket", None)),
        ("role/name", ("role", "name", None)),
        ("function:name:3", ("function", "name", "3")),
        ("log-group:/aws/x", ("log-group", "/aws/x", None)),
    ],
)
def test_a_resource_is_taken_apart(resource: str, parts: tuple[str | None, str, str | None]) -> None:
    found = Arn.fromString(f"arn:aws:x:eu-west-1:1:{resource}").getResource()
    assert (found.getResourceType(), found.getResource(), found.getQualifier()) == parts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("urn:aws", "doesn't start with 'arn:'"),
        ("arn::s3:::b", "no AWS partition"),
        ("arn:aws:", "no service"),
        ("arn:aws:s3", "no AWS region"),
        ("arn:aws:s3:", "no AWS account"),
        ("arn:aws:s3::", "no resource"),
        ("arn:aws:s3:::", "no resource"),
    ],
)
def test_what_is_missing_is_said(text: str, said: str) -> None:
    with pytest.raises(IllegalArgumentException, match=said):
        Arn.fromString(text)
