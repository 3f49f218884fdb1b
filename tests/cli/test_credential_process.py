"""``sts-sdk credential-process``: from ``~/.aws/config`` through botocore, and from a warm cache in next to no time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, Role, User

MODULES = """
import json, sys
from sts_sdk.cli._main import main
status = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(status)
"""
WITHOUT_FILELOCK = "import sys; sys.modules['filelock'] = None\n" + MODULES
KEYS = "import boto3; print(boto3.Session(profile_name='reader').client('sts').get_caller_identity()['Arn'])"


def run_python(program: str, *words: str) -> tuple[str, str]:
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    return done.stdout, done.stderr


def calls(aws: LocalAWS) -> list[str | None]:
    return [request.operation for request in aws.requests]


@pytest.fixture
def role(aws: LocalAWS, user: User) -> Role:
    return aws.role("reader", trusts=user)


def test_it_prints_what_the_format_wants(role: Role, process: Run) -> None:
    done = process("credential-process", role.arn)
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out).keys() == {"Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"}


def test_a_program_on_botocore_takes_it_from_its_config(
    aws: LocalAWS, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path.home() / ".aws" / "config"
    file.parent.mkdir(mode=0o700)
    file.write_text(
        f"[profile reader]\ncredential_process = {sys.executable} -m sts_sdk credential-process {role.arn}\n"
    )

    for _ in range(2):
        assert ":assumed-role/reader/" in run_python(KEYS)[0]
    assert calls(aws).count("AssumeRole") == 1


def test_a_profile_that_asks_itself_ends_in_an_error(role: Role, process: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path.home() / ".aws" / "config"
    file.parent.mkdir(mode=0o700)
    file.write_text(f"[default]\ncredential_process = {sys.executable} -m sts_sdk credential-process {role.arn}\n")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    done = process("credential-process", role.arn)

    assert (done.status, done.out) == (1, "")
    assert len(done.err.splitlines()) <= 4


def test_what_it_says_of_a_profile_that_asks_itself(role: Role, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STS_SDK_CREDENTIAL_PROCESS_CALLS", json.dumps([role.arn, "default", None]))
    done = run("credential-process", role.arn)
    assert (done.status, done.out) == (1, "")
    assert "the profile default asks itself" in done.err


def test_a_warm_cache_loads_no_http_library_and_calls_nobody(aws: LocalAWS, role: Role) -> None:
    cold, _ = run_python(MODULES, "credential-process", role.arn)
    warm, modules = run_python(MODULES, "credential-process", role.arn)

    assert warm == cold
    assert calls(aws) == ["AssumeRole"]
    assert not set(json.loads(modules)) & {
        "requests",
        "urllib3",
        "botocore",
        "filelock",
        "asyncio",
        "ssl",
        "http.client",
    }


def test_a_warm_cache_of_a_profile_loads_no_http_library_either(aws: LocalAWS, role: Role) -> None:
    file = Path.home() / ".aws" / "config"
    file.parent.mkdir(mode=0o700)
    file.write_text(f"[profile reader]\nrole_arn={role.arn}\ncredential_source=Environment\n", encoding="utf-8")
    cold, _ = run_python(MODULES, "credential-process", "--profile", "reader")
    warm, modules = run_python(MODULES, "credential-process", "--profile", "reader")

    assert warm == cold
    assert calls(aws) == ["AssumeRole"]
    assert not set(json.loads(modules)) & {"requests", "urllib3", "botocore", "filelock"}


def test_without_the_extra_it_calls_each_time(aws: LocalAWS, role: Role) -> None:
    found = {run_python(WITHOUT_FILELOCK, "credential-process", role.arn)[0] for _ in range(2)}

    assert len(found) == 2
    assert calls(aws) == ["AssumeRole", "AssumeRole"]
    assert not (Path.home() / ".aws").exists()


def test_no_cache_keeps_nothing(aws: LocalAWS, role: Role, run: Run) -> None:
    assert run("credential-process", "--no-cache", role.arn).status == 0
    assert not (Path.home() / ".aws").exists()


def test_a_home_that_cannot_be_written_is_no_reason_to_fail(
    aws: LocalAWS, role: Role, process: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "read-only"
    home.write_text("nobody, not even root, can make a directory in a file")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    done = process("credential-process", role.arn)

    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["Version"] == 1


@pytest.mark.posix
def test_a_directory_that_belongs_to_others_is_not_used(aws: LocalAWS, role: Role, process: Run) -> None:
    cache = Path.home() / ".aws" / "cli" / "cache"
    cache.parent.mkdir(parents=True)
    cache.symlink_to(Path.home())
    assert process("credential-process", role.arn).status == 0
    assert not list(Path.home().glob("*.json"))
