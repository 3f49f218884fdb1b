"""What the check of the types says of pyright's answers. A stand-in gives them; ``make check`` asks pyright itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tools import type_completeness

STAND_IN = """
import json, os, pathlib, sys
here = pathlib.Path(__file__).parent
(here / "asked.json").write_text(json.dumps([sys.argv[1:], os.environ["PATH"]]))
print((here / "answer").read_text())
sys.exit(1)
"""


def pyright(folder: Path, answer: str) -> list[str]:
    """A program that answers so, with pyright's status below 100 %."""
    (folder / "pyright.py").write_text(STAND_IN, encoding="utf-8")
    (folder / "answer").write_text(answer, encoding="utf-8")
    return [sys.executable, str(folder / "pyright.py")]


def report(score: float, *symbols: tuple[str, bool, bool], problem: str | None = None) -> str:
    found = [
        {
            "name": name,
            "isTypeKnown": known,
            "isTypeAmbiguous": ambiguous,
            "diagnostics": [{"message": "Type is missing\nInferred type is int"}] if ambiguous or not known else [],
        }
        for name, known, ambiguous in symbols
    ]
    general = [] if problem is None else [{"message": problem}]
    return json.dumps(
        {"generalDiagnostics": general, "typeCompleteness": {"completenessScore": score, "symbols": found}}
    )


@pytest.mark.parametrize("score", [0.99, 0.995, 1])
def test_the_limit_is_enough_though_pyright_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], score: float
) -> None:
    assert type_completeness.main(pyright(tmp_path, report(score, ("a.B.c", True, True)))) == 0
    shown = capsys.readouterr().out
    assert f"{score * 100:.2f} %" in shown
    assert "a.B.c" not in shown


def test_below_the_limit_it_fails_and_names_what_has_no_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    symbols = [("a.known", True, False), ("a.ambiguous", True, True), ("a.unknown", False, False)]
    assert type_completeness.main(pyright(tmp_path, report(0.98, *symbols))) == 1
    assert capsys.readouterr().out.splitlines() == [
        "sts_sdk: 98.00 % of what users see has a type (at least 99 %)",
        "  a.ambiguous: Type is missing",
        "  a.unknown: Type is missing",
    ]


def test_a_long_list_is_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    symbols = [(f"a.x{number}", False, False) for number in range(25)]
    assert type_completeness.main(pyright(tmp_path, report(0.5, *symbols))) == 1
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == 22
    assert shown[-1] == "  and 5 more"


def test_the_package_is_that_of_this_environment(tmp_path: Path) -> None:
    type_completeness.main(pyright(tmp_path, report(1)))
    arguments, path = json.loads((tmp_path / "asked.json").read_text(encoding="utf-8"))
    assert arguments == ["--verifytypes", "sts_sdk", "--ignoreexternal", "--outputjson"]
    assert path.split(os.pathsep)[0] == str(Path(sys.executable).parent)


def test_what_is_wrong_in_general_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_completeness.main(pyright(tmp_path, report(0, problem="No py.typed file found"))) == 1
    assert "No py.typed file found" in capsys.readouterr().out


@pytest.mark.parametrize("answer", ["no node here", json.dumps({"summary": {}})])
def test_without_a_score_pyrights_own_words_are_shown(tmp_path: Path, answer: str) -> None:
    with pytest.raises(SystemExit, match=r"pyright gave no score: .*(no node here|summary)"):
        type_completeness.main(pyright(tmp_path, answer))
