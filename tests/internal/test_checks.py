"""What can be a header, and what is said of what cannot."""

from __future__ import annotations

from typing import Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.internal._checks import check_header, given


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (None, None),
        ("", None),
        (" ", None),
        ("\t\n", None),
        ("a", "a"),
        (" a b\r\n", "a b"),
        ("\N{NO-BREAK SPACE}", None),
    ],
)
def test_a_blank_counts_as_unset(text: str | None, value: str | None) -> None:
    assert given(text) == value


@pytest.mark.parametrize("value", ["", "plain", "a tab\there", "Latin é \xa0 \xff"])
def test_what_a_header_can_hold(value: str) -> None:
    check_header("X-Any_name.1", value)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("X A", "secret", "the name of a header must be an HTTP token, not 'X A'"),
        (None, "secret", "must be an HTTP token, not None"),
        ("Content-Length", "secret", "the header Content-Length says how the body is sent"),
        ("transfer-Encoding", "secret", "the header transfer-Encoding says how the body is sent"),
        ("X", "secret\x7f", "the value of the header X must not hold line breaks or other control characters"),
        ("X", "secret\x1b", "control characters"),
        ("X", "secret\N{SNOWMAN}", "the value of the header X must be Latin-1"),
        ("X", b"secret", "the value of the header X must be text, not bytes"),
    ],
)
def test_what_it_cannot_is_named_but_not_shown(name: Any, value: Any, message: str) -> None:
    with pytest.raises(IllegalArgumentException, match=message) as caught:
        check_header(name, value)
    assert "secret" not in str(caught.value)
