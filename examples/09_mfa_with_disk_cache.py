"""A role that wants an MFA code, asked for once: the second run within the hour finds the session on disk.

    python examples/09_mfa_with_disk_cache.py [--live]
        (with --live: EXAMPLE_ROLE_ARN, EXAMPLE_MFA_SERIAL; the code is asked for at the terminal)

The cache is the AWS CLI's (~/.aws/cli/cache): either finds what the other has written. In Java one asks each time:

    AssumeRoleRequest request = new AssumeRoleRequest()
        .withRoleArn(roleArn).withRoleSessionName(name)
        .withSerialNumber(mfaSerial).withTokenCode(prompt("MFA code: "));
"""

from __future__ import annotations

import getpass
import os
import tempfile
from typing import TYPE_CHECKING

from _surroundings import masked, run, say

from sts_sdk.auth import STSAssumeRoleSessionCredentialsProvider

if TYPE_CHECKING:
    from collections.abc import Callable

    from _surroundings import Surroundings


def main(where: Surroundings) -> None:
    if where.local is None:
        serial = os.environ.get("EXAMPLE_MFA_SERIAL") or input("Serial number or ARN of your MFA device: ")
        session(where.role("Admin"), serial, lambda device: getpass.getpass(f"MFA code of {device}: "), cache=True)
        return
    aws = where.local
    alice = aws.user("alice-with-mfa", mfa=True)
    os.environ.update(aws.environment(alice))
    device = alice.device
    if device is None:
        raise SystemExit("A user with MFA has a device.")
    role = aws.role("Admin", trusts=alice, mfa=True).arn
    with tempfile.TemporaryDirectory() as directory:
        for attempt in ("first", "second"):
            print(f"\nThe {attempt} run of a script")
            session(role, device.serial, lambda _: asked(device.code()), cache=f"{directory}/cache")
    calls = sum(request.operation == "AssumeRole" for request in aws.requests)
    print(f"\nSTS was asked {calls} time, and so was the person.")


def session(role: str, serial: str, code: Callable[[str], str], *, cache: bool | str) -> None:
    """One run of a script: a provider of its own, its sessions on disk."""
    with (
        STSAssumeRoleSessionCredentialsProvider.Builder(role, "admin-at-work")
        .withSerialNumber(serial)
        .withTokenCodeProvider(code)
        .withRoleSessionDurationSeconds(3600)
        .withDiskCache(cache)
        .build()
    ) as provider:
        say("Session", masked(provider.getCredentials().getAWSAccessKeyId()))


def asked(code: str) -> str:
    """What the person would type; said, but not shown."""
    say("MFA code", f"asked for ({len(code)} digits, not shown)")
    return code


if __name__ == "__main__":
    run(main, __doc__)
