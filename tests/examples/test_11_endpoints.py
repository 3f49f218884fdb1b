"""The table of endpoints in the terminal, and the probe: of the example's local AWS, and as if live."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

EXAMPLE = Path(__file__).parent.parent.parent / "examples/11_endpoints.py"


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", [str(EXAMPLE), *arguments])
    monkeypatch.setattr(sys, "path", [str(EXAMPLE.parent), *sys.path])
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
    monkeypatch.setenv("AWS_USE_FIPS_ENDPOINT", "true")  # a setting of the person who runs it, which plays no part
    text = run(monkeypatch, capsys, "--probe")
    assert os.environ["AWS_USE_FIPS_ENDPOINT"] == "true"
    off = [line for line in text.splitlines() if "switched off" in line]
    assert sorted(line.split("sts.")[1].split(".")[0] for line in off) == ["eu-central-1", "sa-east-1"]
    assert sum(" active " in line and " ms " in f"{line} " for line in text.splitlines()) == 35
    assert "Meanwhile https://sts.us-east-1.amazonaws.com answers." in text


def test_live_asks_every_region_with_the_default_chain(
    aws: LocalAWS, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    aws.disableRegion("eu-west-3")
    user = aws.user("prober")
    for name, value in aws.environment(user).items():
        monkeypatch.setenv(name, value)
    text = run(monkeypatch, capsys, "--live")
    asked = [entry for entry in aws.requests if entry.operation == "GetCallerIdentity"]
    [off] = [line for line in text.splitlines() if "switched off" in line]
    assert "sts.eu-west-3.amazonaws.com" in off
    assert sum(" active " in line and " ms " in f"{line} " for line in text.splitlines()) == 36
    assert len(asked) == 37
    assert {entry.accessKey for entry in asked} == {user.accessKeyId}


def test_live_without_credentials_ends_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(EXAMPLE), "--live"])
    monkeypatch.setattr(sys, "path", [str(EXAMPLE.parent), *sys.path])
    with pytest.raises(SystemExit, match="Unable to load AWS credentials"):
        runpy.run_path(str(EXAMPLE), run_name="__main__")


@pytest.mark.parametrize("encoding", ["cp932", "cp437", "ascii"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_console_that_lacks_a_letter_breaks_no_table(encoding: str, language: str) -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLE), "--lang", language],
        capture_output=True, check=False, timeout=300, env=os.environ | {"PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"sts.us-west-2.amazonaws.com" in done.stdout
