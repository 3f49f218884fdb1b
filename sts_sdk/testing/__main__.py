"""``python -m sts_sdk.testing``: a local AWS to try by hand, until Ctrl-C."""

from __future__ import annotations

import argparse
import shlex
import signal
import sys
import threading
from collections.abc import Sequence

from sts_sdk.testing._local_aws import LocalAWS


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the environment variables that point a program here, and serve."""
    parser = argparse.ArgumentParser(prog="python -m sts_sdk.testing", description=__doc__)
    parser.add_argument("--region", default="us-east-1", help="the region that it stands for")
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; a free one if left out")
    options = parser.parse_args(arguments)
    # A lock that a signal frees. A handler must not set an Event that its own thread waits for: both take its lock.
    running = threading.Lock()
    running.acquire()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: running.locked() and running.release())
    with LocalAWS(options.region, port=options.port) as aws:
        user, role = aws.user("local", mfa=True), aws.role("Local")
        lines = [f"export {name}={shlex.quote(value)}" for name, value in aws.environment(user).items()]
        lines.append("unset AWS_SESSION_TOKEN AWS_PROFILE")  # of the shell that reads this: they would get in the way
        lines += [f"# a role to assume: {role.arn}", f"# an MFA device: {user.mfa.serial}, seed {user.mfa.seed()}"]
        sys.stdout.write("\n".join([*lines, "# Ctrl-C stops it", ""]))
        sys.stdout.flush()
        with running:
            """A signal came."""


if __name__ == "__main__":
    main()
