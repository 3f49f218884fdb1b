"""``sts-sdk export``: four forms, each asked for by name."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk._credentials import AWSSessionCredentials
from sts_sdk.auth.profile._provider import ProfileCredentialsProvider
from sts_sdk.cli._export import _powershell_lines

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, Role, User


@pytest.fixture
def role(aws: LocalAWS, user: User) -> Role:
    return aws.role("reader", trusts=user)


@pytest.mark.posix
def test_env_is_the_form_that_a_shell_reads(role: Role, run: Run) -> None:
    lines = run("export", "--role", role.arn).out
    shell = subprocess.run(["/bin/sh", "-c", f"{lines}\nenv"], capture_output=True, text=True, check=True, env={})
    found = dict(line.split("=", 1) for line in shell.stdout.splitlines())

    assert found["AWS_ACCESS_KEY_ID"].startswith("ASIA")
    assert {"AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"} <= found.keys()


def test_a_users_own_keys_have_no_token(user: User, run: Run) -> None:
    assert run("export", "env").out.splitlines() == [
        f"export AWS_ACCESS_KEY_ID={user.accessKeyId}",
        f"export AWS_SECRET_ACCESS_KEY={shlex.quote(user.secretKey)}",
    ]


def test_powershell(user: User, run: Run) -> None:
    assert run("export", "powershell").out.splitlines() == [
        f"$Env:AWS_ACCESS_KEY_ID = '{user.accessKeyId}'",
        f"$Env:AWS_SECRET_ACCESS_KEY = '{user.secretKey}'",
    ]
    assert _powershell_lines({"A": "it's"}) == ["$Env:A = 'it''s'"]


def test_a_token_that_the_shell_still_has_does_not_stay(
    role: Role, user: User, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path.home() / ".aws" / "credentials"
    file.parent.mkdir(mode=0o700)
    file.write_text(f"[own]\naws_access_key_id={user.accessKeyId}\naws_secret_access_key={user.secretKey}\n")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "of another session")
    monkeypatch.setenv("AWS_CREDENTIAL_EXPIRATION", "2026-01-01T00:00:00Z")
    posix, powershell = (run("export", form, "--profile", "own").out for form in ("env", "powershell"))

    names = ("AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION")
    assert posix.splitlines()[2:] == [f"unset {name}" for name in names]
    assert powershell.splitlines()[2:] == [f"Remove-Item Env:{name}" for name in names]


def test_json_is_what_a_credential_process_prints(role: Role, run: Run) -> None:
    found = json.loads(run("export", "json", "--role", role.arn).out)
    assert found.keys() == {"Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"}


def test_a_profile_is_written_and_others_stay(role: Role, run: Run) -> None:
    file = Path.home() / ".aws" / "credentials"
    file.parent.mkdir(mode=0o700)
    file.write_text("# mine\n[other]\naws_access_key_id=AKIAOTHER\naws_secret_access_key=x\n", encoding="utf-8")
    done = run("export", "profile", "new", "--role", role.arn)
    written = ProfileCredentialsProvider("new").getCredentials()

    assert done.status == 0
    assert isinstance(written, AWSSessionCredentials)
    assert written.getAWSSecretKey() not in done.out
    assert "AKIAOTHER" in file.read_text(encoding="utf-8")


def test_a_home_that_cannot_be_written_is_told_in_one_line(
    user: User, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "read-only"
    home.write_text("nobody, not even root, can make a directory in a file")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    done = run("export", "profile", "new")

    assert (done.status, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert str(home) in done.err
