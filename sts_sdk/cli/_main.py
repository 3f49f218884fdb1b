"""The command ``sts-sdk``: its grammar, and what becomes of an error."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn, Protocol, cast

from sts_sdk._version import __version__
from sts_sdk.cli._commands import COMMANDS
from sts_sdk.cli._failing import USAGE, UsageError, failed
from sts_sdk.internal._text import never_break_on_a_letter

STATUSES: Final = """\
exit status: 0 done; 1 it failed; 2 the command line is wrong; 3 port: done,
with marks; 126, 127 exec: the command cannot be run, is not there; else exec
has the command's own; 130 interrupted by Ctrl-C.
"""


_LONGEST_OPTION: Final = 24
_LONGEST_MESSAGE: Final = 120
_TAKING: Final = ("--profile", "--region", "--role", "--output")


class Subcommand(Protocol):
    """What a module of a subcommand has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Its own options and arguments."""
        ...

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the exit status."""
        ...


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where help is."""

    def error(self, message: str) -> NoReturn:
        # The names of all commands would push the rest off the line; help has them, one a line.
        said = message.partition(" (choose from")[0] if len(message) > _LONGEST_MESSAGE else message
        raise UsageError(f"{said} (see {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit status. Nothing but the usage of a process's exit raises from here."""
    given = list(sys.argv[1:] if argv is None else argv)
    never_break_on_a_letter()
    debug = "--debug" in _before_dashes(given)
    try:
        return _run_subcommand(given)
    except SystemExit as leaving:  # argparse, after --help and --version
        return int(leaving.code or 0)
    except BaseException as error:  # noqa: BLE001 -- each becomes a status and at most four lines
        return failed(error, debug=debug)


def _run_subcommand(given: list[str]) -> int:
    words = _before_dashes(given)
    name = _command_in(words)
    command = None if name is None else cast("Subcommand", import_module(f"{__package__}.{COMMANDS[name][1]}"))
    parser = parser_of(name, command)
    arguments, unknown = parser.parse_known_args([_no_option(word) for word in words])
    if unknown:
        raise UsageError(_not_understood(name, unknown))
    arguments.command_line = given[len(words) + 1 :] if len(words) < len(given) else None
    if command is None:
        parser.print_help()
        return USAGE
    if arguments.command_line is not None and name != "exec":
        raise UsageError(f"{name} takes nothing behind --")
    _point_process(arguments)
    return command.run(arguments)


def _not_understood(name: str | None, words: Sequence[str]) -> str:
    if name == "exec" and not words[0].startswith("-"):
        return f"exec takes its command behind --: sts-sdk exec -- {shlex.join(words)}"
    return f"unrecognized arguments: {' '.join(words)} (see {' '.join(['sts-sdk', *([name] if name else [])])} --help)"


def parser_of(name: str | None, command: Subcommand | None) -> argparse.ArgumentParser:
    """The grammar: of all commands their names, of the one that is called its arguments too."""
    parser = _Parser(
        prog="sts-sdk",
        description="Temporary AWS credentials: get them, see where they come from, hand them on.",
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"sts-sdk {__version__}")
    _add_common(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", parser_class=_Parser)
    for each, (line, _) in COMMANDS.items():
        own = commands.add_parser(
            each,
            help=line,
            description=f"{line[0].upper()}{line[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            conflict_handler="resolve",  # a command may mean something else by --region or --output
        )
        _add_common(own)
        if each == name and command is not None:
            command.add_arguments(own)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    # Before or after the command: what is not given leaves no trace, so that neither place undoes the other.
    common = parser.add_argument_group("options of every command")
    nothing = argparse.SUPPRESS
    common.add_argument("--profile", metavar="P", default=nothing, help="take credentials from this profile")
    common.add_argument("--region", metavar="R", default=nothing, help="ask STS in this region")
    common.add_argument(
        "--role", metavar="ARN", action="append", default=nothing, help="assume this role first; again for a chain"
    )
    common.add_argument(
        "--output",
        choices=("text", "json", "env"),
        default=nothing,
        help="text for people; json or env, with the secrets, for machines",
    )
    common.add_argument("--debug", action="store_true", default=nothing, help="log, and show the traceback of an error")


def _point_process(arguments: argparse.Namespace) -> None:
    """The region and the profile for everything that this process does, and for a command that it runs."""
    region, profile = getattr(arguments, "region", None), getattr(arguments, "profile", None)
    if region:
        os.environ["AWS_REGION"] = region
        os.environ.pop("AWS_DEFAULT_REGION", None)
    if profile:
        os.environ["AWS_PROFILE"] = profile
    if getattr(arguments, "debug", False):
        import logging  # noqa: PLC0415 -- for who asks for it

        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)


def _no_option(word: str) -> str:
    """A word that is too long for an option is none, though it begins with a dash, as an encoded message may."""
    return f" {word}" if word.startswith("-") and len(word.partition("=")[0]) > _LONGEST_OPTION else word


def _command_in(words: Sequence[str]) -> str | None:
    """The first word that is a command and no value of an option."""
    before = ("", *words)
    return next(
        (word for last, word in zip(before, words, strict=False) if word in COMMANDS and last not in _TAKING), None
    )


def _before_dashes(given: list[str]) -> list[str]:
    return given[: given.index("--")] if "--" in given else given
