"""What commands print, for people and for machines."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import UTC, datetime, timedelta

import pytest

from sts_sdk._credentials import BasicAWSCredentials, BasicSessionCredentials
from sts_sdk.cli import _output
from sts_sdk.cli._failing import UsageError

SESSION = BasicSessionCredentials("ASIAEXAMPLE", "se'cret", "token")
END = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)


class OnTerminal:
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_columns_are_aligned_and_nothing_is_left_behind_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    _output.say([("a", 1), ("longer", "x"), ("none", None)])
    assert capsys.readouterr().out == "a       1\nlonger  x\n"
    assert list(_output.table(("a", "b"), [("long", "x"), ("y", "")])) == ["a     b", "long  x", "y"]


def test_bold_is_for_terminals_without_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _output.bold("x") == "x"
    monkeypatch.setattr("sys.stdout", OnTerminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    colored = _output.bold("x")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = _output.bold("x")
    monkeypatch.undo()
    assert (colored, plain) == ("\x1b[1mx\x1b[0m", "x")


def test_a_pipe_gets_lines_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    _output.say_text(f"{'word ' * 40}end")
    assert capsys.readouterr().out == f"{'word ' * 40}end\n"


def test_times() -> None:
    assert _output.iso(None) is None
    assert _output.iso(END.astimezone()) == "2030-01-02T03:04:05Z"
    assert _output.when(None) is None
    assert (_output.when(datetime.now(UTC) - timedelta(hours=1)) or "").endswith(" UTC (ended)")
    assert (_output.when(datetime.now(UTC) + timedelta(hours=90, minutes=30)) or "").split("(")[1].startswith("90 h ")


def test_variables_and_document_leave_out_what_is_not_known() -> None:
    keys = BasicAWSCredentials("AKIAEXAMPLE", "x")
    assert _output.program_variables(keys, None) == {"AWS_ACCESS_KEY_ID": "AKIAEXAMPLE", "AWS_SECRET_ACCESS_KEY": "x"}
    assert _output.document(keys, None) == {"Version": 1, "AccessKeyId": "AKIAEXAMPLE", "SecretAccessKey": "x"}
    assert _output.program_variables(SESSION, END, "eu-west-1")["AWS_REGION"] == "eu-west-1"
    assert _output.document(SESSION, END)["Expiration"] == "2030-01-02T03:04:05Z"
    assert _output.shell_lines({"A": "it's"}) == ["export A='it'\"'\"'s'"]


def test_a_session_is_masked_for_people_and_in_clear_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    _output.show_session(Namespace(), SESSION, END)
    assert "se'cret" not in capsys.readouterr().out
    _output.show_session(Namespace(output="json"), SESSION, END)
    assert json.loads(capsys.readouterr().out)["SecretAccessKey"] == "se'cret"
    _output.show_session(Namespace(output="env"), SESSION, END)
    assert "export AWS_SESSION_TOKEN=token" in capsys.readouterr().out


@pytest.mark.parametrize("output", ["json", "env"])
def test_no_secret_is_shown_on_a_terminal(output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", OnTerminal())
    with pytest.raises(UsageError, match="prints secrets, so it goes into a pipe or a file"):
        _output.show_session(Namespace(output=output), SESSION, END)
