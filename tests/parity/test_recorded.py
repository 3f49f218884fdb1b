"""No recorded Java case is forgotten: each is replayed by some test of the suite."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk import Protocol
from support.recorded import cases, differences, load, readme_rows

if TYPE_CHECKING:
    from support.recorded import Case

ROOT = Path(__file__).parents[2]
FILES = ("requests", "responses", "defaults", "tostring", "policy", "providers")
RECORDED = {case["id"] for file in FILES for case in load(file)}

LIST_MARKS = """
import sys, pytest
class Marks:
    def pytest_collection_finish(self, session):
        self.ids = {mark.args[0] for item in session.items for mark in item.iter_markers("recorded")}
marks = Marks()
code = pytest.main(["--collect-only"], plugins=[marks])
print("ids:", *sorted(marks.ids))
sys.exit(code)
"""


def marked_in_the_whole_suite() -> set[str]:
    """The cases that some test claims, found by another run that only collects."""
    done = subprocess.run([sys.executable, "-c", LIST_MARKS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout.rpartition("ids: ")[0][-2000:]
    return set(done.stdout.rpartition("ids: ")[2].split())


def test_every_recorded_case_is_replayed(request: pytest.FixtureRequest) -> None:
    marked = {mark.args[0] for item in request.session.items for mark in item.iter_markers("recorded")}
    if not marked >= RECORDED:  # only a part of the suite runs
        marked = marked_in_the_whole_suite()

    assert marked - RECORDED == set()
    assert RECORDED - marked == set()


def test_named_differences_are_recorded_cases_with_reasons() -> None:
    assert differences().keys() <= RECORDED
    assert all(len(why) > 20 for why in differences().values())


def test_each_named_difference_is_in_the_readme_s_table_with_its_reason() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## Where this differs from Java v1, and why")[2].partition("\n## ")[0]
    told = {row for row in readme_rows() if any(line.startswith(f"| {row}") for line in table.splitlines())}

    assert readme_rows() - told == set()


@pytest.mark.parametrize("case", cases("tostring", lambda case: case["id"].endswith("Protocol-toString")))
def test_protocols_are_schemes(case: Case) -> None:
    assert [Protocol.HTTP.toString(), Protocol.HTTPS.toString()] == case["value"]
    assert [str(protocol) for protocol in Protocol] == case["value"]
