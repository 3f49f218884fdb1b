"""``python -m sts_sdk.porting``: what it writes, and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from porting.programs import FOLDER
from sts_sdk.cli._main import main as subcommand
from sts_sdk.porting._command import code_lines, main, side_by_side

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = str(FOLDER / "constructs" / "Strings.java")
MARKED = str(FOLDER / "constructs" / "NotHere.java")


def test_a_clean_file_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([CLEAN]) == 0
    written = capsys.readouterr()
    assert written.out.startswith("from __future__ import annotations")
    assert "12 lines of code, 0 marked" in written.err


def test_a_file_with_marks_says_which_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([MARKED, "-o", str(tmp_path)]) == 3
    written = capsys.readouterr()
    assert written.out == ""
    ported = (tmp_path / "NotHere.py").read_text(encoding="utf-8")
    assert "pass  # PORT: sts_sdk has no AWSSecurityTokenService.waiters: sts.waiters();" in ported
    assert "2 x AWS SDK for Java v2 (line 5, 9)" in written.err


def test_what_is_no_java_and_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "Wrong.java"
    wrong.write_text("hello, world", encoding="utf-8")
    assert main([str(wrong)]) == 2
    assert "this is not Java: line 1" in capsys.readouterr().err
    assert main([str(tmp_path / "None.java"), str(wrong)]) == 2
    assert f"{tmp_path / 'None.java'}: No such file or directory\n" in capsys.readouterr().err
    assert main([CLEAN, "-o", str(wrong)]) == 1  # no folder
    assert capsys.readouterr().err == f"{wrong}: File exists\n"


def test_what_is_pasted_comes_from_standard_input(tmp_path: Path) -> None:
    java = 'AmazonS3 s3 = AmazonS3ClientBuilder.defaultClient();\nSystem.out.println("fünf");\n'
    command = [sys.executable, "-m", "sts_sdk.porting", "-"]
    done = subprocess.run(command, input=java.encode(), capture_output=True, check=True)
    assert done.stdout.decode().endswith('s3 = AmazonS3ClientBuilder.defaultClient()\nprint("fünf")\n')
    assert b"-: 2 lines of code, 0 marked" in done.stderr
    subprocess.run([*command, "-o", str(tmp_path / "out")], input=java.encode(), capture_output=True, check=True)
    assert (tmp_path / "out" / "pasted.py").read_bytes() == done.stdout


def test_the_report_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([CLEAN, MARKED, "--json"]) == 3
    clean, marked = json.loads(capsys.readouterr().out)
    assert (clean["marks"], clean["to_provide"]) == ([], [])
    assert [each["line"] for each in marked["marks"]] == [3, 5, 9, 10, 12]
    assert clean["python"].startswith("from __future__")


def test_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([CLEAN, "--diff"]) == 0
    assert "    5     String quote(" in capsys.readouterr().out
    assert side_by_side("int a = 1;", "a = 1", 12) == "    1 int a = 1;   | a = 1\n"


def test_the_check_tells_what_is_yours(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER / "constructs" / "Foreign.java"), "--check", "--json"]) == 0
    assert "yours to provide: Foreign.py" in capsys.readouterr().err


def test_the_subcommand_does_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "Wrong.java"
    wrong.write_text("hello", encoding="utf-8")
    statuses = [subcommand(["port", *arguments]) for arguments in ([CLEAN], [MARKED], [str(wrong)], ["none.java"])]
    assert statuses == [0, 3, 2, 2]
    assert subcommand(["port", CLEAN, "-o", str(tmp_path)]) == 0
    assert main([CLEAN]) == 0
    assert capsys.readouterr().out.endswith((tmp_path / "Strings.py").read_text(encoding="utf-8"))


def test_lines_of_code() -> None:
    assert code_lines("package a;\n\n// no\n/* no */\nclass A {\n}\n") == 2


@pytest.mark.parametrize("encoding", ["cp437", "cp932", "ascii"])
def test_a_console_that_lacks_a_letter_breaks_no_output(encoding: str, tmp_path: Path) -> None:
    java = tmp_path / "A.java"
    java.write_text('public class A { void f() { System.out.println("\u672c\u756a \xb9"); } }\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sts_sdk.porting", str(java), "--diff"],
        capture_output=True, check=False, timeout=300, env=os.environ | {"PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert b"lines of code, 0 marked" in done.stderr, done.stderr
    assert done.stdout.count("\u672c\u756a".encode(encoding, "backslashreplace")) == 2
