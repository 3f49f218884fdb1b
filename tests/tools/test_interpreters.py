"""Which interpreters are found: those that start and can make environments, by the version that they say they have."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tools import interpreters

if TYPE_CHECKING:
    from pathlib import Path

HERE = ".".join(map(str, sys.version_info[:2]))
OTHER = next(version for version in interpreters.SUPPORTED if version != HERE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH; pyenv has nothing."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path / "bin"


def program(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def real(path: Path) -> None:
    program(path, f'exec "{sys.executable}" "$@"')


@pytest.mark.posix
def test_one_on_the_path_is_found(folder: Path) -> None:
    real(folder / f"python{HERE}")
    assert interpreters.interpreters() == {HERE: sys.executable}


@pytest.mark.posix
def test_a_name_that_does_not_start_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder / f"python{HERE}", "echo 'pyenv: command not found' >&2; exit 127")
    assert interpreters.interpreters() == {}
    real(folder.parent / "later" / f"python{HERE}")
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), str(folder.parent / "later"))))
    assert interpreters.interpreters() == {HERE: sys.executable}


@pytest.mark.posix
def test_a_name_that_is_another_version_is_passed_over(folder: Path) -> None:
    real(folder / f"python{OTHER}")
    assert interpreters.interpreters() == {}


@pytest.mark.posix
def test_one_that_pyenv_has_is_found(folder: Path) -> None:
    real(folder.parent / "pyenv" / "versions" / f"{HERE}.1" / "bin" / f"python{HERE}")
    assert interpreters.interpreters() == {HERE: sys.executable}


@pytest.mark.posix
def test_what_is_printed(folder: Path) -> None:
    real(folder / f"python{HERE}")
    program(folder / f"python{OTHER}", f"echo '{OTHER} /elsewhere/python'")
    first, last = sorted((HERE, OTHER), key=interpreters.SUPPORTED.index)
    paths = {HERE: sys.executable, OTHER: "/elsewhere/python"}
    assert interpreters.main("oldest") == paths[first]
    assert interpreters.main("newer") == last
    lines = interpreters.main("all").splitlines()
    assert f"{HERE} {sys.executable}" in lines
    assert len([line for line in lines if line.endswith(" is not here")]) == len(interpreters.SUPPORTED) - 2


@pytest.mark.posix
def test_there_is_no_newer_one(folder: Path) -> None:
    real(folder / f"python{HERE}")
    assert interpreters.main("newer") == ""


@pytest.mark.usefixtures("folder")
def test_no_interpreter_is_a_sentence() -> None:
    with pytest.raises(SystemExit, match="and there is none"):
        interpreters.main("oldest")
