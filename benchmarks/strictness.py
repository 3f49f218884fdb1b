"""How strict local AWSs are: requests that AWS refuses, sent to ours, to moto and to ministack in one run.

``python -m benchmarks.strictness`` writes ``benchmarks/strictness.md``. A refusal has the right code if it is AWS's,
and the right words if its message is the recorded one (where none is recorded, the right code is enough). Also the
calls per second (GetCallerIdentity, one client) and the seconds from start to the first answer.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import unescape

import requests
from botocore.exceptions import BotoCoreError, ClientError

from benchmarks.environments import HOME, Environment
from benchmarks.strictness_cases import assume_role_parameters, authorization, federation
from benchmarks.strictness_rig import Rig, Sent
from benchmarks.strictness_signatures import s3_requests, sts_signatures

HERE = Path(__file__).parent
PORT = 4790


def requests_of(rig: Rig) -> Iterator[Sent]:
    """Every request, with the refusal that AWS gives it."""
    fine = {"RoleArn": "arn:aws:iam::{account}:role/strict-role", "RoleSessionName": "session"}
    for name, change, code, message in assume_role_parameters():
        form = {key: value for key, value in (fine | change).items() if value is not None}
        yield rig.sts(f"AssumeRole: {name}", "alice", "AssumeRole", form, code, message)
    for name, who, action, form, code, message in authorization():
        yield rig.sts(name, who, action, form, code, message)
    for name, action, form, code, message in federation():
        yield rig.sts(f"{action}: {name}", None, action, form, code, message)
    yield from sts_signatures(rig)
    yield from s3_requests(rig)


class Count(NamedTuple):
    """How a server did: requests refused, with the right code, in the right words; and which were not right."""

    total: int
    refused: int
    code: int
    words: int
    wrong: list[str]


def count(rig: Rig) -> Count:
    """Send every request and compare the refusals with AWS's."""
    total = refused = coded = worded = 0
    wrong: list[str] = []
    for sent in requests_of(rig):
        total += 1
        try:
            answer = requests.request(
                sent.method,
                rig.url + sent.path,
                headers=sent.headers,
                data=sent.body,
                timeout=60,
                allow_redirects=False,
            )
        except requests.RequestException:
            wrong.append(sent.name)
            continue
        found = [re.search(f"<{part}>(.*?)</{part}>", answer.text, re.DOTALL) for part in ("Code", "Message")]
        code, message = (unescape(part[1], {"&quot;": '"', "&apos;": "'"}) if part else None for part in found)
        right = code == sent.code
        said = right and (
            sent.message is None or re.fullmatch(_as_pattern(sent.message), message or "", re.DOTALL) is not None
        )
        refused, coded, worded = refused + (answer.status_code >= 400), coded + right, worded + said
        if not said:
            wrong.append(f"{sent.name}: {answer.status_code} {code}")
    return Count(total, refused, coded, worded, wrong)


def _as_pattern(message: str) -> str:
    return ".*".join(map(re.escape, message.split("{...}")))


OURS = f"""
import sys
from sts_sdk.testing import LocalAWS
with LocalAWS(port={PORT}) as aws:
    aws.user("strict-admin", accessKeyId="test", secretKey="test")
    sys.stdin.read()
"""


class Server(NamedTuple):
    """A local AWS: its name, its command, its environment and its port."""

    name: str
    command: list[str]
    environment: dict[str, str]
    port: int


def servers() -> Iterator[Server | str]:
    """The servers that can be had here; a text for one that cannot."""
    ours = f"sts_sdk {version('sts_sdk')}"
    yield Server(ours, [sys.executable, "-c", OURS], {}, PORT)
    yield Server(
        f"moto {version('moto')}",
        [str(Path(sys.executable).with_name("moto_server")), "-p", str(PORT + 1)],
        {},
        PORT + 1,
    )
    environment = Environment("ministack", sys.executable)
    try:
        environment.make("ministack")
    except subprocess.CalledProcessError:
        yield "ministack: not to be had here"
        return
    [found] = [each.name for each in (HOME / "ministack").glob("lib/python*/site-packages/ministack-*.dist-info")]
    name = found.removesuffix(".dist-info").replace("-", " ")
    command = str(environment.python.with_name("ministack"))
    yield Server(f"{name}, AUTH=true", [command], {"AUTH": "true", "GATEWAY_PORT": str(PORT + 2)}, PORT + 2)


def measured(server: Server) -> str:
    """One line of the table."""
    began = time.perf_counter()
    variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **server.environment}
    process = subprocess.Popen(
        server.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=variables
    )
    try:
        url = f"http://127.0.0.1:{server.port}"
        start = _until_it_answers(url, began)
        rig = Rig(url, ("test", "test"))
        found, rate = count(rig), _rate(rig)
    except (ClientError, BotoCoreError, TimeoutError) as error:
        return f"| {server.name} | could not be set up: {type(error).__name__} | | | | |"
    finally:
        process.terminate()
        process.wait()
    for name in found.wrong:
        sys.stderr.write(f"{server.name}: {name}\n")
    cells = (server.name, f"{found.refused} of {found.total}", found.code, found.words, f"{rate:.0f}", f"{start:.1f}")
    return f"| {' | '.join(map(str, cells))} |"


def _until_it_answers(url: str, began: float) -> float:
    while time.perf_counter() - began < 60:
        try:
            requests.get(url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.02)
        else:
            return time.perf_counter() - began
    raise TimeoutError(url)


def _rate(rig: Rig) -> float:
    """Calls of GetCallerIdentity in a second, by one client that signs once and keeps its connection."""
    sent, session = rig.sts("", "alice", "GetCallerIdentity", {}, "", None), requests.Session()
    began, calls = time.perf_counter(), 300
    for _ in range(calls):
        session.post(rig.url, headers=sent.headers, data=sent.body, timeout=30)
    return calls / (time.perf_counter() - began)


def main() -> None:
    """Measure every server and write the table."""
    rows = [measured(server) if isinstance(server, Server) else f"| {server} | | | | | |" for server in servers()]
    table = ["| | refused | right code | right words | calls a second | start, s |", "|---|--:|--:|--:|--:|--:|", *rows]
    text = "\n".join([f"Requests that AWS refuses, {datetime.datetime.now(datetime.UTC):%d %B %Y}", "", *table, ""])
    (HERE / "strictness.md").write_text(text)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
