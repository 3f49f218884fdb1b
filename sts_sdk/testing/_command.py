"""The command that serves a local AWS by hand: its arguments, what it prints, and that it ends."""

from __future__ import annotations

import argparse
import secrets
import signal
import sys
import threading
from collections.abc import Mapping

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing._environment import IN_THE_WAY
from sts_sdk.testing._local_aws import LocalAWS
from sts_sdk.testing._shells import SHELLS, default_shell, settings
from sts_sdk.testing.local._gate import log_line
from sts_sdk.testing.server._request_log import LoggedRequest

_FROM_THE_START: Mapping[str, object] = {"users": {"local": {"mfa": True}}, "roles": {"Local": {}}}
_LOOK = 0.5
"""Seconds between two looks whether to stop. On Windows a wait without a limit would not see Ctrl-C."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``run`` reads to a parser."""
    parser.add_argument("--config", metavar="FILE", help="a TOML file with users, roles, policies and buckets")
    parser.add_argument("--region", help="the region that it stands for; us-east-1 if the file names none")
    parser.add_argument("--account", help="the account number, twelve digits")
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; a free one if left out")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on; 0.0.0.0 lets containers, and the network, in"
    )
    parser.add_argument(
        "--name", action="append", default=[], help="a further name under which clients reach it; may be repeated"
    )
    parser.add_argument("--tls", metavar="FILE", help="serve https, and write the authority to trust to this file")
    parser.add_argument("--seed", help="any text: keys and MFA seeds are the same each time for the same text")
    parser.add_argument("--shell", choices=SHELLS, default=default_shell(), help="print the settings for this shell")
    parser.add_argument("--quiet", action="store_true", help="no line per request")


def run(options: argparse.Namespace) -> int:
    """Print the settings that point a program here, and serve until Ctrl-C. Gives the status to exit with."""
    try:
        aws = LocalAWS(
            options.region,
            account=options.account,
            port=options.port,
            host=options.host,
            names=options.name,
            tls=options.tls,
            seed=options.seed or secrets.token_hex(16),  # so that a reset leaves the keys as they were printed
            config=options.config or _FROM_THE_START,
            onRequest=None if options.quiet else _print_line,
        )
        # A lock that a signal frees. A handler must not set an Event that its own thread waits for: both take its lock.
        running = threading.Lock()
        running.acquire()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: _free(running))
        with aws:
            sys.stdout.write("\n".join([*_printed(aws, options), ""]))
            sys.stdout.flush()
            while not running.acquire(timeout=_LOOK):
                """Until Ctrl-C."""
    except (IllegalArgumentException, OSError, ImportError) as error:
        sys.stderr.write(f"local AWS: {_why_it_cannot_start(error)}\n")
        return 2
    return 0


def _why_it_cannot_start(error: Exception) -> str:
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror


def _print_line(entry: LoggedRequest) -> None:
    sys.stderr.write(f"{log_line(entry)}\n")
    sys.stderr.flush()


def _printed(aws: LocalAWS, options: argparse.Namespace) -> list[str]:
    user = next(iter(aws.users.values()), None) or aws.root()
    comments = [f"the page: {aws.page}", f"the token for /_local/reset and /_local/clock: {aws.controlToken}"]
    comments += [f"a role to assume: {role.arn}" for role in aws.roles.values()]
    if user.device is not None:
        comments.append(f"an MFA device: {user.mfa.serial}, seed {user.mfa.seed()}")
    if options.host == "0.0.0.0":  # noqa: S104 -- it was asked for
        comments.insert(0, "everybody in your network can call this")
    return settings(options.shell, aws.environment(user), [*comments, "Ctrl-C stops it"], IN_THE_WAY)


def _free(lock: threading.Lock) -> None:
    if lock.locked():
        lock.release()
