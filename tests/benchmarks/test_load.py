"""The load test holds what it should hold, and notices when it does not.

It is given a number of calls, not of seconds: what a slow machine has not done yet after a second, such as opening its
connections, is no leak of memory.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LOAD = Path(__file__).parents[2] / "benchmarks" / "load.py"


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        ((), 0, "held: no error, memory flat, connections bounded"),
        (("--attempts", "1"), 1, "x an error reached a caller"),
        (("--threads", "16", "--connections", "16", "--faults", "0"), 0, "0 spoilt"),
    ],
)
def test_a_short_load(options: tuple[str, ...], code: int, told: str) -> None:
    command = [sys.executable, str(LOAD), "--calls", "1600", *options]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (ended.returncode, ended.stderr) == (code, "")
    assert told in ended.stdout
