"""Prints pip's constraints for the lowest releases that pyproject.toml allows of what the package needs to run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path


def constraints(pyproject: Path) -> list[str]:
    """``requests>=2.32.4`` as ``requests==2.32.4``, for each run-time dependency."""
    needed = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [re.sub(r">=([\d.]+).*", r"==\1", each) for each in needed]


if __name__ == "__main__":
    print(*constraints(Path(__file__).parents[2] / "pyproject.toml"), sep="\n")  # noqa: T201 -- what it is for
