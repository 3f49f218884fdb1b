"""docs/command.md has an example of every command, and every example is a command line that can be given."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest

from sts_sdk.cli._commands import COMMANDS
from sts_sdk.cli._main import Subcommand, parser_of

DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "command.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"(?:^|\| |\$\()(sts-sdk [a-z][^#\n|)]*)", DOCUMENT, re.MULTILINE)


def test_every_command_has_an_example() -> None:
    assert {example.split()[1] for example in EXAMPLES} == set(COMMANDS)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_can_be_given(example: str) -> None:
    _, *words = shlex.split(example)
    words = words[: words.index("--")] if "--" in words else words
    command = cast("Subcommand", import_module(f"sts_sdk.cli.{COMMANDS[words[0]][1]}"))
    assert parser_of(words[0], command).parse_args(words).command == words[0]


def test_the_lines_of_the_files_can_be_given() -> None:
    (process,) = re.findall(r"^credential_process = (.+)$", DOCUMENT, re.MULTILINE)
    (arguments,) = re.findall(r"args: \[(.+)\]", DOCUMENT)
    for words in (shlex.split(process)[1:], arguments.split(", ")):
        command = cast("Subcommand", import_module(f"sts_sdk.cli.{COMMANDS[words[0]][1]}"))
        assert parser_of(words[0], command).parse_args(words).command == words[0]
