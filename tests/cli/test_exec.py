"""``sts-sdk exec``: what the child gets, what it loses, and what its status becomes."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sts_sdk._provider import AWSCredentialsProvider, expiration_of
from sts_sdk.cli._identity import assumed, wanted_provider

if TYPE_CHECKING:
    import argparse

    from cli.conftest import Run
    from sts_sdk._credentials import AWSCredentials
    from sts_sdk.testing import LocalAWS, User

ENVIRONMENT = "import json, os; print(json.dumps(dict(os.environ)))"
# Reads its credentials twice with an SDK of its own, and tells which keys it had and who it was.
READER = """
import json
import boto3
session = boto3.Session()
keys = [session.get_credentials().get_frozen_credentials().access_key for _ in range(2)]
arn = session.client("sts").get_caller_identity()["Arn"]
print(json.dumps({"keys": keys, "arn": arn, "method": session.get_credentials().method}))
"""


class Renewed(AWSCredentialsProvider):
    """Gives each caller a session of its own."""

    def __init__(self, source: AWSCredentialsProvider) -> None:
        self._source = source

    def getCredentials(self) -> AWSCredentials:
        self._source.refresh()
        return self._source.getCredentials()

    def refresh(self) -> None:
        self._source.refresh()

    def getExpiration(self) -> datetime | None:
        return expiration_of(self._source)


def python(program: str) -> tuple[str, ...]:
    return ("--", sys.executable, "-c", program)


def config(text: str, name: str = "config") -> None:
    file = Path.home() / ".aws" / name
    file.parent.mkdir(mode=0o700, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_credentials_are_in_the_childs_environment(aws: LocalAWS, user: User, process: Run) -> None:
    role = aws.role("reader", trusts=user)
    done = process("exec", "--role", role.arn, *python(ENVIRONMENT))
    found = json.loads(done.out)

    assert (done.status, done.err) == (0, "")
    assert found["AWS_ACCESS_KEY_ID"].startswith("ASIA")
    assert found["AWS_SECRET_ACCESS_KEY"] != user.secretKey
    assert {"AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"} <= found.keys()
    assert datetime.fromisoformat(found["AWS_CREDENTIAL_EXPIRATION"]) > datetime.now(UTC)


def test_the_region_is_the_one_that_was_named(user: User, process: Run) -> None:
    found = json.loads(process("exec", "--region", "eu-west-1", *python(ENVIRONMENT)).out)
    assert found["AWS_REGION"] == found["AWS_DEFAULT_REGION"] == "eu-west-1"


def test_the_child_loses_what_would_name_other_credentials(
    user: User, process: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    config(f"[profile p]\naws_access_key_id={user.accessKeyId}\naws_secret_access_key={user.secretKey}\n")
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere")
    found = json.loads(process("exec", "--profile", "p", *python(ENVIRONMENT)).out)

    assert found["AWS_ACCESS_KEY_ID"] == user.accessKeyId
    assert "AWS_PROFILE" not in found
    assert "AWS_WEB_IDENTITY_TOKEN_FILE" not in found


def test_the_status_is_the_childs(user: User, process: Run) -> None:
    assert process("exec", *python("raise SystemExit(7)")).status == 7


@pytest.mark.parametrize("options", [(), ("--serve",)])
def test_a_child_that_is_not_there_or_cannot_run(
    options: tuple[str, ...], user: User, process: Run, tmp_path: Path
) -> None:
    missing = process("exec", *options, "--", "no-such-command-of-anybody")
    assert (missing.status, missing.err) == (127, "sts-sdk: no-such-command-of-anybody: command not found\n")
    directory = process("exec", *options, "--", str(tmp_path))
    assert directory.status == 126
    assert len(directory.err.splitlines()) == 1


def test_without_credentials_the_child_does_not_begin(process: Run) -> None:
    done = process("exec", *python("print('begun')"))
    assert (done.status, done.out) == (1, "")


def test_a_child_is_served_across_a_renewal(
    aws: LocalAWS, user: User, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # By a clock that is behind, a session ends within the minutes in which boto3 asks anew at each read; and what it
    # asks is made to renew each time.
    role, answer = aws.role("short", trusts=user), tmp_path / "answer"
    aws.clock.skew(minutes=-10)

    def renewing(arguments: argparse.Namespace) -> AWSCredentialsProvider:
        return Renewed(
            assumed(wanted_provider(arguments), role.arn, lambda builder: builder.withRoleSessionDurationSeconds(900))
        )

    monkeypatch.setattr("sts_sdk.cli._exec.wanted_provider", renewing)
    done = run("exec", "--serve", *python(f"import sys; sys.stdout = open({str(answer)!r}, 'w')\n{READER}"))
    found = json.loads(answer.read_text())

    assert done.status == 0
    assert len(set(found["keys"])) == 2
    assert ":assumed-role/short/" in found["arn"]
    assert found["method"] == "container-role"


def test_a_users_own_keys_are_served_too(user: User, process: Run) -> None:
    done = process("exec", "--serve", *python(READER))
    found = json.loads(done.out)

    assert done.status == 0
    assert (found["arn"], found["method"]) == (user.arn, "container-role")


def test_a_default_profile_in_the_childs_files_does_not_win(aws: LocalAWS, user: User, process: Run) -> None:
    role, other = aws.role("reader", trusts=user), aws.user("other")
    keys = f"[default]\naws_access_key_id={other.accessKeyId}\naws_secret_access_key={other.secretKey}\n"
    config(keys, "credentials")
    config(keys)
    done = process("exec", "--serve", "--role", role.arn, *python(READER))

    assert ":assumed-role/reader/" in json.loads(done.out)["arn"]


def test_a_served_child_has_no_keys_in_its_environment(
    user: User, process: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    config("[profile p]\nregion=eu-west-1\n")
    monkeypatch.setenv("AWS_PROFILE", "p")
    found = json.loads(process("exec", "--serve", *python(ENVIRONMENT)).out)

    assert not found.keys() & {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"}
    assert found["AWS_CONFIG_FILE"] == found["AWS_SHARED_CREDENTIALS_FILE"] == os.devnull
    assert found["AWS_CONTAINER_CREDENTIALS_FULL_URI"].startswith("http://127.0.0.1:")
