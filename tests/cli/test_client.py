"""The STS client of a command, and what its options are read as."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from sts_sdk.cli._client import given_policy, given_tags, seconds_in
from sts_sdk.cli._failing import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("text", "value"), [("3600", 3600), ("90s", 90), ("15m", 900), ("12h", 43200), ("1H", 3600)])
def test_durations(text: str, value: int) -> None:
    assert seconds_in(text) == value


@pytest.mark.parametrize("text", ["", "m", "1d", "-1", "1.5h", "\u0663m", "1 h"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no duration: 3600, 15m and 12h are"):
        seconds_in(text)


def test_tags() -> None:
    assert given_tags(None) is None
    assert [(tag.getKey(), tag.getValue()) for tag in given_tags(["a=b=c", "d="]) or ()] == [("a", "b=c"), ("d", "")]


@pytest.mark.parametrize("given", ["team", "=x"])
def test_a_tag_without_a_key_or_a_sign(given: str) -> None:
    with pytest.raises(UsageError, match="--tag takes KEY=VALUE"):
        given_tags([given])


def test_a_policy_is_json_or_a_file_of_it(tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    file.write_text('{"a": 1}', encoding="utf-8")
    assert given_policy(None) is None
    assert given_policy(' {"b": 2}') == ' {"b": 2}'
    assert given_policy(str(file)) == '{"a": 1}'
    file.write_bytes(b"\xff")
    with pytest.raises(UsageError, match="cannot be read"):
        given_policy(str(file))
