"""The STS client of a command."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk.auth._sts import sts_region
from sts_sdk.cli._failing import UsageError
from sts_sdk.services.securitytoken._client import AWSSecurityTokenServiceClient, AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model._structures import Tag


def client_of(arguments: argparse.Namespace, provider: AWSCredentialsProvider) -> AWSSecurityTokenServiceClient:
    """A client in the region that was named, in that of the environment or profile, or in us-east-1."""
    region = getattr(arguments, "region", None) or sts_region()
    return AWSSecurityTokenServiceClientBuilder.standard().withRegion(region).withCredentials(provider).build()


def given_policy(given: str | None) -> str | None:
    """A policy: JSON as it is, or a file that holds it; a UsageError if it is neither."""
    if given is None:
        return None
    text = given
    if not given.lstrip().startswith("{"):
        try:
            text = Path(given).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise UsageError(f"--policy is JSON or a file with JSON; {given!r} cannot be read: {reason}") from error
    try:
        json.loads(text)
    except ValueError as error:
        raise UsageError(f"--policy is no JSON: {error}") from error
    return text


def given_tags(given: Sequence[str] | None) -> list[Tag] | None:
    """Tags from ``KEY=VALUE``."""
    if not given:
        return None
    pairs = [each.partition("=") for each in given]
    wrong = next((key for key, sign, _ in pairs if not sign or not key), None)
    if wrong is not None:
        raise UsageError(f"--tag takes KEY=VALUE, not {wrong!r}")
    return [Tag(key=key, value=value) for key, _, value in pairs]


def seconds_in(text: str) -> int:
    """A duration: ``3600``, ``15m``, ``12h``."""
    unit = {"s": 1, "m": 60, "h": 3600}.get(text[-1:].lower())
    digits = text if unit is None else text[:-1]
    if not digits.isascii() or not digits.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no duration: 3600, 15m and 12h are")
    return int(digits) * (unit or 1)
