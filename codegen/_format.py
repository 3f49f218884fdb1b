"""Generated text goes through ruff, so that it cannot be told from hand-written code by its layout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent  # whose settings ruff takes
_FIXES = "I,F401,TC005,RUF023"  # sort imports, drop those not used, sort slots

# A comma at the end holds a list open, line by line; generated lists are only as long as they must be.
_STEPS = (
    ("check", "--fix-only", "--quiet", "--select", _FIXES, "--config", "lint.isort.split-on-trailing-comma=false"),
    ("format", "--quiet", "--config", "format.skip-magic-trailing-comma=true"),
)


def formatted(path: str, text: str) -> str:
    """``text`` as ruff would leave it in the file ``path``: imports and slots sorted, laid out."""
    for step in _STEPS:
        command = [sys.executable, "-m", "ruff", *step, "--stdin-filename", path, "-"]
        done = subprocess.run(  # noqa: S603 -- argument list, no shell
            command, input=text, capture_output=True, encoding="utf-8", check=False, cwd=_ROOT
        )
        if done.returncode != 0:
            raise SystemExit(f"{path}: {done.stderr}\n{text}")
        text = done.stdout
    return text
