"""``sts-sdk credential-process``: for ``credential_process`` in ``~/.aws/config``.

From a warm cache on disk this is a look into one file: no HTTP library is loaded.
"""

from __future__ import annotations

import argparse
import json
import os
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from sts_sdk._exceptions import SdkClientException
from sts_sdk._provider import AWSCredentialsProvider, expiration_of
from sts_sdk.auth._assume_role_builder import AssumeRoleBuilder
from sts_sdk.cli._client import seconds_in
from sts_sdk.cli._failing import CommandError, UsageError
from sts_sdk.cli._identity import HOUR, assumed, checked_role, profile_provider, source_of, wanted_provider
from sts_sdk.cli._output import document, say_json
from sts_sdk.internal._private_file import private_directory

_SESSION_NAME = "sts-sdk-credential-process"  # the same each time, so that the next run finds the session
_ABOVE = "STS_SDK_CREDENTIAL_PROCESS_CALLS"  # which of these commands this one runs for, in the environment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The role, and whether its sessions are kept."""
    parser.add_argument("target", metavar="ROLE", nargs="?", help="the ARN of a role; without it the chain or profile")
    parser.add_argument(
        "--duration", metavar="TIME", type=seconds_in, help="15m, 12h, of the role's session; 1h if not given"
    )
    parser.add_argument("--external-id", metavar="ID", help="what the role's owner asks a third party for")
    parser.add_argument("--mfa", metavar="SERIAL", help="the ARN of the MFA device; its code is asked on the terminal")
    parser.add_argument("--no-cache", action="store_true", help="keep no session on disk, and use none that is there")


def run(arguments: argparse.Namespace) -> int:
    """Print the credentials, with their end."""
    lone = [name for name in ("duration", "external_id", "mfa") if getattr(arguments, name) and not arguments.target]
    if lone:
        raise UsageError(f"--{lone[0].replace('_', '-')} goes with ROLE, which is not given")
    _refuse_a_circle(arguments)
    provider = _provider(arguments)
    say_json(document(provider.getCredentials(), expiration_of(provider)))
    return 0


def _refuse_a_circle(arguments: argparse.Namespace) -> None:
    """A profile whose process asks that profile again would start processes without end."""
    profile = getattr(arguments, "profile", None) or os.environ.get("AWS_PROFILE") or "default"
    asked = json.dumps([arguments.target, profile, getattr(arguments, "role", None)])
    above = os.environ.get(_ABOVE, "").splitlines()
    if asked in above:
        raise CommandError(
            f"the profile {profile} asks itself: its credential_process ends in this command again; "
            "take the credentials from another one by --profile"
        )
    os.environ[_ABOVE] = "\n".join([*above, asked])


def _provider(arguments: argparse.Namespace) -> AWSCredentialsProvider:
    kept = not arguments.no_cache and find_spec("filelock") is not None and _has_a_place()
    profile = getattr(arguments, "profile", None)
    if arguments.target:
        change = partial(_change, arguments=arguments, kept=kept)
        return assumed(wanted_provider(arguments), checked_role(arguments.target), change, name=_SESSION_NAME)
    if profile and not getattr(arguments, "role", None):
        return profile_provider(profile, kept or None)
    return wanted_provider(arguments) if getattr(arguments, "role", None) else source_of(arguments)


def _has_a_place() -> bool:
    """Whether the cache's directory can be had; in a home that cannot be written, STS is called each time."""
    try:
        private_directory(Path("~/.aws/cli/cache").expanduser())
    except (OSError, RuntimeError, SdkClientException):
        return False
    return True


def _change(builder: AssumeRoleBuilder, arguments: argparse.Namespace, *, kept: bool) -> None:
    """What the command line says of a role's sessions."""
    builder.withRoleSessionDurationSeconds(arguments.duration or HOUR).withExternalId(arguments.external_id)
    builder.withSerialNumber(arguments.mfa).withDiskCache(kept)
