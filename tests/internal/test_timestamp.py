"""Times in credential documents and token caches."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk.internal._timestamp import parse_time


@pytest.mark.parametrize(
    "text",
    ["2035-01-02T03:04:05Z", "2035-01-02T03:04:05UTC", "2035-01-02T03:04:05", " 2035-01-02T05:04:05+02:00 "],
)
def test_one_moment_in_its_spellings(text: str) -> None:
    assert parse_time(text) == datetime(2035, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "2035-13-01T00:00:00Z", "0001-01-01T00:00:00+23:00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    found = parse_time(text)
    assert found is None or found.tzinfo is UTC
