"""The fixture that other people's tests get, and what it costs those who do not use it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.foreign import sts_call

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import LocalAWS


def test_the_fixture_is_there_without_asking(local_aws: LocalAWS) -> None:
    assert local_aws.region == "us-east-1"
    assert sts_call(local_aws, local_aws.user("alice"), "GetCallerIdentity").status == 200


HEAVY = "botocore moto flask jwt cryptography requests urllib3 boto3"
TEST = f"""
import sys

def test_nothing_heavy():
    assert "sts_sdk.testing._pytest" in sys.modules
    assert not set({HEAVY!r}.split()) & set(sys.modules)
    assert "sts_sdk.testing._local_aws" not in sys.modules
"""


def test_the_plugin_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "test_light.py").write_text(TEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:cov", "test_light.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.local_aws(region="eu-west-1", account="111122223333", s3=False)
def test_a_marker_says_what_it_is_made_with(local_aws: LocalAWS) -> None:
    assert (local_aws.region, local_aws.account) == ("eu-west-1", "111122223333")


ENVIRONMENT = """
import os
import boto3
import pytest
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder

arns = []

@pytest.mark.parametrize("turn", [1, 2])
def test_both_clients(turn, local_aws_environment):
    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()
    assert boto3.client("sts").get_caller_identity()["Arn"] == sts.getCallerIdentity().getArn()
    assert len(local_aws_environment.requests) == 2
    boto3.client("s3").create_bucket(Bucket="same-name")
    assert "AWS_PROFILE" not in os.environ
    arns.append(os.environ["AWS_ACCESS_KEY_ID"])

def test_nothing_is_left():
    assert len(set(arns)) == 2
    assert boto3.DEFAULT_SESSION is None
    assert os.environ["AWS_PROFILE"] == "mine"
    assert os.environ["AWS_SESSION_TOKEN"] == "of-mine"
    assert "AWS_ACCESS_KEY_ID" not in os.environ

@pytest.mark.parametrize("turn", [1, 2])
def test_one_for_all(turn, local_aws_session):
    arns.append(local_aws_session.url)
    assert len(set(arns[2:])) == 1

@pytest.mark.local_aws("eu-north-1")
def test_marked(local_aws_environment):
    assert os.environ["AWS_REGION"] == "eu-north-1"
"""


def test_the_process_points_to_a_fresh_one_for_each_test(tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(ENVIRONMENT)
    command = [sys.executable, "-m", "pytest", "-q", "--strict-markers", "-p", "no:cacheprovider", "-p", "no:cov", "."]
    surroundings = {"PATH": os.environ["PATH"], "AWS_PROFILE": "mine", "AWS_SESSION_TOKEN": "of-mine"}
    done = subprocess.run(
        command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, timeout=180, check=False
    )
    assert "6 passed" in done.stdout, done.stdout
