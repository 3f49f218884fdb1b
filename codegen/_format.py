"""Generated text goes through ruff, so that it cannot be told from hand-written code by its layout."""

from __future__ import annotations

import subprocess
import sys


def formatted(path: str, text: str) -> str:
    """``text`` as ``ruff format`` would leave it in the file ``path``."""
    command = [sys.executable, "-m", "ruff", "format", "--quiet", "--stdin-filename", path, "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)  # noqa: S603 -- argument list, no shell
    if done.returncode != 0:
        raise SystemExit(f"{path}: {done.stderr}\n{text}")
    return done.stdout
