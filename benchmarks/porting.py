"""How much of a folder of Java the porter translates, and how fast: ``python benchmarks/porting.py FOLDER``.

With ``--j2py PYTHON``, the Python of an environment that has j2py-converter 0.8.1, the same files go through it as
well, and the names that nothing binds are counted in the output of both.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sts_sdk.porting._command import code_lines
from sts_sdk.porting._port import port
from sts_sdk.porting._reader import NotJava, decode
from sts_sdk.porting._unbound import names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--j2py", metavar="PYTHON", help="the Python of an environment with j2py-converter")
    arguments = parser.parse_args()
    files = sorted(arguments.folder.rglob("*.java"))
    ours(files)
    if arguments.j2py:
        theirs(files, arguments.j2py)


def ours(files: list[Path]) -> None:
    begun, lines, marked, clean, invalid, unbound, done = time.perf_counter(), 0, 0, 0, 0, 0, 0
    for file in files:
        java = decode(file.read_bytes())
        try:
            ported = port(java)
        except NotJava:
            continue
        done += 1
        lines += code_lines(java)
        marked += sum(each.lines for each in ported.marks)
        clean += not ported.marks
        invalid += not compiles(ported.text)
        unbound += len(names(ported.text))
    spent = time.perf_counter() - begun
    print(f"files {done}, {done / spent:.0f} a second; not valid {invalid};", end=" ")
    print(f"unbound names a file {unbound / max(done, 1):.2f}")
    print(f"lines without a mark {1 - marked / max(lines, 1):.1%} of {lines};", end=" ")
    print(f"files without one {clean / max(done, 1):.1%}")


def compiles(text: str) -> bool:
    try:
        compile(text, "ported", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def theirs(files: list[Path], python: str) -> None:
    begun, done, invalid, unbound = time.perf_counter(), 0, 0, 0
    command = str(Path(python).parent / "j2py")
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            target = Path(folder, f"{file.stem}.py")
            call = [command, "translate", str(file), "-o", str(target), "--no-validate"]
            subprocess.run(call, capture_output=True, check=False)
            if not target.exists():
                continue
            text = target.read_text(encoding="utf-8")
            done += 1
            invalid += not compiles(text)
            unbound += len(names(text))
    spent = time.perf_counter() - begun
    print(f"j2py: files {done} of {len(files)}, {done / spent:.1f} a second; not valid {invalid};", end=" ")
    print(f"unbound names a file {unbound / max(done - invalid, 1):.2f}")


if __name__ == "__main__":
    sys.exit(main())
