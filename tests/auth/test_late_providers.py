"""The default chain loads a provider when it comes to it, and not before."""

from __future__ import annotations

import subprocess
import sys
import threading

from sts_sdk.auth import AWSCredentialsProviderChain, AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.auth._chain import LateProviders

KEYS = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"))

CODE = """
import os, sys
from sts_sdk.auth import DefaultAWSCredentialsProviderChain
os.environ.update(AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY="secret")
chain = DefaultAWSCredentialsProviderChain()
print(chain.getCredentials().getAWSAccessKeyId())
print(sorted(name for name in sys.modules if name.endswith(("_web_identity", "_container", "_instance_profile"))))
print(len(chain.explain().findings))
"""


def test_keys_in_the_environment_load_no_other_provider() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=300)
    lines = done.stdout.splitlines()
    assert lines[:2] == ["AKIAIOSFODNN7EXAMPLE", "[]"]
    assert lines[-1] == "5"


def test_each_is_made_once_whoever_comes_first() -> None:
    made: list[int] = []
    barrier = threading.Barrier(8)

    def make() -> AWSStaticCredentialsProvider:
        made.append(1)
        return KEYS

    chain = AWSCredentialsProviderChain(LateProviders([make, make]))

    def ask() -> None:
        barrier.wait()
        chain.getCredentials()
        chain.refresh()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2
