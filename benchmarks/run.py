"""Runs the comparison: python benchmarks/run.py [--quick]; ``make bench`` does.

CPU time of the client's process, runs interleaved, medians. Prints the table, writes results.json, .svg and .md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from environments import clean_variables, environments
from plot import plot
from report import report
from table import ASYNCHRONOUS, GROWTH, MEMORY_TARGET, PEERS, ROWS, SIZE_TARGET

if TYPE_CHECKING:
    import resource
    from collections.abc import Iterator

    from environments import Environment
    from table import Row

HERE = Path(__file__).parent
GIBIBYTE = 1 << 30
AUTHORITY = "authority.pem"  # whose certificate the stub of S3 has
EXTRAS = {"sqs": "sts_sdk-aws", "s3": "sts_sdk-transfer"}  # our environment for a service
KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


class Bench:
    """The stub, the environments and the files that the measured processes get."""

    def __init__(self, urls: dict[str, str], made: dict[str, Environment], folder: Path, quick: bool) -> None:
        self.words = urls | {"UP": str(folder / "gibibyte"), "DOWN": str(folder / "downloaded")}
        self.made = made
        self.folder = folder
        self.quick = quick
        self.failed: dict[str, str] = {}
        self.memory: dict[str, list[float]] = {}

    def row(self, row: Row) -> dict[str, dict[str, float]]:
        """Median and spread for each peer."""
        peers = [peer for peer in row.peers if PEERS[peer][1] in self.made]
        found: dict[str, list[float]] = {peer: [] for peer in peers}
        for _ in range(3 if self.quick else row.rounds):
            for peer in peers:
                figure = self._once(row, peer)
                if figure is not None:
                    found[peer].append(figure)
        return {peer: _summary(figures) for peer, figures in found.items() if figures}

    def _once(self, row: Row, peer: str) -> float | None:
        module, environment, _ = PEERS[peer]
        if row.service:
            module = f"{module}_{row.service}"
            environment = EXTRAS[row.service] if environment == "sts_sdk" else environment
        variables, files = self._variables(row)
        words = [word for part in row.work for word in (files if part == "FILES" else [part])]
        words = [self.words.get(word, word) for word in words]
        program = ["-c", _script(module, *words)] if row.whole else [str(HERE / "work.py"), module, *words]
        command = [str(self.made[environment].python), *program]
        try:
            output, usage, elapsed = measured(command, variables)
        except subprocess.CalledProcessError as failed:
            self._fail(row, peer, failed.stderr)
            return None
        if row.work[0] == "cold" and not row.service:
            self.memory.setdefault(peer, []).append(usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1024))
        if not row.whole:
            return float(output)
        return (elapsed if row.elapsed else usage.ru_utime + usage.ru_stime) * 1e6

    def _variables(self, row: Row) -> tuple[dict[str, str], list[str]]:
        variables = clean_variables()
        if row.service == "s3":
            variables["AWS_CA_BUNDLE"] = str(self.folder / AUTHORITY)
        if row.profiles is None:
            keys = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
            return {**variables, "AWS_SHARED_CREDENTIALS_FILE": os.devnull, **keys}, []
        path = self.folder / f"credentials-{row.profiles}"
        if not path.exists():
            path.write_text("".join(_profile(i, row.profiles) for i in range(row.profiles)))
        return {**variables, "AWS_SHARED_CREDENTIALS_FILE": str(path)}, [str(path)]

    def peaks(self) -> dict[str, float]:
        """The memory of each peer's cold starts of STS that were measured, in megabytes."""
        return {peer: statistics.median(values) for peer, values in self.memory.items()}

    def _fail(self, row: Row, peer: str, errors: str) -> None:
        reason = (errors.strip().splitlines() or ["no reason given"])[-1]
        if peer not in self.failed:
            print(f"left out {peer} at {row.name!r}: {reason}", flush=True)
        self.failed[peer] = reason


def measured(command: list[str], variables: dict[str, str]) -> tuple[bytes, resource.struct_rusage, float]:
    """What a program printed, what it used, and the seconds until it ended; CalledProcessError if it failed."""
    begun = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=variables, cwd=HERE)
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            told = errors.read().decode(errors="replace")
            raise subprocess.CalledProcessError(process.returncode, command, output, told)
    return output, usage, time.monotonic() - begun


def _script(module: str, work: str, url: str, *files: str) -> str:
    """The whole program of a row: nothing of the benchmark's own is in it but the peer's few lines."""
    if files:
        return f"from peers.{module} import {work}, client; {work}(client({url!r}), *{files!r})"
    if module == "interpreter":
        return "pass"
    if module in ASYNCHRONOUS:
        return f"from peers.{module} import calls; calls({url!r}, {int(work == 'cold')}, 1, None)"
    made = f"client({url!r})"
    return f"from peers.{module} import call, client; {f'call({made})' if work == 'cold' else made}"


def _profile(index: int, number: int) -> str:
    # The one that is wanted comes last, so that all have to be passed.
    name = "default" if index == number - 1 else f"team-{index:04}"
    return f"[{name}]\naws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\nregion = us-east-1\n\n"


def _summary(figures: list[float]) -> dict[str, float]:
    median = statistics.median(figures)
    quarters = statistics.quantiles(figures, n=4) if len(figures) > 1 else [median] * 3
    return {"median": median, "spread": (quarters[2] - quarters[0]) / median, "runs": len(figures)}


@contextmanager
def stub(program: str = "stub.py", *arguments: str) -> Iterator[str]:
    """The URL of a stub in a process of its own: STS, or S3."""
    command = [sys.executable, str(HERE / program), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def ratios(figures: dict[str, dict[str, float]]) -> dict[str, float]:
    """Each peer's median as a part of boto3's on the same Python."""
    found = {}
    for peer, figure in figures.items():
        base = figures.get(PEERS[peer][2])
        if base is not None and not (peer.startswith("boto3 (")):
            found[peer] = figure["median"] / base["median"]
    return found


def _time(microseconds: float) -> str:
    return f"{microseconds / 1000:.1f} ms" if microseconds >= 1000 else f"{microseconds:.2f} us"


def _line(name: str, figures: dict[str, dict[str, float]], target: float) -> str:
    found = ratios(figures)
    ours, boto3 = figures["sts_sdk"], figures["boto3"]
    ratio = found["sts_sdk"]
    verdict = "reached" if ratio <= target else "NOT reached"
    others = ", ".join(f"{peer} {value:.3g}" for peer, value in found.items() if peer not in {"sts_sdk", "boto3"})
    return (
        f"{name}\n    {_time(ours['median'])} (spread {ours['spread']:.0%}); boto3 {_time(boto3['median'])} "
        f"(spread {boto3['spread']:.0%}); ratio {ratio:.3f}, target {target}: {verdict}\n    others: {others}"
    )


def _sizes(made: dict[str, Environment]) -> dict[str, dict[str, float]]:
    sizes = {name: environment.installed() for name, environment in made.items() if name != "boto3-newer"}
    return {name: {"megabytes": size, "distributions": number} for name, (size, number) in sizes.items()}


def measure_rows(bench: Bench, part: str = "") -> dict[str, dict]:
    """All rows, or those whose name has this in it; printed as they come."""
    rows = {}
    for row in ROWS:
        if part in row.name:
            rows[row.name] = {"figures": bench.row(row), "target": row.target}
            rows[row.name]["ratios"] = ratios(rows[row.name]["figures"])
            print(_line(row.name, rows[row.name]["figures"], row.target), flush=True)
    return rows


def measure(bench: Bench) -> dict[str, object]:
    """All rows, growth and sizes; printed as they come."""
    rows = measure_rows(bench)
    memory = bench.peaks()
    print(
        f"peak memory of a cold start: {memory['sts_sdk']:.1f} MB, target {MEMORY_TARGET}; boto3 {memory['boto3']:.1f}"
    )
    sizes = _sizes(bench.made)
    part = sizes["sts_sdk"]["megabytes"] / sizes["boto3"]["megabytes"]
    print(f"on the disk: {sizes['sts_sdk']['megabytes']:.1f} MB, ratio {part:.3f}, target {SIZE_TARGET}")
    growth = {}
    for what, steps in GROWTH.items():
        growth[what] = {step.name: bench.row(step) for step in steps}
        for name, figures in growth[what].items():
            print(f"{name} {what}: " + ", ".join(f"{p} {_time(f['median'])}" for p, f in figures.items()), flush=True)
    return {"rows": rows, "memory": memory, "sizes": sizes, "size_ratio": part, "growth": growth}


def _machine() -> dict[str, object]:
    return {"python": platform.python_version(), "system": platform.system(), "cpus": os.cpu_count()}


@contextmanager
def benched(made: dict[str, Environment], quick: bool) -> Iterator[Bench]:
    """What rows are measured with; the file that goes up has no blocks on the disk."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with (folder / "gibibyte").open("wb") as file:
            file.truncate(GIBIBYTE)
        sink = "sink.py", str(GIBIBYTE)
        stubs = {"URL": (), "HTTP": sink, "HTTPS": (*sink, str(folder / AUTHORITY))}
        urls = {name: stack.enter_context(stub(*arguments)) for name, arguments in stubs.items()}
        yield Bench(urls, made, folder, quick)


def only(part: str, quick: bool) -> None:
    """Measure some rows and the sizes, and write them into the results of the last run, in the order of the table."""
    rows = [row for row in ROWS if part in row.name]
    peers = {PEERS[peer][1] for row in rows for peer in row.peers}
    made = environments({*peers, "sts_sdk", "boto3", *(EXTRAS[row.service] for row in rows if row.service)})
    results = json.loads((HERE / "results.json").read_text())
    with benched(made, quick) as bench:
        known = {**results["rows"], **measure_rows(bench, part)}
    results["rows"] = {row.name: known[row.name] for row in ROWS if row.name in known}
    results["memory"] |= bench.peaks()
    results["sizes"] |= _sizes(made)
    results["size_ratio"] = results["sizes"]["sts_sdk"]["megabytes"] / results["sizes"]["boto3"]["megabytes"]
    write(results)


def write(results: dict) -> None:
    """The three files of results."""
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    (HERE / "results.svg").write_text(plot(results))
    (HERE / "results.md").write_text(report(results, MEMORY_TARGET, SIZE_TARGET))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="three runs of everything, some four minutes")
    parser.add_argument("--only", metavar="TEXT", help="rows with this in their name; others as they are")
    asked = parser.parse_args()
    if asked.only is not None:
        only(asked.only, asked.quick)
        return
    made = environments()
    if not {"sts_sdk", "boto3", "requests"} <= set(made):
        sys.exit("nothing to compare without sts_sdk, boto3 and requests")
    before = os.getloadavg()
    with benched(made, asked.quick) as bench:
        results = measure(bench)
    load = {"before": before[0], "after": os.getloadavg()[0]}
    results = {"machine": _machine(), "load": load, "left_out": bench.failed, **results}
    write(results)
    print(f"load average {load['before']:.1f} before, {load['after']:.1f} after")
    print(f"written: results.json, results.svg and results.md in {HERE}")


if __name__ == "__main__":
    main()
