from __future__ import annotations

from pathlib import Path

import pytest

from codegen import regions

ROOT = Path(__file__).parent.parent.parent


def test_what_is_checked_in_is_what_the_generator_writes() -> None:
    for path, text in regions.generate().items():
        assert (ROOT / path).read_text() == text, f"{path} is out of date: python -m codegen"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"^(us|eu|mx)\-\w+\-\d+$", ["us", "eu", "mx"]),
        (r"^us\-gov\-\w+\-\d+$", ["us-gov"]),
        (r"^eusc\-(de)\-\w+\-\d+$", ["eusc-de"]),
    ],
)
def test_prefixes_are_read_from_the_pattern(pattern: str, found: list[str]) -> None:
    assert regions.prefixes(pattern) == found


@pytest.mark.parametrize("pattern", [r"^us\-.*$", r"^[a-z]+\-\w+\-\d+$", r"^(us|e.)\-\w+\-\d+$"])
def test_a_pattern_of_another_form_stops_the_generator(pattern: str) -> None:
    with pytest.raises(SystemExit, match="not of the known form"):
        regions.prefixes(pattern)
