"""The table of sizes has all of the package in it, each part once."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.syspath_prepend(str(BENCHMARKS.parent))
    before = set(sys.modules)
    found = runpy.run_path(str(BENCHMARKS / "sizes.py"))
    for name in set(sys.modules) - before:
        if name in {"environments", "tools", "tools.interpreters"}:
            monkeypatch.delitem(sys.modules, name)
    return found


def test_the_parts_add_up(sizes: dict[str, Any], tmp_path: Path) -> None:
    for file, length in {"auth/a.py": 100, "auth/__pycache__/a.pyc": 200, "testing/page.js": 30, "new/b.py": 4}.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(bytes(length))
    found = dict(sizes["parts"](tmp_path))
    assert found["auth"] == pytest.approx((1e-4, 2e-4, 3e-4))
    assert found["testing"] == pytest.approx((0, 0, 3e-5))
    assert found["the rest"] == pytest.approx((4e-6, 0, 4e-6))
    assert sum(size.whole for size in found.values()) == pytest.approx(sizes["measured"](tmp_path).whole)
    assert sizes["table"](tmp_path, 1.0, 10.0)[-1] == "| together | | | | 1.00 | 0.100 |"


def test_the_folders_of_the_table_are_there(sizes: dict[str, Any]) -> None:
    package = BENCHMARKS.parent / "sts_sdk"
    named = {folder for name in sizes["ABOUT"] for folder in name.split(", ")} - {"the rest"}
    assert {folder for folder in named if not (package / folder).is_dir()} == set()
    table = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
    assert [name for name in sizes["ABOUT"] if f"\n| {name} | " not in table] == []
