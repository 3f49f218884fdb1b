"""How much of what users see has a type: the score of ``pyright --verifytypes``, which must be 99 % or more.

python tools/type_completeness.py     prints the score; below the limit also what has none, and ends with 1
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = "sts_sdk"
LIMIT = 99.0  # per cent
_SHOWN = 20
_PYRIGHT = (sys.executable, "-m", "pyright")


class Completeness(NamedTuple):
    """What pyright found: per cent, and the symbols without a type."""

    score: float
    lacking: list[str]


def measured(pyright: Sequence[str] = _PYRIGHT) -> Completeness:
    """Ask pyright; SystemExit with its own words if it gives no score."""
    command = [*pyright, "--verifytypes", PACKAGE, "--ignoreexternal", "--outputjson"]
    # pyright asks the first python on PATH where the package is; its status is 1 for all that is below 100 %.
    first = str(Path(sys.executable).parent)
    environment = os.environ | {
        "PATH": os.pathsep.join([first, os.environ.get("PATH", "")]),
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
    }
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    try:
        report: dict[str, Any] = json.loads(done.stdout)
        found: dict[str, Any] = report["typeCompleteness"]
    except (ValueError, KeyError):
        raise SystemExit(f"pyright gave no score: {done.stdout}{done.stderr}") from None
    problems = [str(each["message"]) for each in report.get("generalDiagnostics", ())]
    return Completeness(found["completenessScore"] * 100, [*problems, *_lacking(found["symbols"])])


def _lacking(symbols: list[dict[str, Any]]) -> list[str]:
    unknown = (symbol for symbol in symbols if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"])
    return [
        f"{symbol['name']}: {diagnostic['message'].partition(chr(10))[0]}"
        for symbol in unknown
        for diagnostic in symbol["diagnostics"]
    ]


def main(pyright: Sequence[str] = _PYRIGHT) -> int:
    """Print the score; the status of the program."""
    score, lacking = measured(pyright)
    print(f"{PACKAGE}: {score:.2f} % of what users see has a type (at least {LIMIT:g} %)")
    if score >= LIMIT:
        return 0
    for line in lacking[:_SHOWN]:
        print(f"  {line}")
    if len(lacking) > _SHOWN:
        print(f"  and {len(lacking) - _SHOWN} more")
    return 1


if __name__ == "__main__":
    sys.exit(main())
