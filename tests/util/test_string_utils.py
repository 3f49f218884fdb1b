"""The small classes of com.amazonaws.util, as Java programs call them."""

from __future__ import annotations

from sts_sdk.util import StringUtils


def test_text_that_may_be_missing() -> None:
    assert StringUtils.isNullOrEmpty(None)
    assert StringUtils.isNullOrEmpty("")
    assert not StringUtils.isNullOrEmpty(" ")
    assert not StringUtils.hasValue("")
    assert StringUtils.hasValue(" ")
    assert StringUtils.trim(None) is StringUtils.lowerCase(None) is StringUtils.upperCase(None) is None
    assert StringUtils.trim("\t a\u00a0\n") == "a\u00a0"
    assert (StringUtils.lowerCase("AB"), StringUtils.upperCase("ab")) == ("ab", "AB")
    assert StringUtils.join(",", "a", "b") == "a,b"
    assert StringUtils.replace("aXbX", "X", "-") == "a-b-"


def test_beginnings_and_parts_of_a_collection() -> None:
    assert StringUtils.beginsWithIgnoreCase("Bearer x", "bearer ")
    assert not StringUtils.beginsWithIgnoreCase("x", "xy")
    assert StringUtils.join(",", ["a", "b"]) == StringUtils.join(",", "a", "b") == "a,b"
