"""``sts-sdk stubs``: type stubs of services, by the command."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.conftest import Run


def test_stubs_are_written_where_they_are_wanted(run: Run, tmp_path: Path) -> None:
    done = run("stubs", "sqs", "--into", str(tmp_path / "typings"))

    assert done.status == 0
    files = sorted((tmp_path / "typings").rglob("*.pyi"))
    assert files
    names = {
        node.name for file in files for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.ClassDef)
    }
    assert {"AmazonSQS", "AmazonSQSClientBuilder", "SendMessageRequest"} <= names


def test_an_unknown_service_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    done = run("stubs", "nonsense", "--into", str(tmp_path / "typings"))

    assert done.status == 2
    assert done.out == ""
    assert "nonsense" in done.err
    assert len(done.err.splitlines()) == 1
    assert not (tmp_path / "typings").exists()


def test_where_one_service_is_unknown_nothing_is_written(run: Run, tmp_path: Path) -> None:
    assert run("stubs", "sqs", "nonsense", "--into", str(tmp_path / "typings")).status == 2
    assert not (tmp_path / "typings").exists()


def test_without_botocore_the_extra_is_named() -> None:
    program = "import sys; sys.modules['botocore'] = None; from sts_sdk.cli._main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "stubs", "--help"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "sts-sdk: sts-sdk stubs needs botocore, of the extra 'aws' of sts_sdk: in its clone, pip install \".[aws]\"\n"
    )
