"""How a request is read: its path, its query and its headers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sts_sdk.testing.server._wire import Received, date_header, parse_pairs


def test_the_target_is_kept_as_sent_and_decoded() -> None:
    received = Received("GET", "/a%20b?c=d%26e&f&c=2?", [], b"")
    assert (received.raw_path, received.raw_query) == ("/a%20b", "c=d%26e&f&c=2?")
    assert (received.path, received.query) == ("/a b", [("c", "d&e"), ("f", ""), ("c", "2?")])
    assert (received.parameter("c"), received.parameter("f"), received.parameter("g")) == ("d&e", "", None)


def test_headers_are_found_in_any_case_and_keep_their_spelling() -> None:
    received = Received("GET", "/", [("X-A", "1"), ("x-a", "2"), ("Host", "h")], b"")
    assert (received.header("x-a"), received.header_values("x-a"), received.header("y")) == ("1", ["1", "2"], None)
    assert received.headers == [("X-A", "1"), ("x-a", "2"), ("Host", "h")]


@pytest.mark.parametrize(
    ("text", "plus", "pairs"),
    [
        ("a=b+c", True, [("a", "b c")]),
        ("a=b+c", False, [("a", "b+c")]),
        ("a=%zz&&=x", True, [("a", "%zz"), ("", "x")]),
        ("", True, []),
    ],
)
def test_pairs(text: str, plus: bool, pairs: list[tuple[str, str]]) -> None:
    assert parse_pairs(text, plus=plus) == pairs


def test_dates() -> None:
    assert date_header(datetime(2026, 11, 24, 11, 21, 19, tzinfo=UTC)) == "Tue, 24 Nov 2026 11:21:19 GMT"
