"""What a message shows of an answer that is not what it should be."""

from __future__ import annotations

import pytest

from sts_sdk.internal._excerpt import excerpt, not_json


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b"", ""),
        (b"<html>\r\n\t<title>504  Gateway Time-out</title>", "<html> <title>504 Gateway Time-out</title>"),
        (b"Bad gateway: sent-secret was repeated", ""),
        (b"Bad gateway, x-amz-security-token: IQoJb3JpZ2", "Bad gateway,"),
        (b"denied: wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE is wrong", "denied:"),
        (b'{"secretAccessKey": "wJal', ""),
        (b"\x1b[31mred\x00", ""),
        (b"no \x07bells", "no bells"),
        ("caf\u00e9 \u2028closed".encode(), "caf\u00e9 closed"),
        (b"ab " * 100, ("ab " * 100)[:100].strip()),
        (b"\xff\xfe binary", "\ufffd\ufffd binary"),
    ],
)
def test_what_is_shown(body: bytes, shown: str) -> None:
    assert excerpt(body, ["sent-secret", ""]) == shown


@pytest.mark.parametrize("filling", ["a ", " " * 10])
@pytest.mark.parametrize("behind", ["", " and so on" * 100])
def test_not_even_the_beginning_of_a_key_that_stands_where_it_is_cut_off(filling: str, behind: str) -> None:
    for before in range(600):
        text = f"{(filling * before)[:before]} wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE{behind}"
        assert "w" not in excerpt(text.encode())


def test_the_sentence() -> None:
    assert (
        not_json("the portal", 503, b"Busy")
        == "The answer of the portal is not JSON (status 503); it begins with 'Busy'"
    )
    assert not_json("the portal", 200, b"") == "The answer of the portal is not JSON (status 200)"
