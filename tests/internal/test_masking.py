"""Secrets are found in a text whatever it is escaped as, and wherever it was cut off."""

from __future__ import annotations

import html
import json
import time
from base64 import b64encode, urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sts_sdk import SdkClientException
from sts_sdk.internal import REDACTED
from sts_sdk.internal._masking import Secrets, chain, hide, one_line, secrets_on_the_wire

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN = "IQoJb3JpZ2luX2VjE/+abc\"def<ghi>&jkl'mno/pqr+stu=="

FORMS: dict[str, Callable[[str], str]] = {
    "raw": str,
    "HTML": html.escape,
    "HTML in numbers": lambda text: "".join(f"&#{ord(each)};" for each in text),
    "HTML in hexadecimal numbers": lambda text: "".join(f"&#x{ord(each):X};" for each in text),
    "percent": lambda text: quote(text, safe=""),
    "percent in small letters": lambda text: "".join(c if c.isalnum() else f"%{ord(c):02x}" for c in text),
    "percent keeping slashes": quote,
    "a form": quote_plus,
    "percent twice": lambda text: quote(quote(text, safe=""), safe=""),
    "percent inside of HTML": lambda text: html.escape(quote(text, safe="&<")),
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON as PHP and Java write it": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
    "JSON in code points": lambda text: "".join(f"\\u{ord(each):04x}" for each in text),
    "base64": lambda text: b64encode(text.encode()).decode(),
    "base64 after one more character": lambda text: b64encode(b"u" + text.encode()).decode(),
    "base64 of user and password": lambda text: b64encode(b"user:" + text.encode()).decode(),
    "base64 for URLs": lambda text: urlsafe_b64encode(text.encode()).decode(),
    "base64 in a URL": lambda text: quote(b64encode(text.encode()).decode(), safe=""),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal as S3 has it": lambda text: text.encode().hex(" "),
    "the bytes of Python": lambda text: repr(text.encode())[2:-1],
    "cut off": lambda text: text[:30] + "...",
    "its end": lambda text: text[-30:],
    "its middle in a URL": lambda text: quote(text[8:40], safe=""),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_secret_is_masked_in_every_form(form: str) -> None:
    said = FORMS[form](TOKEN)
    masked = Secrets([TOKEN]).masked(f"before {said} after")
    assert REDACTED in masked
    rest = masked.replace(REDACTED, "")
    assert rest.startswith("before ")
    assert rest.endswith(" after")
    assert len(rest) <= len("before  after") + 8, rest  # the edges of base64 depend on what stands beside it


@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=50, max_size=90),
    st.sampled_from(sorted(FORMS)),
)
def test_no_secret_of_any_characters_is_left(secret: str, form: str) -> None:
    said = FORMS[form](secret)
    assert said not in Secrets([secret]).masked(f"({said})") or len(said) < 16


def test_what_is_no_secret_stays() -> None:
    text = "Value 'x' at 'roleArn' failed: 100% sure, a\\b, &amp; %41 and arn:aws:iam::123456789012:role/demo"
    assert Secrets([TOKEN, "739104"]).masked(text) == text
    assert Secrets([]).masked(text) == text
    assert Secrets(["abc"]).masked("abc") == "abc"  # too short to be one


def test_a_long_text_is_cut_off_and_costs_little() -> None:
    secret = "0123456789abcdefghijklmnopqrstuvwxyz" * 3000
    begun = time.process_time()
    masked = Secrets([secret]).masked("&amp;" * 3_000_000 + secret)
    assert len(masked) < 70_000
    assert time.process_time() - begun < 30  # without limits: minutes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\nc", "a\\nb\\r\\nc"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\x85b\u2028c\u2029", "a\\x85b\\u2028c\\u2029"),
        ("\x7f\x9b", "\\x7f\\x9b"),
        ("abc\u202edcba", "abc\\u202edcba"),
        ("half \ud800", "half \\ud800"),
        ("Rôle démo: ロール、です　", "Rôle démo: ロール、です　"),
    ],
)
def test_control_characters_are_escaped(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_every_text_of_an_exception_and_of_its_causes_is_masked() -> None:
    inner = ValueError(f"bad line {TOKEN!r}", TOKEN.encode())
    inner.line = TOKEN
    error = SdkClientException(f"said {TOKEN}\nand more")
    error.__cause__ = inner
    error.details = {TOKEN: [TOKEN, 5]}
    error.add_note(f"a note of {TOKEN}")
    hide(error, Secrets([TOKEN]))
    told = f"{error} {error!r} {vars(error)} {error.args} {inner} {inner!r} {vars(inner)}"
    assert "IQoJ" not in told
    assert "pqr" not in told
    assert error.getMessage() == f"said {REDACTED}\\nand more"


def test_an_exception_that_is_its_own_cause_comes_once() -> None:
    error = ValueError("x")
    error.__cause__ = error
    assert list(chain(error)) == [error]
    hide(error, Secrets([TOKEN]))


def test_what_is_secret_in_the_head_of_a_request() -> None:
    headers = {
        "Authorization": "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, "
        "Signature=0123abcd",
        "X-Amz-Security-Token": "the-token",
        "X-Of-The-Caller": "something",
        "User-Agent": "sts_sdk/1 of somebody",
        "Host": "sts.amazonaws.com",
    }
    url = "https://h/?Action=GetCallerIdentity&X-Amz-Signature=fe%2Fed&X-Amz-Credential=AKID"
    assert set(secrets_on_the_wire(headers, url)) == {"0123abcd", "the-token", "something", "fe/ed"}
    assert set(secrets_on_the_wire({"authorization": "Bearer abcdef"})) == {"Bearer abcdef", "abcdef"}
