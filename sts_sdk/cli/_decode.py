"""``sts-sdk decode MESSAGE``: what an encoded authorization message says."""

from __future__ import annotations

import argparse
import json
import sys

from sts_sdk.cli._client import client_of
from sts_sdk.cli._identity import wanted_provider
from sts_sdk.services.securitytoken.model._decode_authorization_message import DecodeAuthorizationMessageRequest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The message."""
    parser.add_argument("message", metavar="MESSAGE", help="the encoded message; - reads it from standard input")


def run(arguments: argparse.Namespace) -> int:
    """Have it decoded, which needs the permission sts:DecodeAuthorizationMessage, and print the JSON."""
    message = (sys.stdin.read() if arguments.message == "-" else arguments.message).strip()
    with client_of(arguments, wanted_provider(arguments)) as client:
        request = DecodeAuthorizationMessageRequest(encodedMessage=message)
        decoded = client.decodeAuthorizationMessage(request).getDecodedMessage()
    try:
        print(json.dumps(json.loads(decoded), indent=2))
    except ValueError:
        print(decoded)
    return 0
