"""``sts-sdk why``: why access was denied, from an error's text."""

from __future__ import annotations

import argparse
import sys

from sts_sdk._exceptions import SdkClientException
from sts_sdk.cli._client import client_of
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._identity import wanted_provider
from sts_sdk.cli._output import output_of, say_json, say_text
from sts_sdk.services.securitytoken._denied import DeniedExplanation, explain_denied


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The text, and whether AWS may be asked."""
    parser.add_argument("text", metavar="TEXT", nargs="*", help="the error; without it, standard input is read")
    parser.add_argument("--ask", action="store_true", help="have an encoded message decoded, and ask who one is")


def run(arguments: argparse.Namespace) -> int:
    """Show who was denied what by what, and what to do."""
    if not arguments.text and sys.stdin.isatty():
        raise UsageError("why reads an error: aws s3 ls 2>&1 | sts-sdk why")
    text = " ".join(arguments.text) or sys.stdin.read()
    if not text.strip():
        raise UsageError("why reads an error, and there is none")
    found = _asked(text, arguments) if arguments.ask else explain_denied(text)
    if output_of(arguments) == "json":
        say_json(found.to_json())
    else:
        say_text(str(found))
    return 0


def _asked(text: str, arguments: argparse.Namespace) -> DeniedExplanation:
    try:
        with client_of(arguments, wanted_provider(arguments)) as client:
            return explain_denied(text, client)
    except SdkClientException as error:
        print(f"sts-sdk: AWS was not asked: {error}"[:200], file=sys.stderr)
        return explain_denied(text)
