"""One provider for many workers: Dask ships it as configuration, and each worker process keeps a session of its own.

    python examples/12_dask_workers.py [--live]      (with --live: EXAMPLE_ROLE_ARN, EXAMPLE_BUCKET)

Needs the extras ``examples``, ``s3`` and ``cache``. 4 worker processes do 1,000 tasks that read from S3: 4 calls to
STS, and 1 when the workers of a host share their session on disk. Then: what 100,000 workers are to STS in 12 hours.
"""

from __future__ import annotations

import logging
import tempfile
from typing import TYPE_CHECKING, cast

from _fleet import QUOTA, Fleet, by_quarter, seconds_over_quota
from _surroundings import masked, run, say, show
from distributed import Client, LocalCluster, WorkerPlugin, as_completed, get_worker

from sts_sdk.auth import STSAssumeRoleSessionCredentialsProvider
from sts_sdk.services.s3 import AmazonS3ClientBuilder

if TYPE_CHECKING:
    from _surroundings import Surroundings
    from distributed import Worker

WORKERS, TASKS, OBJECTS = 4, 1000, 10


class S3OnWorker(WorkerPlugin):
    """An S3 client in each worker process, over the provider that came with this plugin."""

    def __init__(self, name: str, provider: STSAssumeRoleSessionCredentialsProvider, region: str) -> None:
        self.name = name
        self.provider = provider  # pickled as its settings: no key, no token, no connection
        self.region = region

    def setup(self, worker: Worker) -> None:  # noqa: ARG002 -- Dask hands it over
        self.s3 = AmazonS3ClientBuilder.standard().withCredentials(self.provider).withRegion(self.region).build()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 -- Dask hands it over
        self.s3.shutdown()


def read(plugin: str, bucket: str, number: int) -> tuple[int, str | None]:
    """The task: how long an object is, and which session read it."""
    own = cast("S3OnWorker", get_worker().plugins[plugin])
    text = own.s3.getObjectAsString(bucket, f"part-{number % OBJECTS}")
    return len(text), own.provider.getCredentials().getAWSAccessKeyId()


def main(where: Surroundings) -> None:
    bucket = where.bucket()
    if bucket is None:
        raise SystemExit("With --live, set EXAMPLE_BUCKET to a bucket that the role may write and read.")
    role = where.role("Reader")
    builder = STSAssumeRoleSessionCredentialsProvider.Builder(role, "dask").withRefreshJitter(1)
    fill(bucket, builder.build(), where)
    say("Starting", f"{WORKERS} worker processes")
    # Worker processes inherit the environment, and with it what the default chains find.
    with (
        tempfile.TemporaryDirectory() as cache,
        cluster_of(WORKERS) as cluster,
        Client(cluster) as dask,
    ):
        work(dask, "alone", builder.build(), bucket, where)
        work(dask, "shared on disk", builder.withDiskCache(cache).build(), bucket, where)
    tell_of_a_fleet()


def fill(bucket: str, provider: STSAssumeRoleSessionCredentialsProvider, where: Surroundings) -> None:
    with AmazonS3ClientBuilder.standard().withCredentials(provider).withRegion(where.region).build() as s3:
        if where.local is not None:
            s3.createBucket(bucket)
        for number in range(OBJECTS):
            s3.putObject(bucket, f"part-{number}", "x" * number)


def cluster_of(workers: int) -> LocalCluster:
    """A cluster of local processes, all of them on loopback and on free ports.

    At its end a last heartbeat may find nobody, which is not worth a traceback.
    """
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=2,
        processes=True,
        dashboard_address="127.0.0.1:0",
        worker_dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )


def work(
    dask: Client, name: str, provider: STSAssumeRoleSessionCredentialsProvider, bucket: str, where: Surroundings
) -> None:
    """All tasks, with one provider for all workers; then who asked STS for what."""
    say("Running", f"{TASKS} tasks in {WORKERS} processes, sessions {name}")
    before = asked(where)
    dask.register_plugin(S3OnWorker(name, provider, where.region))
    tasks = dask.map(read, [name] * TASKS, [bucket] * TASKS, range(TASKS), pure=False)
    for done, _ in enumerate(as_completed(tasks), 1):
        if done % (TASKS // 10) == 0:
            say("", f"{done} are done")
    results = dask.gather(tasks)
    sessions = sorted({masked(key) for _, key in results})
    say(name, f"{len(results)} tasks in {WORKERS} processes read {sum(length for length, _ in results)} bytes")
    say("", f"sessions: {', '.join(sessions)}")
    if where.local is not None:
        say("", f"calls to STS: {asked(where) - before}")


def asked(where: Surroundings) -> int:
    return 0 if where.local is None else sum(request.operation == "AssumeRole" for request in where.local.requests)


def tell_of_a_fleet() -> None:
    """What the same provider means for STS when there are very many of it."""
    fleet = Fleet()
    say("A fleet", f"{fleet.workers:,} workers for {fleet.hours} hours, sessions of an hour, all started at once")
    at_once, spread = fleet.calls(), fleet._replace(jitter=1).calls()
    hosts = fleet._replace(workers=fleet.workers // 32, jitter=1).calls()
    tell("without jitter", at_once)
    tell("withRefreshJitter(1)", spread)
    tell("and one session on disk for the 32 workers of a host", hosts)
    print("\n  Renewals in each quarter of the first three hours, and the most in one second:\n")
    print(f"  {'from':>7} {'without jitter':>22} {'withRefreshJitter(1)':>26}")
    for (first, before, most), (_, after, fewer) in zip(by_quarter(at_once), by_quarter(spread), strict=True):
        print(f"  {first // 3600:>4}:{first // 60 % 60:02} {before:>12,} {most:>9,} {after:>16,} {fewer:>9,}")


def tell(words: str, calls: list[int]) -> None:
    over = seconds_over_quota(calls)
    fits = f"{over} seconds over" if over else "always within"
    show(f"  {words}: {sum(calls):,} renewals, at most {max(calls):,} a second, {fits} the usual {QUOTA} a second")


if __name__ == "__main__":
    run(main, __doc__)
