"""A program of a user who installed the wheel and nothing else: run by ``make release`` with ``python -I``.

It takes the name of the wheel's file, and says what it saw. The stub of the benchmarks stands in for STS.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import sts_sdk
from sts_sdk import AWSSecurityTokenServiceClientBuilder, GetSessionTokenRequest
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.client.builder import AwsClientBuilder

ROOT = Path(__file__).parent.parent
EXTRAS = ("boto3", "botocore", "moto", "filelock", "opentelemetry", "rich")


def main(wheel: str) -> None:
    """Each step ends the program with a sentence if it fails."""
    home = Path(sts_sdk.__file__).parent
    expect(home != ROOT / "sts_sdk", f"the checkout was imported, not the wheel: {home}")
    expect((home / "py.typed").exists(), "py.typed is missing: type checkers would ignore the types")
    expect(wheel.split("-")[1] == version("sts_sdk") == sts_sdk.__version__, "the versions differ")
    installed = [name for name in EXTRAS if importlib.util.find_spec(name) is not None]
    expect(not installed, f"a plain install brought extras: {installed}")
    print(f"sts_sdk {sts_sdk.__version__} from {home}: {call()}")


def call() -> str:
    """One GetSessionToken over HTTP; the session's access key id."""
    command = [sys.executable, str(ROOT / "benchmarks" / "stub.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as stub:
        assert stub.stdin is not None
        assert stub.stdout is not None
        endpoint = AwsClientBuilder.EndpointConfiguration(stub.stdout.readline().strip(), "us-east-1")
        keys = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "a made-up secret"))
        builder = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(endpoint)
        with builder.withCredentials(keys).build() as client:
            issued = client.getSessionToken(GetSessionTokenRequest(durationSeconds=900)).getCredentials()
        stub.stdin.close()
    expect(bool(issued.getSessionToken()), "GetSessionToken gave no session")
    return f"GetSessionToken gave the session of {issued.getAccessKeyId()}"


def expect(true: bool, otherwise: str) -> None:
    """Go on, or end with what is wrong."""
    if not true:
        raise SystemExit(otherwise)


if __name__ == "__main__":
    main(sys.argv[1])
