"""Does the local AWS stay as small as it is over a hundred thousand requests?

    python -m benchmarks.memory [--requests 100000] [--threads 16]

The local AWS runs in a process of its own. Clients send it requests of every kind in turn: identities and sessions,
objects put, read, listed and deleted, users and roles made and deleted, and requests that it refuses. It prints the
size of the server (RSS) and the calls a second at each tenth. It is a failure (exit code 1) if the server grew in the
second half by more than a tenth, or if any answer was another one than the request should have.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlencode

import requests
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from sts_sdk.testing import LocalAWS

REGION = "us-east-1"
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "sts:AssumeRole"},
    }
)
TAGS = b"<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>"
SIGNED_FOR = 300  # seconds; a signature is good for 15 minutes


class Call:
    """A request, signed anew every few minutes, and the status of its answer."""

    def __init__(
        self, url: str, keys: Credentials, service: str, method: str, path: str, body: bytes, status: int
    ) -> None:
        self._url, self._keys, self._service = url, keys, service
        self._method, self._path, self._body, self._status = method, path, body, status
        self._headers: dict[str, str] = {}
        self._signed = -float(SIGNED_FOR)

    def send(self, session: requests.Session) -> str | None:
        """Send it; what is wrong about the answer, None if nothing is."""
        if time.monotonic() - self._signed >= SIGNED_FOR:
            self._sign()
        answer = session.request(
            self._method, self._url + self._path, headers=self._headers, data=self._body, timeout=60
        )
        if answer.status_code == self._status:
            return None
        return f"{self._service} {self._method} {self._path}: {answer.status_code} {answer.text[:200]}"

    def _sign(self) -> None:
        form = {"Content-Type": "application/x-www-form-urlencoded"} if self._service != "s3" else {}
        request = AWSRequest(self._method, self._url + self._path, form, self._body)
        signer = S3SigV4Auth if self._service == "s3" else SigV4Auth
        signer(self._keys, self._service, REGION).add_auth(request)
        self._headers, self._signed = dict(request.headers.items()), time.monotonic()


def calls(url: str, keys: dict[str, Credentials], name: str) -> list[Call]:
    """What one client sends, in this order, again and again."""

    def query(service: str, version: str, who: str, status: int, action: str, **form: str) -> Call:
        body = urlencode({"Action": action, "Version": version, **form}).encode()
        return Call(url, keys[who], service, "POST", "/", body, status)

    def sts(action: str, who: str = "admin", status: int = 200, **form: str) -> Call:
        return query("sts", "2011-06-15", who, status, action, **form)

    def iam(action: str, **form: str) -> Call:
        return query("iam", "2010-05-08", "admin", 200, action, **form)

    def s3(method: str, path: str, who: str = "admin", status: int = 200, body: bytes = b"") -> Call:
        return Call(url, keys[who], "s3", method, path, body, status)

    role = {"RoleArn": "arn:aws:iam::123456789012:role/Load", "RoleSessionName": name}
    return [
        sts("GetCallerIdentity"),
        sts("AssumeRole", **role),
        sts("GetSessionToken"),
        s3("PUT", f"/load/{name}", body=b"x" * 1000),
        s3("GET", f"/load/{name}"),
        s3("GET", "/load?list-type=2"),
        s3("PUT", f"/load/{name}?tagging", body=TAGS),
        sts("AssumeRole", "nobody", 403, **role),
        s3("GET", f"/load/{name}", "nobody", 403),
        s3("GET", f"/load/none-{name}", status=404),
        s3("DELETE", f"/load/{name}", status=204),
        iam("CreateUser", UserName=name),
        iam("DeleteUser", UserName=name),
        iam("CreateRole", RoleName=name, AssumeRolePolicyDocument=TRUST),
        iam("DeleteRole", RoleName=name),
        sts("GetFederationToken", Name="load"),
        sts("GetFederationToken", status=400, Name="x"),
    ]  # fmt: skip


def serve(pipe: Connection) -> None:
    """The local AWS, until the pipe says stop."""
    nothing = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}}
    with LocalAWS(REGION) as aws:
        people = [aws.user("admin"), aws.user("nobody", policy=nothing)]
        aws.role("Load")
        aws.bucket("load")
        pipe.send((os.getpid(), aws.url, {each.name: (each.accessKeyId, each.secretKey) for each in people}))
        pipe.recv()


class Load:
    """Clients in threads of their own, each with its list of requests."""

    def __init__(self, url: str, keys: dict[str, Credentials], threads: int) -> None:
        self.sent = [0] * threads
        self.wrong: list[str] = []
        self.stop = threading.Event()
        self.threads = [
            threading.Thread(target=self._run, args=(number, calls(url, keys, f"client-{number}")), daemon=True)
            for number in range(threads)
        ]
        for thread in self.threads:
            thread.start()

    def _run(self, number: int, mine: list[Call]) -> None:
        with requests.Session() as session:
            while not self.stop.is_set():
                for call in mine:
                    if (wrong := call.send(session)) is not None:
                        self.wrong.append(wrong)
                    self.sent[number] += 1

    def until(self, count: int) -> Iterator[int]:
        """Go on after each tenth of so many requests."""
        for part in range(1, 11):
            while sum(self.sent) < count * part / 10 and any(thread.is_alive() for thread in self.threads):
                time.sleep(0.05)
            yield sum(self.sent)


def resident(process: int) -> float:
    """MiB of a process in memory."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure(count: int, threads: int, process: int, url: str, keys: dict[str, Credentials]) -> list[str]:
    """Send so many requests and watch the server; what is wrong."""
    print(f"{0:7} requests           {resident(process):6.1f} MiB", flush=True)
    load, begun, sizes = Load(url, keys, threads), time.monotonic(), list[float]()
    for sent in load.until(count):
        sizes.append(resident(process))
        rate = sent / (time.monotonic() - begun)
        print(f"{sent:7} requests  {rate:5.0f}/s  {sizes[-1]:6.1f} MiB  {len(load.wrong)} wrong", flush=True)
    load.stop.set()
    for thread in load.threads:
        thread.join(60)
    grown = sizes[-1] > sizes[4] * 1.1
    return [
        *load.wrong[:5],
        *([f"it grew from {sizes[4]:.1f} to {sizes[-1]:.1f} MiB in the second half"] if grown else []),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--threads", type=int, default=16)
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    process, url, found = ours.recv()
    try:
        keys = {name: Credentials(*pair) for name, pair in found.items()}
        wrong = measure(options.requests, options.threads, process, url, keys)
    finally:
        ours.send("stop")
        server.join(10)
        server.kill()
    print("\n".join(["broken:", *wrong]) if wrong else "held: memory is bounded, every answer was right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
