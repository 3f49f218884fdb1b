"""A slow command does not look like a hang, and its status is kept."""

from __future__ import annotations

import sys

import pytest

from tools import signs_of_life


def test_a_line_is_printed_again_and_again_while_a_command_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signs_of_life, "EVERY", 0.02)
    assert signs_of_life.run("Sleeping", [sys.executable, "-c", "import time; time.sleep(0.5)"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Sleeping ..."
    assert [line for line in said if "still at it" in line]
    assert said[-1].startswith("    done after")


def test_no_more_than_five_seconds_pass_in_silence() -> None:
    assert signs_of_life.EVERY < 5


def test_the_status_of_the_command_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert signs_of_life.run("Failing", [sys.executable, "-c", "raise SystemExit(7)"]) == 7
    assert "failed after" in capsys.readouterr().out
