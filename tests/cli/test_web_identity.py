"""``sts-sdk web-identity``: a role's session for a token, without any key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS


def test_a_token_becomes_a_session(aws: LocalAWS, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
    provider = aws.oidcProvider()
    role, file = aws.role("pod", trusts=provider), tmp_path / "token"
    file.write_text(provider.token("me"), encoding="utf-8")
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(file))

    done = run("web-identity", "--role", role.arn, "--session-name", "here", "--duration", "15m")
    assert f"arn:aws:sts::{aws.account}:assumed-role/pod/here" in done.out
    monkeypatch.setenv("AWS_ROLE_ARN", role.arn)
    assert "SessionToken" in json.loads(run("web-identity", "--token-file", str(file), "--output", "json").out)


def test_without_a_role_or_a_token_it_says_what_it_needs(run: Run, tmp_path: Path) -> None:
    role = "arn:aws:iam::123456789012:role/pod"
    for words in ((), ("--role", role), ("--token-file", "x"), ("--role", role, "--role", role, "--token-file", "x")):
        done = run("web-identity", *words)
        assert (done.status, done.out) == (2, "")
        assert "web-identity needs one role" in done.err


def test_a_token_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("web-identity", "--role", "arn:aws:iam::1:role/x", "--token-file", str(tmp_path / "nothing"))
    assert (done.status, len(done.err.splitlines())) == (2, 1)
    assert "nothing" in done.err
