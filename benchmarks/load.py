"""Does one client hold 32 threads for a minute while one answer in twenty goes wrong?

    python benchmarks/load.py [--seconds 60] [--threads 32] [--faults 0.05] [--connections 24] [--attempts 6]
    python benchmarks/load.py --calls 4000 ...

With ``--calls`` it ends after so many calls, however long they take, and looks at itself after each eighth of them.

The local AWS runs in a process of its own and checks every signature. A share of the requests, one in twenty, is
spoilt at random: 500, 503 or throttling in equal parts with connections that are cut before the answer, before its
headers and inside its body. It is a failure (exit code 1) if

- an error reaches a caller. Six attempts fail together once in 0.05**6, every 64 million calls, so that none may. With
  the three attempts that are the default it would be every 8000th call, which no client can save without a fourth.
- the retry quota runs dry. It holds 500 tokens; a retry costs 14 (throttled: 5) and gives them back when it succeeds,
  and a call without a retry gives 1. At one fault in twenty a call gains 0.95 and loses some 0.05 x 0.05 x 14 = 0.035
  tokens on average, so the bucket stays all but full; 32 threads have some 14 x 32 x 0.05 = 22 out at once.
- memory grows: what Python has allocated (tracemalloc) in the last quarter against the second, and the process (RSS).
- there are more connections than the configuration allows, fewer than that as there are threads.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import random
import statistics
import sys
import threading
import time
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sts_sdk import (
    AWSSecurityTokenServiceClientBuilder,
    AWSStaticCredentialsProvider,
    BasicAWSCredentials,
    ClientConfiguration,
    EndpointConfiguration,
    GetCallerIdentityRequest,
    SdkBaseException,
)
from sts_sdk.testing import Faults, LocalAWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

SPOILT = (
    {"status": 500},
    {"status": 503},
    {"throttle": True},
    {"drop": "at-once"},
    {"drop": "before-headers"},
    {"drop": "inside-body"},
)
GROWTH_OF_PYTHON = 1024 * 1024  # bytes; a leak of 100 bytes a call would be more
GROWTH_OF_PROCESS = 16 * 1024 * 1024
SPARE_FILES = 8  # sockets that are being closed, and what the interpreter opens now and then
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class RandomFaults(Faults):
    """A share of all requests is spoilt, each in one of the ways by turns."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self._random = random.Random(7)
        self.given: Counter[str] = Counter()

    def take(self) -> Any:
        """The fault of the request that came in now, or None."""
        if self._random.random() >= self._share:
            return None
        chosen = self._random.choice(SPOILT)
        self.given[" ".join(f"{name}={value}" for name, value in chosen.items())] += 1
        one = Faults()
        one.next(**chosen)  # the table above
        return one.take()


def serve(pipe: Connection, share: float) -> None:
    """The local AWS, until the pipe says stop; tells what it did."""
    with LocalAWS(s3=False) as aws:
        user = aws.user("load")
        faults = aws._state.faults = RandomFaults(share)  # noqa: SLF001 -- its own are given one by one
        pipe.send((aws.url, user.accessKeyId, user.secretKey))
        seen = 0
        while not pipe.poll(0.5):
            seen += len(aws.requests)
            aws.requests.clear()
        pipe.send((seen + len(aws.requests), dict(faults.given)))


class Load:
    """Threads that call, and what came of it."""

    def __init__(self, client: Any, threads: int) -> None:
        self.client = client
        self.calls = [0] * threads
        self.errors: Counter[str] = Counter()
        self.slowest = [0.0] * threads
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.call, args=(number,), daemon=True) for number in range(threads)]

    def call(self, number: int) -> None:
        request = GetCallerIdentityRequest()
        while not self.stop.is_set():
            begun = time.monotonic()
            try:
                self.client.getCallerIdentity(request)
            except SdkBaseException as error:
                self.errors[f"{type(error).__name__}: {error}"[:160]] += 1
            self.calls[number] += 1
            self.slowest[number] = max(self.slowest[number], time.monotonic() - begun)

    def by_calls(self, calls: int) -> Iterator[None]:
        """Go on after each eighth of so many calls."""
        for part in range(1, 9):
            while sum(self.calls) < calls * part / 8 and any(thread.is_alive() for thread in self.threads):
                time.sleep(0.01)
            yield


def by_seconds(seconds: float) -> Iterator[None]:
    """Go on after each second of so many, or each eighth of them if that is less."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(min(1.0, seconds / 8))
        yield


class Sample:
    """The process at one moment."""

    def __init__(self, load: Load) -> None:
        gc.collect()
        self.calls = sum(load.calls)
        self.python = tracemalloc.get_traced_memory()[0]
        self.process = resident()
        self.files = open_files()
        self.quota = load.client._http.settings.strategy.quota.available  # noqa: SLF001 -- no figure of Java's


def resident() -> int:
    """Bytes of the process in memory; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * PAGE
    except OSError:
        return 0


def open_files() -> int:
    """How many files and sockets are open; 0 where the system does not tell."""
    try:
        return sum(1 for _ in Path("/dev/fd").iterdir())
    except OSError:
        return 0


def verdict(samples: list[Sample], errors: Counter[str], files_before: int, connections: int) -> list[str]:
    """What is wrong; nothing if all is well."""
    wrong = [f"{count} x an error reached a caller: {error}" for error, count in errors.most_common()]
    quarter = max(1, len(samples) // 4)
    early, late = samples[quarter : 2 * quarter] or samples[:1], samples[-quarter:]
    for name, limit in (("python", GROWTH_OF_PYTHON), ("process", GROWTH_OF_PROCESS)):
        growth = median(late, name) - median(early, name)
        if growth > limit:
            wrong.append(f"memory grew: {name} by {growth / 1024:.0f} KiB, allowed are {limit / 1024:.0f}")
    most = max(sample.files for sample in samples) - files_before
    if most > connections + SPARE_FILES:
        wrong.append(f"{most} connections were open, allowed are {connections}")
    if min(sample.quota for sample in samples) < 14:
        wrong.append("the retry quota ran dry")
    if sum(sample.calls for sample in samples[-1:]) == 0:
        wrong.append("no call was made")
    return wrong


def median(samples: list[Sample], name: str) -> float:
    """The middle value of one figure, which one busy moment does not move."""
    return statistics.median(getattr(sample, name) for sample in samples)


def run(options: argparse.Namespace, url: str, access_key: str, secret_key: str) -> list[str]:
    """Load the client for the time given; what is wrong."""
    configuration = ClientConfiguration().withMaxErrorRetry(options.attempts - 1)
    builder = AWSSecurityTokenServiceClientBuilder.standard()
    builder.setEndpointConfiguration(EndpointConfiguration(url, "us-east-1"))
    builder.setCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials(access_key, secret_key)))
    builder.setClientConfiguration(configuration.withMaxConnections(options.connections))
    files_before, samples = open_files(), []
    with builder.build() as client:
        load = Load(client, options.threads)
        tracemalloc.start()
        begun = time.monotonic()
        for thread in load.threads:
            thread.start()
        for _ in load.by_calls(options.calls) if options.calls else by_seconds(options.seconds):
            samples.append(Sample(load))
            show(samples, time.monotonic() - begun, files_before, sum(load.errors.values()))
        load.stop.set()
        for thread in load.threads:
            thread.join(60)
    print(f"slowest call {max(load.slowest):.2f} s; {sum(load.calls)} calls")
    if any(thread.is_alive() for thread in load.threads):
        return ["a thread hangs"]
    return verdict(samples, load.errors, files_before, options.connections)


def show(samples: list[Sample], seconds: float, files_before: int, errors: int) -> None:
    """One line of progress, every fifth sample."""
    if len(samples) % 5:
        return
    now = samples[-1]
    print(
        f"{seconds:5.0f} s  {now.calls:7} calls  {now.calls / seconds:6.0f}/s  {errors} errors  "
        f"{now.files - files_before:3} connections  quota {now.quota:3}  "
        f"python {now.python / 1024:7.0f} KiB  process {now.process / 1024 / 1024:5.1f} MiB",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--calls", type=int, default=0, help="end after so many calls instead")
    parser.add_argument("--threads", type=int, default=32)
    parser.add_argument("--faults", type=float, default=0.05, help="the share of requests that are spoilt")
    parser.add_argument("--connections", type=int, default=24)
    parser.add_argument("--attempts", type=int, default=6)
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs, options.faults), daemon=True)
    server.start()
    try:
        wrong = run(options, *ours.recv())
        ours.send("stop")
        requests, given = ours.recv()
    finally:
        server.join(10)
        server.kill()
    print(f"{requests} requests, {sum(given.values())} spoilt: {given}")
    print("\n".join(["broken:", *wrong]) if wrong else "held: no error, memory flat, connections bounded")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
