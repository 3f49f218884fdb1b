"""The fixture that other people's tests get, and what it costs those who do not use it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

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
