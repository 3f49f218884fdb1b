"""Wildcards and policy variables."""

from __future__ import annotations

import re
import time

import pytest

from sts_sdk.testing.iam._patterns import Pattern, matches

CONTEXT = {"aws:username": "alice", "aws:principaltag/team": "a*b", "aws:tagkeys": ["x"]}
ARN = "arn:aws:s3:::bkt/"


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("*", "", True), ("a*", "a", True), ("a*c", "abc", True), ("a*c", "ab", False), ("*b*", "abc", True),
        ("a?c", "abc", True), ("a?c", "ac", False), ("*ab*ab*", "abab", True), ("*ab*ab*", "abb", False),
        ("*a?*b", "aab", True), ("**", "x", True), ("a.c", "abc", False), ("a*", "A", False), ("x*y*y", "xy", False),
        ("*ab", "aab", True), ("a*\n", "ab\n", True), ("a*b", "a\nb", True),
    ],
)  # fmt: skip
def test_wildcards(pattern: str, value: str, expected: bool) -> None:
    assert matches(pattern, value) is expected


def test_case_can_be_ignored() -> None:
    assert matches("S3:get*", "s3:GetObject", fold=True)


def test_many_wildcards_take_no_longer_than_few() -> None:
    """By a pattern of regular expressions that goes back, this takes longer than a life."""
    for pattern in ("*a" * 40 + "b", "*a?" * 40 + "b*", "*" * 500 + "b"):
        began = time.process_time()
        assert not matches(pattern, "a" * 5000)
        assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("${aws:username}/*", "alice/x", True),
        ("${AWS:UserName}/*", "alice/x", True),
        ("${aws:username}", "${aws:username}", False),
        ("${aws:userid}/*", "/x", False),
        ("${aws:userid}*", "${aws:userid}", False),
        ("${aws:userid, 'anyone'}/*", "anyone/x", True),
        ("${aws:username, 'anyone'}", "alice", True),
        ("${aws:userid,''}x", "x", True),
        ("${aws:tagkeys}", "x", False),
        ("a${*}b", "a*b", True),
        ("a${*}b", "axb", False),
        ("a${?}b", "a?b", True),
        ("a${?}b", "axb", False),
        ("a${$}b", "a$b", True),
        ("${$}{aws:username}", "${aws:username}", True),
        ("${aws:PrincipalTag/team}", "a*b", True),
        ("${aws:PrincipalTag/team}", "axb", False),
    ],
)
def test_variables(pattern: str, value: str, expected: bool) -> None:
    assert Pattern(pattern, variables=True).matches(value, CONTEXT) is expected


def test_variables_are_text_where_they_are_not_read() -> None:
    assert Pattern("${aws:username}").matches("${aws:username}", CONTEXT)
    assert not Pattern("${aws:username}").matches("alice", CONTEXT)
    assert Pattern("a*", wildcards=False).matches("a*", {})
    assert not Pattern("a*", wildcards=False).matches("ab", {})


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("*", f"{ARN}k", True),
        (f"{ARN}*", f"{ARN}a:b:c/d", True),
        ("arn:aws:s3:::b*", f"{ARN}k", True),
        ("arn:aws:iam::*:role/x", "arn:aws:iam::123456789012:role/x", True),
        ("arn:aws:iam::*:role/x", "arn:aws:iam::123456789012:user/a:role/x", False),
        ("arn:*:role/x", "arn:aws:iam::123456789012:role/x", False),
        ("arn:aws:*:role/x", "arn:aws:iam::123456789012:role/x", False),
        ("arn:aws:iam::123456789012*", "arn:aws:iam::123456789012:role/x", True),
        ("arn:aws:iam::1234*:user/a", "arn:aws:iam::123456789012:user/a", True),
        ("arn:aws:iam:*:user/a", "arn:aws:iam::1:user/a", False),
        ("arn:aws:s3", f"{ARN}k", True),
        ("arn:aws:sqs", f"{ARN}k", False),
        ("arn:aws:s3:::bkt/${aws:username}/*", f"{ARN}alice/x", True),
        ("arn:aws:s3:::bkt/k", "no arn", False),
        ("arn:aws:s3:::bkt/k", "*", False),
    ],
)
def test_wildcards_of_arns_stop_at_colons(pattern: str, value: str, expected: bool) -> None:
    assert Pattern(pattern, variables=True).matches_arn(value, CONTEXT) is expected


def test_a_value_with_a_colon_stays_in_its_part() -> None:
    pattern = Pattern("arn:aws:iam::${aws:username}:user/x", variables=True)
    assert not pattern.matches_arn("arn:aws:iam::1:user/y:user/x", {"aws:username": "1:user/y"})


def test_the_same_as_a_plain_regular_expression() -> None:
    texts = ["", "a", "b", "ab", "ba", "aab", "abb", "aba", "abab", "bbaab"]
    for pattern in ("a*", "*a", "a*b", "*a*", "?*b", "a??", "*ab*b", "**a?*"):
        plain = re.compile(pattern.replace("*", ".*").replace("?", "."))
        assert [matches(pattern, text) for text in texts] == [plain.fullmatch(text) is not None for text in texts]
