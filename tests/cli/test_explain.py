"""``sts-sdk explain``: what would be used, and nobody is called."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from support.terminal import on_a_terminal

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, User


def test_the_environment_is_used(aws: LocalAWS, user: User, run: Run) -> None:
    found = json.loads(run("explain", "--json").out)
    assert found["used"] == "EnvironmentVariableCredentialsProvider"
    assert {"provider", "status", "why", "source", "shadows"} == found["providers"][0].keys()
    assert run("explain", "--output", "json").out == run("explain", "--json").out
    assert not aws.requests


def test_people_read_it_as_text_without_a_secret(user: User, run: Run) -> None:
    done = run("explain")
    assert done.status == 0
    assert "EnvironmentVariableCredentialsProvider" in done.out
    assert user.secretKey not in done.out


def test_a_profile_is_explained_alone(user: User, run: Run) -> None:
    file = Path.home() / ".aws" / "credentials"
    file.parent.mkdir(mode=0o700)
    file.write_text(f"[p]\naws_access_key_id={user.accessKeyId}\naws_secret_access_key={user.secretKey}\n")
    found = json.loads(run("explain", "--profile", "p", "--json").out)
    assert [row["provider"] for row in found["providers"]] == [found["used"]]


def test_the_status_says_that_there_are_none(run: Run) -> None:
    found = run("explain", "--json")
    assert (found.status, json.loads(found.out)["used"]) == (1, None)


def test_on_a_terminal_lines_are_wrapped_at_words(user: User) -> None:
    status, shown = on_a_terminal([sys.executable, "-m", "sts_sdk", "explain"], 60)

    assert status == 0
    too_long = [line for line in shown.splitlines() if len(line) > 60]
    assert not [line for line in too_long if " " in line.strip()]  # a path is not broken
    assert "EnvironmentVariableCredentialsProvider" in shown
    assert "not configured" in " ".join(shown.split())
