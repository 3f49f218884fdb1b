"""The command: what it prints, how it ends, and what it says when it cannot start."""

from __future__ import annotations

import argparse
import json
import re
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest

from sts_sdk.testing import LocalAWS
from sts_sdk.testing._command import add_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "sts_sdk.testing"]


class Served:
    """A command at work: the lines that it printed, and, when it has ended, its status and what it told."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.status: int | None = None
        self.told = ""

    def value(self, name: str) -> str:
        (found,) = [line for line in self.lines if line.startswith(f"export {name}=")]
        return found.partition("=")[2].strip()


@contextmanager
def serving(*arguments: str, ends: str = "# Ctrl-C stops it\n") -> Iterator[Served]:
    """The command at work until Ctrl-C; killed if it is stuck."""
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        stuck = threading.Timer(60, process.kill)
        stuck.start()
        assert process.stdout is not None
        served = Served([])
        while not served.lines or served.lines[-1] not in (ends, ""):
            served.lines.append(process.stdout.readline())
        try:
            yield served
        finally:
            process.send_signal(signal.SIGINT)
            _, served.told = process.communicate()
            served.status = process.returncode
            stuck.cancel()


def failed(*arguments: str) -> str:
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def test_it_ends_by_ctrl_c_and_tells_each_request() -> None:
    with serving("--seed", "spring") as served:
        url = served.value("AWS_ENDPOINT_URL_STS")
        with urlopen(f"{url}/_local/health") as answer:
            assert json.load(answer)["status"] == "ok"
        with pytest.raises(OSError, match="403"):
            urlopen(f"{url}/?Action=GetCallerIdentity&Version=2011-06-15")
    assert served.status == 0
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d refused 403 sts GetCallerIdentity by nobody in us-east-1: MissingAuthenticationToken\n",
        served.told,
    )


def test_the_page_and_a_reset_that_leaves_the_keys(tmp_path: Path) -> None:
    with serving("--quiet") as served:
        url, text = served.value("AWS_ENDPOINT_URL_STS"), "".join(served.lines)
        assert f"# the page: {url}/_local/\n" in text
        token = re.search(r"# the token for /_local/reset and /_local/clock: (\S+)\n", text)
        assert token is not None
        request = Request(f"{url}/_local/reset", b"", {"Authorization": f"Bearer {token[1]}"})
        with urlopen(request) as answer:
            assert answer.status == 200
        with urlopen(f"{url}/_local/state") as answer:
            (identity,) = json.load(answer)["identities"]
        assert identity["keys"][0]["id"] == f"****{served.value('AWS_ACCESS_KEY_ID')[-4:]}"
    assert served.told == ""


def test_the_same_seed_prints_the_same_keys() -> None:
    printed: list[tuple[str, str]] = []
    for _ in range(2):
        with serving("--seed", "spring") as served:
            printed.append((served.value("AWS_ACCESS_KEY_ID"), served.value("AWS_SECRET_ACCESS_KEY")))
    assert printed[0] == printed[1]


def test_a_file_says_what_there_is(tmp_path: Path) -> None:
    file = tmp_path / "aws.toml"
    file.write_text(
        'region = "eu-west-1"\n[users.ci]\naccess_key_id = "test"\nsecret_access_key = "test"\n[roles.Up]\n'
    )
    with serving("--config", str(file), "--tls", str(tmp_path / "ca.pem")) as served:
        assert served.value("AWS_ACCESS_KEY_ID") == "test"
        assert served.value("AWS_REGION") == "eu-west-1"
        assert served.value("AWS_ENDPOINT_URL_STS").startswith("https://")
        assert served.value("AWS_CA_BUNDLE") == str(tmp_path / "ca.pem")
        assert "# a role to assume: arn:aws:iam::123456789012:role/Up\n" in served.lines


@pytest.mark.parametrize(
    ("shell", "ends", "line"),
    [
        ("powershell", "# Ctrl-C stops it\n", "$env:AWS_REGION = 'us-east-1'\n"),
        ("cmd", "rem Ctrl-C stops it\n", 'set "AWS_REGION=us-east-1"\n'),
    ],
)
def test_other_shells(shell: str, ends: str, line: str) -> None:
    with serving("--shell", shell, ends=ends) as served:
        assert line in served.lines


def test_what_goes_wrong_is_one_line(tmp_path: Path) -> None:
    with LocalAWS(s3=False) as aws:
        port = aws.url.rpartition(":")[2]
        assert failed("--port", port) == (
            f"local AWS: port {port} of 127.0.0.1 is taken, or not for you to use: "
            "give another one, or 0 for a free one\n"
        )
    assert failed("--config", "nowhere.toml") == "local AWS: nowhere.toml: No such file or directory\n"
    assert failed("--region", "eu west").startswith("local AWS: The region 'eu west' is not the name of a region")
    there = tmp_path / "no" / "ca.pem"
    assert failed("--tls", str(there)) == f"local AWS: {there}: No such file or directory\n"
    assert failed("--port", "65536") == "local AWS: port is 65536; it must be 0, for a free one, to 65535\n"


def test_another_program_has_the_same_arguments() -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    options = parser.parse_args(["--name", "aws", "--name", "db", "--host", "0.0.0.0"])
    assert (options.name, options.host, options.port, options.quiet) == (["aws", "db"], "0.0.0.0", 0, False)


def test_sts_sdk_local_is_the_same_command() -> None:
    command = [sys.executable, "-c", "import sys; from sts_sdk.cli._main import main; sys.exit(main())", "local"]
    with LocalAWS(s3=False) as aws:
        port = aws.url.rpartition(":")[2]
        done = subprocess.run([*command, "--port", port], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"local AWS: port {port} of 127.0.0.1 is taken")
