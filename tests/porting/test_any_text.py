"""Whatever the text is: valid Python or "not Java", and soon."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porting.programs import PROGRAMS, java
from sts_sdk.porting._port import port
from sts_sdk.porting._reader import NotJava, decode

TEXTS = [path.read_text(encoding="utf-8") for path in PROGRAMS]


def becomes_python(text: str) -> None:
    with contextlib.suppress(NotJava):
        compile(port(text).text, "ported", "exec", dont_inherit=True)


@given(st.text())
def test_any_text(text: str) -> None:
    becomes_python(text)


@given(st.text(alphabet="{}();=+-\"'\\/*@<>?:.,abc 01\n\t", max_size=80))
def test_any_body(text: str) -> None:
    becomes_python(f"class A {{ void m(int a) {{\n{text}\n}} }}")


TOKENS = [
    "\n",
    "\t",
    *re.findall(
        r"\S+",
        r"""
        class interface enum record static public private final void int double String char if else for while do switch
        case default break continue return throw try catch finally new this super instanceof extends implements import
        package null true false var yield synchronized assert abstract throws lambda a b c A B outer: x.y() f( ) ( [ ] {
        } ; , . -> :: = == += ++ -- ! && || + - * / % ? : < > @Override @Value("x") 1 2L 3.5 'c' "text" /**doc*/ //c
        \u0041 Map<String,Integer> List<A> new_ self None def __init__ é
        """,
    ),
]


@given(st.lists(st.sampled_from(TOKENS), max_size=60))
def test_any_tokens(tokens: list[str]) -> None:
    becomes_python(" ".join(tokens))


@given(st.lists(st.sampled_from(TOKENS), max_size=40), st.lists(st.sampled_from(TOKENS), max_size=20))
def test_any_tokens_in_a_class(members: list[str], statements: list[str]) -> None:
    becomes_python(f"public class A {{ {' '.join(members)} void m(int a) {{ {' '.join(statements)} }} }}")


@settings(max_examples=150)
@given(st.sampled_from(TEXTS), st.integers(0, 3000), st.integers(0, 40), st.text(max_size=3))
def test_a_program_with_a_hole(text: str, start: int, length: int, put: str) -> None:
    start %= len(text)
    becomes_python(text[:start] + put + text[start + length :])


@pytest.mark.parametrize(
    "text", ["hello, world", "def f():\n    pass\n", "{", '{"a": [1]}', "<html></html>", "package ;;; x y"]
)
def test_what_is_no_java(text: str) -> None:
    with pytest.raises(NotJava, match="not Java: line"):
        port(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = 'class A { String s = "é"; }'
    assert '"é"' in port(decode(text.encode(encoding))).text


def test_line_ends_are_one_kind() -> None:
    text = java("Crlf")
    assert port(text.replace("\n", "\r\n")).text == port(text).text == port(text.replace("\n", "\r")).text


def test_ten_thousand_lines_take_seconds() -> None:
    method = java("Strings").split("{", 1)[1].rsplit("}", 1)[0]
    methods = "".join(
        method.replace("quote(", f"quote{n}(").replace("tests(", f"tests{n}(").replace("split(S", f"split{n}(S")
        for n in range(700)
    )
    text = f"public class Long2 {{{methods}}}"
    assert text.count("\n") > 10_000
    begun = time.process_time()
    assert port(text).marks == ()
    assert time.process_time() - begun < 60
