"""Nothing but our own exceptions comes out of what reads foreign text: by hypothesis, and by the fuzzer's corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fuzz.strategies import LIKELY
from fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_else_comes_out(name: str) -> None:
    @settings(max_examples=200)
    @given(LIKELY[name] | st.binary(max_size=300))
    @example(b"")
    @example(b"\xff\xfe")
    @example("\N{SNOWMAN}\N{GRINNING FACE}".encode())
    @example(b"\xed\xa0\x80")
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()


@pytest.mark.parametrize("name", ["xml", "profiles"])
def test_nor_out_of_what_the_fuzzer_kept(name: str) -> None:
    kept = [path for path in KEPT if path.parent.name == name]
    assert len(kept) > 10
    for path in kept:
        TARGETS[name](path.read_bytes())
