"""The command: Java files in, Python files and a report out."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Final, TextIO

from sts_sdk.internal._text import never_break_on_a_letter
from sts_sdk.porting import _check
from sts_sdk.porting._port import Ported, port
from sts_sdk.porting._reader import MissingExtra, NotJava, decode

CLEAN: Final = 0
FAILED: Final = 1
WRONG: Final = 2
MARKED: Final = 3

_STANDARD_INPUT: Final = Path("-")


def main(argv: list[str] | None = None) -> int:
    """Run the command. The exit status: 0 all translated, 3 with marks, 2 not there or not Java, 1 for the rest."""
    parser = argparse.ArgumentParser(
        prog="python -m sts_sdk.porting",
        description="Port Java that uses the AWS SDK for Java v1 to sts_sdk, line for line.",
    )
    add_arguments(parser)
    never_break_on_a_letter()
    return run(parser.parse_args(argv))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.java", help="- is standard input")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="write the Python here; without it, to standard output"
    )
    parser.add_argument(
        "--check", action="store_true", help="compile the Python, and check its types if mypy is installed"
    )
    parser.add_argument("--diff", action="store_true", help="show Java and Python side by side")
    parser.add_argument("--json", action="store_true", help="write the report as JSON, with the Python in it")


def run(arguments: argparse.Namespace) -> int:
    """Port each file; the worst outcome is the exit status."""
    statuses = [CLEAN]
    reports: list[dict[str, object]] = []
    for path in arguments.files:
        try:
            statuses.append(_one(path, arguments, reports))
        except NotJava as why:
            _say(f"{path}: {why}")
            statuses.append(WRONG)
        except MissingExtra as why:
            _say(str(why))
            statuses.append(FAILED)
        except OSError as why:
            _say(f"{why.filename}: {why.strerror}")
            statuses.append(WRONG if why.filename == str(path) else FAILED)
    if arguments.json:
        sys.stdout.write(json.dumps(reports, indent=2) + "\n")
    return next(status for status in (FAILED, WRONG, MARKED, CLEAN) if status in statuses)


def _one(path: Path, arguments: argparse.Namespace, reports: list[dict[str, object]]) -> int:
    pasted = path == _STANDARD_INPUT
    java = decode(sys.stdin.buffer.read() if pasted else path.read_bytes())
    name = "pasted" if pasted else path.stem
    ported = port(java)
    if arguments.output is not None:
        _write(arguments.output / f"{name}.py", ported.text)
    elif not arguments.json and not arguments.diff:
        sys.stdout.write(ported.text)
    if arguments.diff:
        sys.stdout.write(side_by_side(java, ported.text))
    reports.append(report(path, java, ported))
    if not arguments.json:
        _tell(sys.stderr, path, java, ported)
    status = MARKED if ported.marks else CLEAN
    if arguments.check and not _check.check(ported, name, sys.stderr):
        return FAILED
    return status


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def code_lines(java: str) -> int:
    """How many lines of Java have code: neither blank nor only a comment or a bracket."""
    kept = (line.strip() for line in java.splitlines())
    return sum(1 for line in kept if line.strip("{}();") and not line.startswith(("//", "*", "/*")))


def report(path: Path, java: str, ported: Ported) -> dict[str, object]:
    """What became of a file."""
    return {
        "file": str(path),
        "lines": code_lines(java),
        "marks": [
            {"line": each.line, "reason": each.reason, "java": each.java, "lines": each.lines} for each in ported.marks
        ],
        "hoists": [{"line": each.line, "by": each.by} for each in ported.hoists],
        "to_provide": list(ported.to_provide),
        "python": ported.text,
    }


def _tell(stream: TextIO, path: Path, java: str, ported: Ported) -> None:
    marked = sum(each.lines for each in ported.marks)
    stream.write(f"{path}: {code_lines(java)} lines of code, {marked} marked\n")
    for reason, count in Counter(each.reason for each in ported.marks).most_common():
        lines = ", ".join(str(each.line) for each in ported.marks if each.reason == reason)
        stream.write(f"  {count} x {reason} (line {lines})\n")
    if ported.to_provide:
        stream.write(f"  yours to provide: {', '.join(ported.to_provide)}\n")
    stream.writelines(f"  line {each.line} stands {each.by} lower\n" for each in ported.hoists)


def side_by_side(java: str, python: str, width: int = 78) -> str:
    """Both texts in two columns, line n beside line n."""
    left, right = java.splitlines(), python.splitlines()
    rows = max(len(left), len(right))
    shown = ((_at(left, number), _at(right, number)) for number in range(rows))
    lines = [f"{number:5} {_cut(one, width)} | {two.rstrip()}".rstrip() for number, (one, two) in enumerate(shown, 1)]
    return "\n".join(lines) + "\n"


def _at(lines: list[str], number: int) -> str:
    return lines[number].expandtabs(4) if number < len(lines) else ""


def _cut(line: str, width: int) -> str:
    return f"{line[: width - 1]}…" if len(line) > width else line.ljust(width)
