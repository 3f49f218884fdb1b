"""``sts-sdk credential-process`` from a warm cache, beside boto3 and the AWS CLI doing the same.

    .venv/bin/python benchmarks/command.py [ROUNDS]

Each gives the session of a role that is on disk already, as JSON. Each round runs all of them once, in turn, each in a
new process; medians of CPU time (user and system, start and exit included) and their ratio to boto3. None calls STS:
the endpoint is a local AWS that counts, and it has answered one AssumeRole for each cache and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from sts_sdk.testing import LocalAWS

ROUNDS = 11
BOTO3 = """
import json
import os
from botocore.session import Session
from botocore.utils import JSONFileCache
import boto3
session = Session(profile="reader")
provider = session.get_component("credential_provider").get_provider("assume-role")
provider.cache = JSONFileCache(os.path.expanduser("~/.aws/boto/cache"))
found = boto3.Session(botocore_session=session).get_credentials()
keys = found.get_frozen_credentials()
print(json.dumps({"Version": 1, "AccessKeyId": keys.access_key, "SecretAccessKey": keys.secret_key,
                  "SessionToken": keys.token, "Expiration": found._expiry_time.isoformat()}))
"""


def commands() -> dict[str, list[str]]:
    """What is compared, by name."""
    found = {
        "boto3": [sys.executable, "-c", BOTO3],
        "sts-sdk": [sys.executable, "-m", "sts_sdk", "credential-process", "--profile", "reader"],
    }
    cli = shutil.which("aws")
    if cli is not None and _is_second(cli):
        found["aws"] = [cli, "configure", "export-credentials", "--profile", "reader"]
    return found


def _is_second(cli: str) -> bool:
    """Whether it is version 2: the first has no ``export-credentials``."""
    told = subprocess.run([cli, "--version"], capture_output=True, text=True, check=False)
    return "aws-cli/2" in told.stdout + told.stderr


def cpu_time(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds of CPU of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def _warm_for_the_cli(cache: Path, role: str) -> None:
    """Our session under the CLI's own name for it: an older CLI, such as Debian's, knows no endpoint but AWS's."""
    (ours,) = cache.glob("*.json")
    name = hashlib.sha1(json.dumps({"RoleArn": role}, sort_keys=True).encode(), usedforsecurity=False).hexdigest()
    (cache / f"{name}.json").write_bytes(ours.read_bytes())


def measured(rounds: int) -> dict[str, list[float]]:
    """The times of each command, interleaved; caches are warm, and modules compiled, by a first run of each."""
    with LocalAWS(s3=False) as aws, tempfile.TemporaryDirectory() as home:
        user = aws.user("alice")
        role = aws.role("reader", trusts=user)
        environment = {**os.environ, **aws.environment(user), "HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        folder = Path(home) / ".aws"
        folder.mkdir(mode=0o700)
        config = f"[profile reader]\nrole_arn = {role.arn}\ncredential_source = Environment\nregion = us-east-1\n"
        (folder / "config").write_text(config, encoding="utf-8")
        compared = commands()
        for name, command in compared.items():
            if name == "aws":
                _warm_for_the_cli(folder / "cli" / "cache", role.arn)
            cpu_time(command, environment)
        calls = len(aws.requests)
        times: dict[str, list[float]] = {name: [] for name in compared}
        for _ in range(rounds):
            for name, command in compared.items():
                times[name].append(cpu_time(command, environment))
        if len(aws.requests) != calls:
            raise SystemExit("a cache was not warm: STS was called while it was measured")
    return times


def main() -> None:
    """Print one line for each command."""
    times = measured(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    base = statistics.median(times["boto3"])
    print(f"{'credential process, warm':<28}{'CPU ms':>8}{'boto3 = 1':>12}")
    for name, each in times.items():
        middle = statistics.median(each)
        print(f"{name:<28}{middle:>8.0f}{middle / base:>12.2f}")
    if "aws" not in times:
        print("aws: version 2, which has export-credentials, is not installed here; left out")


if __name__ == "__main__":
    main()
