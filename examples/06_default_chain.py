"""Where credentials would come from, and why: the default chain explains itself without asking anybody.

    python examples/06_default_chain.py [--live]

Without --live it explains three made-up surroundings; with it, yours. In Java one can only try:

    AWSCredentialsProvider provider = DefaultAWSCredentialsProviderChain.getInstance();
    AWSCredentials credentials = provider.getCredentials();  // or an exception that lists every provider
"""

from __future__ import annotations

import os
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from _surroundings import masked, run, say, show

from sts_sdk import SdkClientException
from sts_sdk.auth import DefaultAWSCredentialsProviderChain

if TYPE_CHECKING:
    from _surroundings import Surroundings

CONFIG = """\
[profile base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = made-up

[profile reports]
role_arn = arn:aws:iam::123456789012:role/Reports
source_profile = base
region = ap-northeast-1
"""


def main(where: Surroundings) -> None:
    if where.local is None:
        explain("Your own surroundings")
        return
    with tempfile.TemporaryDirectory() as directory:
        config = Path(directory) / "config"
        config.write_text(CONFIG, encoding="utf-8")
        os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = str(config)
        os.environ["AWS_PROFILE"] = "reports"
        explain("Keys in the environment hide the profile that AWS_PROFILE names")
        del os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
        explain("Without them, the profile's role is assumed")
        config.unlink()
        explain("Without the file there is nothing, and the error says so")
        try:
            DefaultAWSCredentialsProviderChain().getCredentials()
        except SdkClientException as nothing:
            say("The error", nothing)


def explain(title: str) -> None:
    """Print what the chain would do now; as data, the report names the provider that wins."""
    print(f"\n{title}")
    report = DefaultAWSCredentialsProviderChain().explain(StringIO())  # without a stream it prints itself
    show(str(report))
    if report.used is not None:
        say("The winner", report.used.provider)
    say("Access key", masked(os.environ.get("AWS_ACCESS_KEY_ID")) + " in the environment")


if __name__ == "__main__":
    run(main, __doc__)
