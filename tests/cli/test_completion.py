"""``sts-sdk completion``: bash takes it, and completes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk.cli._commands import COMMANDS

if TYPE_CHECKING:
    from cli.conftest import Run


def completed(script: str, *words: str) -> list[str]:
    line = " ".join(f"'{word}'" for word in words)
    program = (
        f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _sts_sdk\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_script_is_one_that_bash_can_read(shell: str, run: Run) -> None:
    script = run("completion", shell).out
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)
    assert shell in script


def test_commands_options_and_profiles_are_completed(run: Run) -> None:
    folder = Path.home() / ".aws"
    folder.mkdir()
    (folder / "config").write_text("[default]\nregion=x\n[profile work]\n[profile  home]\n")
    (folder / "credentials").write_text("[old]\n")
    script = run("completion", "bash").out

    assert set(completed(script, "sts-sdk", "")) == set(COMMANDS)
    assert completed(script, "sts-sdk", "who") == ["whoami"]
    assert completed(script, "sts-sdk", "--prof") == ["--profile"]
    assert set(completed(script, "sts-sdk", "--profile", "")) == {"default", "work", "home", "old"}
    assert set(completed(script, "sts-sdk", "--output", "")) == {"text", "json", "env"}
