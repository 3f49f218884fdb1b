"""``sts-sdk stubs``: type stubs of services, by the command."""

from __future__ import annotations

import ast
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

    assert done.status != 0
    assert done.out == ""
    assert "nonsense" in done.err
    assert len(done.err.splitlines()) == 1
    assert not (tmp_path / "typings").exists()
