"""``sts-sdk explain``: what the chain would do, and why; nobody is called."""

from __future__ import annotations

import argparse
from io import StringIO

from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain
from sts_sdk.auth._explain import Explanation, Finding
from sts_sdk.auth.profile._provider import ProfileCredentialsProvider
from sts_sdk.cli._output import output_of, say_json, say_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--json``, the same as ``--output json``."""
    parser.add_argument("--json", action="store_true", help="the same as --output json")


def run(arguments: argparse.Namespace) -> int:
    """Show the finding of each provider; status 1 if none has credentials."""
    profile = getattr(arguments, "profile", None)
    if profile:
        report = Explanation(f"profile {profile}", [ProfileCredentialsProvider(profile).explain()])
    else:
        report = DefaultAWSCredentialsProviderChain().explain(StringIO())
    if arguments.json or output_of(arguments) == "json":
        say_json({"used": _provider_name(report.used), "providers": [_json_of(finding) for finding in report]})
    else:
        say_text(str(report))
    return 0 if report.used is not None else 1


def _provider_name(finding: Finding | None) -> str | None:
    return None if finding is None else finding.provider


def _json_of(finding: Finding) -> dict[str, object]:
    return {
        "provider": finding.provider,
        "status": finding.status,
        "why": finding.why,
        "source": finding.source,
        "shadows": list(finding.shadows),
    }
