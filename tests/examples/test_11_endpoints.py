from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent.parent / "examples/11_endpoints.py"


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", [str(EXAMPLE), *arguments])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(EXAMPLE), run_name="__main__")
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_the_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(monkeypatch, capsys).splitlines()
    assert any("US West (Oregon)" in line and "sts.us-west-2.amazonaws.com" in line for line in lines)
    assert sum(".amazonaws.com " in line for line in lines) == 37


def test_the_table_in_japanese(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = run(monkeypatch, capsys, "--lang", "ja")
    assert "アジアパシフィック (東京)" in text
    assert "Asia Pacific" not in text


def test_the_probe_finds_the_two_that_are_switched_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = run(monkeypatch, capsys, "--probe")
    off = [line for line in text.splitlines() if "switched off" in line]
    assert sorted(line.split("sts.")[1].split(".")[0] for line in off) == ["eu-central-1", "sa-east-1"]
    assert sum(" active " in line and " ms " in line for line in text.splitlines()) == 35
    assert "Meanwhile https://sts.us-east-1.amazonaws.com answers." in text
