"""Run a command and print a line every few seconds while it runs, so that nobody takes a slow download for a hang.

python tools/signs_of_life.py "what it does" COMMAND...
"""

from __future__ import annotations

import subprocess
import sys
import time

EVERY = 4.0  # seconds between lines


def run(what: str, command: list[str]) -> int:
    """The exit status of the command; its output passes through."""
    begun = time.monotonic()
    print(f"{what} ...", flush=True)
    with subprocess.Popen(command) as process:
        while True:
            try:
                status = process.wait(EVERY)
                break
            except subprocess.TimeoutExpired:
                print(f"    still at it, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"    {'done' if status == 0 else 'failed'} after {time.monotonic() - begun:.0f} s", flush=True)
    return status


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(run(sys.argv[1], sys.argv[2:]))
