"""SECURITY.md names tests that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_japanese_document_promises_as_much() -> None:
    english, japanese = ((ROOT / name).read_text("utf-8") for name in ("SECURITY.md", "SECURITY.ja.md"))
    named = r"tests/[\w/]+\.py(?:::\w+)?"
    assert re.findall(named, japanese) == re.findall(named, english)
    parts = [
        [len(re.findall(r"^(?:\||- \*\*)", part, re.MULTILINE)) for part in text.split("\n## ")]
        for text in (english, japanese)
    ]
    assert parts[0] == parts[1]


def test_each_test_that_the_document_names_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    named: list[Path] = []
    for cell in re.findall(r"\| ([^|]*test_[^|]*) \|", text):
        folder = ""
        for name in re.findall(r"`([^`]+)`", cell):
            # The folder is said once, for the names that follow it.
            folder = name.rpartition("/")[0] or folder
            named.append(ROOT / folder / name.rpartition("/")[2].partition("::")[0])
    assert len(named) > 20
    assert [str(path) for path in named if not path.is_file()] == []


def _promises() -> list[tuple[str, str]]:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    promised = text[text.index("## What is promised") : text.index("## What is not promised")]
    rows = re.findall(r"^\| (.+) \| (.+) \|$", promised, re.MULTILINE)
    return [row for row in rows if row[0] not in ("promise", "---")]


def test_each_promise_has_a_test_beside_it() -> None:
    promises = _promises()
    assert len(promises) > 30
    assert [promise for promise, tests in promises if "`tests/" not in tests] == []


@pytest.mark.parametrize("document", ["SECURITY.md", "SECURITY.ja.md"])
def test_each_function_that_the_document_names_is_a_test_that_is_run(document: str) -> None:
    named = re.findall(r"`(tests/[^`:]+)::(\w+)`", (ROOT / document).read_text("utf-8"))
    assert len(named) > 60
    for path, function in named:
        lines = (ROOT / path).read_text("utf-8").splitlines()
        at = next((number for number, line in enumerate(lines) if line.startswith(f"def {function}(")), None)
        assert at is not None, f"{path}::{function}"
        marks = [line for line in reversed(lines[:at]) if line.startswith(("@", "    ", ")"))][:3]
        assert not any("xfail" in line or "mark.skip(" in line for line in marks), f"{path}::{function}"


def test_the_source_distribution_has_what_is_listed_and_no_hidden_file() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    sdist = project["tool"]["hatch"]["build"]["targets"]["sdist"]
    assert [path for path in sdist["only-include"] if path.startswith(".") or not (ROOT / path).exists()] == []
    assert {".*", "*.env"} <= set(sdist["exclude"])
    assert set(project["project"]["license-files"]) == {"LICENSE", "NOTICE"} <= set(sdist["only-include"])
