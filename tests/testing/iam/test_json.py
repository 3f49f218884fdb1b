"""JSON with the places of its objects, and without names that stand twice."""

from __future__ import annotations

import json

import pytest

from sts_sdk.testing.iam._json import JsonError, Object, TwiceError, read_json


@pytest.mark.parametrize(
    "text",
    ['{"a": [1, -2.5e3, "x\\u00e9\\n", true, false, null, {}], "b": {"c": []}}', " [ ] ", '"x"', "0", "{}", '["}"]'],
)
def test_it_reads_what_the_standard_library_reads(text: str) -> None:
    assert read_json(text) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0), ("{", 1), ('{"a"}', 4), ('{"a":1,}', 7), ("[1,]", 3), ("[1 2]", 3), ("nul", 0), ("01", 1), ('"a', 0),
        ("{} x", 3), ("{'a':1}", 1), ("NaN", 0), ('{"a":1 "b":2}', 7), ("[" * 200, 65), ('"\n"', 1), ("-", 0),
    ],
)  # fmt: skip
def test_where_it_breaks(text: str, position: int) -> None:
    with pytest.raises(JsonError) as broken:
        read_json(text)
    assert broken.value.position == position


@pytest.mark.parametrize("text", ['{"a":1,"a":1}', '[{"b":{"a":1,"a":2}}]'])
def test_a_name_that_stands_twice(text: str) -> None:
    with pytest.raises(TwiceError):
        read_json(text)


def test_objects_know_their_place() -> None:
    found = read_json('{\n  "a": [\n    {"b": 1}, {}]}')
    assert isinstance(found, Object)
    assert (found.line, found.column) == (1, 1)
    inner = found["a"]
    assert isinstance(inner, list)
    places = [(each.line, each.column) for each in inner if isinstance(each, Object)]
    assert places == [(3, 5), (3, 15)]
