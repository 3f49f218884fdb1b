"""SECURITY.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_each_test_that_the_document_names_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    named: list[Path] = []
    for cell in re.findall(r"\| ([^|]*test_[^|]*) \|", text):
        folder = ""
        for name in re.findall(r"`([^`]+)`", cell):
            # The folder is said once, for the names that follow it.
            folder = name.rpartition("/")[0] or folder
            named.append(ROOT / folder / name.rpartition("/")[2])
    assert len(named) > 20
    assert [str(path) for path in named if not path.is_file()] == []
