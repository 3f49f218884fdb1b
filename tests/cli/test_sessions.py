"""The commands that start sessions: masked for people, in clear for machines."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, User


def sent(aws: LocalAWS) -> tuple[str, dict[str, str]]:
    last = aws.requests[-1]
    return last.operation or "", dict(last.parameters)


def test_whoami(user: User, run: Run) -> None:
    done = run("whoami")
    assert done.status == 0
    assert [line.split()[-1] for line in done.out.splitlines()[1:2]] == [user.arn]
    assert user.secretKey not in done.out


def test_a_chain_of_roles(aws: LocalAWS, user: User, run: Run) -> None:
    first = aws.role("first", trusts=user)
    second = aws.role("second", trusts=first)
    done = run("whoami", "--role", first.arn, "--role", second.arn, "--output", "json")
    assert ":assumed-role/second/" in json.loads(done.out)["Arn"]


def test_assume_is_masked_for_people(aws: LocalAWS, user: User, run: Run) -> None:
    role = aws.role("reader", trusts=user)
    done = run("assume", role.arn, "--session-name", "me", "--duration", "15m")

    assert done.status == 0
    assert f"arn:aws:sts::{aws.account}:assumed-role/reader/me" in done.out
    assert "14 min left" in done.out or "15 min left" in done.out
    assert "ASIA" not in done.out.replace("****", "") or "*" in done.out


def test_assume_in_clear_for_a_machine(aws: LocalAWS, user: User, run: Run) -> None:
    role = aws.role("reader", trusts=user)
    as_json = json.loads(run("assume", role.arn, "--output", "json").out)
    assert set(as_json) == {"Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"}
    lines = run("assume", role.arn, "--output", "env").out.splitlines()
    assert [line.partition("=")[0] for line in lines][:3] == [
        "export AWS_ACCESS_KEY_ID",
        "export AWS_SECRET_ACCESS_KEY",
        "export AWS_SESSION_TOKEN",
    ]


def test_what_an_assume_role_is_given_is_sent(aws: LocalAWS, user: User, run: Run) -> None:
    role = aws.role("reader", trusts=user, externalId="42")
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    words = ("--external-id", "42", "--tag", "team=blue", "--source-identity", "ann", "--session-name", "me")
    run("assume", role.arn, *words, "--policy", policy)
    operation, parameters = sent(aws)

    assert operation == "AssumeRole"
    assert parameters["Tags.member.1.Key"] == "team"
    assert parameters["SourceIdentity"] == "ann"


def test_a_profile_names_its_role_itself(aws: LocalAWS, user: User, run: Run, tmp_path: Path) -> None:
    role = aws.role("reader", trusts=user)
    config = tmp_path / "home" / ".aws" / "config"
    config.parent.mkdir(mode=0o700, exist_ok=True)
    config.write_text(f"[profile reader]\nrole_arn={role.arn}\ncredential_source=Environment\n", encoding="utf-8")

    assert "profile" in run("assume", "reader").out
    assert "goes with an ARN" in run("assume", "reader", "--tag", "a=b").err


def test_session_token(aws: LocalAWS, user: User, run: Run) -> None:
    done = run("session-token", "--duration", "1h", "--output", "json")
    ends = datetime.fromisoformat(json.loads(done.out)["Expiration"])
    assert timedelta(minutes=58) < ends - datetime.now(UTC) <= timedelta(hours=1)


def test_federation_token(aws: LocalAWS, user: User, run: Run) -> None:
    done = run(
        "federation-token",
        "bob",
        "--policy",
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    )
    assert f"arn:aws:sts::{aws.account}:federated-user/bob" in done.out


def test_mfa_codes_are_no_arguments_and_without_a_terminal_nobody_is_asked(
    aws: LocalAWS, user: User, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sts_sdk.cli._prompt._can_ask", lambda: False)
    done = run("session-token", "--mfa", f"arn:aws:iam::{aws.account}:mfa/alice")
    assert done.status == 1
    assert "no terminal to ask on" in done.err
