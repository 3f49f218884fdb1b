"""The variables that point a program to a local AWS, laid over a shell with settings of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.foreign import sts_call

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS, User

CALLS = """
import boto3
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
print(boto3.client("sts").get_caller_identity()["Arn"])
print(AWSSecurityTokenServiceClientBuilder.defaultClient().getCallerIdentity().getArn())
"""
OWN = {
    "AWS_SESSION_TOKEN": "FwoG-of-the-developer",
    "AWS_SECURITY_TOKEN": "FwoG-of-the-developer",
    "AWS_CREDENTIAL_EXPIRATION": "2020-01-01T00:00:00Z",
    "AWS_ACCOUNT_ID": "999999999999",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
    "AWS_USE_FIPS_ENDPOINT": "true",
    "AWS_USE_DUALSTACK_ENDPOINT": "true",
    "AWS_REGION": "us-gov-west-1",
    "AWS_ENDPOINT_URL": "http://192.0.2.1",
    "HTTP_PROXY": "http://192.0.2.1:3128",
    "http_proxy": "http://192.0.2.1:3128",
}


def test_over_the_shell_of_somebody_who_is_logged_in(local: LocalAWS, alice: User) -> None:
    surroundings = {"PATH": os.environ["PATH"], **OWN, **local.environment(alice)}
    done = subprocess.run(
        [sys.executable, "-c", CALLS], env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout.splitlines(), done.stderr) == ([alice.arn] * 2, "")


@pytest.mark.parametrize(
    ("already", "becomes"),
    [
        ("", "127.0.0.1,localhost,::1"),
        ("corp.example, localhost", "corp.example,localhost,127.0.0.1,::1"),
        ("*", "*"),
    ],
)
def test_loopback_goes_past_a_proxy(
    local: LocalAWS, monkeypatch: pytest.MonkeyPatch, already: str, becomes: str
) -> None:
    monkeypatch.setenv("NO_PROXY", already)
    environment = local.environment()
    assert (environment["NO_PROXY"], environment["no_proxy"]) == (becomes, becomes)


def test_a_session_is_taken_along(local: LocalAWS, alice: User) -> None:
    from sts_sdk.auth import BasicSessionCredentials

    reply = sts_call(local, alice, "GetSessionToken")
    names = ("AccessKeyId", "SecretAccessKey", "SessionToken")
    keys = BasicSessionCredentials(*(reply.element(name) or "" for name in names))
    assert local.environment(keys)["AWS_SESSION_TOKEN"] == keys.getSessionToken()
