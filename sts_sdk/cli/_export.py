"""``sts-sdk export``: credentials in clear, in the form that was asked for by name."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from sts_sdk._provider import expiration_of
from sts_sdk.auth.profile._writer import ProfilesConfigFileWriter
from sts_sdk.auth.profile.internal._profiles import Profile
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._identity import wanted_provider
from sts_sdk.cli._output import VARIABLES, document, program_variables, say_json, shell_lines
from sts_sdk.internal._config_paths import credentials_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form, and the name of a profile."""
    parser.add_argument(
        "form",
        choices=("env", "powershell", "json", "profile"),
        nargs="?",
        default="env",
        metavar="FORM",
        help="env (if not given), powershell, json, or profile",
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help="with profile: write the credentials into this profile")


def run(arguments: argparse.Namespace) -> int:
    """Print, or write, the credentials."""
    if (arguments.form == "profile") != bool(arguments.name):
        raise UsageError("export profile NAME writes a profile; env, powershell and json take no name")
    provider = wanted_provider(arguments)
    credentials, expiration = provider.getCredentials(), expiration_of(provider)
    if arguments.form == "json":
        say_json(document(credentials, expiration))
    elif arguments.form == "profile":
        file = credentials_path()
        ProfilesConfigFileWriter.modifyOrInsertProfiles(file, Profile(arguments.name, credentials))
        print(f"The credentials are in the profile {arguments.name} of {file}.")
    else:
        values = program_variables(credentials, expiration)
        # A token of another session that the shell still has would be sent with these keys.
        stale = [name for name in VARIABLES if name not in values and os.environ.get(name)]
        lines = _posix_lines if arguments.form == "env" else _powershell_lines
        print("\n".join(lines(values, stale)))
    return 0


def _posix_lines(values: dict[str, str], stale: Sequence[str]) -> list[str]:
    return [*shell_lines(values), *(f"unset {name}" for name in stale)]


def _powershell_lines(values: dict[str, str], stale: Sequence[str] = ()) -> list[str]:
    lines = [f"$Env:{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in values.items()]
    return [*lines, *(f"Remove-Item Env:{name}" for name in stale)]
