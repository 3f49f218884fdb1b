"""The grammar of the command, and what a person is told of an error."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sts_sdk.cli._commands import COMMANDS

if TYPE_CHECKING:
    from cli.conftest import Run
    from sts_sdk.testing import LocalAWS, User

HELPED = sorted(COMMANDS)


def test_help_names_every_command_and_fits_into_80_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run("--help")

    assert done.status == 0
    assert all(f"  {name} " in done.out for name in COMMANDS)
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize("name", HELPED)
def test_each_command_has_a_help_of_its_own(name: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run(name, "--help")

    assert done.status == 0
    assert done.out.startswith("usage: sts-sdk")
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize(
    "words",
    [("whoami", "--region", "us-east-1", "--output", "json"), ("--output", "json", "whoami", "--region", "us-east-1")],
)
def test_options_stand_before_or_behind_the_command(words: tuple[str, ...], user: User, run: Run) -> None:
    assert json.loads(run(*words).out)["Arn"] == user.arn


def test_a_profile_may_be_called_as_a_command(user: User, run: Run) -> None:
    assert "there is no profile 'local'" in run("--profile", "local", "whoami").err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nonsense",), "invalid choice: 'nonsense' (see sts-sdk --help)"),
        (("whoami", "--nonsense"), "unrecognized arguments: --nonsense (see sts-sdk whoami --help)"),
        (("--nonsense",), "unrecognized arguments: --nonsense (see sts-sdk --help)"),
        (("whoami", "--region", "no region"), "'no region' is not the name of a region"),
        (("session-token", "--duration", "5"), "DurationSeconds is 5, must be 900 to 129600"),
        (("eks-token", ""), "must be text that is not empty"),
        (("endpoints", "--partition", "none"), "There is no partition 'none'; there are aws, "),
        (("completion", "fish"), "argument SHELL: invalid choice: 'fish' (choose from"),
        (("export", "yaml"), "argument FORM: invalid choice: 'yaml' (choose from"),
        (("web-identity", "--role", "arn:aws:iam::123456789012:role/x", "--token-file", "none"), "token file: none"),
        (("assume", "Reports"), "(a role is named by its whole ARN)"),
        (("stubs", "sqs", "none"), "there is no service 'none': name it as Java's package is named"),
        (("exec", "aws", "s3", "ls"), "exec takes its command behind --: sts-sdk exec -- aws s3 ls"),
        (("exec", "--nonsense", "--", "aws"), "unrecognized arguments: --nonsense (see sts-sdk exec --help)"),
        (("assume",), "ROLE"),
        (("assume", "arn:aws:iam::1:user/x"), "is no role"),
        (("whoami", "--role", "admin"), "'admin' is no role: one looks like arn:aws:iam::123456789012:role/NAME"),
        (("session-token", "--duration", "long"), "'long' is no duration"),
        (("exec",), "exec needs a command behind --"),
        (("exec", "--"), "exec needs a command behind --"),
        (("whoami", "--", "x"), "whoami takes nothing behind --"),
        (("export", "profile"), "export profile NAME"),
        (("federation-token", "bob", "--policy", "no-such-file"), "--policy is JSON or a file with JSON"),
        (("federation-token", "bob", "--policy", "{"), "--policy is no JSON"),
        (("federation-token", "bob", "--tag", "team"), "--tag takes KEY=VALUE"),
        (("console",), "the console takes sessions only"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(words: tuple[str, ...], told: str, user: User, run: Run) -> None:
    done = run(*words)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("sts-sdk: ")
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_no_command_shows_the_help(run: Run) -> None:
    done = run()
    assert (done.status, "whoami" in done.out) == (2, True)


def test_a_refusal_takes_four_lines_at_most_and_no_traceback(aws: LocalAWS, user: User, run: Run) -> None:
    role = aws.role("closed", trusts=aws.user("somebody"))
    done = run("assume", role.arn)

    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("sts-sdk: AccessDenied: ")
    assert "sts-sdk why" in done.err
    assert len(done.err.splitlines()) <= 4


def test_debug_shows_the_traceback(aws: LocalAWS, user: User, process: Run) -> None:
    role = aws.role("closed", trusts=aws.user("somebody"))
    done = process("--debug", "assume", role.arn)

    assert "Traceback (most recent call last)" in done.err
    assert user.secretKey not in done.err


def test_without_credentials_the_next_step_is_named(run: Run) -> None:
    done = run("whoami")
    assert done.status == 1
    assert "sts-sdk explain" in done.err
    assert len(done.err.splitlines()) <= 4


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_is_status_130_without_a_traceback(user: User) -> None:
    program = "import sys; from sts_sdk.cli import _whoami; from sts_sdk.cli._main import main\n"
    program += "def wait(arguments):\n    print('waiting', flush=True)\n    import time; time.sleep(300)\n"
    program += "_whoami.run = wait; sys.exit(main(['whoami']))"
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "waiting\n"
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=300)

    assert child.returncode == 130
    assert err.strip() == "sts-sdk: interrupted"


@pytest.mark.posix
def test_a_pipe_that_closes_breaks_nothing() -> None:
    command = f"{sys.executable} -m sts_sdk endpoints; echo status $? >&2"
    child = subprocess.Popen(["/bin/sh", "-c", f"({command}) | true"], stderr=subprocess.PIPE, text=True)
    _, err = child.communicate(timeout=300)

    assert "Traceback" not in err
    assert err.startswith("status ")


def test_a_terminal_that_cannot_show_a_letter_breaks_nothing(
    aws: LocalAWS, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    command = [sys.executable, "-m", "sts_sdk", "whoami", "--profile", "Größe"]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)

    assert done.returncode == 2
    assert b"Gr\\xf6\\xdfe" in done.stderr
