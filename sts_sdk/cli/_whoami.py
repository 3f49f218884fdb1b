"""``sts-sdk whoami``: one GetCallerIdentity, which needs no permission."""

from __future__ import annotations

import argparse

from sts_sdk._credentials import masked_key
from sts_sdk._provider import expiration_of
from sts_sdk.cli._client import client_of
from sts_sdk.cli._identity import wanted_provider
from sts_sdk.cli._output import output_of, say, say_json, when


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Ask, and show account, ARN and user id."""
    provider = wanted_provider(arguments)
    with client_of(arguments, provider) as client:
        found = client.getCallerIdentity()
    if output_of(arguments) == "json":
        say_json({"Account": found.getAccount(), "Arn": found.getArn(), "UserId": found.getUserId()})
        return 0
    say(
        [
            ("account", found.getAccount()),
            ("arn", found.getArn()),
            ("user id", found.getUserId()),
            ("access key", masked_key(provider.getCredentials().getAWSAccessKeyId())),
            ("expires", when(expiration_of(provider))),
        ]
    )
    return 0
