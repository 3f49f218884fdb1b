"""The ports of a local AWS: where they listen, and https."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sts_sdk.testing import LocalAWS
from support.foreign import sts_call

if TYPE_CHECKING:
    from pathlib import Path

CALLS = """
import boto3
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
print(boto3.client("sts").get_caller_identity()["Arn"])
print(AWSSecurityTokenServiceClientBuilder.defaultClient().getCallerIdentity().getArn())
print([bucket["Name"] for bucket in boto3.client("s3").list_buckets()["Buckets"]])
"""


def test_https_with_what_the_environment_says(tmp_path: Path) -> None:
    with LocalAWS(tls=tmp_path / "ca.pem", config={"buckets": {"photos": {}}}) as aws:
        assert aws.url.startswith("https://127.0.0.1:")
        assert aws.page == f"{aws.url}/_local/"
        assert aws.environment()["AWS_CA_BUNDLE"] == str(tmp_path / "ca.pem")
        done = subprocess.run(
            [sys.executable, "-c", CALLS],
            env={"PATH": os.environ["PATH"], **aws.environment(aws.user("alice"))},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    arn = f"arn:aws:iam::{aws.account}:user/alice"
    assert (done.stdout.splitlines(), done.stderr) == ([arn, arn, "['photos']"], "")


def test_a_port_of_ones_choice_and_the_next_region() -> None:
    with LocalAWS(s3=False) as first:
        port = int(first.url.rpartition(":")[2])
        with pytest.raises(OSError, match=f"port {port} of 127.0.0.1 is taken"), LocalAWS(s3=False, port=port):
            """Nothing starts."""
    with LocalAWS(s3=False, port=port) as second:
        assert second.url == f"http://127.0.0.1:{port}"
        assert second.endpoint("sts", "eu-west-1").getServiceEndpoint() != second.url


def test_an_address_for_containers_has_to_be_asked_for() -> None:
    with LocalAWS(s3=False, host="0.0.0.0") as aws:
        assert aws.url.startswith("http://127.0.0.1:")
        assert sts_call(aws, aws.user("alice"), "GetCallerIdentity").status == 200
