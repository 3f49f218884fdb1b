"""The page about the local AWS, in both languages: every block is run, from top to bottom."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import tokenize
from io import StringIO
from itertools import takewhile
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "docs"
PAGES = ("local-aws.md", "local-aws.ja.md")
ENDS = "# Ctrl-C stops it\n"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", (FOLDER / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def without_comments(code: str) -> list[str]:
    tokens = tokenize.generate_tokens(StringIO(code).readline)
    return [token.string for token in tokens if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE)]


@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_run_in_order(page: str, tmp_path: Path) -> None:
    first, *rest = blocks(page, "python")
    (tmp_path / "test_first.py").write_text(first, encoding="utf-8")
    (tmp_path / "rest.py").write_text("\n".join(rest), encoding="utf-8")
    (toml,) = blocks(page, "toml")
    (tmp_path / "aws.toml").write_text(toml, encoding="utf-8")
    surroundings = {"PATH": os.environ["PATH"], "AWS_SESSION_TOKEN": "of-another-key"}
    options = {"cwd": tmp_path, "env": surroundings, "capture_output": True, "text": True, "timeout": 300}
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:cov", "--strict-markers", "."]
    done = subprocess.run(tests, check=False, **options)
    assert "3 passed" in done.stdout, done.stdout + done.stderr
    done = subprocess.run([sys.executable, "-W", "ignore::ResourceWarning", "rest.py"], check=False, **options)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no identity-based policy allows the sts:AssumeRole action" in done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_the_command_serves(page: str, tmp_path: Path) -> None:
    (toml,) = blocks(page, "toml")
    (tmp_path / "aws.toml").write_text(toml, encoding="utf-8")
    (line,) = blocks(page, "sh")
    command = [sys.executable, *line.split()[1:]]
    assert line.startswith("python -m sts_sdk.testing ")
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        stuck = threading.Timer(60, process.kill)
        stuck.start()
        assert process.stdout is not None
        lines = [*takewhile(lambda each: each != ENDS, process.stdout)]
        process.send_signal(signal.SIGINT)
        process.wait()
        stuck.cancel()
    assert "export AWS_ACCESS_KEY_ID=test\n" in lines
    assert process.returncode == 0


def test_both_languages_have_the_same_code() -> None:
    english, japanese = (blocks(page, "python") for page in PAGES)
    assert [*map(without_comments, english)] == [*map(without_comments, japanese)]
    assert blocks(PAGES[0], "sh") == blocks(PAGES[1], "sh")
    (first,), (second,) = (blocks(page, "toml") for page in PAGES)
    assert re.sub(" *#.*", "", first) == re.sub(" *#.*", "", second)
    headings = [len(re.findall("^##? ", (FOLDER / page).read_text(encoding="utf-8"), re.MULTILINE)) for page in PAGES]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("page", PAGES)
def test_every_option_of_the_command_is_named(page: str) -> None:
    import argparse

    from sts_sdk.testing._command import add_arguments

    parser = argparse.ArgumentParser(add_help=False)
    add_arguments(parser)
    options = {name for action in parser._actions for name in action.option_strings}
    text = (FOLDER / page).read_text(encoding="utf-8")
    assert sorted(option for option in options if option not in text) == ["--account", "--region"]
