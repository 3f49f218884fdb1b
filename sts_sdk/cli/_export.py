"""``sts-sdk export``: credentials in clear, in the form that was asked for by name."""

from __future__ import annotations

import argparse

from sts_sdk._provider import expiration_of
from sts_sdk.auth.profile._writer import ProfilesConfigFileWriter
from sts_sdk.auth.profile.internal._profiles import Profile
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._identity import wanted_provider
from sts_sdk.cli._output import document, program_variables, say_json, shell_lines
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
        print("\n".join(shell_lines(values) if arguments.form == "env" else _powershell_lines(values)))
    return 0


def _powershell_lines(values: dict[str, str]) -> list[str]:
    return [f"$Env:{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in values.items()]
