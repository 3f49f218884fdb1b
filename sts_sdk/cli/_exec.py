"""``sts-sdk exec -- COMMAND``: a program with credentials in its environment, or with a place that renews them."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from sts_sdk._provider import expiration_of
from sts_sdk.auth._sts import sts_region
from sts_sdk.cli._failing import NOT_FOUND, NOT_RUNNABLE, CommandError, UsageError
from sts_sdk.cli._identity import named_region, wanted_provider
from sts_sdk.cli._output import program_variables
from sts_sdk.cli._serve import CredentialsServer

# Whatever else a program could take credentials from, before those that it is given.
_OTHERS: Final = (
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME",
    "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether the program's own SDK renews."""
    parser.usage = "sts-sdk exec [options] -- COMMAND [ARGUMENT ...]"
    parser.add_argument(
        "--serve",
        action="store_true",
        help="give the command a local place to ask, so that its own SDK renews from here",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command; its status, or 126 or 127 if it cannot be run."""
    command = arguments.command_line
    if not command:
        raise UsageError("exec needs a command behind --: sts-sdk exec -- aws s3 ls")
    provider = wanted_provider(arguments)
    region = named_region(arguments) or sts_region()
    credentials = provider.getCredentials()  # what is wrong is told before the command begins
    if not arguments.serve:
        return _status_of(command, _environment_with(program_variables(credentials, expiration_of(provider), region)))
    with CredentialsServer(provider) as server:
        empty = dict.fromkeys(("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"), os.devnull)
        return _status_of(command, _environment_with({**server.environment, **empty, "AWS_REGION": region}))


def _environment_with(given: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    return {**kept, **given, "AWS_DEFAULT_REGION": given["AWS_REGION"]}


def _status_of(command: list[str], environment: Mapping[str, str]) -> int:
    sys.stdout.flush()
    try:
        child = subprocess.Popen(command, env=environment)  # noqa: S603 -- the caller's own command
    except FileNotFoundError as error:
        raise CommandError(f"{command[0]}: command not found", NOT_FOUND) from error
    except OSError as error:
        raise CommandError(f"{command[0]}: {error.strerror}", NOT_RUNNABLE) from error
    while True:
        try:
            status = child.wait()
        except KeyboardInterrupt:
            continue  # the terminal interrupts the command too; what becomes of it is the command's business
        return 128 - status if status < 0 else status
