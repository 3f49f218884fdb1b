"""Where an example runs: the embedded local AWS, or real AWS with --live. Read the examples; this is their stage."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import textwrap
from contextlib import contextmanager
from typing import TYPE_CHECKING

import _extras  # noqa: F401  # pyright: ignore[reportUnusedImport] -- its import does it, before what may be missing

from sts_sdk import DefaultAWSCredentialsProviderChain, SdkClientException
from sts_sdk.regions import DefaultAwsRegionProviderChain
from sts_sdk.testing import LocalAWS

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class Surroundings:
    """What an example needs to know of the place it runs in."""

    def __init__(self, region: str, local: LocalAWS | None) -> None:
        self.region = region
        self.local = local

    @property
    def sts_endpoint(self) -> str:
        """What Java code writes as the service endpoint."""
        if self.local is not None:
            return self.local.endpoint("sts").getServiceEndpoint()
        return f"sts.{self.region}.amazonaws.com"

    def role(self, name: str) -> str:
        """The ARN of a role that the caller may assume: one of the local AWS, or EXAMPLE_ROLE_ARN."""
        if self.local is not None:
            return self.local.role(name).arn
        arn = os.environ.get("EXAMPLE_ROLE_ARN")
        if not arn:
            raise SystemExit("With --live, set EXAMPLE_ROLE_ARN to a role that you may assume.")
        return arn

    def bucket(self) -> str | None:
        """A bucket to write to: a name that is free in the local AWS, or EXAMPLE_BUCKET; None if there is none."""
        return "example-bucket" if self.local is not None else os.environ.get("EXAMPLE_BUCKET")


def run(main: Callable[[Surroundings], None], doc: str | None) -> None:
    """Run an example with its arguments read and its stage set; errors of AWS end it with one line."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--live", action="store_true", help="ask real AWS, with the default credential chain")
    arguments = parser.parse_args()
    try:
        with _live() if arguments.live else _embedded() as surroundings:
            main(surroundings)
    except SdkClientException as failure:
        sys.exit(f"{type(failure).__name__}: {failure}")


@contextmanager
def _embedded() -> Generator[Surroundings]:
    """A local AWS for the length of the example; the default chains find a user of it, named alice."""
    with LocalAWS(region="ap-northeast-1") as aws, only(aws.environment(aws.user("alice"))):
        say("Where", f"the embedded local AWS at {aws.url}, no account needed")
        yield Surroundings(aws.region, aws)


@contextmanager
def only(settings: dict[str, str]) -> Generator[None]:
    """These settings, and none of your own: no session token, no profile, no FIPS, no proxy before the loopback."""
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(settings, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _live() -> Generator[Surroundings]:
    try:
        region = DefaultAwsRegionProviderChain().getRegion()
    except SdkClientException as nowhere:
        raise SystemExit("With --live, set AWS_REGION, or region in your profile: no region was found.") from nowhere
    access_key = DefaultAWSCredentialsProviderChain.getInstance().getCredentials().getAWSAccessKeyId()
    say("Where", f"AWS, region {region}, access key {masked(access_key)}")
    yield Surroundings(region, None)


def say(label: str, text: object) -> None:
    """One line for the person who watches; a terminal gets it wrapped at words, under its label."""
    line = wrapped(f"{label + ':' if label else '':<15} {text}", 16)
    print(f"{line}\n", end="", flush=True)  # in one piece: threads speak, too


def show(text: str) -> None:
    """Lines as they are; a terminal gets each wrapped at words, a little further in than it begins."""
    for line in text.splitlines():
        print(wrapped(line, len(line) - len(line.lstrip()) + 5), flush=True)


def wrapped(line: str, indent: int) -> str:
    """The line as it is for a pipe, where another program reads it; at most as wide as a terminal is."""
    if not sys.stdout.isatty():
        return line
    width = shutil.get_terminal_size().columns
    return textwrap.fill(line, width, subsequent_indent=" " * indent, break_on_hyphens=False)


def masked(text: str | None) -> str:
    """The end of an access key id or the length of a secret, never the whole."""
    if text is None:
        return "none"
    return f"****{text[-4:]}" if len(text) <= 32 else f"({len(text)} characters, not shown)"
