"""Generated text goes through ruff, so that it cannot be told from hand-written code by its layout."""

from __future__ import annotations

import subprocess
import sys


def formatted(path: str, text: str) -> str:
    """``text`` as ruff would leave it in the file ``path``: imports and slots sorted, laid out."""
    sort = ("check", "--fix-only", "--quiet", "--select", "I,F401,RUF023")
    for step in (sort, ("format", "--quiet")):
        command = [sys.executable, "-m", "ruff", *step, "--stdin-filename", path, "-"]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)  # noqa: S603 -- argument list, no shell
        if done.returncode != 0:
            raise SystemExit(f"{path}: {done.stderr}\n{text}")
        text = done.stdout
    return text
