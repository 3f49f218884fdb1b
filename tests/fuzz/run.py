"""Fuzz what reads foreign text, guided by coverage: ``python tests/fuzz/run.py [--seconds 60] [--keep] [target ...]``.

Needs atheris (``pip install ".[fuzz]"``). Where it has no wheel, hypothesis makes up the input for as long, which
is blind but portable. What breaks a target is written to the current directory and ends the run with exit code 1.
``--keep`` merges what reached new code into the corpus beside this file, which ``make test`` replays.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
LONGEST = 2048
USUAL = ("xml", "profiles")


def main() -> int:
    options = parsed()
    if options.child:
        return by_atheris(options.child, options.rest)
    targets = options.rest or USUAL
    guided = importlib.util.find_spec("atheris") is not None
    if not guided:
        print("atheris is not installed: hypothesis makes up the input, without a look at coverage")
    broken = [
        name
        for name in targets
        if not (guided_run if guided else blind_run)(name, options.seconds / len(targets), options.keep)
    ]
    print(f"broken: {', '.join(broken)}" if broken else f"no target broke: {', '.join(targets)}")
    return 1 if broken else 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--keep", action="store_true", help="merge what reached new code into the corpus")
    parser.add_argument("--child", metavar="TARGET", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs="*", metavar="target", help=f"by default {' and '.join(USUAL)}")
    options, more = parser.parse_known_args()
    options.rest += more
    return options


def guided_run(name: str, seconds: float, keep: bool) -> bool:
    """A process of its own, because libFuzzer ends the one it runs in."""
    kept = CORPUS / name
    kept.mkdir(parents=True, exist_ok=True)
    print(f"{name}: {seconds:.0f} s from {len(list(kept.iterdir()))} files of the corpus", flush=True)
    with tempfile.TemporaryDirectory() as fresh:
        code = run(name, fresh, str(kept), f"-max_total_time={max(1, round(seconds))}")
        if keep:
            merge(name, kept, Path(fresh))
    return code == 0


def merge(name: str, kept: Path, fresh: Path) -> None:
    """Keep the shortest of the new files that take steps which none before them took. (libFuzzer merges programs.)"""
    target = imported(name)
    seen = {step for path in kept.iterdir() for step in steps(target, path.read_bytes())}
    for path in sorted(fresh.iterdir(), key=lambda path: path.stat().st_size):
        data = path.read_bytes()
        new = steps(target, data) - seen
        if new:
            seen |= new
            (kept / sha256(data).hexdigest()[:12]).write_bytes(data)
    print(f"{name}: the corpus has {len(list(kept.iterdir()))} files")


def steps(target: Callable[[bytes], None], data: bytes) -> set[tuple[str, int, int]]:
    """Which lines of the package ran after which."""
    taken: set[tuple[str, int, int]] = set()
    last: dict[FrameType, int] = {}

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        if "sts_sdk" not in frame.f_code.co_filename:
            return None
        taken.add((frame.f_code.co_filename, last.get(frame, 0), frame.f_lineno))
        last[frame] = frame.f_lineno
        return trace

    sys.settrace(trace)
    try:
        target(data)
    finally:
        sys.settrace(None)
    return taken


def imported(name: str) -> Callable[[bytes], None]:
    logging.disable()  # of what is left out of a profile file
    sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]
    from fuzz.targets import TARGETS

    return TARGETS[name]


def run(name: str, *arguments: str) -> int:
    limits = (f"-max_len={LONGEST}", "-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1")
    command = [sys.executable, __file__, "--child", name, *arguments, f"-artifact_prefix=fuzz-{name}-", *limits]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = ended.stderr.splitlines()
    wanted = lines[-60:] if ended.returncode else [line for line in lines if line.startswith("stat::")]
    print("\n".join(wanted))
    return ended.returncode


def by_atheris(name: str, arguments: list[str]) -> int:
    import atheris

    with atheris.instrument_imports(include=["sts_sdk"]):
        target = imported(name)
    atheris.Setup([sys.argv[0], *arguments], target)
    atheris.Fuzz()
    return 0


def blind_run(name: str, seconds: float, keep: bool) -> bool:
    target = imported(name)
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    from fuzz.strategies import LIKELY

    end, count = time.monotonic() + seconds, 0

    @settings(max_examples=2000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(LIKELY[name] | st.binary(max_size=LONGEST))
    def holds(data: bytes) -> None:
        nonlocal count
        count += 1
        if time.monotonic() < end:
            target(data)

    while time.monotonic() < end:
        try:
            holds()
        except Exception as failure:  # noqa: BLE001 -- the finding
            print(f"{name}: {failure!r}", *getattr(failure, "__notes__", ()), sep="\n")
            return False
    print(f"{name}: {count} inputs")
    return True


if __name__ == "__main__":
    sys.exit(main())
