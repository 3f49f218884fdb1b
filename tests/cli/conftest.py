"""The command beside a local AWS: in this process, with what it printed; and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sts_sdk.cli._main import main

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User


class Ran(NamedTuple):
    """What became of the command."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def user(aws: LocalAWS, monkeypatch: pytest.MonkeyPatch) -> User:
    """A user of the local AWS, whose keys are in the environment."""
    made = aws.user("alice")
    for name, value in aws.environment(made).items():
        monkeypatch.setenv(name, value)
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process; its standard output is a pipe."""

    def ran(*words: str) -> Ran:
        capsys.readouterr()
        before = dict(os.environ)
        try:
            status = main(words)
        finally:
            os.environ.clear()
            os.environ.update(before)
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return ran


@pytest.fixture
def process() -> Run:
    """Runs the command as a process of its own."""

    def ran(*words: str, stdin: str = "") -> Ran:
        command = [sys.executable, "-m", "sts_sdk", *words]
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=300, check=False)
        return Ran(done.returncode, done.stdout, done.stderr)

    return ran
