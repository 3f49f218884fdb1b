"""JSON for programs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sts_sdk._exceptions import IllegalStateException, SdkClientException
from sts_sdk.util.json import Jackson


def test_values_and_their_texts() -> None:
    """
    String text = Jackson.toJsonString(map);
    Map<String, Object> map = Jackson.fromJsonString(text, Map.class);
    """
    value = {"a": [1, 1.5, None, True], "ü": {"b": "c"}}
    text = Jackson.toJsonString(value)
    assert text == '{"a":[1,1.5,null,true],"ü":{"b":"c"}}'
    assert Jackson.fromJsonString(text, dict) == value
    assert Jackson.fromJsonString("[1]", list) == [1]
    assert Jackson.fromJsonString(None, dict) is None


def test_times_and_bytes_as_jackson_writes_them() -> None:
    assert Jackson.toJsonString([datetime(1970, 1, 1, 0, 0, 1, 5000, tzinfo=UTC), b"hi"]) == '[1005,"aGk="]'


@pytest.mark.parametrize("value", [object(), {1, 2}, float("nan"), datetime(2026, 1, 1)])  # noqa: DTZ001 -- refused
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(IllegalStateException, match="cannot be written as JSON"):
        Jackson.toJsonString(value)


@pytest.mark.parametrize("text", ["", "{", "[1]", "[" * 100_000])
def test_what_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(SdkClientException):
        Jackson.fromJsonString(text, dict)
