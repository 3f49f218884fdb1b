"""The page of the command has an example of each, in both languages, and every example can be given."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest

from sts_sdk.cli._commands import COMMANDS
from sts_sdk.cli._main import Subcommand, parser_of

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("command.md", "command.ja.md")}


def examples_of(page: str) -> list[str]:
    return re.findall(r"(?:^|\| |\$\()(sts-sdk [a-z][^#\n|)]*)", page, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_command_has_an_example(page: str) -> None:
    assert {example.split()[1] for example in examples_of(page)} == set(COMMANDS)


def test_both_languages_have_the_same_examples_and_figures() -> None:
    english, japanese = PAGES.values()
    assert [line.strip() for line in examples_of(english)] == [line.strip() for line in examples_of(japanese)]
    figures = [re.findall(r"\| (\d+) \| (\d+) \|$", page, re.MULTILINE) for page in (english, japanese)]
    assert figures[0] == figures[1]
    assert len(figures[0]) == 5


@pytest.mark.parametrize("example", examples_of(PAGES["command.md"]))
def test_the_example_can_be_given(example: str) -> None:
    _, *words = shlex.split(example)
    words = words[: words.index("--")] if "--" in words else words
    command = cast("Subcommand", import_module(f"sts_sdk.cli.{COMMANDS[words[0]][1]}"))
    assert parser_of(words[0], command).parse_args(words).command == words[0]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_lines_of_the_files_can_be_given(page: str) -> None:
    (process,) = re.findall(r"^credential_process = (.+)$", page, re.MULTILINE)
    (arguments,) = re.findall(r"args: \[(.+)\]", page)
    for words in (shlex.split(process)[1:], arguments.split(", ")):
        command = cast("Subcommand", import_module(f"sts_sdk.cli.{COMMANDS[words[0]][1]}"))
        assert parser_of(words[0], command).parse_args(words).command == words[0]
